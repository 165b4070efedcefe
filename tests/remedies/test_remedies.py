"""The register of remedies: GV21-11, and what the rules hear of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from congtam.campaigns.models import Campaign, Dossier
from congtam.commitments.actions.taking import begin_taking, try_taking, undo_taking, write_taking
from congtam.people.permissions import Rights
from congtam.people.refusals import Refusal
from congtam.people.roster.sheets import Weight
from congtam.remedies.actions.moving import move, prove_measure
from congtam.remedies.actions.recording import About, Finding, Planned, plan_measure, record_shortcomings
from congtam.remedies.actions.telling import tell
from congtam.remedies.lists.shortcomings import OPEN_SHORTCOMINGS
from congtam.remedies.models import Measure, Shortcoming, Turn
from congtam.remedies.queries.carried import carried
from congtam.remedies.queries.register import late, listed, owed_by, seen
from congtam.remedies.states import Move, State
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.commitments.ground import read
from tests.people.spreadsheets import xlsx

BEFORE, DURING = date(2017, 12, 20), date(2018, 3, 1)
DUE = date(2018, 6, 30)


def about(dossier: Dossier) -> About:
    return About(dossier.organisation_id, dossier.unit_id, dossier.person_id, dossier.home_id, dossier.name)


def found(ward: Cast, dossier: Dossier, on: date = BEFORE, text: str = "Họp chưa đủ kỳ") -> Shortcoming:
    finding = Finding("review", "12-KL/ĐU", on, text)
    return record_shortcomings(found=[(about(dossier), finding)], by=ward.actor("dung"))[0]


def reported(ward: Cast, row: Shortcoming) -> Shortcoming:
    planned = Planned("Họp đủ mười hai kỳ", "Trần Thị Bình", DUE, ward.persons["binh"])
    measure = plan_measure(shortcoming=row, planned=planned, by=ward.actor("dung"))
    move(shortcoming=row, move=Move.PLAN, by=ward.actor("dung"))
    prove_measure(measure=measure, done_on=DUE, evidence="Sổ họp đủ 12 kỳ", by=ward.actor("binh"))
    return move(shortcoming=row, move=Move.REPORT, by=ward.actor("binh"))


def test_from_the_conclusion_to_the_verdict_of_the_superior(ward: Cast, cell: Dossier) -> None:
    """GV21-11: shortcoming, measures, owner, due day, evidence, verified by the superior."""
    row = reported(ward, found(ward, cell))
    assert row.state == State.REPORTED
    row = move(shortcoming=row, move=Move.VERIFY, by=ward.actor("giang"), person=ward.persons["giang"].pk)
    assert (row.state, row.settled_by) == (State.VERIFIED, "Hoàng Trường Giang")
    assert list(Turn.objects.order_by("pk").values_list("move", flat=True)) == ["plan", "report", "verify"]


def test_who_has_to_remedy_does_not_verify(ward: Cast, cell: Dossier) -> None:
    """GV21-11: neither the owner of a measure nor who reported it."""
    row = reported(ward, found(ward, cell))
    with pytest.raises(Refusal, match="không tự xác nhận"):
        move(shortcoming=row, move=Move.VERIFY, by=ward.actor("dung"), person=ward.persons["binh"].pk)
    with pytest.raises(Refusal, match="Người báo cáo"):
        move(shortcoming=row, move=Move.VERIFY, by=ward.actor("binh"), person=None)


def test_a_report_without_proof_is_refused(ward: Cast, cell: Dossier) -> None:
    """GV21-11: evidence for every measure."""
    row = found(ward, cell)
    with pytest.raises(Refusal, match="Chưa có biện pháp"):
        move(shortcoming=row, move=Move.PLAN, by=ward.actor("dung"))
    planned = Planned("Họp đủ", "Trần Thị Bình", DUE)
    plan_measure(shortcoming=row, planned=planned, by=ward.actor("dung"))
    move(shortcoming=row, move=Move.PLAN, by=ward.actor("dung"))
    with pytest.raises(Refusal, match="chưa ghi kết quả"):
        move(shortcoming=row, move=Move.REPORT, by=ward.actor("binh"))
    with pytest.raises(Refusal, match="minh chứng"):
        prove_measure(measure=Measure.objects.get(), done_on=DUE, evidence=" ", by=ward.actor("binh"))


def test_a_way_back_needs_its_reason(ward: Cast, cell: Dossier) -> None:
    row = reported(ward, found(ward, cell))
    with pytest.raises(Refusal, match="lý do"):
        move(shortcoming=row, move=Move.RETURN, by=ward.actor("giang"))
    row = move(shortcoming=row, move=Move.RETURN, by=ward.actor("giang"), reason="thiếu biên bản")
    assert (row.state, Turn.objects.latest("pk").reason) == (State.RETURNED, "thiếu biên bản")


def test_what_last_year_left_enters_this_years_rules(ward: Cast, cell: Dossier) -> None:
    """GV21-11: last year's open items enter the criteria: whether there were any, how many are remedied."""
    later = opened(ward, "vn-2025+demo-vn-2025")
    unit = later.dossiers.filter(unit=cell.unit_id)[0]
    first, _second = found(ward, unit, text="một"), found(ward, unit, text="hai")
    found(ward, unit, DURING, text="của năm nay")
    told = read(unit)
    assert (told["had_earlier_shortcomings"], told["earlier_shortcomings_remedied"]) == (True, 0)
    row = reported(ward, first)
    move(shortcoming=row, move=Move.VERIFY, by=ward.actor("giang"))
    assert read(unit)["earlier_shortcomings_remedied"] == 50_00
    move(shortcoming=row, move=Move.REOPEN, by=ward.actor("giang"), reason="tái diễn")
    assert read(unit)["earlier_shortcomings_remedied"] == 0


