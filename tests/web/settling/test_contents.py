"""Contents of reviews and steps of meetings that no document has: filled in by the committee, as theirs."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from congtam.campaigns.models import Settling
from congtam.campaigns.packs import offer
from congtam.campaigns.settled import settled_offer
from congtam.engine.pack import Pack
from congtam.reviews.contents import contents_of
from congtam.web.settling.copying import models_for
from congtam.web.settling.lines import grammar_of, lines_read
from tests.cast import Cast
from tests.web.test_permissions import signed_in

SIGNED = {
    "decided_by": "Ban Thường vụ Đảng ủy phường",
    "paper": "15-HD/ĐU",
    "on": "20/11/2025",
    "why": "Văn bản cấp trên chưa có tại đây",
}
WAITING = [
    ("vn-132-2018", "reviews.collective.sections"),
    ("vn-132-2018", "reviews.person.sections"),
    ("vn-2025", "reviews.M01.sections"),
    ("vn-2025", "reviews.M02A.sections"),
    ("vn-2025", "reviews.M02B.sections"),
    ("vn-2025", "reviews.M02C.sections"),
    ("tc-2025", "reviews.M01.sections"),
    ("gv-2020", "reviews.collective.sections[0].children"),
    ("gv-2020", "reviews.person.sections[0].children"),
    ("btt-2022", "reviews.sectional.sections"),
    ("tp-2021", "reviews.person.sections"),
]
STEPS = [
    ("vn-132-2018", "agendas.collective.steps"),
    ("vn-2025", "agendas.person.steps"),
    ("tc-2025", "agendas.collective.steps"),
    ("gv-2020", "agendas.person.steps"),
    ("btt-2022", "agendas.sectional.steps"),
    ("tp-2021", "agendas.person.steps"),
]


@pytest.fixture
def office(cast: Cast) -> Client:
    return signed_in(cast, "dung")


def page(pack: str, address: str, model: str = "") -> str:
    asked = f"?o={quote(address)}" + (f"&mau={quote(model)}" if model else "")
    return reverse("settling:place", args=(pack, "slot")) + asked


def fill(office: Client, pack: str, address: str, rows: str) -> object:
    return office.post(page(pack, address), {**SIGNED, "how": "rows", "rows": rows})


def settled(cast: Cast, pack: str) -> Pack:
    return settled_offer(cast.ward.pk, pack).resolved.pack


@pytest.mark.parametrize(("pack", "address"), [*WAITING, *STEPS])
def test_what_no_source_says_is_a_place_that_waits(pack: str, address: str) -> None:
    """HX18-05, HX18-06, HX18-12, GV21-18: nothing is borrowed from another document."""
    assert ("slot", address) in {(each.kind, each.address) for each in offer(pack).gate.pending}


def test_the_plan_of_2018_has_its_own_and_waits_for_nobody() -> None:
    found = offer("hx-2018")
    assert set(found.resolved.pack.reviews) == {"form-01", "form-02", "form-08"}
    assert set(found.resolved.pack.agendas) == {"collective", "individual"}
    assert not any(each.address.startswith(("reviews.", "agendas.")) for each in found.gate.pending)


def test_contents_are_filled_with_parts_and_for_whom(cast: Cast, office: Client) -> None:
    """HX18-05, HX18-07, HX18-08, GV21-16: parts of each content; one for leaders alone; prompts in theirs."""
    rows = (
        "Kết quả nhiệm vụ | Ưu điểm; khuyết điểm; Nguyên nhân\n"
        "Khắc phục hạn chế | ưu điểm | | khuyết điểm kỳ trước\n"
        "Trách nhiệm người đứng đầu | | là người đứng đầu cơ quan, đơn vị, tập thể\n"
        "Điều được gợi ý | | | gợi ý của cấp trên"
    )
    assert fill(office, "vn-132-2018", "reviews.person.sections", rows).status_code == 302  # type: ignore[attr-defined]
    pack = settled(cast, "vn-132-2018")
    first, second, third, fourth = pack.reviews["person"].sections
    assert [pack.review_parts[key] for key in first.parts] == ["Ưu điểm", "Khuyết điểm", "Nguyên nhân"]
    assert second.parts == first.parts[:1]
    assert (second.holds, fourth.holds) == ("open_items", "prompts")
    assert third.when is not None
    assert "15-HD/ĐU" in (first.note or "")
    pages = contents_of(pack, "person", (), {"muc-3": False}).pages
    assert [one.text for one in pages] == ["Kết quả nhiệm vụ", "Khắc phục hạn chế", "Điều được gợi ý"]
    assert [field.label for field in pages[0].fields] == ["Ưu điểm", "Khuyết điểm", "Nguyên nhân"]
    again = office.get(page("vn-132-2018", "reviews.person.sections")).content.decode()
    assert "Khắc phục hạn chế | Ưu điểm |  | khuyết điểm kỳ trước" in again.replace("&#x27;", "'")


def test_steps_are_filled_with_who_does_them(cast: Cast, office: Client) -> None:
    """HX18-12."""
    rows = "Trình bày báo cáo | Người đứng đầu\nGóp ý"
    assert fill(office, "vn-2025", "agendas.collective.steps", rows).status_code == 302  # type: ignore[attr-defined]
    steps = settled(cast, "vn-2025").agendas["collective"].steps
    assert [(step.text, step.by) for step in steps] == [
        ("Trình bày báo cáo", "Người đứng đầu"),
        ("Góp ý", ""),
    ]
    assert "Ban Thường vụ Đảng ủy phường" in (steps[0].note or "")


def test_a_plan_without_its_original_takes_them_under_its_heading(cast: Cast, office: Client) -> None:
    """GV21-18: beside the topics of the year."""
    address = "reviews.collective.sections[0].children"
    assert fill(office, "gv-2020", address, "Tập trung dân chủ | Ưu điểm").status_code == 302  # type: ignore[attr-defined]
    sections = settled(cast, "gv-2020").reviews["collective"].sections
    assert [one.text for one in sections[0].children] == ["Tập trung dân chủ"]
    assert any(one.topic_of_year for one in sections)


def test_lines_of_another_document_are_offered_and_nothing_is_written(office: Client) -> None:
    shown = office.get(page("vn-2025", "reviews.M01.sections", "hx-2018:form-01")).content.decode()
    assert "Kết quả lãnh đạo, chỉ đạo, thực hiện công tác kiểm tra" in shown
    assert "| Ưu điểm; Khuyết điểm; Nguyên nhân" in shown
    assert not Settling.objects.exists()


def test_every_document_on_offer_can_be_taken_as_it_stands() -> None:
    """What is put into the field is read again."""
    for pack, address in (("vn-2025", "reviews.M02A.sections"), ("tp-2021", "agendas.person.steps")):
        grammar = grammar_of(offer(pack).resolved.pack, address)
        assert grammar is not None
        models = models_for(offer(pack), address)
        assert "hx-2018" in " ".join(model.key for model in models)
        for model in models:
            assert lines_read(offer(pack).resolved.pack, grammar, model.lines)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("", "Chưa ghi dòng nào"),
        ("Đoàn kết | a | b | c | d", "Dòng 1 có quá 4 cột"),
        ("Đoàn kết\n | Ưu điểm", "Dòng 2 chưa có nội dung"),
        ("Đoàn kết | | người lạ", "Dòng 1: không rõ “người lạ” là ai"),
        ("Đoàn kết | | | mọi thứ", "Dòng 1: cột thứ tư"),
        ("x" * 2001, "Dòng 1 dài quá 2000 ký tự"),
        ("a\n" * 201, "Nhiều quá 200 dòng"),
    ],
)
def test_what_cannot_be_read_is_said_by_line(office: Client, rows: str, fault: str) -> None:
    response = fill(office, "vn-2025", "reviews.M02B.sections", rows)
    assert fault in response.content.decode()  # type: ignore[attr-defined]
    assert not Settling.objects.exists()


def test_a_line_of_points_may_come_from_targets(cast: Cast, office: Client) -> None:
    """TC25-05, TC25-09: the committee's own rows of the 70 points, one of them out of the targets."""
    address = "scorecards.annex-1.criteria[II].children"
    said = fill(office, "vn-2025", address, "Sản phẩm | 30\nChỉ tiêu giao | 40 | chỉ tiêu")
    assert said.status_code == 302  # type: ignore[attr-defined]
    row = settled(cast, "vn-2025").scorecards["annex-1"].criteria[1]
    assert [(one.kind, one.max) for one in row.children] == [("points", 3000), ("weighted", 4000)]  # type: ignore[union-attr]
    assert "Chỉ tiêu giao | 40 | chỉ tiêu" in office.get(page("vn-2025", address)).content.decode()
    wrong = fill(office, "vn-2025", address, "Sản phẩm | 70 | gì đó")
    assert "cột thứ ba chỉ được là" in wrong.content.decode()  # type: ignore[attr-defined]
