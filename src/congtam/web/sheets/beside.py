"""What stands beside a row's fields: guidance, options that data choose, the bodies behind a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.engine.conditions.walk import questions
from congtam.engine.pack import Pack
from congtam.engine.pack.criteria import FromLevelLeaf, FromShareLeaf, OptionsLeaf
from congtam.engine.pack.quantities import points_text
from congtam.engine.sentences import observed_sentence, sentence
from congtam.sheets.layout import Line
from congtam.sheets.queries.standing import Behind, Standing
from congtam.web.sheets import words


@dataclass(frozen=True)
class OptionShown:
    """One option that data choose: chosen (True), not, or not yet known (None)."""

    id: str
    text: str
    most: str
    status: bool | None


@dataclass(frozen=True)
class Body:
    """A body behind a number: its level with its bars, how sure that is, or why it is in no base."""

    name: str
    level: str
    bars: int
    provisional: str
    counts: bool


def guidance(line: Line, standing: Standing) -> str:
    """Only what concerns the unit; while its sector is not recorded, that is said."""
    row = line.place.row
    if not row.guidance:
        return ""
    entry = standing.around.entries.get(standing.explanation.outcome.id)
    chosen = words.facts_of(entry.facts if entry else {}, row.guidance_by)
    if chosen in row.guidance:
        return row.guidance[chosen]
    fact = standing.pack.facts.get(row.guidance_by or "")
    return _("Chưa ghi %(fact)s nên chưa có hướng dẫn riêng; hãy nhờ văn phòng ghi.") % {
        "fact": fact.label if fact else ""
    }


def options_shown(line: Line, standing: Standing) -> tuple[OptionShown, ...]:
    row = line.place.row
    if not isinstance(row, OptionsLeaf) or not line.is_chosen_by_data:
        return ()
    chosen = standing.chosen(line.address, line.choices)
    return tuple(
        OptionShown(one.id, one.text, points_text(one.max), chosen.get(one.id)) for one in row.options
    )


def share_seen(line: Line, standing: Standing) -> str:
    """The share that chooses, as it stands now: said by the option that holds, else by the first."""
    row = line.place.row
    if not isinstance(row, OptionsLeaf):
        return ""
    chosen = standing.chosen(line.address, line.choices)
    asked = [one for one in row.options if one.when is not None]
    one = next((one for one in asked if chosen.get(one.id)), asked[0] if asked else None)
    if one is None or one.when is None:
        return ""
    status, found = chosen.get(one.id), standing.explanation.outcome.row
    seen = observed_sentence(standing.pack, one.when, status, found, kind=standing.kind)
    return f"{sentence(standing.pack, one.when, standing.kind)}: {seen}"


def relations_of(line: Line) -> tuple[str, ...]:
    """Whose levels decide what the row gives, or what stands beside it."""
    row = line.place.row
    asked = list(row.beside)
    if isinstance(row, OptionsLeaf):
        asked += [one.when for one in row.options if one.when is not None]
    named = [each.relation for each in questions(asked)]
    if isinstance(row, FromLevelLeaf | FromShareLeaf):
        named.insert(0, row.of)
    return tuple(dict.fromkeys(named))


def relations(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in lines for name in relations_of(line)))


def bodies_shown(pack: Pack, line: Line, behind: Mapping[str, Sequence[Behind]]) -> tuple[Body, ...]:
    return tuple(body_shown(pack, one) for name in relations_of(line) for one in behind[name])


def body_shown(pack: Pack, one: Behind) -> Body:
    level = pack.levels.get(one.level, "")
    return Body(one.name, level, words.level_bars(pack, one.level), provisional(one), one.counts)


def provisional(one: Behind) -> str:
    """Anything but decided is."""
    return {
        "rules": _("tạm tính theo quy định"),
        "voted": _("mức bỏ phiếu, chưa quyết định"),
        "proposed": _("mức đề nghị, chưa quyết định"),
    }.get(one.stage, "")
