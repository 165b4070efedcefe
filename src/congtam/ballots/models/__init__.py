"""The tables of ballots, by noun. Box and envelope lie in a database of their own where there is one."""

from congtam.ballots.models.box import Box, Envelope
from congtam.ballots.models.course import Closing, Count, LineSum, Opening
from congtam.ballots.models.line import Line
from congtam.ballots.models.minutes import Minutes
from congtam.ballots.models.paper import PaperEntry
from congtam.ballots.models.poll import Poll
from congtam.ballots.models.roll import RollLine, Teller

__all__ = [
    "Box",
    "Closing",
    "Count",
    "Envelope",
    "Line",
    "LineSum",
    "Minutes",
    "Opening",
    "PaperEntry",
    "Poll",
    "RollLine",
    "Teller",
]
