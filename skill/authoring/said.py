"""Every prompt that is needed, by what the code, the couple and the exercises say."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from skill.authoring.compile import COSTS
from skill.authoring.keys import AGAIN, Keys, in_code
from skill.domain.couple import Couple

if TYPE_CHECKING:
    from skill.authoring.sources import Source

FAMILIES = {
    "kept.": tuple(field.name for field in fields(Couple)),
    "cost.": COSTS,
}
"""Ends of the keys whose beginning is all the code shows."""

PLANNED = ("exercise.half", "exercise.on", "exercise.done")
"""Questions that `pacing` puts between beats, besides those the beats ask themselves."""

COUNTED = {
    "unit.seconds": frozenset({"count"}),
    "unit.minutes": frozenset({"count"}),
    "unit.hours": frozenset({"count"}),
    "unit.minutes_seconds": frozenset({"minutes", "seconds"}),
}
"""Braces that lengths of time fill, see `skill.speech.filling`."""

_code = cache(in_code)


def needed(source: Source) -> Keys:
    """Return all keys the prompts of a source must have, questions among them, and their fills."""
    code = _code()
    beats = (beat for exercise in source.exercises.values() for beat in exercise["beat"])
    asks = {*PLANNED, *(beat["asks"] for beat in beats if "asks" in beat)}
    asks |= {key + AGAIN for key in asks}
    ends = {start + end for start in code.families for end in FAMILIES.get(start, ())}
    return Keys(
        code.said | asks | ends,
        code.asked | asks,
        code.families - set(FAMILIES),
        {**code.fills, **COUNTED},
    )
