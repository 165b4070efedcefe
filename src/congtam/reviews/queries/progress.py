"""For those who wait for reviews: who has handed in, who has not, what was returned, what is not answered.
Private reviews are in none of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable, NegatedExpression
from django.db.models.functions import Cast, Concat

from congtam.campaigns.models import Campaign, Dossier
from congtam.reviews.forms import reviewed_kinds
from congtam.reviews.models import Answer, Prompt, Review
from congtam.reviews.models.review import STATES
from congtam.reviews.states import State

UNOPENED, UNANSWERED = "unopened", "unanswered"
"""Beside the states of a review: nobody began it; a prompt has no answer yet."""


@dataclass(frozen=True)
class Standing:
    """One dossier: its review, and the prompts with how many of them are answered."""

    dossier: Dossier
    review: Review | None
    prompts: int = 0
    answered: int = 0
    director: str = ""

    @property
    def open_prompts(self) -> int:
        return self.prompts - self.answered


def awaited(campaign: Campaign, units: frozenset[int] | None = None) -> QuerySet[Dossier]:
    """Every dossier of which a review is asked; of some units, or of all."""
    asked = campaign.dossiers.filter(is_listed=True, kind__in=reviewed_kinds(campaign))
    if units is not None:
        asked = asked.filter(home__in=units)
    return asked.exclude(is_reviewed=False).order_by("kind", "sort_key", "name", "pk")


def shared() -> QuerySet[Review]:
    return Review.objects.filter(dossier=OuterRef("pk"), is_private=False)


def in_state(asked: QuerySet[Dossier], wanted: str) -> QuerySet[Dossier]:
    return asked.filter(is_in(wanted)) if wanted in {UNOPENED, UNANSWERED, *STATES} else asked


def is_in(wanted: str) -> Exists | NegatedExpression[Combinable]:
    """Of a dossier."""
    if wanted == UNOPENED:
        return ~Exists(shared())
    if wanted == UNANSWERED:
        answers = Answer.objects.filter(review__dossier=OuterRef("dossier"), key=prompt_key()).exclude(
            text=""
        )
        return Exists(Prompt.objects.filter(~Exists(answers), dossier=OuterRef("pk"), withdrawn_because=""))
    return Exists(shared().filter(state=wanted))


def prompt_key() -> Concat:
    """The key under which the answer of a prompt stands, as the database makes it."""
    return Concat(Value("prompt:"), Cast(OuterRef("pk"), CharField()))


def counts(campaign: Campaign, units: frozenset[int] | None = None) -> dict[str, int]:
    """By state, and of those not opened and not answered; `all` in all."""
    asked = awaited(campaign, units).order_by()
    found = dict.fromkeys((*(state.value for state in State), UNOPENED), 0)
    open_to_all = FilteredRelation("reviews", condition=Q(reviews__is_private=False))
    by_state = asked.annotate(shared=open_to_all).values_list("shared__state")
    for state, number in by_state.annotate(number=Count("pk", distinct=True)):
        found[state or UNOPENED] = number
    unanswered = in_state(asked, UNANSWERED).filter(pk__in=prompted(campaign)).count()
    return {**found, UNANSWERED: unanswered, "all": asked.count()}


def prompted(campaign: Campaign) -> QuerySet[Prompt, int]:
    """Few dossiers of thousands: only in these a prompt can wait for its answer."""
    rows = Prompt.objects.filter(organisation=campaign.organisation_id, dossier__campaign=campaign)
    return rows.values_list("dossier_id", flat=True)


def progress_of(dossiers: Sequence[Dossier]) -> list[Standing]:
    """The same few questions for one dossier and for a page of them."""
    keys = [one.pk for one in dossiers]
    reviews = {row.dossier_id: row for row in Review.objects.filter(dossier__in=keys, is_private=False)}
    prompts: dict[int, list[Prompt]] = {}
    asked = Prompt.objects.filter(dossier__in=keys, withdrawn_because="").select_related("director")
    for prompt in asked.order_by("pk"):
        prompts.setdefault(prompt.dossier_id, []).append(prompt)
    answered = set(
        Answer.objects.filter(review__dossier__in=keys, key__startswith="prompt:")
        .exclude(text="")
        .values_list("key", flat=True)
    )
    return [standing(one, reviews.get(one.pk), prompts.get(one.pk, []), answered) for one in dossiers]


def standing(dossier: Dossier, review: Review | None, prompts: list[Prompt], answered: set[str]) -> Standing:
    directors = [prompt.director.full_name for prompt in prompts if prompt.director]
    done = sum(prompt.key in answered for prompt in prompts)
    return Standing(dossier, review, len(prompts), done, directors[-1] if directors else "")
