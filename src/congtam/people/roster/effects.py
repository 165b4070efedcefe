"""What an import did, row by row, so that it can be taken back while nothing else leans on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from congtam.people.refusals import Refusal

KINDS = {"people.Person": "person", "people.Unit": "unit"}
AT_ONCE = 500
SHOWN = 3


class Effects:
    """Kept as JSON with the run."""

    def __init__(self, kept: Mapping[str, Any] | None = None) -> None:
        kept = kept or {}
        self.rows: list[list[Any]] = list(kept.get("created", []))
        self.changes: list[dict[str, Any]] = list(kept.get("changed", []))

    def created(self, rows: Iterable[models.Model]) -> None:
        listed = list(rows)
        self.rows.append([listed[0]._meta.label, [row.pk for row in listed]])

    def changed(self, row: models.Model, columns: Mapping[str, Any]) -> None:
        self.changes.append(
            {
                "model": row._meta.label,
                "pk": row.pk,
                "before": {name: as_json(getattr(row, name)) for name in columns},
                "after": {name: as_json(value) for name, value in columns.items()},
            }
        )

    def subjects(self) -> set[str]:
        """The persons and units it touched, as the journal names them: also whose memberships and posts."""
        keys: dict[str, set[int]] = defaultdict(set)
        for label, made in self.rows:
            keys[label] |= set(made)
        for change in self.changes:
            keys[change["model"]].add(change["pk"])
        return {f"{kind}:{key}" for label, made in keys.items() for kind, key in abouts(label, made)}

    def as_kept(self) -> dict[str, Any]:
        return {"created": self.rows, "changed": self.changes}

    def undo(self) -> None:
        """Inside a transaction: what was made goes first, since what was before takes its place again."""
        for change in self.changes:
            refuse_if_touched(change)
        for label, keys in reversed(self.rows):
            model = apps.get_model(label)
            try:
                model._default_manager.filter(pk__in=keys).delete()
            except (ProtectedError, RestrictedError) as error:
                raise Refusal(what_leans(error)) from error
        for change in reversed(self.changes):
            model = apps.get_model(change["model"])
            model._default_manager.filter(pk=change["pk"]).update(**change["before"])


def abouts(label: str, keys: set[int]) -> Iterator[tuple[str, int]]:
    if label in KINDS:
        yield from ((KINDS[label], key) for key in keys)
    model = apps.get_model(label)
    if any(field.attname == "person_id" for field in model._meta.concrete_fields):
        listed = sorted(keys)
        for start in range(0, len(listed), AT_ONCE):
            rows = model._default_manager.filter(pk__in=listed[start : start + AT_ONCE])
            yield from (("person", person) for person in rows.values_list("person_id", flat=True) if person)


def refuse_if_touched(change: Mapping[str, Any]) -> None:
    model = apps.get_model(change["model"])
    row = model._default_manager.filter(pk=change["pk"]).first()
    now = {name: as_json(getattr(row, name)) for name in change["after"]} if row else None
    if now != change["after"]:
        raise Refusal(_("Không hoàn tác được: một số dòng đã được sửa sau lần nhập này. Hãy sửa trực tiếp."))


def what_leans(error: ProtectedError | RestrictedError) -> str:
    """Names whom something was entered about since: the name of a table would tell an office nothing."""
    leaning = getattr(error, "protected_objects", ()) or getattr(error, "restricted_objects", ())
    about = {int(key) for row in leaning if (key := getattr(row, "person_id", None))}
    persons = apps.get_model("people.Person")._default_manager.filter(pk__in=sorted(about)[:AT_ONCE])
    names = list(persons.order_by("sort_key").values_list("full_name", flat=True)[: SHOWN + 1])
    if not names:
        return _("Không hoàn tác được: đã có dữ liệu khác dựa vào lần nhập này. Hãy sửa trực tiếp.")
    more = _(" và người khác") if len(names) > SHOWN else ""
    return _(
        "Không hoàn tác được: đã có dữ liệu khác dựa vào lần nhập này, như tài khoản hay hồ sơ của "
        "%(names)s%(more)s. Hãy sửa trực tiếp."
    ) % {"names": ", ".join(names[:SHOWN]), "more": more}


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
