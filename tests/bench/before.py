"""Whether the skill became slower than it was at a commit."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from io import BytesIO
from typing import TYPE_CHECKING

from tests.bench.installing import ROOT
from tests.bench.paired import percentile, ratio
from tests.bench.staging import stage
from tests.bench.warm import compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.contestants import Field
    from tests.bench.goals import Result

PAIRS = 40
MOST = 1.10
"""The upper end of the 95 % interval of the ratio may not be above."""


def measure(field: Field, commit: str) -> Iterator[tuple[str, Result]]:
    """Compare this tree with a commit: cold starts, and medians of warm turns."""
    now = stage(field.folder / "now", field.python)
    then = stage(field.folder / "then", field.python, _tree(commit, field.folder / "commit"))
    ours, theirs = field.ours(now), field.ours(then)
    ours.first()
    theirs.first()
    pairs = [_alternating(number, ours, theirs) for number in range(PAIRS)]
    yield "cold start", ratio(*zip(*pairs, strict=True))
    rounds = compare(
        field.ours_warm(package=now), field.ours_warm(package=then), PAIRS, 200, same=True
    )
    yield "warm turn", ratio(*([percentile(turns, 0.5) for turns in side] for side in rounds))


def _alternating(number, ours, theirs) -> tuple[float, float]:
    """Start both, every other time the older one first."""
    if number % 2:
        then = theirs.first().took
        return ours.first().took, then
    return ours.first().took, theirs.first().took


def _tree(commit: str, into: Path) -> Path:
    """Lay out a commit's files, its content compiled by its own compiler."""
    archive = subprocess.run(
        ["git", "archive", "--format=tar", commit, "skill", "lambda"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        files.extractall(into, filter="data")
    code = "from skill.authoring.compile import compile_all; compile_all()"
    subprocess.run([sys.executable, "-c", code], cwd=into, check=True)
    return into
