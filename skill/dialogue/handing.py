"""Handing the time to the couple, on a device that cannot play timed quiet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.guiding import finish
from skill.dialogue.pacing import plan
from skill.dialogue.reply import Ask, Bell, End, Length, Quiet, Reply, say
from skill.dialogue.state import Guiding, Idle

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn


def handed(state: State, reply: Reply, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say what to do and for how long, and close; an exercise goes on at the next opening."""
    unable = turn.device and turn.device in state.couple.without_quiet
    if not unable or not isinstance(reply, Ask) or not reply.quiet:
        return state, reply
    words = tuple(line for line in reply.lines if not isinstance(line, Quiet | Bell))
    by_hand = say("quiet.by_hand", length=Length(reply.quiet))
    at = state.dialogue.at
    if isinstance(at, Guiding):
        place = replace(at.place, step=at.next, left=None, since=moment.second)
        exercise = moment.catalogue.exercises[place.practice]
        if place.step < len(plan(exercise, place.minutes)):
            state = replace(state, couple=replace(state.couple, unfinished=place))
        else:
            state, _ = finish(state, place, moment)
    return state.standing(Idle()), End((*words, by_hand), reply.first)
