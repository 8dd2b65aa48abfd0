"""Slot values that stand for numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skill.dialogue.turn import Turn

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<weeks>\d+(?:\.\d+)?)W)?(?:(?P<days>\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(?P<hours>\d+(?:\.\d+)?)H)?(?:(?P<minutes>\d+(?:\.\d+)?)M)?"
    r"(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
_UNITS = {"weeks": 604800, "days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}
MOST = 7 * 86400
"""Seconds beyond which a length is simply "very long"."""


def seconds(turn: Turn) -> int | None:
    """Return the length asked for in seconds, by `duration`, `minutes` or `hours`.

    None when no length was heard or it makes no sense; a negative one gives 0, so that it is
    clamped like one that is too short. Capped at a week. AMAZON.DURATION is ISO 8601.
    """
    if slot := turn.slots.get("duration"):
        return _iso(slot.value)
    for name, unit in (("minutes", 60), ("hours", 3600)):
        if slot := turn.slots.get(name):
            try:
                return max(0, min(MOST, int(slot.value[:12]) * unit))
            except ValueError:
                return None
    return None


def _iso(text: str) -> int | None:
    match = _DURATION.fullmatch(text[:40])
    if match is None or not any(match[unit] for unit in _UNITS):
        return None
    if match["sign"]:
        return 0
    return int(min(MOST, sum(float(match[unit] or 0) * size for unit, size in _UNITS.items())))
