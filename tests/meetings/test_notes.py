"""What is written down: versions, two people at once, nothing lost."""

import unicodedata

import pytest
from django.db import DatabaseError, transaction

from congtam.campaigns.models import Campaign
from congtam.journal.actors import PROGRAM
from congtam.meetings.actions.meeting import end
from congtam.meetings.actions.noting import LONGEST, Saved, save_note, use_version
from congtam.meetings.actions.ordering import postpone
from congtam.meetings.models import Item, Note, NoteVersion
from congtam.people.refusals import Refusal
from tests.cast import Cast
from tests.meetings.ground import begun


@pytest.fixture
def item(cell: Cast, campaign: Campaign) -> Item:
    found = begun(cell, campaign).items.order_by("position").first()
    assert found is not None
    return found


def save(cast: Cast, item: Item, text: str, version: int, who: str = "binh") -> Saved:
    return save_note(
        sitting=item.sitting,
        item=item,
        field=Note.Field.CONTRIBUTIONS,
        text=text,
        version=version,
        by=cast.actor(who),
    )


def test_every_version_is_kept(cell: Cast, item: Item) -> None:
    for version, text in enumerate(("Đồng chí An góp ý", "Đồng chí An góp ý.", "Đồng chí An góp ý.", "")):
        save(cell, item, text, min(version, 2))
    assert list(NoteVersion.objects.values_list("version", "text")) == [
        (1, "Đồng chí An góp ý"),
        (2, "Đồng chí An góp ý."),
        (3, ""),
    ]


def test_two_people_on_one_field_are_told_and_nothing_is_lost(cell: Cast, item: Item) -> None:
    save(cell, item, "bản của Bình", 0)
    clash = save(cell, item, "bản của An", 0, who="an")
    assert clash.apart.startswith("Trần Thị Bình đã ghi ô này lúc")
    assert Note.objects.get().text == "bản của Bình"
    kept = NoteVersion.objects.get(is_apart=True)
    assert (kept.text, kept.by) == ("bản của An", "Nguyễn Văn An")
    use_version(kept=kept, by=cell.actor("an"))
    assert Note.objects.get().text == "bản của An"
    assert NoteVersion.objects.filter(text="bản của Bình").exists()


def test_a_version_cannot_be_changed(cell: Cast, item: Item) -> None:
    save(cell, item, "một", 0)
    with pytest.raises(DatabaseError), transaction.atomic():
        NoteVersion.objects.update(text="hai")


def test_what_is_typed_after_the_end_is_kept_apart(cell: Cast, item: Item) -> None:
    for each in item.sitting.items.all():
        postpone(item=each, reason="x", by=PROGRAM)
    end(sitting=item.sitting, why_short="x", by=PROGRAM)
    told = save(cell, item, "còn một ý", 0)
    assert "đã kết thúc" in told.apart
    assert (Note.objects.get().text, NoteVersion.objects.get().text) == ("", "còn một ý")


def test_letters_are_composed_and_nothing_foreign_is_kept(cell: Cast, item: Item) -> None:
    save(cell, item, unicodedata.normalize("NFD", "Đồng chí Ấm\r\nnhất trí\x00 "), 0)
    assert Note.objects.get().text == "Đồng chí Ấm\nnhất trí"


def test_a_text_too_long_is_refused_with_its_length(cell: Cast, item: Item) -> None:
    with pytest.raises(Refusal, match=r"200\.000 ký tự"):
        save(cell, item, "a" * 200_000, 0)
    assert save(cell, item, "a" * LONGEST, 0).note.version == 1
