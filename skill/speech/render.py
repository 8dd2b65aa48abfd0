"""A reply becomes speech: what is said first, what plays then, what is asked at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skill.content import spoken
from skill.dialogue.reply import Bell, Elicit, End, Line, Nothing, Quiet, Reply
from skill.dialogue.wording import BELL
from skill.speech.filling import Filling
from skill.speech.ssml import speak

if TYPE_CHECKING:
    from skill.content.catalogue import Catalogue

REPROMPT_WAIT = 8
"""Seconds of quiet before a question is asked again."""

BREATH = 6
"""Quiet up to so many seconds, before any longer one, is a break in what is said at once."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One piece of timed audio: `words`, a `bell`, or `quiet` for so many seconds."""

    kind: str
    seconds: float
    ssml: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """A reply as it sounds.

    `ssml` is said at once; `sounds` play after it, in order. The session stays open exactly when
    there is a reprompt, and then the last words are a question. `silent` answers with nothing.
    """

    ssml: str = ""
    sounds: tuple[Sound, ...] = ()
    reprompt: str | None = None
    elicit: Elicit | None = None
    silent: bool = False
    seconds: float = 0.0
    """How long `ssml` takes, estimated."""


def render(
    reply: Reply, catalogue: Catalogue, names: tuple[str, str] | None, *, slow: bool = False
) -> Speech:
    """Put a reply into words. Raises `LookupError` for words nobody wrote."""
    if isinstance(reply, Nothing):
        return Speech(silent=True)
    filling = Filling(catalogue, names, reply.first)
    ahead, timed = _split(reply.lines)
    if isinstance(reply, End):
        text = _join(reply.lines, filling)
        return Speech(speak(text, slow=slow) if text else "", seconds=spoken.seconds(text))
    reprompt = speak(filling.text(reply.reprompt), slow=slow, wait=REPROMPT_WAIT)
    if not timed:
        text = _join([*ahead, reply.question], filling)
        sounds: tuple[Sound, ...] = ()
    else:
        text = _join(ahead, filling)
        sounds = tuple(_sound(line, filling, slow=slow) for line in [*timed, reply.question])
    ssml = speak(text, slow=slow) if text else ""
    return Speech(ssml, sounds, reprompt, reply.elicit, seconds=spoken.seconds(text))


def _split(lines: tuple[Line, ...]) -> tuple[list[Line], list[Line]]:
    """Part what is said at once from what plays on time."""
    for index, line in enumerate(lines):
        if isinstance(line, Quiet | Bell):
            return list(lines[:index]), list(lines[index:])
    return list(lines), []


def _join(lines: list[Line], filling: Filling) -> str:
    return " ".join(filling.text(line) for line in lines if not isinstance(line, Quiet | Bell))


def _sound(line: Line, filling: Filling, *, slow: bool) -> Sound:
    match line:
        case Quiet(seconds):
            return Sound("quiet", seconds)
        case Bell():
            return Sound("bell", BELL)
        case _:
            text = filling.text(line)
            return Sound("words", spoken.seconds(text), speak(text, slow=slow))
