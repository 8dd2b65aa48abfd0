"""Measure the skill beside its peers: `python -m tests.bench`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from skill.authoring.compile import ensure
from tests.bench import (
    before,
    calls,
    choosing,
    cold,
    content,
    database,
    endpoint,
    installing,
    item,
    package,
    staging,
    warm,
)
from tests.bench.contestants import Field
from tests.bench.goals import GOALS
from tests.bench.table import line, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.goals import Result

Measure = tuple[set[str], "Callable[[Field], Iterator[tuple[str, Result]]]"]


def main() -> int:
    """Run what was asked for; 1 when a goal is missed."""
    options = _options()
    ensure()
    installing.install_node()
    python = installing.install_python(options.python)
    with TemporaryDirectory() as folder, database.running() as tables:
        built = options.package or staging.built(python)
        print(f"{python}, {built or 'the source tree as it would be built'}")
        deployed = built or staging.stage(Path(folder) / "package", python)
        field = Field(python, deployed, Path(folder), tables)
        if options.against:
            return _compare(field, options.against)
        return _measure(field, options)


def _measure(field: Field, options: argparse.Namespace) -> int:
    results = {}
    for names, measure in _measures(quick=options.quick):
        wanted = {name for name in names if _asked(name, options.only)}
        if wanted:
            print(f"measuring {', '.join(sorted(wanted))} ...", file=sys.stderr)
            results |= {name: found for name, found in measure(field) if name in wanted}
    ordered = [name for name in GOALS if name in results]
    print(table([line(name, results[name]) for name in ordered]))
    if options.json:
        told = {name: asdict(GOALS[name]) | asdict(results[name]) for name in ordered}
        options.json.write_text(json.dumps(told, indent=2) + "\n")
    return any(GOALS[name].verdict(results[name].value) == "MISSED" for name in ordered)


def _measures(*, quick: bool) -> list[Measure]:
    starts, rounds, seconds = (15, 4, 2) if quick else (31, 10, 5)
    measures: list[Measure] = [
        ({"S1", "S2", "S3", "S11"}, lambda field: cold.measure(field, starts)),
        ({"S4", "S5", "S6"}, lambda field: warm.measure(field, rounds)),
        ({"S7r", "S7w", "S7n"}, calls.measure),
        ({"S8"}, lambda _: item.measure()),
        ({"S9"}, lambda _: choosing.measure()),
        ({"S10"}, lambda field: content.measure(field, starts)),
        ({"S12"}, package.measure),
    ]
    if endpoint.available():
        measures.append(({"S13"}, lambda field: endpoint.measure(field, rounds, seconds)))
    else:
        print("S13 is left out: wrk is not installed", file=sys.stderr)
    return measures


def _compare(field: Field, commit: str) -> int:
    slower = False
    for what, result in before.measure(field, commit):
        worse = result.high > before.MOST
        slower |= worse
        print(
            f"{what}: {result.value:.3f} x {commit}, 95 % interval {result.low:.3f}.."
            f"{result.high:.3f}: {'WORSE' if worse else 'not worse'}"
        )
    return slower


def _asked(name: str, only: list[str]) -> bool:
    return not only or name in only or name.rstrip("rwn") in only


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument(
        "--only", default=[], type=lambda text: text.split(","), help="goals, such as S1,S5"
    )
    parser.add_argument("--json", type=Path, help="write the results to a file too")
    parser.add_argument("--against", metavar="COMMIT", help="not worse than at a commit?")
    parser.add_argument(
        "--package",
        type=Path,
        help="a package as SAM builds it; else its last build, or the source tree laid out so",
    )
    parser.add_argument(
        "--python",
        type=Path,
        default=installing.own_python(),
        help="the Python that everybody runs on; else this one",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
