"""Microsoft's recognizers of dates, times and durations, loaded when first needed."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Found:
    """One thing recognised: its kind, the words it was read from, and its readings.

    A reading is a TIMEX expression and, where the library gives one, its value or beginning.
    """

    kind: str
    text: str
    readings: tuple[tuple[str, str | None], ...]


def recognise(text: str, now: datetime | None = None) -> tuple[Found, ...]:
    """Find every date, time and duration; without `now` the clock of this machine is meant."""
    return tuple(
        Found(
            kind=one.type_name.rpartition(".")[2],
            text=one.text,
            readings=tuple(
                (v["timex"], v.get("value") or v.get("start")) for v in one.resolution["values"]
            ),
        )
        for one in _library()(text, now)
        if one.resolution
    )


@cache
def _library() -> Any:  # noqa: ANN401 - the library has no types
    with warnings.catch_warnings():
        # Two literals in its sources are doubtful; Python says so when it first compiles them.
        warnings.simplefilter("ignore", SyntaxWarning)
        from recognizers_date_time import Culture, recognize_datetime  # noqa: PLC0415 - 0.3 s

    def english(text: str, now: datetime | None) -> Any:  # noqa: ANN401 - as above
        # A moment that knows its zone makes it lose every date without a year.
        now = now.replace(tzinfo=None) if now else None
        return recognize_datetime(text, Culture.English, reference=now)

    return english
