"""The pages of reviews, with what their superiors prompt, for the table of all pages."""

from congtam.reviews.actions.opening import name_drafter
from congtam.reviews.models import Review, Unsent
from congtam.reviews.states import State
from tests.cast import Cast
from tests.reviews.ground import opened_review, prompted, write
from tests.web.campaign_pages import COLLECTIVE, own_dossier, running
from tests.web.page import Keys, Page

WRITER = "an"


def review(cast: Cast) -> Review:
    """An's own, with something in it."""
    found = opened_review(cast, own_dossier(running(cast), cast), "form-02", "an")
    if not found.answers.exists():
        write(cast, found, "an", {"commitment:strengths": "Giữ đúng cam kết."})
    return found


def the_review(cast: Cast) -> dict[str, object]:
    return {"review_id": review(cast).pk}


def handed_in(cast: Cast) -> dict[str, object]:
    """Straight into the state, without what it asks for."""
    found = review(cast)
    Review.objects.filter(pk=found.pk).update(
        state=State.HANDED_IN, handed_in_at=found.opened_at, handed_in_by="An"
    )
    return {"review_id": found.pk}


def unsent(cast: Cast) -> dict[str, object]:
    found = review(cast)
    kept = Unsent.objects.create(
        organisation=cast.ward,
        review=found,
        key="commitment:strengths",
        account=cast.accounts["an"],
        why="clash",
        said="Người khác vừa ghi.",
        text="Bản của tôi.",
        kept_at=found.opened_at,
    )
    return {"review_id": found.pk, "unsent_id": kept.pk}


def own(cast: Cast) -> dict[str, object]:
    return {"dossier_id": own_dossier(running(cast), cast).pk}


def cell(cast: Cast) -> dict[str, object]:
    found = running(cast).dossiers.get(kind__in=COLLECTIVE, unit=cast.units["cell1"])
    return {"dossier_id": found.pk}


def drafter(cast: Cast) -> dict[str, object]:
    found = running(cast).dossiers.get(kind__in=COLLECTIVE, unit=cast.units["cell1"])
    named = name_drafter(dossier=found, person=cast.persons["an"], by=cast.actor("binh"))
    return {"drafter_id": named.pk}


def campaign(cast: Cast) -> dict[str, object]:
    return {"campaign_id": running(cast).pk}


def prompt(cast: Cast) -> dict[str, object]:
    return {"prompt_id": prompted(cast, own_dossier(running(cast), cast)).pk}


def deed(opens: str, keys: Keys) -> Page:
    return Page(opens, method="POST", keys=keys)


REVIEW_PAGES: dict[str, Page] = {
    "reviews:mine": Page("an binh cuc dung giang hanh khoa"),
    "reviews:open": deed(WRITER, lambda cast: own(cast) | {"form": "form-02"}),
    "reviews:review": Page(WRITER, keys=the_review),
    "reviews:page": Page(WRITER, keys=lambda cast: the_review(cast) | {"number": 1}),
    "reviews:save": Page(WRITER, method="POST", keys=the_review, answers=400),
    "reviews:unsent": deed(WRITER, unsent),
    "reviews:check": Page(WRITER, keys=the_review),
    "reviews:take_back": deed(WRITER, the_review),
    "reviews:whole": Page("an binh dung giang", keys=handed_in),
    "reviews:history": Page(WRITER, keys=the_review),
    "reviews:return": deed("binh dung giang", handed_in),
    "reviews:dossier": Page("an binh dung giang", keys=own),
    "reviews:drafter": Page("binh dung", keys=cell),
    "reviews:release_drafter": deed("binh dung", drafter),
    "reviews:office": Page("binh dung giang", keys=campaign),
    "reviews:prompt": Page("dung giang hanh", keys=campaign),
    "reviews:superior": Page("hanh", keys=campaign),
    "reviews:withdraw_prompt": deed("dung giang", prompt),
}
