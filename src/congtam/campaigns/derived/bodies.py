"""Which unit or person of this organisation plays a body that a pack names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from congtam.campaigns.facts.links import COLLECTIVES, Surroundings, seats
from congtam.campaigns.facts.snapshot import Snapshot
from congtam.campaigns.facts.units import K
from congtam.engine.pack import Pack
from congtam.people.models import Unit
from congtam.people.queries.tree import Node
from congtam.people.titles import Rank

V = Unit.Variety
WHOLE_ORGANISATION: dict[str, tuple[str, str]] = {
    "ward_committee": (K.EXECUTIVE_COMMITTEE, ""),
    "party_committee": (K.EXECUTIVE_COMMITTEE, ""),
    "standing_committee": (K.STANDING_COMMITTEE, ""),
    "inspection_committee": (K.INSPECTION_COMMITTEE, ""),
    "council_standing": (K.COUNCIL_STANDING, ""),
    "council_collective": (K.COUNCIL_STANDING, ""),
    "peoples_committee": (K.PEOPLES_COMMITTEE, ""),
    "peoples_collective": (K.PEOPLES_COMMITTEE, ""),
    "front_standing": (K.FRONT_STANDING, ""),
    "farmers": (K.MASS_COMMITTEE, V.FARMERS),
    "women": (K.MASS_COMMITTEE, V.WOMEN),
    "veterans": (K.MASS_COMMITTEE, V.VETERANS),
    "youth": (K.MASS_COMMITTEE, V.YOUTH),
}
"""Bodies of which an organisation has one."""
WITH_BOARDS = ("council_collective",)
"""Those in whose meeting the heads and deputies of the council's boards sit too."""


@dataclass(frozen=True)
class Who:
    """`key` is unit:5, person:7, or body:<key> where the tree knows no such body."""

    key: str
    name: str
    unit: int | None = None
    person: int | None = None


@dataclass(frozen=True)
class Asked:
    """For whom a body is looked for."""

    unit: int | None
    person: int | None
    home: int | None


Roles = Callable[[Surroundings, Asked], Iterable[int]]


def own_unit(_: Surroundings, asked: Asked) -> Iterable[int]:
    return [asked.unit] if asked.unit else []


def own_cell(around: Surroundings, asked: Asked) -> Iterable[int]:
    """A person's cell; a cell's committee reviews before the cell itself."""
    if asked.unit:
        return [asked.unit]
    row = around.there.memberships.get(asked.person or 0)
    return [row.cell_id] if row else []


def own_collective(around: Surroundings, asked: Asked) -> Iterable[int]:
    """The bodies of government, Front and mass organisations in which the person sits."""
    if asked.unit:
        return [asked.unit]
    nodes = around.there.tree.nodes
    return [unit for unit in sorted(seats(around, asked.person or 0)) if nodes[unit].kind in COLLECTIVES]


def mass_body_leaders(around: Surroundings, asked: Asked) -> Iterable[int]:
    kinds = (K.FRONT_STANDING, K.MASS_COMMITTEE, K.FRONT_BRANCH, K.MASS_BRANCH, K.YOUTH_BRANCH)
    posts = around.there.held(asked.person or 0, kinds, (Rank.HEAD, Rank.DEPUTY))
    return [post.unit_id for post in posts]


def employer(around: Surroundings, asked: Asked) -> Iterable[int]:
    row = around.there.employments.get(asked.person or 0)
    return [row.employer_id] if row and row.employer_id in around.there.tree.nodes else []


def beside(*kinds: str) -> Roles:
    def find(around: Surroundings, asked: Asked) -> Iterable[int]:
        near = around.there.beside.get(asked.unit or asked.home or 0, ())
        return [node.id for node in near if node.kind in kinds]

    return find


def superior_body(around: Surroundings, asked: Asked) -> Iterable[int]:
    """Of a branch: the Front or the mass organisation of its own line."""
    node = around.there.tree.nodes[asked.unit] if asked.unit else None
    if node is None:
        return []
    if node.kind == K.FRONT_BRANCH:
        return ids(around.there.by_kind.get(K.FRONT_STANDING, ()))
    if node.kind in {K.MASS_BRANCH, K.YOUTH_BRANCH}:
        return ids(body for body in around.there.by_kind[K.MASS_COMMITTEE] if body.variety == node.variety)
    return []


def council_board(*words: str) -> Roles:
    """Boards of a council differ only by their names."""

    def find(around: Surroundings, _: Asked) -> Iterable[int]:
        boards = around.there.by_kind.get(K.COUNCIL_BOARD, ())
        return ids(board for board in boards if any(word in board.name.lower() for word in words))

    return find


def ids(nodes: Iterable[Node]) -> list[int]:
    return [node.id for node in nodes]


ROLES: dict[str, Roles] = {
    "own_cell": own_cell,
    "own_cell_committee": own_cell,
    "cell_committee": own_cell,
    "cell_members": own_cell,
    "own_committee": own_cell,
    "own_standing": own_unit,
    "own_executive": own_unit,
    "own_collective": own_collective,
    "mass_body_leaders": mass_body_leaders,
    "unit_head": employer,
    "workplace": employer,
    "neighbourhood_head": beside(K.NEIGHBOURHOOD),
    "front_branch": beside(K.FRONT_BRANCH),
    "neighbourhood_associations": beside(K.MASS_BRANCH, K.YOUTH_BRANCH),
    "superior_body": superior_body,
    "council_legal_board": council_board("pháp chế"),
    "council_economic_board": council_board("kinh tế"),
}
"""Bodies that are another for each subject."""


def players(pack: Pack, around: Surroundings, body: str, asked: Asked) -> list[Who]:
    """The units that play the body; when the tree has none, the body by its name in the pack."""
    units = units_of(around.there, body) if body in WHOLE_ORGANISATION else units_by_role(around, body, asked)
    found = [Who(f"unit:{unit}", around.there.tree.nodes[unit].name, unit=unit) for unit in units]
    return found or [Who(f"body:{body}", pack.bodies.get(body, body))]


def units_of(there: Snapshot, body: str) -> list[int]:
    kind, variety = WHOLE_ORGANISATION[body]
    return ids(node for node in there.by_kind.get(kind, ()) if not variety or node.variety == variety)[:1]


def units_by_role(around: Surroundings, body: str, asked: Asked) -> list[int]:
    find = ROLES.get(body)
    units = dict.fromkeys(find(around, asked)) if find else {}
    return [unit for unit in units if unit in around.there.tree.nodes]
