"""What superiors prompt is answered, each by itself, before the review goes in or in a supplement."""

import pytest

from congtam.campaigns.models import Campaign, EnteredFact
from congtam.campaigns.queries.standing import held_back
from congtam.journal.queries import entries_about
from congtam.people.refusals import Refusal
from congtam.reviews.actions.prompting import withdraw_prompt
from congtam.reviews.actions.writing import Shut
from congtam.reviews.models import Prompt, Review
from congtam.reviews.queries.progress import awaited, counts, progress_of
from congtam.reviews.queries.reading import written
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.reviews.ground import dossier, fill, fresh, give, moved, opened_review, prompted, write


@pytest.fixture
def letter(cast: Cast) -> Campaign:
    """The plan of 2020 with the letter of 2021: every cell has a review, and the rules ask about prompts."""
    return moved(opened(cast, "gv-2020", year=2021), "reviewing")


@pytest.fixture
def cell(cast: Cast, letter: Campaign) -> Review:
    return opened_review(cast, dossier(letter, "cell", unit=cast.units["cell1"]), "collective", "binh")


def waits(campaign: Campaign, review: Review) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in held_back(campaign).get(review.dossier_id, []):
        found.setdefault(one.binds, []).extend(one.facts)
    return found


def test_each_prompt_is_answered_before_the_review_goes_in(
    cast: Cast, letter: Campaign, cell: Review
) -> None:
    """GV21-10."""
    giang = cast.persons["giang"]
    first = prompted(cast, cell.dossier, director=giang)
    second = prompted(cast, cell.dossier, text="Làm rõ việc mất đoàn kết.", director=giang)
    assert "ngày hoàn chỉnh báo cáo theo gợi ý của cấp trên" in waits(letter, cell)["rating"]
    fill(cast, cell, "binh", leave=(second.key,))
    assert [field.label for _page, field in written(fresh(cell)).blanks] == ["Làm rõ việc mất đoàn kết."]
    with pytest.raises(Refusal, match="Còn 1 chỗ chưa viết"):
        give(cast, cell, "binh")
    write(cast, cell, "binh", {second.key: "Đã hòa giải."})
    give(cast, cell, "binh")
    assert first.key in cell.passings.get(move="hand_in").texts
    assert "rating" not in waits(letter, cell)


def test_a_prompt_after_the_review_opens_a_supplement(cast: Cast, letter: Campaign, cell: Review) -> None:
    """GV21-10: only what was prompted is open, and the review goes in again."""
    fill(cast, cell, "binh")
    give(cast, cell, "binh")
    late = prompted(cast, cell.dossier, director=cast.persons["giang"])
    assert fresh(cell).state == "supplement"
    assert [field.key for _page, field in written(fresh(cell)).blanks] == [late.key]
    with pytest.raises(Shut, match="chỉ trả lời những điều cấp trên gợi ý"):
        write(cast, cell, "binh", {"plan:text": "Sửa."})
    moved(letter, "appraising")
    write(cast, cell, "binh", {late.key: "Đã làm rõ."})
    give(cast, cell, "binh")
    assert [one.move for one in cell.passings.order_by("pk")] == ["hand_in", "prompt", "hand_in"]
    assert EnteredFact.objects.get(fact="prompts_answered_on").value == "2018-12-10"


def test_somebody_directs_where_something_was_prompted(cast: Cast, letter: Campaign, cell: Review) -> None:
    """GV21-17: a member of the committee, by name; without one nothing is prompted."""
    with pytest.raises(Refusal, match="phải có cấp ủy viên chỉ đạo"):
        prompted(cast, cell.dossier)
    with pytest.raises(Refusal, match="Lê Thị Cúc không phải cấp ủy viên"):
        prompted(cast, cell.dossier, director=cast.persons["cuc"])
    assert not Prompt.objects.exists()
    prompted(cast, cell.dossier, director=cast.persons["giang"])
    facts = dict(EnteredFact.objects.values_list("fact", "value"))
    assert facts["prompted_by_superior"] is True
    assert "Hoàng Trường Giang" in str(facts["directing_member"])
    assert "review" not in waits(letter, cell)


def test_a_document_that_names_no_director_asks_for_none(ward: Cast, campaign: Campaign) -> None:
    found = dossier(campaign, "member", person=ward.persons["an"])
    assert prompted(ward, found).director is None


def test_the_same_words_go_to_several_by_name_or_to_none(ward: Cast, campaign: Campaign) -> None:
    cells = list(awaited(campaign).filter(kind="cell_assembly"))
    assert len(cells) > 2
    prompted(ward, *cells)
    assert Prompt.objects.count() == len(cells)
    aside = dossier(campaign, "cell", unit=ward.units["cell1"])
    with pytest.raises(Refusal, match="không có bản kiểm điểm"):
        prompted(ward, cells[0], aside)
    assert Prompt.objects.count() == len(cells)
    assert counts(campaign)["unanswered"] == len(cells)
    assert {row.open_prompts for row in progress_of(cells)} == {1}


def test_a_prompt_is_withdrawn_with_its_reason_and_the_supplement_ends(cast: Cast, cell: Review) -> None:
    fill(cast, cell, "binh")
    give(cast, cell, "binh")
    prompt = prompted(cast, cell.dossier, director=cast.persons["giang"])
    with pytest.raises(Refusal, match="phải ghi lý do"):
        withdraw_prompt(prompt=prompt, reason=" ", by=cast.actor("dung"))
    withdraw_prompt(prompt=prompt, reason="Ghi nhầm nơi.", by=cast.actor("dung"))
    assert fresh(cell).state == "handed_in"
    assert EnteredFact.objects.get(fact="prompted_by_superior").value is False
    deeds = [entry.deed for entry in entries_about(cast.ward.pk, f"dossier:{cell.dossier_id}")]
    assert deeds == ["review.prompt_withdrawn", "review.prompt"]


def test_a_prompt_stands_in_the_section_that_the_document_keeps_for_it(
    ward: Cast, campaign: Campaign
) -> None:
    """HX18-05: the seventh content of a collective; a person gets a page of their own for it."""
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    review = opened_review(ward, cell, "form-01", "binh")
    prompt = prompted(ward, cell)
    page = written(fresh(review)).contents.page_of(prompt.key)
    assert page is not None
    assert (page.path, page.number) == ("prompts", 7)
    own = dossier(campaign, "member", person=ward.persons["an"])
    mine = opened_review(ward, own, "form-02", "an")
    answer = prompted(ward, own)
    last = written(fresh(mine)).contents.pages[-1]
    assert (last.path, [field.key for field in last.fields]) == ("prompts", [answer.key])


def test_nothing_is_prompted_when_all_is_decided(ward: Cast, campaign: Campaign) -> None:
    moved(campaign, "notifying")
    with pytest.raises(Refusal, match="không gợi ý kiểm điểm được nữa"):
        prompted(ward, dossier(campaign, "member", person=ward.persons["an"]))
