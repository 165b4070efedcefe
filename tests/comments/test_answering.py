"""An opinion is given once, corrected with a reason, and nothing typed is lost."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from congtam.campaigns.models import Campaign, Participation
from congtam.comments.actions.answering import Answered, correct, give, keep_unsent
from congtam.comments.actions.asking import inquiry_for
from congtam.comments.gates import Shut
from congtam.comments.models import Answer, Inquiry, Unsent
from congtam.comments.permissions import may_see, voices_of
from congtam.comments.queries.gathering import requests_of
from congtam.comments.texts import LONGEST
from congtam.journal.actors import PROGRAM
from congtam.journal.models import Entry
from congtam.people.models import Organisation
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.campaigns.ward import settle
from tests.cast import Cast, assemble
from tests.comments.ground import (
    FARMERS,
    TODAY,
    account,
    asked,
    collecting,
    farmers,
    khe,
    moved,
    said,
)  # fmt: skip


def test_an_answer_is_taken_and_noted_in_the_matrix(campaign: Campaign) -> None:
    asked(campaign)
    answer = give(part=farmers(campaign), said=said(), by=PROGRAM)
    assert (answer.number, answer.way, answer.answered_on) == (1, "app", TODAY)
    assert farmers(campaign).answered_on == TODAY
    assert Entry.objects.filter(deed="comment.answer", about=f"inquiry:{answer.inquiry_id}").exists()


def test_the_journal_does_not_repeat_the_opinion(campaign: Campaign) -> None:
    give(part=farmers(campaign), said=said("một điều kín"), by=PROGRAM)
    assert not Entry.objects.filter(details__icontains="một điều kín").exists()


def test_the_opinion_of_a_collective_is_one(campaign: Campaign) -> None:
    """The second is told who was first; the database would refuse it too."""
    give(part=farmers(campaign), said=said(), by=PROGRAM)
    with pytest.raises(Answered, match=r"đã trả lời lúc .* do Công Tâm ghi"):
        give(part=farmers(campaign), said=said("khác"), by=PROGRAM)
    kept = Inquiry.objects.get(name=FARMERS, subject=khe(campaign).key)
    first = kept.answers.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(
            organisation_id=kept.organisation_id, inquiry=kept, number=1, text="khác", way="app",
            answered_on=TODAY, entered_by="x", entered_at=first.entered_at,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.create(
            organisation_id=kept.organisation_id, campaign=campaign, subject=kept.subject, who=kept.who,
            subject_name="x", name="x",
        )  # fmt: skip


def test_a_body_that_two_rules_name_is_asked_once(campaign: Campaign) -> None:
    part = farmers(campaign)
    again = Participation.objects.create(
        organisation_id=part.organisation_id, campaign=campaign, dossier=part.dossier, group="comments",
        rule="another", who=part.who, name=part.name, unit_id=part.unit_id,
    )  # fmt: skip
    assert sum(line.who == part.who for line in requests_of(campaign, part.dossier)) == 1
    give(part=part, said=said(), by=PROGRAM)
    again.refresh_from_db()
    assert again.answered_on == TODAY


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Chưa có ý kiến nào"), ("  \n ", "Chưa có ý kiến nào"), ("ă" * 200_000, "dài 200000 ký tự")],
)
def test_nothing_and_too_much_are_refused(campaign: Campaign, text: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        give(part=farmers(campaign), said=said(text), by=PROGRAM)
    assert not Answer.objects.exists()
    assert farmers(campaign).answered_on is None


def test_text_is_kept_in_one_writing(campaign: Campaign) -> None:
    """NFD letters become NFC, lines stay, letters that steer a screen go."""
    text = "Đoa\u0300n kê\u0301t\r\nto\u0302\u0301t\x00\u202e"
    assert give(part=farmers(campaign), said=said(text), by=PROGRAM).text == "Đoàn kết\ntốt"
    assert len("ă" * LONGEST) == LONGEST


def test_a_correction_is_another_version_with_its_reason(campaign: Campaign) -> None:
    part = farmers(campaign)
    first = give(part=part, said=said("bản đầu"), by=PROGRAM)
    with pytest.raises(Refusal, match="phải ghi lý do"):
        correct(part=part, said=said("bản hai"), reason=" ", by=PROGRAM)
    second = correct(part=part, said=said("bản hai"), reason="chép thiếu một ý", by=PROGRAM)
    assert (second.number, second.reason) == (2, "chép thiếu một ý")
    first.refresh_from_db()
    assert first.text == "bản đầu"


def test_nothing_is_corrected_before_it_is_there(campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="chưa trả lời"):
        correct(part=farmers(campaign), said=said(), reason="vội", by=PROGRAM)


@pytest.mark.django_db(transaction=True)
def test_the_database_itself_keeps_what_was_answered() -> None:
    cast = assemble()
    settle(cast)
    answer = give(part=farmers(collecting(cast)), said=said(), by=PROGRAM)
    with pytest.raises(Exception, match="append only"), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).update(text="đã sửa")


@pytest.mark.parametrize("phase", ["preparing", "appraising", "deciding", "closed"])
def test_outside_its_phases_nothing_is_taken_and_what_was_typed_is_kept(
    campaign: Campaign, ward: Cast, phase: str
) -> None:
    moved(campaign, phase)
    part = farmers(campaign)
    with pytest.raises(Refusal) as refused:
        give(part=part, said=said(), by=PROGRAM)
    assert isinstance(refused.value, Shut) or phase == "closed"
    keep_unsent(part=part, account=ward.accounts["cuc"], text="đang gõ dở", said=str(refused.value))
    assert Unsent.objects.get().text == "đang gõ dở"


def test_the_phase_is_looked_at_when_it_is_written(campaign: Campaign) -> None:
    """Somebody has the page open while the office moves the campaign on."""
    part = farmers(campaign)
    Campaign.objects.filter(pk=campaign.pk).update(phase="appraising")
    with pytest.raises(Shut):
        give(part=part, said=said(), by=PROGRAM)


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_is_taken_and_the_other_told() -> None:
    cast = assemble()
    settle(cast)
    campaign = collecting(cast)
    ready, ended = Barrier(2), list[str]()

    def answer(text: str) -> None:
        part = farmers(campaign)
        ready.wait()
        try:
            give(part=part, said=said(text), by=PROGRAM)
            ended.append("taken")
        except Answered:
            ended.append("told")
        finally:
            connection.close()

    both = [Thread(target=answer, args=(text,)) for text in ("một", "hai")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(ended) == ["taken", "told"]
    assert Answer.objects.count() == 1


def test_who_speaks_for_whom(campaign: Campaign, ward: Cast) -> None:
    """A head or a deputy for the body, the individual for themselves; nobody else, the office included."""
    account(ward, "chairman")
    part, own = farmers(campaign), khe(campaign).participations.get(name="Bùi Quang Sơn")
    names = ("an", "binh", "cuc", "dung", "giang", "chairman")
    voices = {name: voices_of(rights_of(ward.accounts[name], TODAY), TODAY) for name in names}
    may = {name: (one.may_answer(part), one.may_answer(own)) for name, one in voices.items()}
    assert may == {
        "an": (False, False), "binh": (False, False), "cuc": (True, False), "dung": (False, False),
        "giang": (False, False), "chairman": (False, True),
    }  # fmt: skip


def test_whoever_helps_somebody_answers_for_that_person_alone(campaign: Campaign, ward: Cast) -> None:
    helped = ward.persons["chairman"].pk
    voices = voices_of(rights_of(ward.accounts["cuc"], TODAY), TODAY, helped)
    assert not voices.may_answer(farmers(campaign))
    assert voices.may_answer(khe(campaign).participations.get(name="Bùi Quang Sơn"))


def test_a_body_of_another_organisation_is_nobody_here(campaign: Campaign, ward: Cast) -> None:
    other = Organisation.objects.create(code="khac", name="Đảng bộ khác")
    part = farmers(campaign)
    part.organisation = other
    assert not voices_of(rights_of(ward.accounts["cuc"], TODAY), TODAY).may_answer(part)


@pytest.mark.parametrize(
    ("phase", "seeing"),
    [
        ("preparing", {"dung"}),
        ("reviewing", {"dung", "khe_secretary"}),
        ("meeting", {"dung", "khe_secretary", "giang", "chairman"}),
        ("deciding", {"dung", "khe_secretary", "giang", "chairman"}),
    ],
)
def test_who_reads_what_was_answered_in_which_phase(
    campaign: Campaign, ward: Cast, phase: str, seeing: set[str]
) -> None:
    """Neither another cell nor the members of the cell itself read what was written about its committee."""
    account(ward, "chairman")
    account(ward, "khe_secretary")
    account(ward, "khe_committee")
    moved(campaign, phase)
    found = {
        name
        for name in (
            "an",
            "binh",
            "cuc",
            "dung",
            "giang",
            "khoa",
            "chairman",
            "khe_secretary",
            "khe_committee",
        )
        if may_see(
            campaign,
            rights := rights_of(ward.accounts[name], TODAY),
            voices_of(rights, TODAY),
            khe(campaign),
        )
    }
    assert found == seeing


def test_an_inquiry_outlives_a_new_derivation(campaign: Campaign) -> None:
    """A dossier that goes and comes back finds its answers again."""
    part = farmers(campaign)
    give(part=part, said=said(), by=PROGRAM)
    subject = part.dossier.key
    part.dossier.delete()
    assert Inquiry.objects.get(subject=subject, who=part.who).answers.count() == 1


def test_asking_is_not_answering(campaign: Campaign) -> None:
    assert inquiry_for(farmers(campaign)).answers.count() == 0
