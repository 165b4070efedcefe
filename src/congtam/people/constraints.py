"""What holds between rows: they belong to one organisation, and periods of one thing do not overlap."""

from typing import Any

from django.db.models import ForeignKey, Model

from congtam.journal.constraints import DatabaseRule, Trigger


class SameOrganisation(DatabaseRule):
    """A second foreign key of (organisation, field), so that no row can point into another organisation."""

    def __init__(self, *, field: str, name: str, **others: Any) -> None:
        super().__init__(name=name, **others)
        self.field = field

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Inside the table on SQLite; on PostgreSQL beside it, when every table of the migration is there."""
        if schema_editor.connection.vendor == "sqlite":
            return self.key(model, schema_editor)
        return self.create_sql(model, schema_editor)

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        added = f"ALTER TABLE %(table)s ADD {self.key(model, schema_editor)}"
        schema_editor.deferred_sql.append(self.statement(model, schema_editor, added))

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        return self.statement(model, schema_editor, "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s")

    def key(self, model: type[Model], editor: Any) -> str:
        field = model._meta.get_field(self.field)
        assert isinstance(field, ForeignKey)  # noqa: S101 - says to the type checker what the models hold
        target = editor.quote_name(field.related_model._meta.db_table)
        return (
            f"CONSTRAINT {editor.quote_name(self.name)} FOREIGN KEY (organisation_id, {field.column}) "
            f"REFERENCES {target} (organisation_id, id) DEFERRABLE INITIALLY DEFERRED"
        )

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, arguments, named = super().deconstruct()
        return path, tuple(arguments), {**named, "field": self.field}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameOrganisation) and (self.field, self.name) == (other.field, other.name)

    def __hash__(self) -> int:
        return hash((self.field, self.name))


class PeriodsApart(Trigger):
    """Two rows of the same `of` never hold on the same day, from `since` until the day before `until`."""

    def __init__(self, *, of: str, name: str, **others: Any) -> None:
        super().__init__(name=name, **others)
        self.of = of
        key = f"{of}_id"
        self.sqlite = "\n\n".join(
            f"""\
CREATE TRIGGER NAME_{event} BEFORE {event} ON %(table)s
WHEN EXISTS (SELECT 1 FROM %(table)s AS other WHERE other.{key} = NEW.{key} AND other.id IS NOT NEW.id
    AND (NEW.until IS NULL OR other.since < NEW.until) AND (other.until IS NULL OR NEW.since < other.until))
BEGIN SELECT RAISE(ABORT, 'NAME: periods overlap'); END;"""  # noqa: S608 - names of our own columns
            for event in ("insert", "update")
        )
        # Ranges of one number instead of a plain column: no extension of PostgreSQL is needed for that.
        self.postgresql = f"""\
ALTER TABLE %(table)s ADD CONSTRAINT NAME EXCLUDE USING gist (
    int8range({key}, {key}, '[]') WITH &&, daterange(since, until, '[)') WITH &&);"""

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        return self.statement(model, schema_editor, "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s")

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, arguments, named = super().deconstruct()
        return path, tuple(arguments), {**named, "of": self.of}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PeriodsApart) and (self.of, self.name) == (other.of, other.name)

    def __hash__(self) -> int:
        return hash((self.of, self.name))
