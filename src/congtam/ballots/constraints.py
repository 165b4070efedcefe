"""What an opened vote keeps by itself in the database: its list of voters and its ballot stand still."""

from typing import Any

from congtam.journal.constraints import Trigger


class StillOnceOpened(Trigger):
    """Rows of a vote are added and changed only while it is prepared.

    With `fixed` columns named, the others may still change while the vote is open.
    """

    def __init__(self, *, name: str, fixed: tuple[str, ...] = (), **others: Any) -> None:
        super().__init__(name=name, **others)
        self.fixed = fixed
        stage = "(SELECT stage FROM ballots_poll WHERE id = NEW.poll_id)"
        moved = " OR ".join([f"{stage} <> 'open'", *(f"NEW.{column} <> OLD.{column}" for column in fixed)])
        changed = f"{stage} <> 'preparing'" + (f" AND ({moved})" if fixed else "")
        self.sqlite = f"""\
CREATE TRIGGER NAME_insert BEFORE INSERT ON %(table)s WHEN {stage} <> 'preparing'
BEGIN SELECT RAISE(ABORT, 'NAME: the vote has been opened'); END;

CREATE TRIGGER NAME_update BEFORE UPDATE ON %(table)s WHEN {changed}
BEGIN SELECT RAISE(ABORT, 'NAME: the vote has been opened'); END;"""
        self.postgresql = f"""\
CREATE FUNCTION NAME() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF {stage} = 'preparing' THEN RETURN NEW; END IF;
    ELSIF NOT ({changed}) THEN RETURN NEW;
    END IF;
    RAISE EXCEPTION 'NAME: the vote has been opened' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER NAME BEFORE INSERT OR UPDATE ON %(table)s FOR EACH ROW EXECUTE FUNCTION NAME();"""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, arguments, named = super().deconstruct()
        return path, tuple(arguments), {**named, "fixed": self.fixed}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StillOnceOpened) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)
