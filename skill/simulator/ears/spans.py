"""Spoken lengths of time as ISO 8601 durations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from skill.simulator.ears import numbers
from skill.simulator.ears.recognizers import recognise

if TYPE_CHECKING:
    from skill.simulator.ears.wording import Words

_UNITS = frozenset(
    f"{unit}{plural}"
    for unit in ("second", "minute", "hour", "day", "week", "month", "year")
    for plural in ("", "s")
)
_LINKS = frozenset(
    {"a", "an", "and", "couple", "few", "half", "of", "point", "quarter", "quarters"}
)
_ODD = frozenset({"minus", "negative"})
_VOCABULARY = numbers.VOCABULARY | _UNITS | _LINKS | _ODD

# The library takes "a couple" for three and hears no fraction before "of an hour".
_SAID = (
    (re.compile(r"\b(?:a )?couple (?:of )?"), "two "),
    (re.compile(r"\bthree quarters of an hour\b"), "forty five minutes"),
    (re.compile(r"\b(?:a )?quarter of an hour\b|\b(?:a )?quarter hour\b"), "fifteen minutes"),
    (re.compile(r"^(hour|minute) and a half\b"), r"one \1 and a half"),
    (re.compile(r"^(?:a )?half an? minute\b|^(?:a )?half minute\b"), "thirty seconds"),
)
_SECONDS = {"W": 604800, "D": 86400, "H": 3600, "M": 60, "S": 1}
_WHOLE = re.compile(r"P(?:T?\d+[A-Z])+")
_FRACTION = re.compile(r"P(?:T(?=[\d.]+[HMS])|(?=[\d.]+[WD]))(?P<amount>[\d.]+)(?P<unit>[WDHMS])")


@lru_cache(maxsize=2048)
def duration(words: Words) -> str | None:
    """Read a duration: `PT1H30M`, "?" for one that cannot be ("minus two minutes"), or None.

    Months and years are never mixed with other units, nor halved: such lengths give "?".
    """
    if not (_UNITS.intersection(words) and _VOCABULARY.issuperset(words)):
        return None
    text = " ".join(words)
    for said, meant in _SAID:
        text = said.sub(meant, text)
    found = [one for one in recognise(text) if one.kind == "duration"]
    left = text
    for one in found:
        left = left.replace(one.text, " ", 1)
    rest = set(left.split())
    if not found or not rest <= {"and", "a", "an", *_ODD}:
        return None
    lengths = [one.readings[0][0] for one in found]
    return "?" if rest & _ODD else _joined(lengths)


def _joined(lengths: list[str]) -> str:
    if len(lengths) == 1 and _WHOLE.fullmatch(lengths[0]):
        return lengths[0]
    parts = [_FRACTION.fullmatch(length) for length in lengths]
    if not all(parts):
        return "?"
    seconds = sum(float(part["amount"]) * _seconds(part) for part in parts if part)
    return _iso(round(seconds))


def _seconds(part: re.Match[str]) -> int:
    return _SECONDS[part["unit"]]


def _iso(seconds: int) -> str:
    days, seconds = divmod(seconds, 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    clock = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
    return "P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
