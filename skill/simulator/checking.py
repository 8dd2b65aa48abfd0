"""Holding the interaction models against every rule, with the desk's ears."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from skill.authoring.sources import read
from skill.models.check import check
from skill.models.sync import stale, sync
from skill.simulator.ears.hearing import Ears

if TYPE_CHECKING:
    from pathlib import Path


def check_models(folder: Path, *, write: bool) -> int:
    """Write exercise names into the models, or find those that lack them; then check all rules.

    Prints each finding and returns 1 if there is one.
    """
    if write:
        sync(folder)
    old = [f"{path.name}: run make models" for path in sorted(folder.glob("*.json")) if _old(path)]
    findings = [str(finding) for finding in check(folder, lambda model: Ears(model).hear)]
    for line in [*old, *findings]:
        print(line, file=sys.stderr)  # noqa: T201 - this is the command's output
    return 1 if old or findings else 0


def _old(path: Path) -> bool:
    return stale(path.read_text(encoding="utf-8"), read(path.stem).exercises)
