"""What was derived may be corrected by hand, with a reason, and stays corrected."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from congtam.campaigns.actions.asking import ask, note_answer
from congtam.campaigns.actions.correcting import (
    add_dossier,
    add_part,
    correct_dossier,
    declare_registers_complete,
    drop_part,
    enter_fact,
    restore_part,
)
from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.actions.targets import give_target
from congtam.campaigns.derived.bodies import Who
from congtam.campaigns.models import Campaign, Dossier, Participation, Target
from congtam.campaigns.queries.around import terms_of
from congtam.campaigns.queries.differences import differences
from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries_about
from congtam.people.actions.units import close_unit
from congtam.people.refusals import Refusal
from tests.cast import Cast


def rater(campaign: Campaign, name: str = "Chi bộ Thanh Khê", rule: str = "cell_farmers") -> Participation:
    return campaign.participations.get(dossier__name=name, dossier__kind="cell", rule=rule)


def test_without_a_reason_nothing_is_corrected(campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="lý do"):
        drop_part(part=rater(campaign), reason="  ", by=PROGRAM)
    assert not rater(campaign).is_dropped


def test_the_database_asks_for_the_reason_too(campaign: Campaign) -> None:
    for change in ({"is_dropped": True}, {"by_hand": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Participation.objects.filter(pk=rater(campaign).pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(campaign=campaign).update(by_hand=True)


def test_a_dropped_rater_stays_dropped_and_in_sight(campaign: Campaign, ward: Cast) -> None:
    drop_part(part=rater(campaign), reason="Hội đang kiện toàn nhân sự", by=ward.actor("dung"))
    derive_again(campaign=campaign, by=PROGRAM)
    kept = rater(campaign)
    assert (kept.is_dropped, kept.reason, kept.corrected_by) == (
        True,
        "Hội đang kiện toàn nhân sự",
        "Phạm Quang Dũng",
    )
    restore_part(part=kept, by=PROGRAM)
    assert not rater(campaign).by_hand


def test_an_added_rater_survives_the_next_derivation(campaign: Campaign) -> None:
    dossier = campaign.dossiers.get(kind="cell", name="Chi bộ Thanh Khê")
    guard = Who("body:guard", "Ban Bảo vệ dân phố")
    part = add_part(dossier=dossier, group="raters", who=guard, reason="Nghị quyết phiên họp", by=PROGRAM)
    derive_again(campaign=campaign, by=PROGRAM)
    assert Participation.objects.filter(pk=part.pk, by_hand=True).exists()
    with pytest.raises(Refusal, match="đã có"):
        add_part(dossier=dossier, group="raters", who=guard, reason="lần nữa", by=PROGRAM)
    restore_part(part=part, by=PROGRAM)
    assert not Participation.objects.filter(pk=part.pk).exists()


def test_a_corrected_dossier_stays_corrected(campaign: Campaign, ward: Cast) -> None:
    old = campaign.dossiers.get(kind="member", person=ward.persons["khe_old"])
    correct_dossier(
        dossier=old,
        listed=True,
        reviewed=True,
        rated=True,
        reason="Tự nguyện tham gia",
        by=ward.actor("dung"),
    )
    derive_again(campaign=campaign, by=PROGRAM)
    old.refresh_from_db()
    assert (old.is_reviewed, old.is_rated, old.by_hand) == (True, True, True)
    entry = entries_about(ward.ward.pk, f"campaign:{campaign.pk}").filter(deed="campaign.correct").get()
    assert entry.details["reason"] == "Tự nguyện tham gia"


def test_a_subject_the_pack_does_not_derive_can_be_added(campaign: Campaign, ward: Cast) -> None:
    added = add_dossier(
        campaign=campaign,
        kind="leader",
        person=ward.persons["binh"],
        reason="Được giao phụ trách",
        by=PROGRAM,
    )
    assert (added.name, added.home_id, added.is_rated) == ("Trần Thị Bình", ward.units["cell1"].pk, True)
    derive_again(campaign=campaign, by=PROGRAM)
    assert Dossier.objects.get(pk=added.pk).is_listed


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("has_committee", "có", "không hợp"),
        ("cell_kind", "farm", "không có lựa chọn"),
        ("no_such_fact", True, "không hỏi"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused(
    campaign: Campaign, ward: Cast, fact: str, value: object, words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        enter_fact(
            campaign=campaign,
            unit=ward.units["khe"],
            fact=fact,
            value=value,
            reason="theo văn bản",
            by=PROGRAM,
        )


def test_registers_say_no_only_when_somebody_declared_them_complete(campaign: Campaign, ward: Cast) -> None:
    assert not terms_of(campaign).registers_complete
    declare_registers_complete(campaign=campaign, by=ward.actor("dung"))
    assert terms_of(campaign).registers_complete
    assert campaign.registers_checked_by == "Phạm Quang Dũng"


def test_hx18_09_requests_are_sent_and_their_answers_tracked(campaign: Campaign) -> None:
    rows = list(campaign.participations.filter(group="comments", dossier__name="Ủy ban nhân dân phường"))
    assert ask(campaign=campaign, parts=rows, on=date(2018, 12, 3), by=PROGRAM) == 5
    assert ask(campaign=campaign, parts=rows, on=date(2018, 12, 4), by=PROGRAM) == 0
    rows[0].refresh_from_db()
    with pytest.raises(Refusal, match="không thể trước"):
        note_answer(part=rows[0], on=date(2018, 12, 2), by=PROGRAM)
    note_answer(part=rows[0], on=date(2018, 12, 5), by=PROGRAM)
    assert campaign.participations.filter(group="comments", answered_on=date(2018, 12, 5)).count() == 1


def test_a_request_that_went_out_stays_whatever_the_registers_say(campaign: Campaign, ward: Cast) -> None:
    """Of two bodies that are dissolved one was asked already: its answer may come any day."""
    rows = campaign.participations.filter(group="comments", dossier__kind="cell_committee")
    asked, unasked = rows.filter(unit=ward.units["block"]), rows.filter(unit=ward.units["front_khe"])
    ask(campaign=campaign, parts=list(asked), on=date(2018, 12, 1), by=PROGRAM)
    for key in ("block", "front_khe"):
        close_unit(unit=ward.units[key], on=date(2018, 12, 3), by=PROGRAM)
    gone = {part.who for part in differences(campaign).gone_parts}
    assert f"unit:{ward.units['front_khe'].pk}" in gone
    assert f"unit:{ward.units['block'].pk}" not in gone
    derive_again(campaign=campaign, by=PROGRAM)
    assert (asked.count(), unasked.count()) == (1, 0)


def test_hx18_58_targets_are_given_to_each_collective_and_person(campaign: Campaign) -> None:
    each = list(
        campaign.dossiers.filter(kind__in=["cell", "collective", "mass_collective", "member", "leader"])
    )
    assert {one.kind for one in each} == {"cell", "collective", "mass_collective", "member", "leader"}
    say = {"campaign": campaign, "text": "Kết nạp 02 đảng viên mới", "on": date(2018, 1, 15), "by": PROGRAM}
    assert give_target(dossiers=each, **say) == len(each)  # type: ignore[arg-type]
    assert give_target(dossiers=each, **say) == 0  # type: ignore[arg-type]
    given = Target.objects.values_list("dossier", "text")
    assert sorted(given) == sorted((one.pk, "Kết nạp 02 đảng viên mới") for one in each)
    with pytest.raises(Refusal, match="chỉ tiêu"):
        give_target(campaign=campaign, dossiers=each, text=" ", on=date(2018, 1, 15), by=PROGRAM)
