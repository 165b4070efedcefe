"""A subject that left the registers takes nothing with it that anybody did."""

from datetime import date

from congtam.campaigns.actions.deriving import derive_again
from congtam.campaigns.models import Campaign, Dossier
from congtam.journal.actors import PROGRAM
from congtam.people.actions.memberships import end_membership
from congtam.people.models import Membership
from tests.cast import Cast
from tests.reviews.ground import dossier, opened_review, prompted, save, typed
from tests.sheets.ground import own_sheet

KEY = "commitment:strengths"
LEFT_ON = date(2018, 12, 1)


def test_what_anybody_did_keeps_the_dossier_of_who_left(ward: Cast, campaign: Campaign) -> None:
    """A review begun, a sheet begun, a prompt, a request sent; only what nobody touched goes."""
    keys = {"an": "written", "cuc": "sheet", "khe_new": "prompt", "khe_committee": "asked", "teacher": ""}
    rows = {key: dossier(campaign, "member", person=ward.persons[key]) for key in keys}
    review = opened_review(ward, rows["an"], "form-02", "an")
    save(ward, review, "an", typed(review, KEY, "Đã giữ đúng cam kết."))
    own_sheet(ward, rows["cuc"], "cuc")
    prompted(ward, rows["khe_new"])
    rows["khe_committee"].participations.filter(group="raters").update(asked_on=LEFT_ON)
    for key in keys:
        end_membership(person=ward.persons[key], on=LEFT_ON, ending=Membership.Ending.TRANSFERRED, by=PROGRAM)
    derive_again(campaign=campaign, by=ward.actor("dung"))
    left = {row.pk: row for row in Dossier.objects.filter(pk__in=[row.pk for row in rows.values()])}
    assert set(left) == {row.pk for key, row in rows.items() if keys[key]}
    assert {(row.is_listed, row.by_hand, row.corrected_by) for row in left.values()} == {
        (False, False, ward.actor("dung").name)
    }
    assert all("không còn thuộc đợt" in row.reason for row in left.values())
    assert review.answers.get(key=KEY).text == "Đã giữ đúng cam kết."
    assert derive_again(campaign=campaign, by=PROGRAM).gone == []


def test_who_comes_back_finds_it_all(ward: Cast, campaign: Campaign) -> None:
    one = dossier(campaign, "member", person=ward.persons["an"])
    prompted(ward, one)
    Dossier.objects.filter(pk=one.pk).update(is_listed=False, reason="không còn thuộc đợt")
    derive_again(campaign=campaign, by=PROGRAM)
    one.refresh_from_db()
    assert (one.is_listed, one.reason, one.prompts.count()) == (True, "", 1)
