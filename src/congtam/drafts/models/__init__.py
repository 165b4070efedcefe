"""The tables of drafts, by noun."""

from congtam.drafts.models.late import LateNotice
from congtam.drafts.models.sending import Sending

__all__ = ["LateNotice", "Sending"]
