"""Contents and steps of other documents, offered as lines to be changed and signed; nothing is taken over by
itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congtam.campaigns.packs import Offer, offered_keys, readable
from congtam.engine.pack import Pack
from congtam.engine.pack.reviews import Agenda, Review, Section
from congtam.web.settling.lines import grammar_of


@dataclass(frozen=True)
class Model:
    """`lines` as they would stand in the field."""

    key: str
    title: str
    lines: str


def models_for(offer: Offer, address: str) -> list[Model]:
    head = address.partition(".")[0]
    grammar = grammar_of(offer.resolved.pack, address)
    if head not in {"reviews", "agendas"} or grammar is None:
        return []
    here = offer.resolved.pack
    return [
        Model(f"{pack.id}:{name}", f"{title} ({pack.issued.number or pack.id})", lines)
        for pack in others(offer.key)
        for name, title, rows in contents_of(here, pack, head)
        if (lines := "\n".join(grammar.shown(here, row) for row in rows))
    ]


def others(key: str) -> Iterator[Pack]:
    for one in offered_keys():
        found = readable(one) if one != key and "+" not in one else None
        if found:
            yield found.resolved.pack


def contents_of(here: Pack, pack: Pack, head: str) -> Iterator[tuple[str, str, list[dict[str, object]]]]:
    """Name, title and rows, each as a line of this pack would hold it."""
    if head == "agendas":
        for name, agenda in pack.agendas.items():
            yield name, agenda.label, steps_of(agenda)
        return
    for name, review in pack.reviews.items():
        if not review.private:
            title = pack.forms[review.form].title.split(" (")[0] if review.form in pack.forms else review.form
            yield name, title, list(sections_of(here, pack, review))


def steps_of(agenda: Agenda) -> list[dict[str, object]]:
    return [{"text": one_line(step.text), "by": step.by} for step in agenda.steps]


def sections_of(here: Pack, pack: Pack, review: Review) -> Iterator[dict[str, object]]:
    """A heading goes into the words of what stands under it; a year's own topic is left where it was."""
    for above, section in leaves(review.sections):
        if not section.topic_of_year:
            asked = getattr(section.when, "fact", None)
            when = {"fact": asked} if asked in here.facts else None
            text = f"{above} {section.text}" if above else section.text
            parts = [pack.review_parts[part] for part in section.parts]
            yield {"text": one_line(text), "parts": parts, "when": when, "holds": section.holds}


def leaves(found: Iterable[Section], above: str = "") -> Iterator[tuple[str, Section]]:
    for section in found:
        if section.children:
            yield from leaves(section.children, section.text)
        else:
            yield above, section


def one_line(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
