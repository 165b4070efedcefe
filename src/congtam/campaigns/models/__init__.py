"""The tables of campaigns, by noun."""

from congtam.campaigns.models.call import Call
from congtam.campaigns.models.campaign import Campaign
from congtam.campaigns.models.corrected import Corrected
from congtam.campaigns.models.dossier import Dossier
from congtam.campaigns.models.evidenced import Evidenced
from congtam.campaigns.models.fact import EnteredFact
from congtam.campaigns.models.meeting import DeadlineMet, Meeting
from congtam.campaigns.models.pack import PinnedPack
from congtam.campaigns.models.participation import Participation
from congtam.campaigns.models.plan import PlanItem
from congtam.campaigns.models.polling import Polling
from congtam.campaigns.models.result import Result
from congtam.campaigns.models.settling import Settling
from congtam.campaigns.models.staleness import Staleness
from congtam.campaigns.models.supervision import Supervision
from congtam.campaigns.models.target import Progress, Target

__all__ = [
    "Call",
    "Campaign",
    "Corrected",
    "DeadlineMet",
    "Dossier",
    "EnteredFact",
    "Evidenced",
    "Meeting",
    "Participation",
    "PinnedPack",
    "PlanItem",
    "Polling",
    "Progress",
    "Result",
    "Settling",
    "Staleness",
    "Supervision",
    "Target",
]
