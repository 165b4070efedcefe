"""Fields of a page as they stand: what is written, what was typed and is not written yet, and the prompt."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from congtam.reviews.contents import Field, Page
from congtam.reviews.models import Answer, Prompt, Unsent
from congtam.reviews.queries.reading import Written, is_prompt
from congtam.reviews.states import State, is_open
from congtam.web.base.guards import account_of
from congtam.web.reviews.typed import as_was


@dataclass(frozen=True)
class Shown:
    """One field on its page. What was typed and is not written yet stands in it, or beside it."""

    field: Field
    id: str
    text: str
    was: str
    answer: Answer | None
    is_open: bool
    fault: str = ""
    unsent: tuple[Unsent, ...] = ()
    prompt: Prompt | None = None


def fields_shown(request: HttpRequest, there: Written, one: Page) -> list[Shown]:
    found = there.review
    opens = is_open(found.state, found.dossier.campaign.phase)
    kept: dict[str, list[Unsent]] = {}
    for row in Unsent.objects.filter(review=found, account=account_of(request).pk).order_by("pk"):
        kept.setdefault(row.key, []).append(row)
    prompts = {row.key: row for row in found.dossier.prompts.filter(withdrawn_because="")}
    return [
        field_shown(
            there,
            field,
            f"f{number}",
            kept.get(field.key, []),
            prompts.get(field.key),
            is_open=opens and (found.state != State.SUPPLEMENT or is_prompt(field.key)),
        )
        for number, field in enumerate(one.fields, 1)
    ]


def field_shown(
    there: Written, field: Field, place: str, kept: list[Unsent], prompt: Prompt | None, *, is_open: bool
) -> Shown:
    """What was too long is put back into its field, to be shortened there."""
    answer = there.answers.get(field.key)
    wrong = next((row for row in kept if row.why == Unsent.Why.WRONG), None) if is_open else None
    text = wrong.text if wrong else answer.text if answer else ""
    return Shown(
        field=field,
        id=place,
        text=text,
        was=as_was(answer),
        answer=answer,
        is_open=is_open,
        fault=wrong.said if wrong else "",
        unsent=tuple(row for row in kept if row is not wrong),
        prompt=prompt,
    )
