"""The tables of meetings, by noun."""

from congtam.meetings.models.attendance import Attendance
from congtam.meetings.models.item import Item, Tick
from congtam.meetings.models.note import Note, NoteVersion
from congtam.meetings.models.screen import Screen
from congtam.meetings.models.sitting import Session, Sitting

__all__ = ["Attendance", "Item", "Note", "NoteVersion", "Screen", "Session", "Sitting", "Tick"]
