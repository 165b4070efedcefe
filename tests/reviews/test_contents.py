"""What a review asks for follows from the pack: the kind of subject, the employment, the posts, the year."""

from dataclasses import replace

import pytest

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import offer, pack_of
from congtam.journal.actors import PROGRAM
from congtam.reviews.contents import Contents, contents_of
from congtam.reviews.queries.around import applies_to
from congtam.reviews.queries.reading import written
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.reviews.ground import dossier, fresh, moved, opened_review, save, typed

OF_A_MEMBER = [
    "qualities/ideology",
    "qualities/ethics",
    "qualities/discipline",
    "qualities/style",
    "qualities/degradation",
    "duties/member_duties",
    "duties/targets",
    "duties/personal_responsibility",
    "commitment",
    "remedied",
]


def contents(campaign: Campaign, kind: str, form: str, **of: object) -> Contents:
    found = dossier(campaign, kind, **of)
    return contents_of(pack_of(campaign), form, (), applies_to(found, form))


def paths(found: Contents) -> list[str]:
    return [page.path for page in found.pages]


def parts(found: Contents, path: str) -> list[str]:
    page = next(page for page in found.pages if page.path == path)
    return [field.key.split(":")[1] for field in page.fields]


def test_a_collective_says_seven_things_each_with_its_parts(ward: Cast, campaign: Campaign) -> None:
    """HX18-05."""
    found = contents(campaign, "cell_assembly", "form-01", unit=ward.units["cell1"])
    assert contents(campaign, "cell_committee", "form-01", unit=ward.units["khe"]) == found
    assert paths(found) == [
        "guidance",
        "results",
        "degradation",
        "democratic_centralism",
        "inspection",
        "remedied",
        "prompts",
    ]
    said = ["strengths", "shortcomings", "causes", "responsibility", "remedies"]
    assert [parts(found, page.path) for page in found.pages] == [said] * 6 + [[]]


def test_a_member_without_a_post(ward: Cast, campaign: Campaign) -> None:
    """HX18-06."""
    found = contents(campaign, "member", "form-02", person=ward.persons["khe_secretary"])
    assert paths(found) == OF_A_MEMBER
    assert parts(found, "qualities/ideology") == ["strengths", "shortcomings", "causes"]
    assert found.pages[0].above.startswith("Về phẩm chất chính trị")


def test_whoever_is_paid_by_the_state_says_more(ward: Cast, campaign: Campaign) -> None:
    """HX18-07."""
    found = contents(campaign, "member", "form-02", person=ward.persons["teacher"])
    assert paths(found) == [*OF_A_MEMBER, "state_paid"]


@pytest.mark.parametrize(
    ("who", "more"), [("legal_deputy", []), ("farmer_chair", ["head"]), ("chairman", ["head"])]
)
def test_leaders_say_more_and_heads_most(ward: Cast, campaign: Campaign, who: str, more: list[str]) -> None:
    """HX18-08."""
    found = contents(campaign, "leader", "form-02", person=ward.persons[who])
    assert paths(found) == [*OF_A_MEMBER, "state_paid", "leadership", "integrity", *more]


def test_what_nobody_knows_may_stay_blank(ward: Cast, campaign: Campaign) -> None:
    """An's employment was never entered: the section is there, and asks for nothing."""
    found = contents(campaign, "member", "form-02", person=ward.persons["an"])
    assert [page.path for page in found.pages if page.is_sure is None] == ["state_paid"]
    enter_fact(
        campaign=campaign,
        fact="employment",
        value="other",
        reason="thử",
        by=PROGRAM,
        person=ward.persons["an"],
    )
    assert "state_paid" not in paths(contents(campaign, "member", "form-02", person=ward.persons["an"]))


def test_what_was_written_stays_when_a_section_goes(ward: Cast, campaign: Campaign) -> None:
    found = dossier(campaign, "member", person=ward.persons["an"])
    review = opened_review(ward, found, "form-02", "an")
    save(ward, review, "an", typed(review, "state_paid:strengths", "Làm đủ việc."))
    enter_fact(
        campaign=campaign,
        fact="employment",
        value="other",
        reason="thử",
        by=PROGRAM,
        person=ward.persons["an"],
    )
    page = written(fresh(review)).contents.page_of("state_paid:strengths")
    assert page is not None
    assert page.is_gone
    assert not [one for one, _field in written(fresh(review)).blanks if one.path == "state_paid"]


