"""Who is in the room, and how loud: for this session only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.guiding import here, hold
from skill.dialogue.intents import Intent
from skill.dialogue.replies import offer, once_more
from skill.dialogue.reply import Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import Agreeing, Guiding
from skill.dialogue.waiting import time_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from skill.dialogue.state import Dialogue, State
    from skill.dialogue.turn import Moment, Turn

MODES: dict[Intent, tuple[str, Callable[[Dialogue], Dialogue]]] = {
    Intent.KIDS_HERE: ("mode.kids", lambda dialogue: replace(dialogue, kids=True)),
    Intent.KIDS_GONE: ("mode.kids_gone", lambda dialogue: replace(dialogue, kids=False)),
    Intent.GUESTS_HERE: ("mode.guests", lambda dialogue: replace(dialogue, guests=True)),
    Intent.GUESTS_GONE: ("mode.guests_gone", lambda dialogue: replace(dialogue, guests=False)),
    Intent.QUIETLY: ("mode.quiet", lambda dialogue: replace(dialogue, soft=True)),
    Intent.NORMAL_VOICE: ("mode.normal", lambda dialogue: replace(dialogue, soft=False)),
}


@on(*MODES)
def change(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Change one mode without a word of why, and ask again what was open."""
    key, changed = MODES[turn.intent]
    state = replace(state, dialogue=changed(state.dialogue))
    at, last = state.dialogue.at, state.dialogue.last
    if isinstance(at, Guiding):
        place, _ = here(state, at, moment)
        return hold(state, place, moment, say(key), quiet=0)
    if last is None or (turn.intent is Intent.KIDS_HERE and isinstance(at, Agreeing)):
        return offer(state, say(key))
    return state, once_more(last, say(key), *time_left(state, moment))
