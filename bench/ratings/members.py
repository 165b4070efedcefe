"""A made-up population: members in base organisations, a sheet of criteria, three facts, one head per
organisation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

CRITERIA = 25
MOST = 400
"""Each criterion is worth 4 points, in hundredths; 25 make 100 points."""
THRESHOLDS = (9000, 7000, 5000)
MEMBERS_OF_ONE = 108


@dataclass(frozen=True)
class Members:
    organisation: np.ndarray
    points: np.ndarray
    """One row per member; the values of one criterion lie side by side, as everybody here reads them."""
    known: np.ndarray
    """Which criteria were entered. Most rating runs in the middle of a campaign, when many sheets have
    gaps."""
    disciplined: np.ndarray
    registered: np.ndarray
    targets: np.ndarray
    is_head: np.ndarray
    organisation_level: np.ndarray


def members(count: int, gaps: float, seed: int = 366) -> Members:
    """Totals that pile up around the thresholds, as scores do; `gaps` is the share of criteria not yet
    entered."""
    chance = np.random.default_rng(seed)
    organisations = max(1, count // MEMBERS_OF_ONE)
    ability = chance.beta(6, 1.4, size=(count, 1))
    steps = np.rint(np.clip(ability + chance.normal(0, 0.12, (count, CRITERIA)), 0, 1) * (MOST // 25))
    organisation = np.sort(chance.integers(0, organisations, count))
    is_head = np.zeros(count, dtype=bool)
    is_head[np.unique(organisation, return_index=True)[1]] = True
    return Members(
        organisation=organisation,
        points=np.asfortranarray((steps * 25).astype(np.int32)),
        known=np.asfortranarray(chance.random((count, CRITERIA), dtype=np.float32) >= gaps),
        disciplined=chance.random(count) < 0.01,
        registered=chance.random(count) < 0.6,
        targets=chance.integers(3000, 10_001, count).astype(np.int32),
        is_head=is_head,
        organisation_level=chance.integers(0, 4, organisations).astype(np.int8),
    )
