"""Evidence of a row through its page: texts and files, what is refused, who gets a file back."""

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congtam.sheets.models import Draft, EvidenceFile, Mark, Sheet
from tests.cast import Cast
from tests.web.sheets.desk import Desk, prefix

ROW = "a/#1"
PDF = b"%PDF-1.7\n1 0 obj\n"
PROGRAM = b"MZ\x90\x00" + bytes(500)


@pytest.fixture
def an(ward: Cast) -> Desk:
    return Desk(ward, "an")


def address(sheet: Sheet) -> str:
    return reverse("sheets:evidence", args=[sheet.pk, int(prefix(sheet, ROW)[1:])])


def put(desk: Desk, sheet: Sheet, text: str = "", version: int = 0, **files: bytes) -> str:
    """Files by name, with `__` for the dot."""
    sent = [SimpleUploadedFile(name.replace("__", "."), content) for name, content in files.items()]
    posted = {"evidence": text, "version": str(version), "files": sent}
    return desk.client.post(address(sheet), posted, follow=True).content.decode()


def test_text_and_file_are_kept_and_shown_beside_the_row(an: Desk, sheet: Sheet) -> None:
    """TC25-03."""
    put(an, sheet, "Nghị quyết số 07", bien_ban__pdf=PDF)
    page = an.sheet(sheet)
    assert "Nghị quyết số 07" in page
    assert EvidenceFile.objects.get().name == "bien_ban.pdf"


def test_a_program_with_another_name_is_refused_and_the_text_is_kept(an: Desk, sheet: Sheet) -> None:
    """TC25-03: an .exe renamed .pdf."""
    page = put(an, sheet, "Nghị quyết số 07", bien_ban__pdf=PROGRAM)
    assert "không phải tài liệu nhận được" in page
    assert not EvidenceFile.objects.exists()
    assert Mark.objects.get().evidence == "Nghị quyết số 07"


def test_two_hundred_thousand_letters_are_refused_and_stay_in_the_field(an: Desk, sheet: Sheet) -> None:
    text = "Đảng bộ " * 25_000
    page = put(an, sheet, text)
    assert "Minh chứng dài 199.999 ký tự, quá mức 5.000 ký tự" in page
    assert text.strip() in page
    assert not Mark.objects.exists()
    assert Draft.objects.get().typed["evidence"] == text
    assert text.strip() in an.client.get(address(sheet)).content.decode(), "also on another machine"


def test_letters_typed_in_parts_are_put_together(an: Desk, sheet: Sheet) -> None:
    put(an, sheet, unicodedata.normalize("NFD", "Nghị quyết về đổi mới"))
    assert Mark.objects.get().evidence == "Nghị quyết về đổi mới"


def test_the_second_to_write_is_told(an: Desk, sheet: Sheet) -> None:
    put(an, sheet, "bản một")
    page = put(an, sheet, "bản hai", version=0)
    assert "đã ghi dòng này lúc" in page
    assert Mark.objects.get().evidence == "bản một"
    assert "bản hai" in an.client.get(address(sheet)).content.decode()


def test_a_file_comes_back_as_a_file(an: Desk, sheet: Sheet) -> None:
    put(an, sheet, bien_ban__pdf=PDF)
    kept = EvidenceFile.objects.get()
    response = an.client.get(reverse("sheets:file", args=[sheet.pk, kept.pk]))
    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("who", ["binh", "cuc", "dung", "khoa"])
def test_nobody_reaches_a_file_of_a_sheet_that_was_not_given(
    ward: Cast, an: Desk, sheet: Sheet, who: str
) -> None:
    put(an, sheet, bien_ban__pdf=PDF)
    Desk(ward, who).page("sheets:file", sheet.pk, EvidenceFile.objects.get().pk, status=403)


def test_a_file_of_another_sheet_is_not_found_under_ones_own(ward: Cast, an: Desk, sheet: Sheet) -> None:
    put(an, sheet, bien_ban__pdf=PDF)
    file = EvidenceFile.objects.get()
    other = Sheet.objects.create(
        organisation=sheet.organisation,
        dossier=sheet.dossier.campaign.dossiers.get(kind="member", person=ward.persons["cuc"]),
        who=f"person:{ward.persons['cuc'].pk}",
        name="Lê Thị Cúc",
        opened_at=sheet.opened_at,
    )
    Desk(ward, "cuc").page("sheets:file", other.pk, file.pk, status=404)


def test_a_row_that_does_not_exist(an: Desk, sheet: Sheet) -> None:
    an.page("sheets:evidence", sheet.pk, 999, status=404)
