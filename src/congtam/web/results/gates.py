"""What keeps a dossier from a step, in the words in which the deed itself would refuse it."""

from collections.abc import Iterable

from congtam.campaigns.actions.moving import allowed, refuse_unmet
from congtam.campaigns.models import Dossier
from congtam.campaigns.queries.standing import Held
from congtam.campaigns.stages import Move
from congtam.people.permissions import Rights
from congtam.people.refusals import Refusal

GIVEN = "."
"""Reasons are asked on the form; here only what must hold before it."""


def in_the_way(dossier: Dossier, move: Move, rights: Rights, held: Iterable[Held]) -> str:
    """Empty: nothing is."""
    try:
        refuse_unmet(dossier, allowed(dossier, move, rights), held, reason=GIVEN)
    except Refusal as refusal:
        return str(refusal).removeprefix(f"{dossier.name}: ")
    return ""
