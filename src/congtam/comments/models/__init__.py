"""The tables of comments, by noun."""

from congtam.comments.models.answer import Answer
from congtam.comments.models.inquiry import Inquiry
from congtam.comments.models.link import Link
from congtam.comments.models.returned import ReturnedSheet
from congtam.comments.models.scan import Scan
from congtam.comments.models.unsent import Unsent

__all__ = ["Answer", "Inquiry", "Link", "ReturnedSheet", "Scan", "Unsent"]
