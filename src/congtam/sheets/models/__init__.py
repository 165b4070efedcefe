"""The tables of sheets, by noun."""

from congtam.sheets.models.draft import Draft
from congtam.sheets.models.evidence import EvidenceFile
from congtam.sheets.models.mark import Mark
from congtam.sheets.models.sheet import Sheet

__all__ = ["Draft", "EvidenceFile", "Mark", "Sheet"]
