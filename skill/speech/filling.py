"""Words for what a line refers to: prompts filled, items read, lengths and names said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from skill.dialogue.reply import Length, Read, Say, Value
from skill.dialogue.wording import template

if TYPE_CHECKING:
    from skill.content.catalogue import Catalogue

_SENTENCE = re.compile(r"(?:^|[.?!] )[a-z]")

HOUR, HALF_DAY, DAY = 3600, 14400, 28800


class Filling:
    """Fills the lines of one reply, for one couple in one locale."""

    def __init__(self, catalogue: Catalogue, names: tuple[str, str] | None, first: int) -> None:
        self._catalogue = catalogue
        one, other = names or (self._unit("cast.one"), self._unit("cast.two"))
        self._cast = {"first": other, "second": one} if first else {"first": one, "second": other}

    def text(self, line: Say | Read) -> str:
        """Return the words of a line. Raises `KeyError` for a brace that nothing fills."""
        values = line.values if isinstance(line, Say) else ()
        filled = {name: self._value(value) for name, value in values}
        words = template(line, self._catalogue).format_map({**self._cast, **filled})
        return _SENTENCE.sub(lambda start: start[0].upper(), words)

    def _value(self, value: Value) -> str:
        match value:
            case int():
                return self._number(value)
            case Length(seconds):
                return self._length(seconds)
            case Say() | Read():
                words = self.text(value)
                return words if isinstance(value, Say) else words[:1].lower() + words[1:]
            case _:
                assert_never(value)

    def _length(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        if seconds in {HALF_DAY, DAY}:
            return self._unit("unit.half_day" if seconds == HALF_DAY else "unit.day")
        if seconds >= HOUR:
            return self._count("unit.hour", "unit.hours", seconds // HOUR)
        if not minutes:
            return self._count("unit.second", "unit.seconds", rest)
        whole = self._count("unit.minute", "unit.minutes", minutes)
        if not rest:
            return whole
        return self._unit("unit.minutes_seconds").format(
            minutes=whole, seconds=self._count("unit.second", "unit.seconds", rest)
        )

    def _count(self, one: str, many: str, count: int) -> str:
        return self._unit(one) if count == 1 else self._unit(many).format(count=self._number(count))

    def _number(self, number: int) -> str:
        words = self._catalogue.wordings("numbers")
        return words[number] if 0 <= number < len(words) else str(number)

    def _unit(self, key: str) -> str:
        return self._catalogue.wordings(key)[0]
