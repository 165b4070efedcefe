"""Opening a campaign: the pack pinned, the plan moved to its days, everybody derived."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from congtam.campaigns.actions.deriving import DERIVING, derive_again
from congtam.campaigns.actions.journal import note
from congtam.campaigns.derived.plan import Plan, last_day, plan_of
from congtam.campaigns.models import Campaign, Meeting, PinnedPack, PlanItem, Supervision
from congtam.campaigns.models.campaign import OCCASION
from congtam.campaigns.packs import Offer, failed_cases, pack_of, pin
from congtam.campaigns.phases import Phase
from congtam.engine.pack import Pack
from congtam.jobs.telling import step
from congtam.journal.actors import Actor
from congtam.people.locks import lock
from congtam.people.models import Unit
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal

STEPS = 2 + DERIVING


@dataclass(frozen=True)
class Frame:
    """What the office says of a new campaign."""

    title: str
    period: str
    year: int
    covers_from: date
    covers_to: date
    asked_on: date
    begins_on: date


@transaction.atomic
def open_campaign(*, scope: Unit, chosen: Offer, frame: Frame, demonstration: bool, by: Actor) -> Campaign:
    """A real campaign takes only a pack whose gate is open; anything else is marked a demonstration."""
    step(0, STEPS, _("kiểm tra bộ quy định"))
    refuse_early(scope, chosen, frame, demonstration=demonstration)
    if not demonstration:
        refuse_failed_cases(chosen)
    step(1, STEPS, _("lập lịch, phân công phụ trách"))
    lock(scope.organisation_id)
    pack = chosen.resolved.pack
    row = pin(scope.organisation_id, chosen)
    campaign = begin(scope, row, frame, demonstration=demonstration, ends_on=end_of(pack, frame))
    there = tree(scope.organisation_id, campaign.asked_on)
    plan = plan_of(pack, there, frame.begins_on)
    keep_plan(campaign, plan)
    note(
        campaign,
        "open",
        by,
        {
            "pack": row.key,
            "fingerprint": row.fingerprint,
            "demonstration": demonstration,
            "unfound": list(plan.unfound),
        },
    )
    derive_again(campaign=campaign, by=by, steps_before=STEPS - DERIVING)
    add_meetings(campaign)
    return campaign


def refuse_early(scope: Unit, chosen: Offer, frame: Frame, *, demonstration: bool) -> None:
    """What can be said at once, before the work itself begins."""
    if not demonstration:
        refuse_closed_gate(chosen)
    if frame.period not in chosen.resolved.pack.periods:
        raise Refusal(_("Văn bản này không đánh giá theo kỳ đã chọn. Hãy chọn kỳ khác."))
    if frame.covers_to < frame.covers_from:
        raise Refusal(_("Ngày cuối của kỳ đánh giá phải sau ngày đầu. Hãy sửa hai ngày đó."))
    same = Campaign.objects.filter(
        organisation=scope.organisation_id,
        scope=scope,
        regulation=chosen.key.split("+", 1)[0],
        period=frame.period,
        year=frame.year,
        is_demonstration=demonstration,
    )
    if frame.period == OCCASION:
        same = same.filter(title=frame.title)
    if same.exclude(phase=Phase.WITHDRAWN).exists():
        if frame.period == OCCASION:
            raise Refusal(
                _("Năm này đã có một đợt đột xuất cùng tên. Hãy ghi tên đợt khác, nêu rõ về việc gì.")
            )
        raise Refusal(_("Đã có một đợt của kỳ này theo cùng văn bản. Hãy mở đợt đó, hoặc hủy nó trước."))


def refuse_closed_gate(chosen: Offer) -> None:
    """Says what is in the way of a real campaign."""
    gate = chosen.gate
    if gate.faults or gate.pending:
        raise Refusal(
            _(
                "Bộ quy định “%(title)s” chưa kích hoạt được: %(faults)d lỗi, %(pending)d việc còn phải "
                "điền, xác nhận hoặc ký. Hãy hoàn tất các việc đó, hoặc mở đợt trình diễn."
            )
            % {"title": chosen.title, "faults": len(gate.faults), "pending": len(gate.pending)}
        )


def refuse_failed_cases(chosen: Offer) -> None:
    """Every worked example of the pack is computed: the longest part of opening a real campaign."""
    if failed := failed_cases(chosen.key):
        raise Refusal(
            _("Bộ quy định “%(title)s” có ví dụ chạy sai: %(names)s. Hãy sửa bộ quy định trước khi dùng.")
            % {"title": chosen.title, "names": ", ".join(failed)}
        )


def end_of(pack: Pack, frame: Frame) -> date:
    """As far from the first day as in the document; without a calendar, the day of asking."""
    last = last_day(pack)
    if last is None:
        return max(frame.asked_on, frame.begins_on)
    first = min(item.from_ or item.to for item in pack.timeline)
    return frame.begins_on + (last - first)


def begin(
    scope: Unit,
    row: PinnedPack,
    frame: Frame,
    *,
    demonstration: bool,
    ends_on: date,
    after: Campaign | None = None,
) -> Campaign:
    try:
        with transaction.atomic():
            return Campaign.objects.create(
                organisation_id=scope.organisation_id,
                scope=scope,
                pack=row,
                regulation=row.key.split("+", 1)[0],
                fingerprint=row.fingerprint,
                ends_on=ends_on,
                is_demonstration=demonstration,
                cloned_from=after,
                **vars(frame),
            )
    except IntegrityError as error:
        raise Refusal(said(error)) from error


def said(error: IntegrityError) -> str:
    if "campaigns_campaign_covers" in str(error):
        return _("Ngày cuối của kỳ đánh giá phải sau ngày đầu. Hãy sửa hai ngày đó.")
    if "campaigns_campaign_days" in str(error):
        return _("Ngày kết thúc đợt phải sau ngày bắt đầu.")
    return _("Đã có một đợt của kỳ này theo cùng văn bản. Hãy mở đợt đó, hoặc hủy nó trước.")


def keep_plan(campaign: Campaign, plan: Plan) -> None:
    ours = campaign.organisation_id
    PlanItem.objects.bulk_create(
        PlanItem(organisation_id=ours, campaign=campaign, position=place, **columns(item))
        for place, item in enumerate(plan.items)
    )
    Meeting.objects.bulk_create(
        Meeting(
            organisation_id=ours,
            campaign=campaign,
            unit_id=day.unit,
            planned_on=day.on,
            item=day.item,
            cites=day.cites,
        )
        for day in {day.unit: day for day in plan.days}.values()
    )
    Supervision.objects.bulk_create(
        Supervision(organisation_id=ours, campaign=campaign, unit_id=one.unit, post=one.post, cites=one.cites)
        for one in {(one.unit, one.post): one for one in plan.charges}.values()
    )


def columns(item: object) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(item).items()}


def add_meetings(campaign: Campaign) -> None:
    """Every unit that is reviewed, or whose members are, meets; the day may still have to be set."""
    members = [key for key, one in pack_of(campaign).subjects.items() if one.kind == "member"]
    meeting = campaign.dossiers.filter(Q(unit__isnull=False) | Q(kind__in=members)).exclude(home=None)
    homes = meeting.exclude(is_reviewed=False).values_list("home_id", flat=True).distinct()
    planned = set(campaign.meetings.values_list("unit_id", flat=True))
    Meeting.objects.bulk_create(
        Meeting(organisation_id=campaign.organisation_id, campaign=campaign, unit_id=unit)
        for unit in homes
        if unit not in planned
    )
