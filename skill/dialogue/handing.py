"""Handing the time to the couple, on a device that cannot play timed quiet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.guiding import finish, gate, over
from skill.dialogue.reply import Ask, Bell, End, Length, Line, Quiet, Reply, Say, say
from skill.dialogue.state import Guiding, Idle
from skill.dialogue.wording import BREATH

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn

PROMISES = {"question.talk"}
"""Prompts that say how long the skill will be quiet."""


def handed(state: State, reply: Reply, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say what to do and for how long, and close; an exercise goes on at the next opening."""
    unable = turn.device and turn.device in state.couple.without_quiet
    if not unable or not isinstance(reply, Ask) or not _needs_timing(reply):
        return state, reply
    words = tuple(line for line in reply.lines if not _timed(line))
    by_hand = say("quiet.by_hand", length=Length(_rounded(reply.quiet)))
    at = state.dialogue.at
    if isinstance(at, Guiding):
        asked = gate(at, moment)
        place = replace(at.place, step=at.next, left=None, since=moment.second)
        if asked and (asked.offers or asked.otherwise):
            # Its quiet was handed over already: the question alone waits for the next opening.
            place = replace(place, step=at.next - 1, left=0)
        if over(place, moment):
            state, _ = finish(state, place, moment)
        else:
            state = replace(state, couple=replace(state.couple, unfinished=place))
    return state.standing(Idle()), End((*words, by_hand), reply.first)


def _needs_timing(reply: Ask) -> bool:
    """Whether a reply holds more than a breath, which is a break in speech and plays anywhere."""
    return any(
        isinstance(line, Bell) or (isinstance(line, Quiet) and line.seconds > BREATH)
        for line in reply.lines
    )


def _timed(line: Line) -> bool:
    """Whether a line is, or promises, what this device cannot do."""
    return isinstance(line, Quiet | Bell) or (isinstance(line, Say) and line.key in PROMISES)


def _rounded(seconds: int) -> int:
    """Round up to what two people can keep by themselves: half a minute, or whole minutes."""
    return 30 if seconds <= 30 else -(-seconds // 60) * 60
