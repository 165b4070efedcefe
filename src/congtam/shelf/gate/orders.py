"""Orders that run in a circle bind nobody: each would wait for the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from congtam.shelf.faults import Fault
from congtam.shelf.gate.exam import Exam


def check(exam: Exam) -> Iterator[Fault]:
    """Among orders that bind one act. With a relation only related ones wait, which the engine looks into."""
    graphs: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    unrelated = [(key, order) for key, order in exam.pack.orders.items() if order.relation is None]
    for key, order in unrelated:
        for first, then in product(order.first, order.then):
            graphs[order.binds][first].setdefault(then, key)
    for graph in graphs.values():
        if circle := _circle(graph):
            key = graph[circle[-1]][circle[0]]
            names = " → ".join((*circle, circle[0]))
            yield exam.fault(
                ("orders", key),
                "thứ tự này đi vòng tròn, không ai làm trước được:",
                "bỏ một chặng",
                text=names,
            )


def _circle(graph: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The names on one circle, or none."""
    done: set[str] = set()
    for start in graph:
        way: list[str] = [start]
        pending = [iter(graph.get(start, {}))]
        while pending:
            name = next(pending[-1], None)
            if name is None:
                pending.pop()
                done.add(way.pop())
            elif name in way:
                return way[way.index(name) :]
            elif name not in done:
                way.append(name)
                pending.append(iter(graph.get(name, {})))
    return []
