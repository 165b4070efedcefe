"""The tables of people, by noun."""

from congtam.people.models.account import AccessCode, Account, Grant
from congtam.people.models.calendar import CalendarDay
from congtam.people.models.imports import ImportRun
from congtam.people.models.ownership import Organisation, Owned, owned_key
from congtam.people.models.periods import Dated, Period, in_order
from congtam.people.models.person import Person
from congtam.people.models.registers import Discipline, Leave, ProfessionalRating
from congtam.people.models.standing import Employment, Membership, Post
from congtam.people.models.unit import Placing, Unit, UnitChange, UnitDescent

__all__ = [
    "AccessCode",
    "Account",
    "CalendarDay",
    "Dated",
    "Discipline",
    "Employment",
    "Grant",
    "ImportRun",
    "Leave",
    "Membership",
    "Organisation",
    "Owned",
    "Period",
    "Person",
    "Placing",
    "Post",
    "ProfessionalRating",
    "Unit",
    "UnitChange",
    "UnitDescent",
    "in_order",
    "owned_key",
]
