"""Warm turns: S4, S5, S6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.contestants import our_request, their_request
from tests.bench.paired import percentile, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.contestants import Field
    from tests.bench.goals import Result
    from tests.bench.processes import Contestant

REQUESTS = 50
"""Different requests, each the seed of other choices."""

WARM_UP = 200


def measure(field: Field, rounds: int) -> Iterator[tuple[str, Result]]:
    """Compare medians over 1,000 turns a round without the database, and with it also the tail."""
    ours, theirs = compare(field.ours_warm("in_memory"), field.theirs_warm("hello"), rounds, 1000)
    yield "S4", _ratio(ours, theirs, 0.5)
    ours, theirs = compare(field.ours_warm(), field.theirs_warm("hello_persistent"), rounds, 1000)
    yield "S5", _ratio(ours, theirs, 0.5)
    yield "S6", _ratio(ours, theirs, 0.999)


def compare(
    ours: Contestant, theirs: Contestant, rounds: int, turns: int, *, same: bool = False
) -> tuple[list[list[float]], list[list[float]]]:
    """Take turns with both, round about; return microseconds by round. `same`: as requests too."""
    requests = [our_request(number) for number in range(REQUESTS)]
    answers = requests if same else [their_request(number) for number in range(REQUESTS)]
    with ours.kept() as one, theirs.kept() as other:
        one.turns(requests, WARM_UP)
        other.turns(answers, WARM_UP)
        pairs = [(one.turns(requests, turns), other.turns(answers, turns)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _ratio(ours: list[list[float]], theirs: list[list[float]], share: float) -> Result:
    return ratio([percentile(r, share) for r in ours], [percentile(r, share) for r in theirs])
