"""What nobody entered, as people call it."""

from congtam.engine.pack import Pack
from congtam.engine.sentences.words import lowered, title

SHEET = "phiếu điểm chưa chấm hết"


def missing_said(pack: Pack, name: str) -> str:
    """A name of `Outcome.missing`: a fact, a relation or the sheet; whatever else it is, as it stands."""
    if name in pack.facts:
        return title(lowered(pack.facts[name].label))
    if name in pack.relations:
        return title(lowered(pack.relations[name].label))
    return SHEET if name == "sheet" else name
