"""Form 08 is the person's own and their forum's: not the office's, in no list, no journal, no sentence."""

import pytest

from congtam.campaigns.actions.correcting import drop_part
from congtam.campaigns.models import Campaign, Participation
from congtam.journal.models import Entry
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from congtam.reviews.actions.opening import NotYours, open_review
from congtam.reviews.actions.passing import return_review, take_back
from congtam.reviews.models import Review
from congtam.reviews.permissions import may_read, readers
from congtam.reviews.queries.due import heard
from congtam.reviews.queries.progress import awaited, counts, progress_of
from congtam.reviews.texts import LONGEST
from tests.campaigns.ward import opened, settle
from tests.cast import Cast
from tests.reviews.ground import DAY, dossier, fill, fresh, give, moved, opened_review, pens, write

TOLD = "Tôi đã ngại va chạm"
KEY = "self_identification:1"


@pytest.fixture
def signs(cast: Cast) -> Campaign:
    """With the twenty-seven signs that a demonstration fills in."""
    settle(cast)
    return moved(opened(cast, "hx-2018+demo-hx-2018"), "reviewing")


@pytest.fixture
def own(cast: Cast, signs: Campaign) -> Review:
    """An's own, with something that could leak, handed in."""
    found = dossier(signs, "member", person=cast.persons["an"])
    review = opened_review(cast, found, "form-08", "an")
    fill(cast, review, "an")
    write(cast, review, "an", {KEY: "yes", f"{KEY}.words": TOLD})
    give(cast, review, "an")
    return fresh(review)


def who_reads(cast: Cast, review: Review) -> list[str]:
    return [
        name
        for name, account in cast.accounts.items()
        if may_read(fresh(review), rights_of(account, DAY), pens(cast, name))
    ]


def test_only_the_person_and_their_forum_read_it(cast: Cast, signs: Campaign, own: Review) -> None:
    """HX18-70: Bình and An sit in one cell; the office and the standing committee do not."""
    assert who_reads(cast, own) == ["an"]
    moved(signs, "meeting")
    assert who_reads(cast, own) == ["an", "binh"]
    assert list(heard(pens(cast, "binh"))) == [own]
    assert list(heard(pens(cast, "dung"))) == []
    forum = Participation.objects.get(dossier=own.dossier, group="forums")
    drop_part(part=forum, reason="Họp nơi khác.", by=cast.actor("dung"))
    assert who_reads(cast, own) == ["an"]
    assert "văn phòng không đọc được" in readers(own)[0]


def test_the_forum_does_not_read_what_was_not_handed_in(cast: Cast, signs: Campaign) -> None:
    review = opened_review(cast, dossier(signs, "member", person=cast.persons["an"]), "form-08", "an")
    write(cast, review, "an", {KEY: "yes", f"{KEY}.words": TOLD})
    moved(signs, "meeting")
    assert who_reads(cast, review) == ["an"]


def test_nobody_enters_it_for_somebody_unless_they_share_the_forum(cast: Cast, own: Review) -> None:
    """The office helps everybody, and so must not come to read it that way."""
    assert not pens(cast, "dung", helped="an").may_write(own)
    assert pens(cast, "binh", helped="an").may_write(own)
    with pytest.raises(NotYours) as refused:
        open_review(dossier=own.dossier, form="form-08", pens=pens(cast, "dung", "an"), by=cast.actor("dung"))
    assert TOLD not in str(refused.value)


def test_no_list_and_no_count_knows_of_it(signs: Campaign, own: Review) -> None:
    one = [row for row in progress_of(list(awaited(signs))) if row.dossier == own.dossier]
    assert [row.review for row in one] == [None]
    assert counts(signs)["handed_in"] == 0


def test_the_journal_knows_nothing_of_it(own: Review) -> None:
    assert own.is_handed_in
    assert not Entry.objects.filter(deed__startswith="review.").exists()
    assert not [entry for entry in Entry.objects.all() if TOLD in str(entry.details)]


def test_no_sentence_repeats_it(cast: Cast, signs: Campaign) -> None:
    review = opened_review(cast, dossier(signs, "member", person=cast.persons["an"]), "form-08", "an")
    told = write(cast, review, "an", {KEY: TOLD, f"{KEY}.words": TOLD * LONGEST})
    assert len(told.wrong) == 2
    assert not [said for said in told.wrong.values() if TOLD in said]
    with pytest.raises(Refusal) as refused:
        give(cast, review, "an")
    assert TOLD not in str(refused.value)


def test_nobody_returns_it_and_its_writer_takes_it_back(cast: Cast, signs: Campaign, own: Review) -> None:
    with pytest.raises(Refusal):
        return_review(review=own, reason="Viết lại.", by=cast.actor("binh"))
    assert take_back(review=own, by=cast.actor("an")).state == "draft"
    give(cast, own, "an")
    moved(signs, "deciding")
    with pytest.raises(Refusal, match="không lấy lại được nữa"):
        take_back(review=own, by=cast.actor("an"))


def test_a_sign_that_is_there_asks_for_words(cast: Cast, signs: Campaign) -> None:
    review = opened_review(cast, dossier(signs, "member", person=cast.persons["an"]), "form-08", "an")
    fill(cast, review, "an", leave=(f"{KEY}.words",))
    write(cast, review, "an", {KEY: "yes"})
    with pytest.raises(Refusal, match="Còn 1 chỗ"):
        give(cast, review, "an")


def test_it_does_not_move_the_dossier(own: Review) -> None:
    own.dossier.refresh_from_db()
    assert own.dossier.stage == "listed"
