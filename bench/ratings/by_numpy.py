"""The same rating written by hand for NumPy: the measure of what the machine can do, with no reasons kept."""

from __future__ import annotations

import numpy as np

from ratings.members import MOST, THRESHOLDS, Members

Answer = tuple[np.ndarray, np.ndarray, int]
"""The lowest and the highest rank each may get, and how many organisations surely have more excellent members
than places."""


def rate(population: Members) -> Answer:
    if population.known.all():
        rank = _rank(population, population.points.sum(axis=1))
        return rank, rank, _over(population, rank, rank)
    low = _rank(population, np.where(population.known, population.points, 0).sum(axis=1))
    high = _rank(population, np.where(population.known, population.points, MOST).sum(axis=1))
    return low, high, _over(population, low, high)


def _rank(population: Members, total: np.ndarray) -> np.ndarray:
    excellent, good, enough = (total >= least for least in THRESHOLDS)
    rank = np.where(excellent & population.registered, 3, np.where(good, 2, np.where(enough, 1, 0)))
    rank = np.where(population.disciplined | (population.targets < 5000), 0, rank)
    limit = population.organisation_level[population.organisation]
    return np.where(population.is_head, np.minimum(rank, limit), rank)


def _over(population: Members, low: np.ndarray, high: np.ndarray) -> int:
    size = len(population.organisation_level)
    taken = np.bincount(population.organisation[low == 3], minlength=size)
    base = np.bincount(population.organisation[high >= 2], minlength=size)
    return int((taken > base * 20 // 120).sum())
