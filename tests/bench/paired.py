"""Two things measured in turns: how they compare, and how sure that is."""

from __future__ import annotations

from math import comb
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.goals import Result

if TYPE_CHECKING:
    from collections.abc import Sequence


def ratio(ours: Sequence[float], theirs: Sequence[float], note: str = "") -> Result:
    """Compare pair by pair, so that what drifts slowly cancels out."""
    return _result([one / other for one, other in zip(ours, theirs, strict=True)], note)


def difference(ours: Sequence[float], theirs: Sequence[float], note: str = "") -> Result:
    return _result([one - other for one, other in zip(ours, theirs, strict=True)], note)


def exact(value: float, note: str = "") -> Result:
    """Keep what was counted, not timed."""
    return Result(value, value, value, note)


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _result(values: Sequence[float], note: str) -> Result:
    low, high = interval(values)
    return Result(median(values), low, high, note)


def interval(values: Sequence[float], sure: float = 0.95) -> tuple[float, float]:
    """Find an interval that holds the median, of any distribution, by order alone.

    So few values that not even all of them are `sure` enough give their whole range.
    """
    ordered = sorted(values)
    count = len(ordered)
    rank, outside = 0, 0.0
    while rank < count // 2:
        outside += comb(count, rank) / 2**count
        if 2 * outside > 1 - sure:
            break
        rank += 1
    rank = max(0, rank - 1)
    return ordered[rank], ordered[count - 1 - rank]
