"""How an exercise fills its minutes: steps, replies of limited length, and where one is in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    when: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    otherwise: str | None = None
    opens_with_bell: bool = False

    def follows(self, choice: str | None) -> bool:
        """Whether it is played after this choice."""
        return not self.when or choice in self.when


def plan(exercise: Exercise, minutes: int) -> tuple[Step, ...]:
    """Lay an exercise out for turns of so many minutes."""
    steps = []
    for number, beat in enumerate(exercise.beats):
        length = minutes * 60 if beat.seconds is None else beat.seconds
        whole = Step(
            number,
            length,
            beat.bell,
            beat.speaker,
            beat.asks,
            when=beat.when,
            offers=beat.offers,
            otherwise=beat.otherwise,
            opens_with_bell=beat.opens_with_bell,
        )
        if length > LONGEST:
            half = length // 2
            steps.append(replace(whole, seconds=half, bell=0, asks="exercise.half", offers=()))
            steps.append(replace(whole, seconds=length - half, again=True, opens_with_bell=False))
        else:
            steps.append(whole)
    return tuple(steps)


def reached(steps: tuple[Step, ...], step: int, choice: str | None) -> int:
    """Return the first step from `step` on that is played after this choice."""
    while step < len(steps) and not steps[step].follows(choice):
        step += 1
    return step


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
    first = reached(steps, place.step, place.choice)
    left, index, quiet = place.left, first, False
    while index < len(steps):
        step = steps[index]
        if not step.follows(place.choice):
            index += 1
            continue
        words = _words(exercise, step, random)
        pause = step.seconds if left is None else left
        cost = seconds(words, catalogue) + pause
        if quiet and spent + cost > LIMIT:
            return Stretch(tuple(lines), "exercise.on", index)
        if instruct or index > first:
            lines.append(words)
        lines += _pause(pause, step, index)
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


def _pause(length: int, step: Step, number: int) -> tuple[Line, ...]:
    """Lay out a quiet with its bells; a bell takes its seconds from the quiet after it."""
    if not length:
        return ()
    start = (Bell(),) if step.opens_with_bell and length == step.seconds else ()
    if step.bell <= BELL or length <= step.bell + BELL:
        return (*start, Quiet(length, number))
    ahead = Quiet(length - step.bell, number)
    return (*start, ahead, Bell(), Quiet(step.bell - BELL, number))


def owed(reply: Ask, elapsed: float, catalogue: Catalogue) -> int:
    """Return the whole seconds of quiet a reply still owes after so many seconds."""
    clock, rest = 0.0, 0.0
    for line in reply.lines:
        clock += seconds(line, catalogue)
        if isinstance(line, Quiet):
            rest += max(0.0, min(clock - elapsed, line.seconds))
    return round(rest)


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
