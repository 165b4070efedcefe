"""What keeps an office's campaigns from going on: facts that nobody entered, places of a regulation that
nobody signed, targets that nobody gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.models import Campaign, PinnedPack
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import Phase
from congtam.campaigns.queries.ground import ground
from congtam.campaigns.queries.settlings import begun
from congtam.web.tasks.lines import SHOWN, Line

TARGETS_ASSIGNED = "targets_assigned"
"""The word by which packs mark the duty to give targets."""
ASSIGNED_IN = (Phase.PREPARING, Phase.REVIEWING)


def fact_lines(campaign: Campaign) -> Iterator[Line]:
    """One line for the campaign; the page behind it has them fact by fact."""
    waiting = ground(campaign).waiting
    n = sum(waiting.values())
    if not n:
        return
    pack = pack_of(campaign)
    kinds = [f"{pack.subjects[kind].label} ({waiting[kind]})" for kind in pack.subjects if waiting.get(kind)]
    more = len(kinds) - SHOWN
    note = ", ".join(kinds[:SHOWN])
    if more > 0:
        note = _("%(names)s và %(n)d loại nữa") % {"names": note, "n": more}
    title = ngettext(
        "Nhập dữ kiện còn thiếu của %(n)d đối tượng", "Nhập dữ kiện còn thiếu của %(n)d đối tượng", n
    )
    url = reverse("facts:kinds", args=(campaign.pk,))
    yield Line("", "", title % {"n": n}, note, url, "unk", _("chưa biết"))


def target_lines(campaign: Campaign) -> Iterator[Line]:
    """Where the document makes it a duty, while there is time to work for them."""
    duty = pack_of(campaign).steps.get(TARGETS_ASSIGNED)
    if duty is None or campaign.phase not in ASSIGNED_IN:
        return
    rated = campaign.dossiers.filter(is_listed=True).exclude(is_rated=False)
    n = rated.filter(targets=None).count()
    if n:
        title = ngettext(
            "Giao chỉ tiêu, nhiệm vụ cho %(n)d đối tượng", "Giao chỉ tiêu, nhiệm vụ cho %(n)d đối tượng", n
        ) % {"n": n}
        url = reverse("commitments:targets", args=(campaign.pk,)) + "?chi=chua"
        yield Line("", "", title, f"{duty.text} ({duty.cites})", url, "todo", _("chưa giao"))


def settling_lines(organisation: int, campaigns: Iterable[Campaign]) -> Iterator[Line]:
    """Of regulations somebody began to settle, and of those that are used for a demonstration only."""
    packs = [row.pack_id for row in campaigns if row.is_demonstration]
    keys = PinnedPack.objects.filter(pk__in=packs).order_by("pk").values_list("key", flat=True)
    for one in begun(organisation, [key.split("+")[0] for key in keys]):
        if not one.left:
            continue
        title = ngettext(
            "Chốt %(n)d chỗ văn bản còn để ngỏ", "Chốt %(n)d chỗ văn bản còn để ngỏ", one.left
        ) % {"n": one.left}
        note = _("%(title)s. Chưa chốt hết thì chưa mở được đợt thật.") % {"title": one.title}
        state = _("%(done)d trong %(total)d") % {"done": one.done, "total": one.done + one.left}
        url = reverse("settling:pack", args=(one.key,))
        yield Line("", "", title, note, url, "part" if one.done else "todo", state)
