"""One page in the table of all pages."""

from collections.abc import Callable
from dataclasses import dataclass

from congtam.people.permissions import Action
from tests.cast import Cast

Keys = Callable[[Cast], dict[str, object]]


@dataclass(frozen=True)
class Page:
    """`opens` names everybody who may; `action` and `about` say by which rule, where there is one."""

    opens: str
    action: Action | None = None
    about: str = "ward"
    method: str = "GET"
    keys: Keys = lambda cast: {}  # noqa: ARG005 - a field's default
    answers: int = 0
    """The status for those who may, where it is neither a page nor a way on."""
