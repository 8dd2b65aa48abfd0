"""What ten times the content costs at the start: S10."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skill.authoring import compile as compiling
from skill.authoring.sources import read
from tests.bench.paired import difference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.contestants import Field
    from tests.bench.goals import Result

TIMES = 10


def measure(field: Field, times: int) -> Iterator[tuple[str, Result]]:
    """Start the package and one with ten times its content in turn."""
    package = field.folder / "tenfold"
    shutil.copytree(field.package, package)
    _compile_tenfold(package / "skill" / "content" / "compiled")
    same, more = field.ours(), field.ours(package)
    same.first()
    more.first()
    # Milliseconds between starts are lost in what else a machine does; processor time is not.
    pairs = [(more.first().processor, same.first().processor) for _ in range(times)]
    ours, theirs = zip(*pairs, strict=True)
    yield "S10", difference(ours, theirs, "of processor time")


def _compile_tenfold(into: Path) -> None:
    """Every question, idea, cue and exercise ten times, under numbers and names of their own."""
    for locale in sorted(folder.name for folder in into.iterdir() if folder.is_dir()):
        source = read(locale)
        more = {kind: _numbered(getattr(source, kind)) for kind in ("questions", "ideas", "cues")}
        exercises = {
            f"{name}-{copy}" if copy else name: {**item, "id": f"{name}-{copy}" if copy else name}
            for name, item in source.exercises.items()
            for copy in range(TIMES)
        }
        compiling._compile(replace(source, exercises=exercises, **more), into / locale)


def _numbered(items: dict[int, Any]) -> dict[int, Any]:
    room = max(items) + 1
    return {copy * room + number: items[number] for copy in range(TIMES) for number in items}
