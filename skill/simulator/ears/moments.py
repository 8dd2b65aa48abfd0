"""Spoken dates and times of day as Alexa writes them."""

from __future__ import annotations

import re
from datetime import date as date_type
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from skill.simulator.ears import numbers
from skill.simulator.ears.recognizers import recognise
from skill.simulator.ears.vocabulary import WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from skill.simulator.ears.recognizers import Found
    from skill.simulator.ears.wording import Words

_PARTS_OF_DAY = {"TMO": "MO", "TAF": "AF", "TEV": "EV", "TNI": "NI"}
_LINKS = WORDS["moment_links"]
_TIME_WORDS = numbers.VOCABULARY | WORDS["time"]
_DATE_WORDS = numbers.VOCABULARY | WORDS["date"]
_WITHOUT_DAY = _LINKS | numbers.VOCABULARY
_HOUR = re.compile(r"T(\d\d)(?::(\d\d))?(?::\d\d)?")
_SPAN = re.compile(r"\(\d{4}-\d\d-\d\d,(\d{4}-\d\d-\d\d),P\d+[DWMY]\)")
_PAST = re.compile(r"^(?P<minutes>[a-z ]+?) (?P<side>past|to) (?P<hour>[a-z]+)")


@lru_cache(maxsize=2048)
def time(words: Words) -> str | None:
    """Read a time of day: "20:00", or MO, AF, EV, NI for a part of the day, or None.

    An hour that may be morning or evening is given as the morning, as Alexa does.
    """
    words = words[1:] if words[:1] == ("at",) else words
    if _LINKS.issuperset(words) or not _TIME_WORDS.issuperset(words):
        return None
    bare = numbers.number(words)
    if bare is not None:
        return f"{bare:02}:00" if 1 <= bare <= 23 else None
    if words in {("tonight",), ("night",), ("at", "night")}:
        return "NI"
    text = _plain(" ".join(words))
    for one in recognise(text):
        timex = one.readings[0][0]
        if one.text == text and (clock := _HOUR.fullmatch(timex)):
            return f"{clock[1]}:{clock[2] or '00'}"
        if one.kind in {"timerange", "datetimerange"} and timex[-3:] in _PARTS_OF_DAY:
            return _PARTS_OF_DAY[timex[-3:]]
    return None


def _plain(text: str) -> str:
    """Say "ten past eight", "half seven" and "seven oh five" in ways the library knows."""
    text = re.sub(r"\bhalf (?!past)", "half past ", text).replace("midday", "noon")
    if oh := re.fullmatch(r"(\w+) oh (\w+)( [ap]m)?", text):
        parts = numbers.number((oh[1],)), numbers.number((oh[2],))
        return f"{parts[0]}:{parts[1]:02}{oh[3] or ''}" if None not in parts else text
    if not (past := _PAST.match(text)):
        return text
    minutes = numbers.number(tuple(past["minutes"].removesuffix(" minutes").split()))
    hour = numbers.number((past["hour"],))
    if minutes is None or hour is None:
        return text
    if past["side"] == "to":
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return f"{hour}:{minutes:02}{text[past.end() :]}"


def date(words: Words, now: datetime | None) -> str | None:
    """Read a date: a day, "2026-W48", "2026-W48-WE", "2026-12", "PRESENT_REF", or None.

    Without a year the next such day from `now` on is meant.
    """
    words = words[1:] if words[:1] == ("on",) else words
    if _WITHOUT_DAY.issuperset(words) or not _DATE_WORDS.issuperset(words):
        return None
    text = " ".join(words)
    for one in recognise(text, now):
        if one.text in {text, text.removeprefix("the ")} and one.kind not in {"duration", "time"}:
            return _day(one, now)
    return None


def _day(found: Found, now: datetime | None) -> str | None:
    timex = found.readings[0][0]
    if span := _SPAN.fullmatch(timex):
        # "in two weeks" comes as the week that ends on the day after the one that is meant.
        last = date_type.fromisoformat(span[1]) - timedelta(days=1)
        return last.isoformat()
    if not timex.startswith("XXXX"):
        return timex if timex == "PRESENT_REF" else timex.partition("T")[0]
    today = now.strftime("%Y-%m-%d") if now else recognise("today")[0].readings[0][0]
    days = sorted(value[:10] for _, value in found.readings if value)
    return next((day for day in days if day >= today), None)
