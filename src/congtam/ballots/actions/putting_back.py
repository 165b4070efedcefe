"""After a backup was put back: it held no box, so no key of a vote in preparation was tried."""

from congtam.ballots.models import Poll
from congtam.ballots.queries.unfinished import boxes_there
from congtam.ballots.stages import Stage


def forget_lost_keys() -> int:
    """A new key is made and tried before such a vote can be opened."""
    tried = Poll.objects.filter(stage=Stage.PREPARING, key_tried=True)
    there = boxes_there(list(tried.values_list("pk", flat=True)))
    return tried.exclude(pk__in=there).update(key_tried=False)
