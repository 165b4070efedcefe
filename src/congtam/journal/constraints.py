"""Rules that the database keeps by itself, SQLite as PostgreSQL, against every program and every hand."""

from typing import Any

from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, Model


class DatabaseRule(BaseConstraint):
    """A constraint that no form checks: breaking it is a fault of the program, not of the person."""

    def validate(self, *_: Any, **__: Any) -> None:
        return

    def __eq__(self, other: object) -> bool:
        """So that Django sees no change where there is none."""
        return isinstance(other, DatabaseRule) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)

    def statement(self, model: type[Model], editor: Any, sql: str) -> Statement:
        """SQL that follows its table when SQLite's editor rebuilds that under another name."""
        return Statement(
            sql, table=Table(model._meta.db_table, editor.quote_name), name=editor.quote_name(self.name)
        )


class Trigger(DatabaseRule):
    """A rule kept by triggers; a subclass writes them for both databases."""

    sqlite = ""
    postgresql = ""

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """A trigger stands beside the table, so it is made after it."""
        schema_editor.deferred_sql.extend(self.statements(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        return "".join(map(str, self.statements(model, schema_editor)))

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Only PostgreSQL asks: SQLite's editor makes a new table, and old triggers go with the old one."""
        return self.statement(model, schema_editor, f"DROP FUNCTION {self.name}() CASCADE")

    def statements(self, model: type[Model], editor: Any) -> list[Statement]:
        text = self.postgresql if editor.connection.vendor == "postgresql" else self.sqlite
        return [self.statement(model, editor, sql) for sql in text.replace("NAME", self.name).split("\n\n")]


class AppendOnly(Trigger):
    """Rows are added and never changed or taken away."""

    sqlite = """\
CREATE TRIGGER NAME_update BEFORE UPDATE ON %(table)s BEGIN SELECT RAISE(ABORT, 'NAME: append only'); END;

CREATE TRIGGER NAME_delete BEFORE DELETE ON %(table)s BEGIN SELECT RAISE(ABORT, 'NAME: append only'); END;"""

    postgresql = """\
CREATE FUNCTION NAME() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'NAME: append only' USING ERRCODE = 'integrity_constraint_violation'; END $$;

CREATE TRIGGER NAME BEFORE UPDATE OR DELETE OR TRUNCATE ON %(table)s
FOR EACH STATEMENT EXECUTE FUNCTION NAME();"""