@pytest.fixture
def letter(cast: Cast) -> Campaign:
    """The plan of 2020 with the letter of 2021."""
    return moved(opened(cast, "gv-2020", year=2021), "reviewing")


def test_the_topics_of_the_year_stand_beside_the_base_contents(cast: Cast, letter: Campaign) -> None:
    """GV21-09: seven contents for those who led; GV21-16: with what went well, what did not, why, what to
    do, who was new and who is responsible; GV21-18: for collectives, beside the plan."""
    cell = cast.units["cell1"]
    enter_fact(campaign=letter, fact="epidemic_role", value="leading", reason="thử", by=PROGRAM, unit=cell)
    found = contents(letter, "cell", "collective", unit=cell)
    topics = [page.path for page in found.pages if page.topic_of_year]
    assert paths(found)[0] == "plan"
    assert "nhan-dien-suy-thoai" in topics
    assert [path for path in paths(found) if path.startswith("phong-chong-dich/")] == [
        f"phong-chong-dich/phong-chong-dich-{number}" for number in range(1, 8)
    ]
    assert parts(found, "phong-chong-dich") == [
        "done",
        "not_done",
        "causes",
        "measures",
        "new_factors",
        "responsibility",
    ]
    assert "phong-chong-dich-theo-chuc-nang" not in paths(found)
    assert len([path for path in paths(found) if path.startswith("trong-tam-tap-the/")]) == 5


def test_others_say_it_by_their_function(cast: Cast, letter: Campaign) -> None:
    """GV21-09."""
    cell = cast.units["cell1"]
    enter_fact(
        campaign=letter, fact="epidemic_role", value="by_function", reason="thử", by=PROGRAM, unit=cell
    )
    found = paths(contents(letter, "cell", "collective", unit=cell))
    assert "phong-chong-dich-theo-chuc-nang" in found
    assert not [path for path in found if path.startswith("phong-chong-dich/")]


def test_persons_have_topics_of_their_own(cast: Cast, letter: Campaign) -> None:
    """GV21-18."""
    found = contents(letter, "member", "person", person=cast.persons["an"])
    assert [path for path in paths(found) if path.startswith("trong-tam-ca-nhan/")] == [
        "trong-tam-ca-nhan/tu-tuong-chinh-tri",
        "trong-tam-ca-nhan/tu-duong",
        "trong-tam-ca-nhan/tu-soi-tu-sua",
        "trong-tam-ca-nhan/neu-guong",
        "trong-tam-ca-nhan/gan-voi-tap-the",
    ]


def test_the_signs_are_data_of_the_pack() -> None:
    """HX18-70: twenty-seven in three groups where somebody filled them in, one text where nobody did."""
    bare, filled = offer("hx-2018").resolved.pack, offer("hx-2018+demo-hx-2018").resolved.pack
    assert [field.key for page in contents_of(bare, "form-08", (), {}).pages for field in page.fields] == [
        "self_identification:text"
    ]
    pages = contents_of(filled, "form-08", (), {}).pages
    assert [len(page.fields) for page in pages] == [18, 18, 18]
    assert pages[0].fields[1].follows == pages[0].fields[0].key


def test_a_pack_without_the_section_has_no_page_for_it() -> None:
    """The pages are the pack's, none is the program's."""
    pack = offer("hx-2018").resolved.pack
    asked = pack.reviews["form-01"]
    less = asked.model_copy(update={"sections": asked.sections[1:]})
    changed = pack.model_copy(update={"reviews": {**pack.reviews, "form-01": less}})
    before, after = (contents_of(one, "form-01", (), {}) for one in (pack, changed))
    assert [replace(page, number=0) for page in after.pages] == [
        replace(page, number=0) for page in before.pages[1:]
    ]
