"""What follows from a pinned pack alone, kept for the process: a fingerprint never means other rules."""

from functools import partial

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import pack_of
from congtam.engine.plan import Plan
from congtam.sheets.layout import Layout, layout_of

_PLANS: dict[str, Plan] = {}


def plan_of(campaign: Campaign) -> Plan:
    return _PLANS.setdefault(campaign.fingerprint, Plan(pack_of(campaign)))


def layout_for(campaign: Campaign, kind: str) -> Layout:
    plan = plan_of(campaign)
    return plan.once(("layout", kind), partial(layout_of, plan.pack, kind))
