"""Names: what to call the two; never needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.replies import asking, offer
from skill.dialogue.reply import Elicit, Line, Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import Idle, Naming
from skill.domain.names import clean_name

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn

TRIES = 2
"""How often names are asked for before it is left for another time."""


@on(Intent.SET_NAMES)
def set_names(state: State, turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Take the names that were heard, ask for what is missing, and read both back."""
    heard = [
        clean_name(slot.value) if (slot := turn.slots.get(name)) else None
        for name in ("first", "second")
    ]
    match heard:
        case [str(one), str(other)]:
            couple = replace(state.couple, names=(one, other))
            state = state.standing(Naming(heard=True), couple)
            return state, asking("names.right", first=0)
        case [str(), None]:
            return _elicit(state, "second")
        case [None, str()]:
            return _elicit(state, "first")
        case _:
            return _elicit(state, "first", missing=2)


@on(Intent.YES, during=Naming)
def right(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Keep the names; a yes while they are still asked for asks again."""
    if state.during(Naming).heard:
        return offer(state, say("names.thanks"))
    return _elicit(state, "first", missing=2)


@on(Intent.NO, during=Naming)
def wrong(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Drop names that were misheard and ask again; a no to being asked leaves it."""
    if state.during(Naming).heard:
        state = replace(state, couple=replace(state.couple, names=None))
        return _elicit(state, "first", say("names.sorry"), missing=2)
    return offer(state, say("names.later"))


@on(Intent.FALLBACK, Intent.NEXT, during=Naming)
def unheard(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Ask once more, then leave it for another time."""
    if turn.intent is Intent.FALLBACK and state.during(Naming).heard:
        return wrong(state, turn, moment)
    misses = state.dialogue.misses + 1
    if misses >= TRIES or turn.intent is Intent.NEXT:
        return offer(state, say("names.later"))
    state, reply = _elicit(state, "first", say("basics.missed"), missing=2)
    return replace(state, dialogue=replace(state.dialogue, misses=misses)), reply


@on(Intent.FORGET_NAMES)
def forget_names(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Forget the names at once."""
    key = "names.none" if state.couple.names is None else "names.forgotten"
    return offer(state, say(key), couple=replace(state.couple, names=None))


def _elicit(state: State, slot: str, *lines: Line, missing: int = 1) -> tuple[State, Reply]:
    """Ask for a slot. Alexa keeps the name heard so far; the session never holds it."""
    key = "names.both" if missing == 2 else "names.other"
    if isinstance(state.dialogue.at, Idle):
        state = state.standing(Naming(heard=False))
    state = replace(state, dialogue=replace(state.dialogue, at=Naming(heard=False)))
    return state, replace(asking(key, *lines), elicit=Elicit(Intent.SET_NAMES, slot))