def test_what_was_recorded_before_the_campaign_is_taken_up(ward: Cast, cell: Dossier) -> None:
    """GV21-11."""
    found(ward, cell)
    later = opened(ward, "vn-2025+demo-vn-2025")
    assert tell(later, None, ward.actor("dung")) == 1
    assert read(later.dossiers.filter(unit=cell.unit_id)[0])["had_earlier_shortcomings"] is True


def test_what_was_settled_before_the_year_is_not_carried(
    ward: Cast, campaign: Campaign, cell: Dossier
) -> None:
    row = found(ward, cell)
    assert carried(campaign, None) == {(cell.unit_id, None): [row]}
    Shortcoming.objects.update(state=State.VERIFIED, settled_on=date(2017, 12, 31), settled_by="Giang")
    assert carried(campaign, None) == {}


def test_of_a_secret_paper_only_number_and_day_are_kept(ward: Cast, cell: Dossier) -> None:
    secret = Finding("inspection", "05-KL/M", BEFORE, "nội dung", is_secret=True)
    with pytest.raises(Refusal, match="chỉ ghi số và ngày"):
        record_shortcomings(found=[(about(cell), secret)], by=ward.actor("dung"))
    row = found(ward, cell)
    with pytest.raises(IntegrityError), transaction.atomic():
        Shortcoming.objects.filter(pk=row.pk).update(is_secret=True)


