"""A reply becomes speech: what is said first, what plays then, what is asked at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skill.content import spoken
from skill.dialogue.reply import Bell, Elicit, End, Line, Nothing, Quiet, Reply
from skill.dialogue.wording import BELL, BREATH
from skill.speech.filling import Filling
from skill.speech.ssml import USUAL, Voice, speak

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skill.content.catalogue import Catalogue

REPROMPT_WAIT = 8
"""Seconds of quiet before a question is asked again."""


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
    reply: Reply, catalogue: Catalogue, names: tuple[str, str] | None, voice: Voice = USUAL
) -> Speech:
    """Put a reply into words. Raises `LookupError` for words nobody wrote."""
    if isinstance(reply, Nothing):
        return Speech(silent=True)
    filling = Filling(catalogue, names, reply.first)
    if isinstance(reply, End):
        return _said(reply.lines, filling, voice)
    ahead, timed = _split(reply.lines)
    speech = _said(ahead if timed else (*ahead, reply.question), filling, voice)
    ending = (*timed, reply.question) if timed else ()
    return replace(
        speech,
        sounds=tuple(_sound(line, filling, voice) for line in ending),
        reprompt=speak(REPROMPT_WAIT, filling.text(reply.reprompt), voice=voice),
        elicit=reply.elicit,
    )


def _split(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Part what is said at once, short breaths included, from what plays on time."""
    for index, line in enumerate(lines):
        if isinstance(line, Bell) or (isinstance(line, Quiet) and line.seconds > BREATH):
            return lines[:index], lines[index:]
    return lines, ()


def _said(lines: Iterable[Line], filling: Filling, voice: Voice) -> Speech:
    parts: list[str | int] = []
    for line in lines:
        match line:
            case Quiet(seconds):
                parts.append(seconds)
            case Bell():
                pass
            case _:
                parts.append(filling.text(line))
    lengths = [float(part) if isinstance(part, int) else spoken.seconds(part) for part in parts]
    return Speech(speak(*parts, voice=voice) if parts else "", seconds=sum(lengths))


def _sound(line: Line, filling: Filling, voice: Voice) -> Sound:
    match line:
        case Quiet(seconds):
            return Sound("quiet", seconds)
        case Bell():
            return Sound("bell", BELL)
        case _:
            text = filling.text(line)
            return Sound("words", spoken.seconds(text), speak(text, voice=voice))
