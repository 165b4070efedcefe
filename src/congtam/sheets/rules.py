"""The rows of each kind's sheet, kept for the process: a fingerprint never means other rules."""

from functools import partial

from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import plan_of
from congtam.sheets.layout import Layout, layout_of


def layout_for(campaign: Campaign, kind: str) -> Layout:
    plan = plan_of(campaign)
    return plan.once(("layout", kind), partial(layout_of, plan.pack, kind))
