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
    offers: tuple[str, ...] = ()
    """What the question lets them choose from, by id; the choice decides which beats follow."""
    when: tuple[str, ...] = ()
    """Played only after one of these was chosen; empty for always."""
    otherwise: str | None = None
    """What a no to the question means: `close` ends the exercise, another word is the choice."""
    opens_with_bell: bool = False
    """Whether a soft bell marks the start of the quiet, too."""


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
    offered: bool
    """Whether the skill may suggest it; advanced ones are played only when they are asked for."""
    touch: bool
    """Whether touch is among its choices."""


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
            offers=tuple(beat.get("offers", ())),
            when=tuple(beat.get("when", ())),
            otherwise=beat.get("otherwise"),
            opens_with_bell=beat.get("opens_with_bell", False),
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
        offered=not (raw.get("advanced") or raw.get("on_request")),
        touch=raw.get("touch", False),
    )
