"""Lines for the reviews one has to write, and for whoever waits for them."""

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign
from congtam.campaigns.permissions import everywhere, may
from congtam.campaigns.phases import Phase
from congtam.people.models import Person
from congtam.people.permissions import Action, Rights
from congtam.reviews.permissions import pens_of
from congtam.reviews.queries.due import Due, due_in
from congtam.reviews.queries.progress import UNANSWERED, UNOPENED, counts
from congtam.reviews.states import LATER, State
from congtam.web.base.guards import today
from congtam.web.tasks.lines import Line, as_kind

WRITTEN_IN = (Phase.REVIEWING, Phase.MEETING)


def lines(campaign: Campaign, mine: Rights, person: Person) -> Iterator[tuple[str, Line]]:
    if campaign.phase not in LATER:
        return
    helped = None if mine.person == person.pk else person.pk
    holder = pens_of(mine, 0, today(), helped)
    found = due_in(campaign, holder)
    titles = Counter(titled(due) for due in found)
    for due in found:
        if due.review is None and campaign.phase not in WRITTEN_IN:
            continue
        if due.review is None or not due.review.is_handed_in:
            title = titled(due)
            yield "now", line_of(campaign, due, as_kind(title, due.dossier) if titles[title] > 1 else title)
    if helped is None and may(campaign, mine, Action.RUN_CAMPAIGN, everywhere(campaign)):
        yield from waited_for(campaign)


def line_of(campaign: Campaign, due: Due, title: str) -> Line:
    review = due.review
    url = reverse("reviews:review", args=(review.pk,)) if review else reverse("reviews:mine")
    if review and review.state == State.RETURNED:
        note = _("Trả lại: %(why)s") % {"why": review.returned_because[:160]}
        return Line("", "", title, note, url, "late", _("trả lại"), late=True)
    if review and review.state == State.SUPPLEMENT:
        return Line("", "", title, _("Cấp trên gợi ý thêm, chờ trả lời."), url, "late", _("bổ sung"))
    sign, state = ("part", _("đang viết")) if review else ("todo", _("chưa viết"))
    return Line("", "", title, campaign.title, url, sign, state)


def titled(due: Due) -> str:
    if due.dossier.person_id:
        return due.title
    return f"{due.title}: {due.dossier.name}"


def waited_for(campaign: Campaign) -> Iterator[tuple[str, Line]]:
    number = counts(campaign)
    url = reverse("reviews:office", args=(campaign.pk,))
    left = number[UNOPENED] + number[State.DRAFT.value]
    if left and campaign.phase in WRITTEN_IN:
        title = ngettext("Còn %(n)d bản kiểm điểm chưa gửi", "Còn %(n)d bản kiểm điểm chưa gửi", left) % {
            "n": left
        }
        state = _("%(done)d trong %(total)d") % {
            "done": number[State.HANDED_IN.value],
            "total": number["all"],
        }
        yield "later", Line("", "", title, campaign.title, url, "part", state)
    if number[UNANSWERED]:
        title = ngettext(
            "%(n)d nơi chưa trả lời gợi ý kiểm điểm",
            "%(n)d nơi chưa trả lời gợi ý kiểm điểm",
            number[UNANSWERED],
        ) % {"n": number[UNANSWERED]}
        yield "now", Line("", "", title, "", f"{url}?tinh-trang={UNANSWERED}", "todo", "")
