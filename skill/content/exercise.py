"""An exercise: what is said when, for how long, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing said, and the quiet that follows it."""

    name: str
    says: tuple[str, ...]
    seconds: int | None
    """Quiet after the words; None for as long as a turn lasts."""
    bell: int = 0
    """A soft bell this many seconds before the quiet ends; 0 for none."""
    speaker: int | None = None
    """Whose turn this is: 0 for who goes first, 1 for the other, None for both."""
    asks: str | None = None
    """A closed question that must be answered before the next beat."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A guided practice, as its TOML file has it."""

    name: str
    practice: str
    title: str
    minutes: int
    """A turn's length when none is asked for."""
    shortest: int
    longest: int
    why: str
    source: str
    beats: tuple[Beat, ...]


def read_exercise(raw: Mapping[str, Any]) -> Exercise:
    """Build an exercise from its compiled form. Raises `KeyError` for a missing field."""
    beats = tuple(
        Beat(
            name=beat["name"],
            says=tuple(beat["says"]),
            seconds=None if beat["seconds"] == "turn" else beat["seconds"],
            bell=beat.get("bell", 0),
            speaker={"first": 0, "second": 1}.get(beat.get("speaker", "")),
            asks=beat.get("asks"),
        )
        for beat in raw["beat"]
    )
    return Exercise(
        name=raw["id"],
        practice=raw["practice"],
        title=raw["title"],
        minutes=raw["minutes"],
        shortest=raw["shortest"],
        longest=raw["longest"],
        why=raw["why"],
        source=raw["source"],
        beats=beats,
    )
