"""The tables of these registers, by noun."""

from congtam.remedies.models.attestation import Attestation
from congtam.remedies.models.complaint import Complaint
from congtam.remedies.models.shortcoming import Measure, Shortcoming, Turn

__all__ = ["Attestation", "Complaint", "Measure", "Shortcoming", "Turn"]
