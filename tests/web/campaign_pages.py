"""The pages of a running campaign and of the regulations, for the table of all pages."""

from congtam.campaigns.models import Campaign, Dossier, Participation
from congtam.campaigns.phases import Phase
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.web.page import Keys, Page

MEMBERS = "an binh cuc dung giang"
COLLECTIVE = "cell_assembly", "cell_committee"
"""What a cell is as a collective, small or large."""
READERS = f"{MEMBERS} hanh"
"""Hạnh reads regulations, and the campaigns of her own organisation."""


def running(cast: Cast) -> Campaign:
    """Far enough that members and units see their own."""
    campaign = Campaign.objects.first() or opened(cast)
    campaign.phase = Phase.REVIEWING
    campaign.save()
    return campaign


def here(cast: Cast) -> dict[str, object]:
    return {"campaign_id": running(cast).pk}


def at(**more: object) -> Keys:
    return lambda cast: {**here(cast), **more}


def unit(cast: Cast) -> dict[str, object]:
    return {**here(cast), "unit_id": cast.units["cell1"].pk}


def deadline(cast: Cast) -> dict[str, object]:
    return {**unit(cast), "key": "results_reported"}


def own_dossier(campaign: Campaign, cast: Cast) -> Dossier:
    return campaign.dossiers.get(kind="member", person=cast.persons["an"])


def dossier(cast: Cast) -> dict[str, object]:
    campaign = running(cast)
    return {"campaign_id": campaign.pk, "dossier_id": own_dossier(campaign, cast).pk}


def added(cast: Cast) -> dict[str, object]:
    return {**dossier(cast), "group": "raters"}


def part(cast: Cast) -> dict[str, object]:
    campaign = running(cast)
    own = own_dossier(campaign, cast)
    found = Participation.objects.filter(dossier=own, group="raters").first()
    assert found is not None
    return {"campaign_id": campaign.pk, "dossier_id": own.pk, "part_id": found.pk}


def kept(cast: Cast) -> dict[str, object]:
    """A part that somebody dropped, to be taken back."""
    keys = part(cast)
    row = Participation.objects.get(pk=int(str(keys["part_id"])))
    row.by_hand, row.is_dropped, row.reason, row.corrected_by = True, True, "lý do", "Dũng"
    row.corrected_at = row.campaign.derived_at
    row.save()
    return keys


RUNS = Page("dung", keys=here)
RUNS_DOSSIER = Page("dung", keys=dossier)
RECORDS = Page("binh dung", keys=unit)

CAMPAIGN_PAGES: dict[str, Page] = {
    "tasks:tasks": Page("an binh cuc dung giang hanh khoa"),
    "tasks:calls": Page("dung"),
    "packs:list": Page(READERS),
    "packs:pack": Page(READERS, keys=lambda _: {"pack_id": "tp-2021"}),
    "campaign:list": Page(READERS),
    "campaign:open": Page("dung"),
    "campaign:overview": Page("binh dung giang", keys=here),
    "campaign:clone": RUNS,
    "campaign:calendar": Page(MEMBERS, keys=here),
    "campaign:ics": Page(MEMBERS, keys=here),
    "campaign:item_new": RUNS,
    "campaign:item": Page("dung", keys=at(key="appraisal")),
    "campaign:item_done": Page("dung", method="POST", keys=at(key="appraisal")),
    "campaign:unit": Page("binh dung giang", keys=unit),
    "campaign:meeting_day": RECORDS,
    "campaign:meeting_held": RECORDS,
    "campaign:deadline_met": Page("binh dung", keys=deadline),
    "campaign:call": Page("dung", method="POST", keys=unit),
    "campaign:dossiers": Page(MEMBERS, keys=here),
    "campaign:dossier": Page("an binh dung giang", keys=dossier),
    "campaign:regulation": Page(MEMBERS, keys=here),
    "campaign:subject_added": RUNS,
    "campaign:taken_off": RUNS_DOSSIER,
    "campaign:correct": RUNS_DOSSIER,
    "campaign:target": RUNS_DOSSIER,
    "campaign:part_added": Page("dung", keys=added),
    "campaign:part_dropped": Page("dung", keys=part),
    "campaign:part_restored": Page("dung", method="POST", keys=kept),
    "campaign:body_name": Page("dung", keys=at(body="town_police")),
    "campaign:matrix": Page("binh dung giang", keys=at(group="raters")),
    "campaign:charges": Page(MEMBERS, keys=here),
    "campaign:charge": RUNS,
    "campaign:phases": Page(MEMBERS, keys=here),
    "campaign:move_phase": Page("dung", method="POST", keys=here, answers=404),
    "campaign:take_up": RUNS,
    "campaign:registers": Page("dung", method="POST", keys=here),
}
