"""What Alexa makes of the words in a slot of a built-in type."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from skill.simulator.ears import moments, numbers, spans
from skill.simulator.ears.vocabulary import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from skill.simulator.ears.wording import Words

UNCLEAR = "?"
"""What Alexa sends for words that sound like the type but mean no value of it."""

_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_NAMES = {spoken: day for day in _DAYS for spoken in (day, f"{day}s", f"{day}'s")}


def read(kind: str, words: Words, now: datetime | None = None) -> str | None:
    """Give the value Alexa would send, `UNCLEAR`, or None when the words are not of the type.

    `now` is the moment that "tomorrow" is told from; without one it is the clock of this machine.
    A type that is not known here takes any words as they are.
    """
    if not words:
        return None
    reader = _READERS.get(kind)
    return reader(words, now) if reader else " ".join(words)


@lru_cache(maxsize=8192)
def known(kind: str, words: Words) -> bool:
    """Whether words sound like a value of the type, whatever the day."""
    return read(kind, words, _ANY_DAY) is not None


def _number(words: Words, _now: datetime | None) -> str | None:
    found = numbers.number(words)
    if found is not None:
        return str(found)
    odd = words[0] in {"minus", "negative"} or words[-2:] == ("a", "half")
    return UNCLEAR if odd and numbers.VOCABULARY.intersection(words) else None


def _day(words: Words, _now: datetime | None) -> str | None:
    return _DAY_NAMES.get(" ".join(words))


def _first_name(words: Words, _now: datetime | None) -> str | None:
    if len(words) > 2 or not WORDS["not_names"].isdisjoint(words):
        return None
    return None if numbers.VOCABULARY.intersection(words) else " ".join(words)


_READERS: dict[str, Callable[[Words, datetime | None], str | None]] = {
    "AMAZON.DATE": moments.date,
    "AMAZON.DayOfWeek": _day,
    "AMAZON.DURATION": lambda words, _now: spans.duration(words),
    "AMAZON.FirstName": _first_name,
    "AMAZON.NUMBER": _number,
    "AMAZON.TIME": lambda words, _now: moments.time(words),
}