@pytest.mark.parametrize(
    ("planned", "says"),
    [
        (Planned("Họp đủ", "Bình", BEFORE - timedelta(days=1)), "trước ngày văn bản"),
        (Planned("Họp đủ", " ", DUE), "người chịu trách nhiệm"),
    ],
    ids=["due before it was found", "nobody"],
)
def test_a_measure_has_an_owner_and_a_day_that_can_be(
    ward: Cast, cell: Dossier, planned: Planned, says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        plan_measure(shortcoming=found(ward, cell), planned=planned, by=ward.actor("dung"))


def test_what_is_overdue_is_listed_and_owed(ward: Cast, cell: Dossier) -> None:
    row = found(ward, cell)
    planned = Planned("Họp đủ", "Trần Thị Bình", DUE, ward.persons["binh"])
    plan_measure(shortcoming=row, planned=planned, by=ward.actor("dung"))
    rows = Shortcoming.objects.all()
    assert (list(late(rows, DUE)), list(late(rows, DUE + timedelta(days=1)))) == ([], [row])
    owed = owed_by(ward.ward.pk, ward.persons["binh"].pk, [])
    assert [one.shortcoming for one in owed] == [row]
    assert not owed_by(ward.ward.pk, ward.persons["cuc"].pk, []).exists()


def test_three_thousand_subjects_take_the_same_questions(
    ward: Cast, campaign: Campaign, cell: Dossier
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            list(listed(late(Shortcoming.objects.all(), DUE + timedelta(days=9)))[:100])
            carried(campaign, None)
            tell(campaign, None, ward.actor("dung"))
        return len(queries)

    found(ward, cell)
    few = asked()
    row = Shortcoming.objects.get()
    more = [
        Shortcoming(
            **{
                name: getattr(row, name)
                for name in ("organisation_id", "unit_id", "home_id", "name", "source", "paper", "found_on")
            },
            text=f"mục {number}",
            recorded_by="Dũng",
            recorded_at=timezone.now(),
        )
        for number in range(3_000)
    ]
    Shortcoming.objects.bulk_create(more, batch_size=500)
    assert asked() == few


HEAD = ("Đối tượng", "Hạn chế, khuyết điểm", "Nguồn", "Số văn bản", "Ngày văn bản", "Mật")


def test_what_is_open_comes_from_a_list_and_goes_again(ward: Cast, campaign: Campaign) -> None:
    """GV21-11: last year's items, from the paper register."""
    rows = [
        HEAD,
        ("Chi bộ Tổ dân phố 1", "Họp chưa đủ kỳ", "Kết luận kiểm điểm", "12-KL/ĐU", BEFORE, ""),
        ("Nguyễn Văn An", "", "Kết luận kiểm tra, giám sát", "05-KL/M", BEFORE, "x"),
    ]
    row = begin_taking(
        campaign=campaign,
        kind=OPEN_SHORTCOMINGS,
        file_name="tt.xlsx",
        content=xlsx({"s": rows}),
        by=ward.actor("dung"),
    )
    row = write_taking(taking=row, kind=OPEN_SHORTCOMINGS, by=ward.actor("dung"))
    assert set(Shortcoming.objects.values_list("name", "home", "text")) == {
        ("Chi bộ Tổ dân phố 1", ward.units["cell1"].pk, "Họp chưa đủ kỳ"),
        ("Nguyễn Văn An", ward.units["cell1"].pk, ""),
    }
    undo_taking(taking=row, kind=OPEN_SHORTCOMINGS, by=ward.actor("dung"))
    assert not Shortcoming.objects.exists()


def test_a_list_somebody_worked_with_stays(ward: Cast, campaign: Campaign) -> None:
    rows = [HEAD, ("TDP 1", "Họp chưa đủ kỳ", "Kết luận kiểm điểm", "12-KL/ĐU", BEFORE, "")]
    row = begin_taking(
        campaign=campaign,
        kind=OPEN_SHORTCOMINGS,
        file_name="tt.xlsx",
        content=xlsx({"s": rows}),
        by=ward.actor("dung"),
    )
    row = write_taking(taking=row, kind=OPEN_SHORTCOMINGS, by=ward.actor("dung"))
    planned = Planned("Họp đủ", "Bình", DUE)
    plan_measure(shortcoming=Shortcoming.objects.get(), planned=planned, by=ward.actor("dung"))
    with pytest.raises(Refusal, match="Không hoàn tác được"):
        undo_taking(taking=row, kind=OPEN_SHORTCOMINGS, by=ward.actor("dung"))


def test_words_of_a_secret_paper_are_a_fault_of_the_list(ward: Cast, campaign: Campaign) -> None:
    rows = [HEAD, ("TDP 1", "chữ của văn bản mật", "Kết luận kiểm điểm", "5-KL/M", BEFORE, "x")]
    row = begin_taking(
        campaign=campaign,
        kind=OPEN_SHORTCOMINGS,
        file_name="tt.xlsx",
        content=xlsx({"s": rows}),
        by=ward.actor("dung"),
    )
    ((fault),) = try_taking(row, OPEN_SHORTCOMINGS).log.of(Weight.ERROR)
    assert (fault.place.row, fault.place.column, fault.says) == (2, "B", "Văn bản mật mà có nội dung.")


def test_a_stranger_sees_nothing(ward: Cast, campaign: Campaign, cell: Dossier) -> None:
    found(ward, cell)
    assert not seen(campaign, Rights(ward.ward.pk, ward.persons["cuc"].pk)).exists()
