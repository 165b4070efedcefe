"""The tables of a year's start, by noun."""

from congtam.commitments.models.commitment import Commitment
from congtam.commitments.models.confidence import Confidence
from congtam.commitments.models.earlier import EarlierLevel
from congtam.commitments.models.registration import Registration
from congtam.commitments.models.taking import ListTaking

__all__ = ["Commitment", "Confidence", "EarlierLevel", "ListTaking", "Registration"]
