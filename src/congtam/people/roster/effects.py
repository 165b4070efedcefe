"""What an import did, row by row, so that it can be taken back while nothing else leans on it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from congtam.people.refusals import Refusal


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
        """The persons and units it touched, as the journal names them."""
        kinds = {"people.Person": "person", "people.Unit": "unit"}
        made = {f"{kinds[label]}:{key}" for label, keys in self.rows if label in kinds for key in keys}
        return made | {
            f"{kinds[change['model']]}:{change['pk']}" for change in self.changes if change["model"] in kinds
        }

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
                raise Refusal(
                    _("Không hoàn tác được: đã có dữ liệu khác dựa vào lần nhập này (%(what)s).")
                    % {"what": what_leans(error)}
                ) from error
        for change in reversed(self.changes):
            model = apps.get_model(change["model"])
            model._default_manager.filter(pk=change["pk"]).update(**change["before"])


def refuse_if_touched(change: Mapping[str, Any]) -> None:
    model = apps.get_model(change["model"])
    row = model._default_manager.filter(pk=change["pk"]).first()
    now = {name: as_json(getattr(row, name)) for name in change["after"]} if row else None
    if now != change["after"]:
        raise Refusal(_("Không hoàn tác được: một số dòng đã được sửa sau lần nhập này. Hãy sửa trực tiếp."))


def what_leans(error: ProtectedError | RestrictedError) -> str:
    objects = getattr(error, "protected_objects", ()) or getattr(error, "restricted_objects", ())
    return ", ".join(sorted({str(found._meta.verbose_name) for found in objects}))


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
