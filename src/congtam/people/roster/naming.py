"""Which unit a name means. A cell and its school share one, and offices leave half of every name out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from congtam.people.names import plain
from congtam.people.queries.tree import Node, Tree
from congtam.people.roster.lines import MOST_LETTERS, unit_key

UNDER = " (thuộc "


@dataclass(frozen=True)
class Named:
    """`ref` tells units apart: the number of one that is there, or what stands for one that comes."""

    ref: object
    kind: str


def exact(name: str) -> str:
    return " ".join(plain(name[:MOST_LETTERS]).replace("–", "-").split())


@dataclass
class Names:
    """Full names before short ones, and both before names without the words everybody leaves out."""

    full: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    short: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    loose: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))

    def add(self, named: Named, name: str, short_name: str = "", parent: str = "") -> None:
        """`parent`: by which an export tells units of one name apart."""
        self.full[exact(name)].append(named)
        if parent:
            self.full[exact(qualified(name, parent.partition(UNDER)[0]))].append(named)
        if short_name:
            self.short[exact(short_name)].append(named)
        for key in {unit_key(name), unit_key(short_name or name)}:
            self.loose[key].append(named)

    def find(self, name: str, kinds: Collection[str] = ()) -> list[Named]:
        """All that it can mean: none, one, or several between which somebody has to say."""
        for key, names in ((exact(name), self.full), (exact(name), self.short), (unit_key(name), self.loose)):
            found = [one for one in names.get(key, ()) if not kinds or one.kind in kinds]
            if found:
                return unique(found)
        return []

    def one(self, name: str, kinds: Collection[str] = ()) -> object | None:
        found = self.find(name, kinds)
        return found[0].ref if len(found) == 1 else None


def unique(found: Iterable[Named]) -> list[Named]:
    return list({one.ref: one for one in found}.values())


def qualified(name: str, parent: str) -> str:
    return f"{name}{UNDER}{parent})"


def names_of(tree: Tree) -> Names:
    names = Names()
    for node, parent in with_parents(tree):
        names.add(Named(node.id, node.kind), node.name, node.short_name, parent)
    return names


def with_parents(tree: Tree) -> Iterator[tuple[Node, str]]:
    for node, _depth in tree.walk():
        above = tree.nodes.get(node.parent) if node.parent else None
        yield node, above.name if above else ""


def said_names(tree: Tree) -> dict[int, str]:
    """What an export calls each unit: its name, with the unit above where two have the same."""
    count: dict[str, int] = defaultdict(int)
    for node in tree.nodes.values():
        count[exact(node.name)] += 1
    return {
        node.id: qualified(node.name, parent) if count[exact(node.name)] > 1 and parent else node.name
        for node, parent in with_parents(tree)
    }
