"""A quota as places: one box for each, and the sentence with the arithmetic."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.campaigns.queries.gauges import Gauge
from congtam.engine.pack import Pack
from congtam.engine.quotas.counting import Places

MOST_BOXES = 40


@dataclass(frozen=True)
class Shown:
    title: str
    boxes: list[str]
    says: str
    rest: str
    aloud: str
    is_known: bool = True
    has_none: bool = False
    """Too few in the base for one place, whatever is still decided, and nobody chosen."""


def shown(pack: Pack, gauge: Gauge) -> Shown:
    """`boxes` are classes: taken, free, the part that makes no place, over."""
    subjects = ", ".join(pack.subjects[kind].label for kind in gauge.quota.of_subjects)
    title = f"{subjects}{f' ({gauge.group})' if gauge.group else ''}: {pack.levels[gauge.quota.level]}"
    if gauge.places is None:
        return Shown(
            title, ["half"] * 3, _("Chưa tính được."), unknown(gauge), _("Chưa tính được"), is_known=False
        )
    places = gauge.places
    most, taken = places.places[1], places.taken[0]
    over = max(taken - most, 0)
    boxes = ["by"] * min(taken, most) + ["free"] * max(most - taken, 0)
    boxes += (["half"] if has_rest(places) else []) + ["over"] * over
    aloud = _("Tối đa %(most)d chỗ, đã chọn %(taken)d") % {"most": most, "taken": taken}
    rest, none = remaining(gauge, places, over), most == 0 and taken == 0
    return Shown(title, boxes[:MOST_BOXES], arithmetic(gauge, places), rest, aloud, has_none=none)


def has_rest(places: Places) -> bool:
    """Whether the share of the base is no whole number."""
    return bool((places.share.over * places.base[1]) % places.share.under)


def arithmetic(gauge: Gauge, places: Places) -> str:
    """20% × 84 = 16,8 → tối đa 16; a base that is not settled is a range."""
    low, high = places.base
    base = str(low) if low == high else f"{low}–{high}"
    most = (
        f"{places.places[0]}"
        if places.places[0] == places.places[1]
        else f"{places.places[0]}–{places.places[1]}"
    )
    if gauge.quota.of.promoted == "leave":
        said = _("Lớn nhất x với x ≤ %(share)s × (%(base)s − x) → tối đa %(most)s.")
        return said % {"share": str(places.share), "base": base, "most": most}
    exact = product(places, high) if low == high else "…"
    said = _("%(share)s × %(base)s = %(exact)s → tối đa %(most)s.")
    return said % {"share": str(places.share), "base": base, "exact": exact, "most": most}


def product(places: Places, base: int) -> str:
    """Exact, with a decimal comma."""
    whole, rest = divmod(places.share.over * base * 100, places.share.under)
    text = f"{whole // 100}"
    return text if whole % 100 == 0 and not rest else f"{text},{whole % 100:02d}".rstrip("0").rstrip(",")


def remaining(gauge: Gauge, places: Places, over: int) -> str:
    taken = ngettext("Đã chọn %(n)d", "Đã chọn %(n)d", places.taken[0]) % {"n": places.taken[0]}
    if over:
        return _("%(taken)s, vượt %(over)d.") % {"taken": taken, "over": over}
    settled = places.places[0] == places.places[1]
    if gauge.waiting and not settled:
        return _("%(taken)s; còn %(waiting)d chưa có mức nên số chỗ còn đổi.") % {
            "taken": taken,
            "waiting": gauge.waiting,
        }
    return _("%(taken)s; còn %(free)d.") % {
        "taken": taken,
        "free": max(places.places[1] - places.taken[0], 0),
    }


def unknown(gauge: Gauge) -> str:
    return _("%(total)d đối tượng, chia theo nhóm mà danh sách chưa ghi rõ.") % {"total": gauge.total}
