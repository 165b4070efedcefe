"""What people enter: checked against the pack, then turned into columns."""

from congtam.engine.entries.checks import check_entries
from congtam.engine.entries.columns import population_of
from congtam.engine.entries.problems import Problem
from congtam.engine.entries.sheets import TAKES

__all__ = ["TAKES", "Problem", "check_entries", "population_of"]
