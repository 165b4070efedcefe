"""Whether the paper count is settled. Its figures are shown to nobody but where two entries disagree."""

from django.utils.translation import gettext as _

from congtam.ballots.models import PaperEntry, Poll
from congtam.ballots.paper_count import PaperFigures, differences


def paper_disagreements(poll: Poll) -> list[str]:
    """What keeps the paper count from being taken; empty when both entries say the same."""
    entries = list(poll.paper_entries.order_by("place"))
    if len(entries) < 2:
        said = _("Phiếu giấy phải do hai người nhập độc lập, mới có %(count)d lần nhập.")
        return [said % {"count": len(entries)}]
    return differences(entries[0].figures, entries[1].figures)


def paper_figures(poll: Poll) -> PaperFigures:
    return PaperEntry.objects.get(poll=poll, place=1).figures
