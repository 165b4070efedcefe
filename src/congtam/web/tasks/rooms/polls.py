"""What votes ask of those who conduct them. Of a voter they ask nothing here: a slip knows no account."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from congtam.ballots.stages import Stage
from congtam.campaigns.models import Campaign
from congtam.campaigns.queries.polls import conducted
from congtam.people.models import Person
from congtam.people.permissions import Rights
from congtam.web.tasks.lines import Line


def lines(campaign: Campaign, _rights: Rights, person: Person) -> Iterator[tuple[str, Line]]:
    """Every vote that one chairs or counts and that is not signed yet."""
    for row in conducted(campaign, person.pk):
        if row.poll.stage in {Stage.SIGNED, Stage.DISCARDED}:
            continue
        title = _("Bỏ phiếu: %(title)s") % {"title": row.poll.title}
        url = reverse("polls:console", args=(row.poll_id,))
        state = str(row.poll.get_stage_display())
        yield "now", Line("", "", title, row.place_name, url, "part", state)
