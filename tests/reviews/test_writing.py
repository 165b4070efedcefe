"""Nothing that was acknowledged is lost, and nobody writes over what they have not read."""

import unicodedata
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from congtam.campaigns.models import Campaign
from congtam.reviews.actions.writing import Shut, take_unsent
from congtam.reviews.models import Answer, EarlierText, Review, Unsent
from congtam.reviews.queries.reading import written
from congtam.reviews.texts import LONGEST
from tests.cast import Cast
from tests.reviews.ground import dossier, fresh, moved, opened_review, save, typed, write

KEY = "commitment:strengths"


def text_of(review: Review, key: str = KEY) -> str:
    return Answer.objects.get(review=review, key=key).text


def test_a_text_is_kept_with_who_and_when(ward: Cast, review: Review) -> None:
    told = write(ward, review, "an", {KEY: "Giữ đúng cam kết."})
    saved = told.saved[KEY]
    assert (saved.text, saved.version, saved.saved_by) == ("Giữ đúng cam kết.", 1, "Nguyễn Văn An")
    assert fresh(review).revision == 1


def test_what_a_text_replaced_is_kept_unless_it_is_contained(ward: Cast, review: Review) -> None:
    for text in ("Giữ", "Giữ đúng", "Không giữ", ""):
        write(ward, review, "an", {KEY: text})
    assert list(EarlierText.objects.values_list("text", "version", "saved_by")) == [
        ("Giữ đúng", 2, "Nguyễn Văn An"),
        ("Không giữ", 3, "Nguyễn Văn An"),
    ]


def test_an_earlier_text_is_never_changed(ward: Cast, review: Review) -> None:
    write(ward, review, "an", {KEY: "một"})
    write(ward, review, "an", {KEY: "hai"})
    rows = EarlierText.objects.filter(review=review)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(text="ba")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_the_second_of_two_is_told_and_both_texts_are_kept(ward: Cast, campaign: Campaign) -> None:
    """The head and the deputy of one collective, on two devices."""
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    review = opened_review(ward, cell, "form-01", "binh")
    key = "guidance:strengths"
    first, second = typed(review, key, "Bản của Bình."), typed(review, key, "Bản của Dũng.")
    save(ward, review, "binh", first)
    told = save(ward, review, "dung", second)
    assert told.saved == {}
    assert "Trần Thị Bình đã ghi ô này" in told.clashes[key].says
    assert text_of(review, key) == "Bản của Bình."
    kept = Unsent.objects.get(review=review)
    assert (kept.text, kept.account, kept.why) == ("Bản của Dũng.", ward.accounts["dung"], "clash")
    take_unsent(unsent=kept, field=second.field, by=ward.actor("dung"), account=ward.accounts["dung"].pk)
    assert text_of(review, key) == "Bản của Dũng."
    assert EarlierText.objects.get(review=review).text == "Bản của Bình."
    assert not Unsent.objects.exists()


def test_two_clashes_keep_two_texts(ward: Cast, review: Review) -> None:
    write(ward, review, "an", {KEY: "một"})
    write(ward, review, "an", {KEY: "hai"})
    save(ward, review, "an", typed(review, KEY, "ba", version=1))
    save(ward, review, "an", typed(review, KEY, "bốn", version=1))
    save(ward, review, "an", typed(review, KEY, "bốn và năm", version=1))
    assert list(Unsent.objects.order_by("pk").values_list("text", flat=True)) == ["ba", "bốn và năm"]


def test_the_same_text_twice_is_no_clash(ward: Cast, review: Review) -> None:
    row = typed(review, KEY, "một", version=0)
    save(ward, review, "an", row)
    told = save(ward, review, "an", row)
    assert (told.clashes, told.saved[KEY].version) == ({}, 1)


def test_two_hundred_thousand_letters_are_refused_with_their_count_and_kept_whole(
    ward: Cast, review: Review
) -> None:
    pasted = "ề" * 200_000
    told = write(ward, review, "an", {KEY: pasted, "commitment:causes": "Do bận."})
    assert "200.000 ký tự" in told.wrong[KEY]
    assert "tối đa 20.000" in told.wrong[KEY]
    assert Unsent.objects.get().text == pasted
    assert list(told.saved) == ["commitment:causes"]
    write(ward, review, "an", {KEY: "ề" * LONGEST})
    assert len(text_of(review)) == LONGEST
    assert not Unsent.objects.exists()


def test_marks_are_composed_and_control_signs_go(ward: Cast, review: Review) -> None:
    loose = unicodedata.normalize("NFD", "Chấp hành\r\nnghiêm ")
    write(ward, review, "an", {KEY: f"\x00\x07{loose}\x1b"})
    assert text_of(review) == "Chấp hành\nnghiêm"


def test_a_phase_that_closes_while_typing_keeps_the_text_and_says_so(
    ward: Cast, campaign: Campaign, review: Review
) -> None:
    row = typed(review, KEY, "Chưa kịp gửi.")
    moved(campaign, "deciding")
    with pytest.raises(Shut, match=r"giai đoạn “Quyết định”.*được giữ làm bản chưa gửi"):
        save(ward, review, "an", row)
    kept = Unsent.objects.get(review=review)
    assert (kept.text, kept.why) == ("Chưa kịp gửi.", "shut")
    assert not Answer.objects.filter(review=review).exists()


def test_fields_of_other_sections_are_no_fields(review: Review) -> None:
    assert "guidance:strengths" not in written(fresh(review)).contents.fields


def test_saving_a_field_asks_the_same_few_questions(
    ward: Cast, review: Review, django_assert_max_num_queries: object
) -> None:
    for number in range(3):
        write(ward, review, "an", {KEY: f"lần {number}"})
    row = typed(review, KEY, "lần cuối")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        save(ward, review, "an", row)
    assert Answer.objects.get(review=review, key=KEY).saved_at - review.opened_at < timedelta(minutes=5)
