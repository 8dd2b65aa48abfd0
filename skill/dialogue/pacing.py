"""How an exercise fills its minutes: steps, replies of limited length, and where one is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skill.dialogue.reply import Ask, Bell, Line, Quiet, Read, Say, say
from skill.dialogue.wording import BELL, seconds

if TYPE_CHECKING:
    from random import Random

    from skill.content.catalogue import Catalogue
    from skill.content.exercise import Exercise
    from skill.domain.couple import Place

LIMIT = 230
"""Seconds of one response, words and quiet together: Alexa renders 240 (Audio, APL for Audio)."""

LONGEST = 200
"""Seconds of quiet in one piece; a longer turn is two halves with a closed question between."""

CLOSING = 8
"""Seconds kept free for the closing question."""


@dataclass(frozen=True, slots=True)
class Step:
    """One beat of a planned exercise, or half of one."""

    beat: int
    seconds: int
    bell: int
    speaker: int | None
    asks: str | None
    again: bool = False
    """Whether this is the second half of a turn."""


def plan(exercise: Exercise, minutes: int) -> tuple[Step, ...]:
    """Lay an exercise out for turns of so many minutes."""
    steps = []
    for number, beat in enumerate(exercise.beats):
        length = minutes * 60 if beat.seconds is None else beat.seconds
        if length > LONGEST:
            half = length // 2
            steps.append(Step(number, half, 0, beat.speaker, "exercise.half"))
            rest = length - half
            steps.append(Step(number, rest, beat.bell, beat.speaker, beat.asks, again=True))
        else:
            steps.append(Step(number, length, beat.bell, beat.speaker, beat.asks))
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What fits one response, from a place in an exercise up to the next closed question."""

    lines: tuple[Line, ...]
    asks: str
    next: int
    """The step that a yes leads to."""


def stretch(  # noqa: PLR0913 - a stretch is all of this and nothing less
    exercise: Exercise,
    place: Place,
    lead: tuple[Line, ...],
    catalogue: Catalogue,
    random: Random,
    *,
    instruct: bool = True,
) -> Stretch:
    """Fill one response from a place on.

    `place.left` shortens the first quiet; `instruct` says the first step's words again.
    """
    steps = plan(exercise, place.minutes)
    lines, spent = [*lead], sum(seconds(line, catalogue) for line in lead) + CLOSING
    left, index, quiet = place.left, place.step, False
    while index < len(steps):
        step = steps[index]
        words = _words(exercise, step, random)
        pause = step.seconds if left is None else left
        cost = seconds(words, catalogue) + pause
        if quiet and spent + cost > LIMIT:
            return Stretch(tuple(lines), "exercise.on", index)
        if instruct or index > place.step:
            lines.append(words)
        lines += _pause(pause, step.bell, index)
        spent, left, index = spent + cost, None, index + 1
        quiet = quiet or pause > 0
        if step.asks:
            return Stretch(tuple(lines), step.asks, index)
    return Stretch(tuple(lines), "exercise.done", index)


def _words(exercise: Exercise, step: Step, random: Random) -> Say | Read:
    if step.again:
        return say("exercise.second_half")
    wording = random.randrange(len(exercise.beats[step.beat].says))
    return Read("exercises", exercise.name, f"{step.beat}.{wording}")


def _pause(length: int, bell: int, step: int) -> tuple[Line, ...]:
    if not length:
        return ()
    if bell <= BELL or length <= bell + BELL:
        return (Quiet(length, step),)
    return (Quiet(length - bell, step), Bell(), Quiet(bell - BELL, step))


def whereabouts(reply: Ask, elapsed: float, catalogue: Catalogue) -> tuple[int, int] | None:
    """Find the step a reply has reached after so many seconds, and the quiet it still owes.

    Words are planned, not measured, so it is good to about three seconds. None when everything
    was played and the closing question stands.
    """
    clock = 0.0
    for index, line in enumerate(reply.lines):
        clock += seconds(line, catalogue)
        if not isinstance(line, Quiet) or line.step is None or clock <= elapsed:
            continue
        rest = min(clock - elapsed, line.seconds)
        later = reply.lines[index + 1 :]
        for other in later:
            if isinstance(other, Quiet) and other.step == line.step:
                rest += other.seconds
            elif not isinstance(other, Bell):
                break
        if any(isinstance(other, Bell) for other in later[:1]):
            rest += BELL
        return line.step, max(1, round(rest))
    return None
