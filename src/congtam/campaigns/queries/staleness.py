"""Voted results that facts have overtaken: which lines of votes count, what no longer agrees with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.ballots.choices import Kind
from congtam.ballots.queries.desk import lines_of, polls_about
from congtam.ballots.queries.results import LineResult, results
from congtam.ballots.stages import Stage
from congtam.campaigns.models import Campaign, Dossier, Polling, Staleness
from congtam.campaigns.packs import pack_of
from congtam.campaigns.polls import SUBJECT, Eligible, dossier_of

COUNTED = frozenset({Stage.COUNTED, Stage.SIGNED})
SHOWN = 5
NO_RESULT = frozenset({Stage.PREPARING, Stage.DISCARDED})
UNDER_WAY = frozenset({Stage.PREPARING, Stage.OPEN, Stage.CLOSED})


@dataclass(frozen=True)
class Voted:
    """What one dossier could be voted in one vote. `borne_by`: the levels that its result rests on; None
    before the count, when nobody may know."""

    polling: Polling
    dossier: int
    offered: tuple[str, ...]
    borne_by: frozenset[str] | None


def in_force(campaign: Campaign, dossiers: Collection[int] | None = None) -> list[Voted]:
    """Of each dossier the last vote that was counted, and every one that is prepared or going on."""
    rows = campaign.pollings.filter(poll__stage__in=UNDER_WAY | COUNTED).select_related("poll").order_by("pk")
    if dossiers is not None:
        subjects = [f"{SUBJECT}{dossier}" for dossier in dossiers]
        rows = rows.filter(poll__in=polls_about(campaign.organisation_id, subjects))
    counted: dict[int, Voted] = {}
    going_on: list[Voted] = []
    for polling in rows:
        polling.campaign = campaign
        for one in voted(polling, dossiers):
            if one.borne_by is None:
                going_on.append(one)
            else:
                counted[one.dossier] = one
    return [*counted.values(), *going_on]


def voted(polling: Polling, dossiers: Collection[int] | None = None) -> list[Voted]:
    """Lines of single dossiers; their results are read only where one of them is asked about."""
    lines = [
        line for line in lines_of(polling.poll) if dossiers is None or dossier_of(line.subject) in dossiers
    ]
    if not lines:
        return []
    counts = polling.poll.stage in COUNTED
    found = {one.line.number: one for one in results(polling.poll)} if counts else {}
    return [
        Voted(
            polling,
            dossier_of(line.subject),
            offered(polling, line.subject, line.allowed),
            borne_by(polling, found[line.number]) if counts else None,
        )
        for line in lines
    ]


def offered(polling: Polling, subject: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """The levels that stood on the line; of an agreement the one that was proposed."""
    if polling.poll.kind == Kind.AGREE:
        level = polling.proposed.get(str(dossier_of(subject)), "")
        return (level,) if level else ()
    return tuple(allowed)


def borne_by(polling: Polling, one: LineResult) -> frozenset[str]:
    if polling.poll.kind == Kind.AGREE:
        return frozenset(offered(polling, one.line.subject, ()))
    return one.borne_by


def stale_because(one: Voted, now: Eligible | None) -> str:
    """Empty while the result agrees with what is open to the subject now: what it rests on is still open, and
    nothing is open that nobody could tick."""
    if now is None:
        return _("không còn trong danh sách được xếp loại")
    names = pack_of(one.polling.campaign).levels
    rests_on = one.offered if one.borne_by is None else one.borne_by
    lost = [level for level in one.offered if level in rests_on and level not in now.allowed]
    won = [level for level in now.allowed if level not in one.offered]
    said = [f"{names[level]}: {now.closed.get(level, '')}" for level in lost]
    if one.polling.poll.kind == Kind.LEVELS:
        said += [_("%(level)s: nay đủ điều kiện") % {"level": names[level]} for level in won]
    return "; ".join(said)


def last_marks(pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], Staleness]:
    """By vote and dossier, the last one written."""
    rows = Staleness.objects.filter(
        polling__in={polling for polling, _dossier in pairs},
        dossier__in={dossier for _polling, dossier in pairs},
    ).order_by("pk")
    return {(row.polling_id, row.dossier_id): row for row in rows}


def marks_of(polling: Polling) -> list[Staleness]:
    """Every one of a vote, also those that were dealt with."""
    return list(polling.staleness.select_related("dossier").order_by("dossier__sort_key", "pk"))


def overtaken_said(polling: Polling) -> list[str]:
    """What keeps a ballot from being opened that was made before facts changed."""
    names = dict.fromkeys(mark.dossier.name for mark in marks_of(polling) if mark.is_open)
    if not names:
        return []
    text = _("Dữ kiện đã đổi từ khi lập phiếu: %(names)s. Hãy hủy cuộc này, lập lại phiếu rồi mới bỏ.")
    return [text % {"names": ", ".join(list(names)[:SHOWN])}]


def blocking(dossier: Dossier, polling: int = 0) -> Staleness | None:
    """What keeps a voted result from being taken forward. A vote that is only prepared has none, one that was
    discarded no more; `polling`: the vote that is recorded takes the place of those before it."""
    return next(
        (
            row
            for row in dossier.staleness.all()
            if row.is_open and row.polling_id >= polling and row.polling.poll.stage not in NO_RESULT
        ),
        None,
    )


def blocked_by(row: Staleness) -> str:
    return _(
        "dữ kiện đã đổi sau khi bỏ phiếu (%(change)s). Hãy bỏ phiếu lại, hoặc ghi việc hội nghị "
        "khẳng định kết quả"
    ) % {"change": row.change}
