"""One review as it stands: its pages, what is written on them, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congtam.campaigns.models import Dossier
from congtam.campaigns.packs import pack_of
from congtam.reviews.contents import Contents, Field, Page, contents_of
from congtam.reviews.models import Answer, Passing, Prompt, Review
from congtam.reviews.queries.around import applies_to
from congtam.reviews.states import Move, State
from congtam.reviews.texts import YES


@dataclass(frozen=True)
class Written:
    """A review with what stands in it now."""

    review: Review
    contents: Contents
    answers: Mapping[str, Answer]

    @property
    def texts(self) -> dict[str, str]:
        return {key: answer.text for key, answer in self.answers.items() if answer.text}

    @property
    def blanks(self) -> list[tuple[Page, Field]]:
        return blanks(self.contents.pages, self.texts, self.review)

    def blanks_on(self, page: Page) -> list[Field]:
        return [field for one, field in self.blanks if one.path == page.path]


def prompts_of(dossier: Dossier) -> list[Prompt]:
    """Those in force, in the order in which they came."""
    return list(dossier.prompts.filter(withdrawn_because="").order_by("pk"))


def written(review: Review) -> Written:
    answers = {answer.key: answer for answer in review.answers.all()}
    texts = {key: answer.text for key, answer in answers.items()}
    return Written(review, contents_in(review, texts), answers)


def contents_in(review: Review, texts: Mapping[str, str]) -> Contents:
    dossier = review.dossier
    prompts = [] if review.is_private else prompts_of(dossier)
    kept = [key for key, text in texts.items() if text]
    applies = applies_to(dossier, review.form)
    return contents_of(pack_of(dossier.campaign), review.form, prompts, applies, kept)


def blanks(pages: Iterable[Page], texts: Mapping[str, str], review: Review) -> list[tuple[Page, Field]]:
    """What must be written and is not. In a supplement only what superiors prompted is asked for."""
    return [
        (page, field)
        for page in pages
        if page.is_sure
        for field in page.fields
        if not texts.get(field.key)
        if not field.follows or texts.get(field.follows) == YES
        if review.state != State.SUPPLEMENT or is_prompt(field.key)
    ]


def is_prompt(key: str) -> bool:
    return key.startswith("prompt:")


def answers_given(dossiers: Iterable[int]) -> dict[int, dict[str, str]]:
    """Of each dossier the texts that others read, from its last handing in; in one question."""
    rows = Passing.objects.filter(
        review__dossier__in=list(dossiers), review__is_private=False, move=Move.HAND_IN
    ).order_by("at", "pk")
    return dict(rows.values_list("review__dossier", "texts"))


def last_handed_in(review: Review) -> Passing | None:
    """What others read."""
    return review.passings.filter(move=Move.HAND_IN).order_by("-at", "-pk").first()
