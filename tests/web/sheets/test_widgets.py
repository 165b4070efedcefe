"""Every kind of row has its controls, and what stands beside them."""

from typing import Any

import pytest

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign
from congtam.engine.pack.criteria import LEAVES
from congtam.journal.actors import PROGRAM
from congtam.sheets.layout import layout_of
from congtam.sheets.models import Sheet
from congtam.sheets.rules import layout_for
from congtam.sheets.values import Values
from congtam.web.sheets.fields import fields_shown
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.engine.scoring.sheets import pack_with
from tests.sheets.ground import (
    decided,
    dossier,
    fill,
    moved,
    neighbourhood,
    of_a_head,
    own_sheet,
    rated,
    save,
    typed,
    with_account,
)
from tests.web.sheets.desk import Desk, marked, row

ROWS: dict[str, dict[str, Any]] = {
    "points": {"max": 10},
    "yes_no": {"max": 2},
    "bands": {"max": 5, "bands": [{"id": "a", "label": "tốt", "from": 4, "to": 5}]},
    "options": {
        "max": 5,
        "options": [{"id": "x", "text": "x", "max": 5}, {"id": "y", "text": "y", "max": 2}],
    },
    "deduct": {"max": 5, "each": "0,5", "not_applicable": "full"},
    "count": {"max": 5, "each": 2},
    "ratio": {"max": 10, "step": "0,5"},
    "grade": {},
}
SHAPES = {
    "points": [("points", "Điểm", "/ 10")],
    "yes_no": [("radios", "Trả lời", "")],
    "bands": [("radios", "Chọn một", ""), ("points", "Điểm", "/ 5")],
    "options": [("radios", "Chọn một", ""), ("points", "Điểm", "/ 5")],
    "deduct": [("whole", "Số lần", "mỗi lần trừ 0,5"), ("tick", "Không áp dụng", "")],
    "count": [("whole", "Số lần", "mỗi lần cộng 2")],
    "ratio": [("whole", "Phần đạt", ""), ("whole", "Tổng số", "")],
    "grade": [("radios", "Cấp độ", "")],
}


@pytest.mark.parametrize("kind", SHAPES)
def test_each_kind_has_its_controls_and_nothing_is_chosen(kind: str) -> None:
    pack = pack_with(
        [{"number": "1", "text": kind, **({} if kind == "points" else {"kind": kind}), **ROWS[kind]}]
    )
    (line,) = layout_of(pack, "cell").lines
    shown = fields_shown(line, pack, Values(), None)
    assert [(one.shape, one.label, one.unit) for one in shown] == SHAPES[kind]
    assert not any(choice.is_chosen for one in shown for choice in one.choices)


def test_no_kind_is_forgotten() -> None:
    """Those of levels and of targets fill themselves; they have tests of their own."""
    assert set(LEAVES) == {*SHAPES, "from_level", "from_share", "weighted"}


class TestScorecardOf2022:
    @pytest.fixture
    def campaign(self, cast: Cast) -> Campaign:
        return neighbourhood(cast)

    @pytest.fixture
    def sheet(self, cast: Cast, campaign: Campaign) -> Sheet:
        return own_sheet(cast, dossier(campaign, "sectional_organisation"), "an")

    def test_rows_keep_their_place_and_their_dash(self, cast: Cast, sheet: Sheet) -> None:
        """BTT22-03: four levels; a dash is counted among its siblings."""
        page = Desk(cast, "an").sheet(sheet)
        assert row(page, sheet, "TC1/1/1.2/#3").startswith("gạch 3 Thực hiện thường xuyên")
        assert row(page, sheet, "TC2/3/#4").startswith("4 Chi hội Phụ nữ khu phố")

    def test_rows_of_levels_fill_themselves_and_are_never_0_while_unknown(
        self, cast: Cast, campaign: Campaign, sheet: Sheet
    ) -> None:
        """BTT22-05: no field, the level behind it, a dash while it is missing; 0 for the lowest level."""
        desk = Desk(cast, "an")
        page = desk.sheet(sheet)
        assert row(page, sheet, "TC2/3/#1").endswith("1 – / 1 chưa có kết quả Ban điều hành khu phố 3")
        for key, level in (("board", "HTTNV"), ("front3", "KHTNV")):
            decided(dossier(campaign, "neighbourhood_body", unit=cast.units[key]), level)
        page = desk.sheet(sheet)
        assert "1 0,8 / 1 Hoàn thành tốt nhiệm vụ" in row(page, sheet, "TC2/3/#1")
        assert "1 0 / 1 Không hoàn thành nhiệm vụ" in row(page, sheet, "TC2/3/#2")
        assert "1 – / 1 chưa có kết quả" in row(page, sheet, "TC2/3/#3")
        assert "7 0,8–5,8 / 7" in row(page, sheet, "TC2/3")

    def test_nobody_types_into_a_row_of_levels(self, cast: Cast, sheet: Sheet) -> None:
        Desk(cast, "an").leave(sheet, "TC2/3/#1", "0|", points="1")
        assert marked(sheet) == {}

    def test_the_frame_and_what_is_missing(self, cast: Cast, sheet: Sheet) -> None:
        """BTT22-11: points alone give no level while the frame is not attested."""
        fill(cast, sheet, "an")
        page = Desk(cast, "an").sheet(sheet)
        assert "Chưa kết luận được mức: cả 4 mức đều còn có thể" in page
        assert "chưa có người xác nhận" in page
        assert "Từ 90: Hoàn thành xuất sắc nhiệm vụ" in page


