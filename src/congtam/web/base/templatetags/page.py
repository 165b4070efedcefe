"""Small pieces of a page: signs, levels, fields, numbers and days as they are written here."""

from datetime import date, timedelta
from typing import Any

from django import forms, template
from django.forms.utils import flatatt
from django.http import HttpRequest, QueryDict
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from congtam.people.deeds import DEEDS

register = template.Library()

STATUS_CLASSES = {"late": "late", "not": "bad", "unk": "unk"}


@register.simple_tag
def sign(name: str) -> SafeString:
    """One of the signs of marks/signs.svg. It never stands without words beside it."""
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("base/marks/signs.svg"), name
    )


@register.simple_tag
def status(name: str, text: object) -> SafeString:
    """A sign with its words."""
    return format_html(
        '<span class="st {}">{}<span>{}</span></span>', STATUS_CLASSES.get(name, ""), sign(name), text
    )


@register.simple_tag
def level(bars: int, text: object, *, by_hand: bool = False) -> SafeString:
    """A level: one to four bars and its name, in blue pen where a person gave it."""
    mark = format_html(
        '<svg aria-hidden="true"><use href="{}#lv{}"/></svg>', static("base/marks/signs.svg"), bars
    )
    return format_html('<span class="lv{}">{}<span>{}</span></span>', " hand" if by_hand else "", mark, text)


@register.filter
def grouped(value: float) -> str:
    """1.234.567,5: Django's own Vietnamese does not group."""
    return str(number_format(value, use_l10n=True, force_grouping=True))


@register.filter
def day(value: date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else ""


@register.inclusion_tag("base/field.html")
def field(bound: forms.BoundField, who: str = "") -> dict[str, Any]:
    """A field with its label, hint, fault, and who will read it."""
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        kind = "check"
    elif isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        kind = "picks"
    else:
        kind = "plain"
    described = " ".join(
        f"{bound.auto_id}_{part}"
        for part, there in (("hint", bound.help_text), ("fault", bound.errors), ("who", who))
        if there
    )
    if kind == "picks":
        control = picks(bound)
    else:
        control = bound.as_widget(attrs={"aria-describedby": described} if described else {})
    return {"bound": bound, "kind": kind, "control": control, "who": who}


def picks(bound: forms.BoundField) -> SafeString:
    """Written here: of a list of hundreds Django's own templates take a quarter of a second."""
    form = '<label class="pick"><input type="{}" name="{}" value="{}"{}><span class="pl">{}</span></label>'
    told = (option.data for option in bound)
    rows = ((one["type"], one["name"], one["value"], flatatt(one["attrs"]), one["label"]) for one in told)
    return format_html_join("", form, rows)


@register.inclusion_tag("base/faults.html")
def faults(form: forms.BaseForm) -> dict[str, Any]:
    """Every fault of a form in one place, each a link to its field."""
    linked = [(bound, error) for bound in form for error in bound.errors]
    return {
        "general": form.non_field_errors(),
        "linked": linked,
        "count": len(linked) + len(form.non_field_errors()),
    }


@register.filter
def of(key: Any, table: dict[Any, Any]) -> Any:
    """`row.unit_id|of:names`: the entry of a table under this key."""
    return table.get(key, "")


@register.filter
def until_day(value: date | None) -> str:
    """The last day of a period, which tables keep as the first day no more."""
    return day(value - timedelta(days=1)) if value else ""


@register.filter
def deed(key: str) -> str:
    """A deed of the journal in words."""
    return str(DEEDS.get(key, key))


@register.filter
def value(asked: QueryDict, name: str) -> str:
    """A part of the address whose name is no identifier: `wanted|value:'chi-bo'`."""
    return str(asked.get(name, ""))


@register.simple_tag
def query_with(request: HttpRequest, name: str, new: object) -> str:
    """This address with one part changed."""
    asked = request.GET.copy()
    asked[name] = str(new)
    return f"?{asked.urlencode()}"
