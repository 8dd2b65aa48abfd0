"""Which words a line stands for, and which wording of them is spoken this time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.content import spoken
from skill.dialogue.reply import Ask, Bell, End, Line, Quiet, Read, Reply, Say, Value

if TYPE_CHECKING:
    from random import Random

    from skill.content.catalogue import Catalogue

BELL = 2
"""Seconds a bell takes; see docs/device-check.md."""

BREATH = 6
"""Quiet up to so many seconds, before any longer one, is a break in what is said at once."""


def template(line: Say | Read, catalogue: Catalogue) -> str:
    """Return the words of a line, with its braces still empty.

    Raises `LookupError` for words nobody wrote.
    """
    if isinstance(line, Say):
        wordings = catalogue.wordings(line.key)
        return wordings[(line.wording or 0) % len(wordings)]
    if line.kind == "exercises":
        beat, _, wording = line.part.partition(".")
        exercise = catalogue.exercises[str(line.item)]
        if wording:
            return exercise.beats[int(beat)].says[int(wording)]
        return exercise.why if beat == "why" else exercise.title
    if line.kind == "support":
        return catalogue.support[str(line.item)][line.part]
    text: str = catalogue.bank(line.kind).read(int(line.item))[line.part]
    return text


def seconds(line: Line, catalogue: Catalogue) -> float:
    """Estimate how long a line takes, good to about a second in ten."""
    match line:
        case Quiet(length):
            return length
        case Bell():
            return BELL
        case _:
            return spoken.seconds(template(line, catalogue))


class Voicing:
    """Choose the wording of each line of one reply, none twice running."""

    def __init__(self, voiced: bytes, catalogue: Catalogue, random: Random) -> None:
        self.voiced = bytearray(voiced)
        self._catalogue = catalogue
        self._random = random

    def reply(self, reply: Reply) -> Reply:
        """Return the reply with every wording chosen."""
        match reply:
            case Ask():
                return replace(
                    reply,
                    lines=tuple(self._line(line) for line in reply.lines),
                    question=self._say(reply.question),
                    reprompt=self._say(reply.reprompt),
                )
            case End():
                return replace(reply, lines=tuple(self._line(line) for line in reply.lines))
            case _:
                return reply

    def _line(self, line: Line) -> Line:
        return self._say(line) if isinstance(line, Say) else line

    def _value(self, value: Value) -> Value:
        return self._say(value) if isinstance(value, Say) else value

    def _say(self, line: Say) -> Say:
        wordings = len(self._catalogue.wordings(line.key))
        values = tuple((name, self._value(value)) for name, value in line.values)
        number = self._catalogue.line(line.key)
        last = self.voiced[number] - 1 if number is not None and number < len(self.voiced) else -1
        if line.wording is not None:
            wording = line.wording
        elif wordings > 1 and 0 <= last < wordings:
            wording = (last + 1 + self._random.randrange(wordings - 1)) % wordings
        else:
            wording = self._random.randrange(wordings)
        if number is not None:
            self.voiced.extend(bytes(max(0, number + 1 - len(self.voiced))))
            self.voiced[number] = wording + 1
        return replace(line, values=values, wording=wording)
