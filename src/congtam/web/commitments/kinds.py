"""The kinds of lists that are taken in at the start of a year."""

from congtam.campaigns.lists.kinds import ListKind
from congtam.commitments.lists.discipline import EARLIER_DISCIPLINE
from congtam.commitments.lists.earlier import EARLIER_LEVELS
from congtam.commitments.lists.targets import TARGETS
from congtam.remedies.lists.shortcomings import OPEN_SHORTCOMINGS

KINDS: dict[str, ListKind] = {
    kind.key: kind for kind in (EARLIER_LEVELS, EARLIER_DISCIPLINE, OPEN_SHORTCOMINGS, TARGETS)
}
