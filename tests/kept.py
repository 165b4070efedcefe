"""What the process keeps of a campaign until the journal says that something was done. A test may change rows
without a deed, and many tests begin with the same rows: each begins with nothing kept."""

from congtam.campaigns.queries import ground, revision
from congtam.sheets.queries import scene, whole


def forget() -> None:
    kept = (ground._REGISTERED.states, ground._GROUNDS.states, revision._READ)
    for states in (*kept, scene._KEPT, whole._RATED):
        states.clear()
