"""The numbered clauses of the source documents: the list that says when everything is carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from congtam.engine.pack.base import Part
from congtam.shelf.faults import Refused
from congtam.shelf.nodes import Items, fault_at, plain
from congtam.shelf.reading import read


class Clause(Part):
    """One normative sentence of a document: where it stands, what it says, what must hold."""

    id: str
    at: str
    kind: str
    says: str
    must: str


@dataclass(frozen=True)
class Clauses:
    by_id: Mapping[str, Clause]

    @property
    def kinds(self) -> Mapping[str, str]:
        return {name: clause.kind for name, clause in self.by_id.items()}


def read_clauses(root: Path) -> Clauses:
    """The clauses in `clauses.yaml` of the folder of packs; none when there is no such file."""
    path = root / "clauses.yaml"
    if not path.is_file():
        return Clauses({})
    data = read(path, f"{root.name}/{path.name}")
    adapter = TypeAdapter(list[Clause])
    found: dict[str, Clause] = {}
    for document, node in data.entries.items():
        if not isinstance(node, Items):
            raise Refused(
                [
                    fault_at(
                        node,
                        document,
                        "các điều khoản phải là một danh sách, không phải",
                        "viết mỗi điều khoản một dòng",
                    )
                ]
            )
        try:
            found |= {clause.id: clause for clause in adapter.validate_python(plain(node))}
        except ValueError:
            raise Refused(
                [
                    fault_at(
                        node, document, "có điều khoản không đúng mẫu gần", "viết đủ id, at, kind, says, must"
                    )
                ]
            ) from None
    return Clauses(found)
