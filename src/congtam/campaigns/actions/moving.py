"""Moving dossiers along their stages, and recording what a body proposed, appraised or decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.actions.touching import names_of, of_dossiers
from congtam.campaigns.models import Campaign, Dossier, Participation, Result
from congtam.campaigns.models.dossier import STAGES
from congtam.campaigns.packs import pack_of
from congtam.campaigns.permissions import about_dossier
from congtam.campaigns.queries.staleness import blocked_by, blocking
from congtam.campaigns.queries.standing import Held, held_back
from congtam.campaigns.stages import Condition, Move, Stage, Step, step
from congtam.journal.actors import Actor
from congtam.people.changes import Change, changed
from congtam.people.permissions import Rights
from congtam.people.refusals import Refusal

MOVE_OF = {"propose": Move.PROPOSE, "appraise": Move.APPRAISE, "decide": Move.DECIDE, "vote": Move.VOTE}
TAKEN_FORWARD = frozenset({Stage.VOTED, Stage.PROPOSED, Stage.APPRAISED, Stage.DECIDED})
"""What rests on a voted result."""
BINDING = {
    Condition.REVIEW_IS_FREE: {"review"},
    Condition.RATING_IS_FREE: {"rating"},
    Condition.DECISION_IS_FREE: {"rating", "decision"},
}
ACTS = ("propose", "appraise", "decide")
LOOKED_AT = ("participations", "results", "staleness__polling__poll")
"""Of each dossier, before it may be taken forward."""


@dataclass(frozen=True)
class Paper:
    """Which body acts, on which day, by which paper. `name` where no rule names the body; `because` says why
    a level differs from the one proposed; `polling` is the secret ballot it comes from."""

    who: str
    on: date
    number: str = ""
    name: str = ""
    because: str = ""
    polling: int | None = None


@transaction.atomic
def move_dossiers(
    *,
    campaign: Campaign,
    dossiers: Sequence[Dossier],
    move: Move,
    rights: Rights,
    by: Actor,
    reason: str = "",
    on: date,
) -> None:
    """All of them or none; who may and what must hold stands in the table of stages."""
    refuse_over(campaign)
    held = held_back(campaign, dossiers)
    for dossier in dossiers:
        following = allowed(dossier, move, rights)
        refuse_unmet(dossier, following, held.get(dossier.pk, []), reason=reason)
        dossier.stage = following.next
        if move is Move.REVIEW:
            dossier.reviewed_on = on
        dossier.save(update_fields=["stage", "reviewed_on"])
        if move is Move.ANNUL:
            dossier.results.filter(annulled_because="").exclude(act="vote").update(annulled_because=reason)
    about = {"move": str(move), "dossiers": [row.pk for row in dossiers], "reason": reason}
    note(campaign, "move", by, about)
    if dossiers:
        changed(taken(dossiers, STAGES[Stage(dossiers[0].stage)], by))


@transaction.atomic
def record_results(
    *, campaign: Campaign, levels: dict[int, str], act: str, paper: Paper, rights: Rights, by: Actor
) -> list[Result]:
    """`levels` by dossier. Only the body that the pack, or a correction with its reason, names may act."""
    refuse_over(campaign)
    dossiers = list(campaign.dossiers.filter(pk__in=levels).prefetch_related(*LOOKED_AT))
    held, pack = held_back(campaign, dossiers), pack_of(campaign)
    made = []
    for dossier in dossiers:
        level = levels[dossier.pk]
        if level not in pack.levels:
            raise Refusal(_("Văn bản của đợt này không có mức xếp loại “%(level)s”.") % {"level": level})
        following = allowed(dossier, MOVE_OF[act], rights)
        body = authority(dossier, act, paper.who)
        refuse_unmet(dossier, following, held.get(dossier.pk, []), reason="")
        refuse_unexplained(dossier, act, pack.levels, level, paper)
        dossier.results.filter(act=act, annulled_because="").update(annulled_because=_("ghi lại"))
        made.append(recorded(dossier, act, level, paper, body, by))
        dossier.stage = following.next
        dossier.save(update_fields=["stage"])
    about = {"who": paper.who, "on": paper.on.isoformat(), "paper": paper.number}
    note(campaign, act, by, {"levels": levels, **about, "because": paper.because.strip()})
    if dossiers:
        changed(taken(dossiers, Result.Act(act).label, by))
    return made


def recorded(
    dossier: Dossier, act: str, level: str, paper: Paper, body: Participation | None, by: Actor
) -> Result:
    return Result.objects.create(
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        act=act,
        level=level,
        who=paper.who,
        name=body.name if body else paper.name or paper.who,
        on=paper.on,
        paper=paper.number,
        because=paper.because.strip() if differs(dossier, act, level) else "",
        polling_id=paper.polling,
        recorded_by=by.name,
        recorded_at=timezone.now(),
    )


def taken(dossiers: Sequence[Dossier], deed: object, by: Actor) -> Change:
    """A level in force may cap others, or open a level to them."""
    with override("vi"):
        return of_dossiers(dossiers, f"{deed}: {names_of(dossiers)}", by)


def proposed(dossier: Dossier) -> str | None:
    """The level in force that was proposed."""
    rows = (row for row in dossier.results.all() if row.act == "propose" and not row.annulled_because)
    return next((row.level for row in rows), None)


def differs(dossier: Dossier, act: str, level: str) -> bool:
    before = proposed(dossier)
    return act in {"appraise", "decide"} and before is not None and before != level


def refuse_unexplained(
    dossier: Dossier, act: str, names: Mapping[str, str], level: str, paper: Paper
) -> None:
    if differs(dossier, act, level) and not paper.because.strip():
        before = names.get(proposed(dossier) or "", "")
        raise Refusal(
            _("%(name)s: mức này khác mức đề nghị (%(level)s). Hãy ghi lý do.")
            % {"name": dossier.name, "level": before}
        )


def allowed(dossier: Dossier, move: Move, rights: Rights) -> Step:
    following = step(dossier.stage, move)
    if following is None:
        raise Refusal(
            _("Hồ sơ %(name)s đang ở bước “%(stage)s” nên chưa làm được việc này.")
            % {"name": dossier.name, "stage": STAGES[Stage(dossier.stage)]}
        )
    target = about_dossier(dossier)
    holders = [holding for holding in rights.holdings if holding.role in following.who]
    if not any(
        holding.organisation == target.organisation
        and (holding.role == "office" or holding.units & target.units)
        for holding in holders
    ):
        raise Refusal(_("Đồng chí không được giao việc này đối với hồ sơ %(name)s.") % {"name": dossier.name})
    return following


def authority(dossier: Dossier, act: str, who: str) -> Participation | None:
    """The row that names the body; a decision by another body is refused. A document may name nobody who
    proposes or appraises: then nobody is refused."""
    named = [row for row in dossier.participations.all() if row.act == act and not row.is_dropped]
    found = next((row for row in named if row.who == who), None)
    if found or (not named and act != "decide"):
        return found
    names = ", ".join(row.name for row in named) or _("chưa xác định")
    raise Refusal(
        _("%(name)s: thẩm quyền thuộc %(bodies)s, không phải nơi đã chọn. Hãy chọn lại nơi quyết định.")
        % {"name": dossier.name, "bodies": names}
    )


def refuse_unmet(
    dossier: Dossier, following: Step, held: Iterable[Held], *, reason: str, polling: int = 0
) -> None:
    """`polling`: the vote that is recorded, where it is one."""
    mark = blocking(dossier, polling)
    if mark and following.next in TAKEN_FORWARD:
        raise Refusal(f"{dossier.name}: {blocked_by(mark)}.")
    for condition in following.conditions:
        if condition is Condition.REASON and not reason.strip():
            raise Refusal(_("Việc này phải ghi lý do."))
        if condition is Condition.EARLIER_ACTS:
            refuse_missing_acts(dossier, following)
        holding = next((one for one in held if one.binds in BINDING.get(condition, ())), None)
        if holding:
            raise Refusal(f"{dossier.name}: {holding.says}.")


def refuse_missing_acts(dossier: Dossier, following: Step) -> None:
    """What the document gives to another body before this act must have been done."""
    act = "decide" if following.next is Stage.DECIDED else "appraise"
    done = {row.act for row in dossier.results.all() if not row.annulled_because}
    for earlier in ACTS[: ACTS.index(act)]:
        named = [row for row in dossier.participations.all() if row.act == earlier and not row.is_dropped]
        if named and earlier not in done:
            raise Refusal(
                _("%(name)s: %(body)s chưa %(act)s.")
                % {"name": dossier.name, "body": named[0].name, "act": named[0].get_act_display().lower()}
            )
