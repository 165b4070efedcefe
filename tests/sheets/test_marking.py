"""Rows are written exactly, over nothing that was not read, and what cannot be written is kept."""

import pytest
from django.db import IntegrityError, transaction

from congtam.campaigns.models import Campaign
from congtam.sheets.actions.drafting import drop_draft, take_draft
from congtam.sheets.actions.marking import Shut
from congtam.sheets.models import Draft, Mark, Sheet
from congtam.sheets.packed import unpacked
from congtam.sheets.rules import layout_for
from congtam.sheets.values import Values
from tests.cast import Cast
from tests.sheets.ground import moved, save, typed

ROW = "a/#1"


def stored(sheet: Sheet) -> dict[str, Values]:
    return {mark.row: Values.of(mark) for mark in sheet.marks.all()}


def in_vector(sheet: Sheet) -> dict[str, Values]:
    sheet.refresh_from_db()
    return unpacked(layout_for(sheet.dossier.campaign, sheet.dossier.kind), bytes(sheet.packed))


def test_points_are_kept_exactly_and_beside_them_the_vector(ward: Cast, sheet: Sheet) -> None:
    save(ward, sheet, "an", typed(sheet, ROW, points="7"), typed(sheet, "b/#2", points="20"))
    assert stored(sheet) == {ROW: Values(points=700), "b/#2": Values(points=2000)} == in_vector(sheet)
    assert {mark.saved_by for mark in Mark.objects.all()} == {"Nguyễn Văn An"}


def test_an_emptied_row_is_empty_and_not_0(ward: Cast, sheet: Sheet) -> None:
    save(ward, sheet, "an", typed(sheet, ROW, points="7"))
    save(ward, sheet, "an", typed(sheet, ROW, points=""))
    assert stored(sheet) == {ROW: Values()}
    assert in_vector(sheet) == {}
    assert Mark.objects.get().version == 2


def test_what_is_wrong_is_said_and_kept_and_hinders_no_other_row(ward: Cast, sheet: Sheet) -> None:
    """BTT22-04: out of range is refused with the row named."""
    told = save(ward, sheet, "an", typed(sheet, ROW, points="9"), typed(sheet, "a/#2", points="8"))
    assert stored(sheet) == {"a/#2": Values(points=800)}
    assert "9 vượt mức tối đa 8 của “Tư tưởng chính trị:" in told.wrong[ROW]
    assert "nhập từ 0 đến 8" in told.wrong[ROW]
    draft = Draft.objects.get()
    assert (draft.row, draft.typed, draft.why, draft.said) == (
        ROW,
        {"points": "9"},
        "wrong",
        told.wrong[ROW],
    )


@pytest.mark.parametrize(
    "text",
    ["chín", "-1", "1e2", "8,125", "1.000,5", "９", "8" * 200_000],
    ids=["letters", "minus", "power", "thousandths", "grouped", "wide", "pasted"],
)
def test_what_is_no_number_is_said_so(ward: Cast, sheet: Sheet, text: str) -> None:
    told = save(ward, sheet, "an", typed(sheet, ROW, points=text))
    assert "không phải số điểm; hãy gõ một số như 1 hoặc 0,5" in told.wrong[ROW]
    assert len(told.wrong[ROW]) < 120
    assert stored(sheet) == {}
    assert Draft.objects.get().typed == {"points": text}


def test_a_row_set_right_leaves_no_draft(ward: Cast, sheet: Sheet) -> None:
    save(ward, sheet, "an", typed(sheet, ROW, points="9"))
    save(ward, sheet, "an", typed(sheet, ROW, points="8"))
    assert not Draft.objects.exists()


def test_the_second_of_two_people_is_told_and_loses_nothing(ward: Cast, sheet: Sheet) -> None:
    both_read = 0
    save(ward, sheet, "an", typed(sheet, ROW, both_read, points="5"))
    told = save(ward, sheet, "dung", typed(sheet, ROW, both_read, points="6"))
    assert stored(sheet) == {ROW: Values(points=500)}
    assert told.saved == {}
    assert "Nguyễn Văn An đã ghi dòng này" in told.clashes[0].says
    draft = Draft.objects.get()
    assert (draft.why, draft.typed, draft.account) == ("clash", {"points": "6"}, ward.accounts["dung"])


def test_the_second_decides_with_both_before_the_eyes(ward: Cast, sheet: Sheet) -> None:
    line = typed(sheet, ROW).line
    account = ward.accounts["dung"].pk
    for decision in ("take", "drop"):
        Mark.objects.all().delete()
        save(ward, sheet, "an", typed(sheet, ROW, 0, points="5"))
        save(ward, sheet, "dung", typed(sheet, ROW, 0, points="6"))
        if decision == "take":
            take_draft(sheet=sheet, line=line, of_evidence=False, by=ward.actor("dung"), account=account)
        else:
            drop_draft(sheet=sheet, line=line, of_evidence=False, account=account)
        assert stored(sheet)[ROW].points == {"take": 600, "drop": 500}[decision]
        assert not Draft.objects.exists()


def test_the_same_value_sent_again_is_no_clash(ward: Cast, sheet: Sheet) -> None:
    """An answer that was lost on the way is asked for again with the old version."""
    for _ in range(2):
        told = save(ward, sheet, "an", typed(sheet, ROW, 0, points="5"))
        assert told.saved[ROW].points == 500
        assert not told.clashes
    assert Mark.objects.get().version == 1


def test_two_people_on_two_rows_both_count(ward: Cast, sheet: Sheet) -> None:
    first, second = Sheet.objects.get(pk=sheet.pk), Sheet.objects.get(pk=sheet.pk)
    save(ward, first, "an", typed(sheet, ROW, points="5"))
    save(ward, second, "dung", typed(sheet, "a/#2", points="6"))
    assert in_vector(sheet) == {ROW: Values(points=500), "a/#2": Values(points=600)}


def test_a_phase_that_closes_while_somebody_types_keeps_the_words(
    ward: Cast, campaign: Campaign, sheet: Sheet
) -> None:
    """BTT22-04."""
    row = typed(sheet, ROW, points="5")
    moved(campaign, "appraising")
    with pytest.raises(Shut, match=r"giai đoạn “Tổng hợp, thẩm định”.*bản nháp chưa gửi"):
        save(ward, sheet, "an", row)
    assert stored(sheet) == {}
    assert (Draft.objects.get().why, Draft.objects.get().typed) == ("shut", {"points": "5"})


def test_the_database_refuses_more_than_the_whole(ward: Cast, sheet: Sheet) -> None:
    save(ward, sheet, "an", typed(sheet, ROW, points="5"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.update(part=3, whole=2)


def test_the_database_keeps_one_mark_of_a_row(ward: Cast, sheet: Sheet) -> None:
    save(ward, sheet, "an", typed(sheet, ROW, points="5"))
    mark = Mark.objects.get()
    mark.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        mark.save()
