"""Evidence: texts and files, looked at by their content, scanned before they count."""

import io
import stat
import zipfile
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from congtam.campaigns.models import Campaign
from congtam.files import uploads
from congtam.files.scanning import Found
from congtam.people.refusals import Refusal
from congtam.sheets.actions.marking import Shut
from congtam.sheets.actions.proving import PER_ROW, Overtaken, add_file, save_text, withdraw_file
from congtam.sheets.actions.submitting import submit
from congtam.sheets.models import Draft, EvidenceFile, Mark, Sheet
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.sheets.ground import DAY, dossier, fill, moved, own_sheet, rated, typed, with_account

ROW = "a/#1"
PDF = b"%PDF-1.7\n1 0 obj\n"
PROGRAM = b"MZ\x90\x00" + bytes(200)


def office(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as inside:
        for name in ("[Content_Types].xml", *names):
            inside.writestr(name, "x")
    return kept.getvalue()


def add(ward: Cast, sheet: Sheet, name: str, content: bytes) -> EvidenceFile:
    line = typed(sheet, ROW).line
    return add_file(sheet=sheet, line=line, name=name, chunks=[content], by=ward.actor("an"))


def write(ward: Cast, sheet: Sheet, text: str, version: int = 0) -> Mark | None:
    return save_text(
        sheet=sheet,
        line=typed(sheet, ROW).line,
        text=text,
        version=version,
        by=ward.actor("an"),
        account=ward.accounts["an"].pk,
    )


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Kế hoạch 07.pdf", PDF, "pdf"),
        ("ảnh.PNG", b"\x89PNG\r\n\x1a\nxx", "png"),
        ("ảnh.jpeg", b"\xff\xd8\xff\xe0xx", "jpg"),
        ("báo cáo.docx", office("word/document.xml"), "docx"),
        ("bảng.xlsx", office("xl/workbook.xml"), "xlsx"),
    ],
    ids=["pdf", "png", "jpg", "docx", "xlsx"],
)
def test_a_file_is_kept_apart_and_only_for_the_program(
    ward: Cast, sheet: Sheet, name: str, content: bytes, kind: str
) -> None:
    """TC25-03: outside every folder that a web server shows, under a name of chance."""
    row = add(ward, sheet, name, content)
    kept = uploads.path_of(row.place)
    assert (row.kind, row.name, row.state) == (kind, name, "unscanned")
    assert kept.read_bytes() == content
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert name not in str(kept)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bao-cao.pdf", PROGRAM, "không phải tài liệu nhận được"),
        ("bao-cao.exe", PDF, "có đuôi .exe nhưng bên trong là PDF"),
        ("anh.png", PDF, "có đuôi .png nhưng bên trong là PDF"),
        ("bang.xlsx", office("xl/workbook.xml", "xl/vbaProject.bin"), "không phải tài liệu nhận được"),
        ("bang.xlsx", b"PK\x03\x04 not really", "không phải tài liệu nhận được"),
        ("rong.pdf", b"", "rỗng"),
        ("to.pdf", PDF + bytes(uploads.LARGEST), "lớn quá 10 MB"),
    ],
    ids=["exe-as-pdf", "pdf-as-exe", "pdf-as-png", "macros", "broken", "empty", "large"],
)
def test_what_is_no_evidence_is_refused_and_leaves_nothing(
    ward: Cast, sheet: Sheet, name: str, content: bytes, says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        add(ward, sheet, name, content)
    assert not EvidenceFile.objects.exists()
    assert lying_about() == []


def lying_about() -> list[Path]:
    return [path for path in uploads.folder().rglob("*") if path.is_file()]


def test_the_scan_is_asked_before_the_file_counts(
    ward: Cast, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def scan(file: Path) -> Found:
        seen.extend(EvidenceFile.objects.values_list("state", flat=True))
        assert file.read_bytes() == PDF
        return Found.NOTHING

    monkeypatch.setattr("congtam.sheets.actions.proving.scan", scan)
    row = add(ward, sheet, "a.pdf", PDF)
    assert (seen, row.state, row.counts) == (["waiting"], "clean", True)


@pytest.mark.parametrize(("code", "says"), [(1, "thấy vi rút"), (2, "Chưa quét được")])
def test_a_virus_or_a_scan_that_failed_keeps_the_file_out(
    ward: Cast, sheet: Sheet, settings: Settings, code: int, says: str, tmp_path: Path
) -> None:
    scanner = tmp_path / "scan"
    scanner.write_text(f"#!/bin/sh\nexit {code}\n")
    scanner.chmod(0o700)
    settings.EVIDENCE_SCANNER = str(scanner)
    with pytest.raises(Refusal, match=says):
        add(ward, sheet, "a.pdf", PDF)
    assert not EvidenceFile.objects.exists()


def test_the_same_file_twice_and_an_eleventh_are_refused(ward: Cast, sheet: Sheet) -> None:
    add(ward, sheet, "a.pdf", PDF)
    with pytest.raises(Refusal, match="đã có"):
        add(ward, sheet, "b.pdf", PDF)
    for number in range(PER_ROW - 1):
        add(ward, sheet, f"{number}.pdf", PDF + bytes([number]))
    with pytest.raises(Refusal, match="tối đa 10 tệp"):
        add(ward, sheet, "c.pdf", PDF + b"c")
    assert len(lying_about()) == PER_ROW


def test_a_file_is_withdrawn_while_the_sheet_is_open(ward: Cast, sheet: Sheet) -> None:
    row = add(ward, sheet, "a.pdf", PDF)
    fill(ward, sheet, "an")
    submit(sheet=sheet, by=ward.actor("an"), on=DAY)
    with pytest.raises(Shut):
        withdraw_file(file=row, by=ward.actor("an"))
    Sheet.objects.update(state="draft")
    withdraw_file(file=row, by=ward.actor("an"))
    assert not EvidenceFile.objects.exists()


def test_a_text_pasted_without_end_is_refused_and_kept(ward: Cast, sheet: Sheet) -> None:
    text = "đ" * 200_000
    with pytest.raises(Refusal, match=r"dài 200\.000 ký tự, quá mức 5\.000 ký tự"):
        write(ward, sheet, text)
    assert Draft.objects.get().typed == {"evidence": text}
    write(ward, sheet, "Kế hoạch 07-KH/ĐU")
    assert not Draft.objects.exists()


def test_the_second_to_write_a_text_is_told(ward: Cast, sheet: Sheet) -> None:
    write(ward, sheet, "Kế hoạch 07-KH/ĐU")
    with pytest.raises(Overtaken, match="Nguyễn Văn An đã ghi dòng này"):
        write(ward, sheet, "Kế hoạch 08-KH/ĐU")
    assert Mark.objects.get().evidence == "Kế hoạch 07-KH/ĐU"
    assert Draft.objects.get().typed == {"evidence": "Kế hoạch 08-KH/ĐU"}


def test_a_closed_phase_keeps_the_text(ward: Cast, campaign: Campaign, sheet: Sheet) -> None:
    moved(campaign, "deciding")
    with pytest.raises(Shut):
        write(ward, sheet, "Kế hoạch 07-KH/ĐU")
    assert Draft.objects.get().why == "shut"


def test_evidence_the_pack_asks_for_keeps_the_sheet_back(ward: Cast) -> None:
    """TC25-03: compulsory in the two rows that name their ground."""
    with_account(ward, "chairman")
    campaign = moved(opened(ward, "tc-2025+tc-2025-giao-duc", year=2025), "reviewing")
    one = rated(dossier(campaign, "collective", unit=ward.units["executive"]))
    sheet = own_sheet(ward, one, "chairman")
    fill(ward, sheet, "chairman")
    with pytest.raises(Refusal, match="Còn 2 tiêu chí phải có minh chứng"):
        submit(sheet=sheet, by=ward.actor("chairman"), on=DAY)
    for address in ("I/6/a", "I/6/c"):
        save_text(
            sheet=sheet,
            line=typed(sheet, address).line,
            text="Kế hoạch khắc phục",
            version=0,
            by=ward.actor("chairman"),
            account=ward.accounts["chairman"].pk,
        )
    assert submit(sheet=sheet, by=ward.actor("chairman"), on=DAY).is_submitted
