"""The opening, and the offer to go on with what broke off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.guiding import play, resumable, speaker
from skill.dialogue.intents import Intent
from skill.dialogue.replies import asking, offer
from skill.dialogue.reply import Read, Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import Returning

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn

KNOWN_AFTER = 3
"""Openings after which the welcome is short."""


@on(Intent.LAUNCH)
def welcome(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Greet, shorter each time, or offer once to go on with what broke off."""
    couple = replace(state.couple, visits=state.couple.visits + 1)
    place = resumable(couple.unfinished, moment)
    couple = replace(couple, unfinished=None)
    if place is not None:
        who = speaker(place, moment)
        title = Read("exercises", place.practice, "title")
        reply = (
            asking("welcome.go_on", title=title)
            if who is None
            else asking("welcome.go_on_turn", title=title, first=who)
        )
        return state.standing(Returning(place), couple), reply
    if couple.visits == 1:
        return offer(state, say("welcome.first"), couple=couple)
    key = "welcome.again" if couple.visits <= KNOWN_AFTER else "welcome.short"
    return offer(state, say(key), couple=couple)


@on(Intent.YES, Intent.RESUME, during=Returning)
def go_on(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go on at the beat where it broke off."""
    return play(state, state.during(Returning).place, moment)


@on(Intent.NO, Intent.NEXT, during=Returning)
def discard(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Let it go, and offer something new."""
    return offer(state, say("welcome.discard"))


@on(Intent.START_OVER, during=Returning)
def from_the_start(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Begin the exercise that broke off from its first beat."""
    place = state.during(Returning).place
    return play(state, replace(place, step=0, left=None), moment)


@on(Intent.START_OVER)
def start_over(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Go back to the first offer."""
    return offer(state, say("welcome.start_over"))
