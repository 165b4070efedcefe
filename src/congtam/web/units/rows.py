"""The tree of a day as rows of a table, each with its head and its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congtam.people.models import Membership, Post
from congtam.people.queries.roll import member_counts, posts, posts_by_rank
from congtam.people.queries.tree import Node, Tree
from congtam.people.titles import is_head

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
    heads = heads_of(posts(tree.organisation, day))
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


def heads_of(held: Iterable[Post]) -> dict[int, str]:
    return {
        post.unit_id: post.person.full_name for post in reversed(posts_by_rank(held)) if is_head(post.title)
    }
