"""Reading the written content: a base language, and overlays on it by locale."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

CONTENT = Path(__file__).parent.parent / "content"

Item = dict[str, Any]


class Written(Exception):
    """Something in the written content cannot be used; the message names file and item."""


@dataclass(frozen=True, slots=True)
class Source:
    """All that was written for one locale, overlays applied."""

    locale: str
    prompts: dict[str, Item]
    questions: dict[int, Item]
    ideas: dict[int, Item]
    cues: dict[int, Item]
    exercises: dict[str, Item]
    support: dict[str, Item]


def locales(content: Path = CONTENT) -> list[str]:
    """Return every locale that has a folder, base languages first."""
    return sorted(folder.parent.name for folder in content.glob("*/prompts"))


def read(locale: str, content: Path = CONTENT) -> Source:
    """Read a locale: its language's base, with its own files laid over it.

    Raises `Written` for a number or key that stands twice in one layer.
    """
    base = locale.partition("-")[0]
    layers = [content / base] if base == locale else [content / base, content / locale]
    merged = Source(locale, {}, {}, {}, {}, {}, _toml(content / "support.toml"))
    for layer in layers:
        _lay(merged.prompts, _gather(layer.glob("prompts/*.toml"), _toml))
        _lay(merged.questions, _gather(layer.glob("questions/*.toml"), _items("question")))
        _lay(merged.ideas, _gather(layer.glob("ideas.toml"), _items("idea")))
        _lay(merged.cues, _gather(layer.glob("cues.toml"), _items("cue")))
        _lay(merged.exercises, _gather(layer.glob("exercises/*.toml"), _exercise))
    return merged


def _gather(paths: Iterable[Path], parse: Callable[[Path], Mapping[Any, Item]]) -> dict[Any, Item]:
    """Read the files of one layer; what stands twice in it is refused."""
    gathered: dict[Any, Item] = {}
    for path in sorted(paths):
        for key, item in parse(path).items():
            if key in gathered:
                raise Written(f"{path.name}: {key} stands twice")
            gathered[key] = {**item, "file": path.name}
    return gathered


def _lay(onto: dict[Any, Item], layer: Mapping[Any, Item]) -> None:
    for key, item in layer.items():
        onto[key] = {**onto.get(key, {}), **item}


def _toml(path: Path) -> Item:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as broken:
        raise Written(f"{path.name}: {broken}") from broken


def _items(kind: str) -> Callable[[Path], dict[Any, Item]]:
    def parse(path: Path) -> dict[Any, Item]:
        raw = _toml(path)
        shared = {name: value for name, value in raw.items() if name != kind}
        numbers = [item["id"] for item in raw[kind]]
        if twice := {number for number in numbers if numbers.count(number) > 1}:
            raise Written(f"{path.name}: {min(twice)} stands twice")
        return {item["id"]: {**shared, **item} for item in raw[kind]}

    return parse


def _exercise(path: Path) -> dict[Any, Item]:
    raw = _toml(path)
    if raw["id"] != path.stem:
        raise Written(f"{path.name}: id {raw['id']!r} is not the file's name")
    return {raw["id"]: raw}