class TestThirtySeventy:
    @pytest.fixture
    def ward(self, cast: Cast) -> Cast:
        settle(cast)
        with_account(cast, "chairman")
        return cast

    def sheet(self, ward: Cast, pack: str = "tc-2025") -> Sheet:
        campaign = moved(opened(ward, pack, year=2025), "reviewing")
        one = rated(dossier(campaign, "collective", unit=ward.units["executive"]))
        return own_sheet(ward, one, "chairman")

    def test_the_share_chooses_and_the_bodies_behind_it_are_named(self, ward: Cast) -> None:
        """TC25-06: 16 under option b is refused on the page, 12,5 is taken; the scorer picks no option."""
        sheet, desk = self.sheet(ward), Desk(ward, "chairman")
        assert "chưa đủ dữ liệu" in row(desk.sheet(sheet), sheet, "II/3")
        asked = sheet.dossier.campaign.dossiers.filter(kind__in=["collective", "organisation"])
        own = ["executive_committee", "standing_committee", "base_organisation"]
        bodies = list(asked.exclude(unit__kind__in=own))
        for place, one in enumerate(bodies):
            rated(one)
            decided(one, "HTNV" if place < len(bodies) // 7 else "HTTNV")
        page = desk.sheet(sheet)
        shown = row(page, sheet, "II/3")
        assert "Số liệu chọn phương án này: chấm từ 0 đến 15." in shown
        assert f"{len(bodies)} tổ chức đứng sau số liệu này" in shown
        assert all(one.name in shown for one in bodies)
        assert "option" not in {part.split('"')[0] for part in page.split('name="d')[1:]}
        page = desk.send(sheet, {"II/3": "16"})
        assert "16 vượt mức tối đa 15 của phương án b" in row(page, sheet, "II/3")
        desk.send(sheet, {"II/3": "12,5"})
        assert marked(sheet)["II/3"] == 1250

    def test_a_unit_sees_the_guidance_of_its_sector_alone(self, ward: Cast) -> None:
        """TC25-04."""
        sheet, desk = self.sheet(ward), Desk(ward, "chairman")
        campaign = sheet.dossier.campaign
        assert "hãy nhờ văn phòng ghi" in row(desk.sheet(sheet), sheet, "II/2")
        guided = self.guidance(sheet)
        for sector in list(guided)[:2]:
            enter_fact(
                campaign=campaign,
                fact="sector",
                value=sector,
                reason="thử",
                by=PROGRAM,
                unit=sheet.dossier.unit,
            )
            shown = row(desk.sheet(sheet), sheet, "II/2")
            assert " ".join(guided[sector].split()) in shown
            assert not any(" ".join(text.split()) in shown for key, text in guided.items() if key != sector)

    def guidance(self, sheet: Sheet) -> dict[str, str]:
        line = layout_for(sheet.dossier.campaign, sheet.dossier.kind).by_address["II/2"]
        return line.place.row.guidance

    def test_an_empty_slot_says_who_was_to_fill_it_and_gives_no_0(self, ward: Cast) -> None:
        """TC25-05."""
        sheet = self.sheet(ward)
        shown = row(Desk(ward, "chairman").sheet(sheet), sheet, "II/2")
        assert "Chỗ này giao Ban Thường vụ Đảng ủy các cấp" in shown
        assert "40 – / 40" in shown

    def test_the_filling_of_education_takes_its_place(self, ward: Cast) -> None:
        """TC25-11: 10, 20, 10 under the slot."""
        sheet = self.sheet(ward, "tc-2025+tc-2025-giao-duc")
        page = Desk(ward, "chairman").sheet(sheet)
        assert "Chỗ này giao" not in page
        assert [row(page, sheet, f"II/2/{one}").split(" / ")[1].split()[0] for one in "abc"] == [
            "10",
            "20",
            "10",
        ]

    def test_a_figure_stands_beside_the_points(self, ward: Cast) -> None:
        """TC25-08, TC25-09: how many of how many, and the percent; it sets no points."""
        sheet, desk = self.sheet(ward), Desk(ward, "chairman")
        desk.send(sheet, {"I/3/b": "0,5", "I/3/b part": "18", "I/3/b whole": "20"})
        shown = row(desk.sheet(sheet), sheet, "I/3/b")
        assert "90%" in shown
        assert marked(sheet)["I/3/b"] == 50
        page = desk.send(sheet, {"I/3/b part": "21", "I/3/b whole": "20"})
        assert "phần đạt lớn hơn tổng số" in row(page, sheet, "I/3/b")

    def test_titles_of_the_unit_stand_beside_their_row(self, ward: Cast) -> None:
        """TC25-07."""
        sheet = self.sheet(ward)
        shown = row(Desk(ward, "chairman").sheet(sheet), sheet, "I/1/e")
        assert "Được công nhận “đảng bộ cơ sở bốn tốt”: được công nhận" in shown
        assert "chưa nhập – chưa đủ dữ liệu" in shown

    def test_evidence_is_asked_where_the_document_asks_it(self, ward: Cast) -> None:
        """TC25-03."""
        sheet = self.sheet(ward)
        page = Desk(ward, "chairman").sheet(sheet)
        assert "văn bản buộc ghi minh chứng ở tiêu chí này" in row(page, sheet, "I/6/a")
        assert "văn bản buộc" not in row(page, sheet, "I/6/b")

    def test_points_give_no_level_by_themselves(self, ward: Cast) -> None:
        """TC25-12."""
        sheet = self.sheet(ward)
        fill(ward, sheet, "chairman")
        page = Desk(ward, "chairman").sheet(sheet)
        assert "Điểm chỉ là một trong các điều kiện" in page


class TestFourGrades:
    @pytest.fixture
    def sheet(self, cast: Cast) -> Sheet:
        settle(cast)
        return of_a_head(cast)

    def test_one_grade_for_each_criterion_and_none_for_a_parent(self, cast: Cast, sheet: Sheet) -> None:
        """TP21-01, TP21-02, TP21-04: four boxes, nothing chosen, no points; group III is a leaf itself."""
        page = Desk(cast, "head").sheet(sheet)
        assert "Xuất sắc Tốt Trung bình Kém" in row(page, sheet, "I/1")
        assert "Xuất sắc Tốt Trung bình Kém" in row(page, sheet, "III")
        assert "Xuất sắc" not in row(page, sheet, "I")
        assert page.count('class="marks"') == 4 + 3 + 4 + 1
        assert " checked" not in page
        assert "data-total" not in page

    @pytest.mark.parametrize(("holds", "rows"), [(True, 3), (False, 0)])
    def test_a_block_is_only_for_who_holds_the_post(
        self, cast: Cast, sheet: Sheet, holds: bool, rows: int
    ) -> None:
        """TP21-03: the three rows of the committee; while nobody knows, that is said."""
        desk = Desk(cast, "head")
        assert "chưa rõ có thuộc đối tượng không" in row(desk.sheet(sheet), sheet, "II/1/1.1")
        enter_fact(
            campaign=sheet.dossier.campaign,
            fact="city_committee_member",
            value=holds,
            reason="thử",
            by=PROGRAM,
            person=sheet.dossier.person,
        )
        page = desk.sheet(sheet)
        block = [row(page, sheet, f"II/1/1.{n}") for n in (1, 2, 3)]
        assert sum("Xuất sắc" in one for one in block) == rows
        assert sum("không thuộc đối tượng" in one for one in block) == 3 - rows

    def test_what_is_measured_stands_beside_the_mark_and_binds_nobody(self, cast: Cast, sheet: Sheet) -> None:
        """TP21-05."""
        desk = Desk(cast, "head")
        shown = row(desk.sheet(sheet), sheet, "II/2./2.4")
        assert "Có ít nhất 70% số tổ chức chính trị - xã hội trực thuộc" in shown
        assert "100% tổ chức chính trị - xã hội trực thuộc được xếp loại" in shown
        told = desk.leave(sheet, "II/2./2.4", "0|", grade="xuat_sac")
        assert "đã lưu" in told

    def test_grades_alone_lead_to_no_level(self, cast: Cast, sheet: Sheet) -> None:
        """TP21-07."""
        for line in ("I/1", "I/2", "I/3", "I/4", "III"):
            save(cast, sheet, "head", typed(sheet, line, grade="xuat_sac"))
        page = Desk(cast, "head").sheet(sheet)
        assert "Ban Thường vụ Thành ủy quyết định" in page
        assert "Còn thiếu" not in page
