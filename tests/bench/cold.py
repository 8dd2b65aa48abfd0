"""Cold starts and memory: S1, S2, S3, S11."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.paired import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.contestants import Field
    from tests.bench.goals import Result


def measure(field: Field, times: int) -> Iterator[tuple[str, Result]]:
    """Start everybody in turn, `times` over."""
    ours, theirs, node = field.ours(), field.theirs(), field.theirs_in_node()
    runs = []
    with field.primed().kept() as primed:
        primed.ready()
        contestants = (ours.first, theirs.first, node.first, primed.fork)
        for first in contestants:
            first()
        runs.extend([first() for first in contestants] for _ in range(times))
    took = [[run.took for run in one] for one in zip(*runs, strict=True)]
    yield "S1", ratio(took[0], took[1])
    yield "S2", ratio(took[0], took[2])
    yield "S3", ratio(took[3], took[1])
    yield "S11", ratio([run[0].memory for run in runs], [run[1].memory for run in runs])
