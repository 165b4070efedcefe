"""The tree of a day as rows of a table, each with its head and its numbers."""

from dataclasses import dataclass
from datetime import date

from congtam.people.models import Membership
from congtam.people.queries.roll import head_names, member_counts
from congtam.people.queries.tree import Node, Tree

Standing = Membership.Standing


@dataclass(frozen=True)
class Row:
    node: Node
    depth: int
    head: str
    official: int
    others: int
    """Probationary, exempt and suspended members."""


def rows_of(tree: Tree, day: date) -> list[Row]:
    """Three queries, however many units."""
    heads = head_names(tree.organisation, day)
    counts = member_counts(tree.organisation, day)
    return [
        Row(
            node=node,
            depth=min(depth, 3),
            head=heads.get(node.id, ""),
            official=counts.get(node.id, {}).get(Standing.OFFICIAL, 0),
            others=sum(
                number
                for standing, number in counts.get(node.id, {}).items()
                if standing != Standing.OFFICIAL
            ),
        )
        for node, depth in tree.walk()
    ]
