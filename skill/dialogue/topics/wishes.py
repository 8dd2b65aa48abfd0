"""What a couple wants of questions for good: topics left out, and one that is tonight's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.questions import ask, put
from skill.dialogue.replies import offer
from skill.dialogue.reply import Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import Discussing

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn


@on(Intent.VETO)
def veto(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Leave a topic out for good; the topic is not repeated aloud."""
    topic = _topic(turn, moment)
    if topic is None:
        return offer(state, say("wish.unknown"))
    vetoes = (*(known for known in state.couple.vetoes if known != topic), topic)
    return offer(state, say("wish.left_out"), couple=replace(state.couple, vetoes=vetoes))


@on(Intent.ALLOW)
def allow(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Let a topic back in."""
    topic = _topic(turn, moment)
    if topic is None:
        return offer(state, say("wish.unknown"))
    vetoes = tuple(known for known in state.couple.vetoes if known != topic)
    return offer(state, say("wish.back"), couple=replace(state.couple, vetoes=vetoes))


@on(Intent.TONIGHT)
def tonight(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Ask the question of this evening: the same one until the day changes."""
    chosen, bank = state.couple.tonight, moment.catalogue.questions
    if chosen and chosen[0] == moment.day and bank.items >> chosen[1] & 1:
        number = chosen[1]
        depth = next(level for level in (1, 2, 3) if bank.having(f"depth:{level}") >> number & 1)
        return put(state, moment, number, depth)
    state, reply = ask(state, moment, depth=state.couple.depth)
    if isinstance(at := state.dialogue.at, Discussing):
        couple = replace(state.couple, tonight=(moment.day, at.question))
        state = replace(state, couple=couple)
    return state, reply


def _topic(turn: Turn, moment: Moment) -> str | None:
    slot = turn.slots.get("topic")
    known = slot is not None and moment.catalogue.questions.having(f"topic:{slot.id}")
    return slot.id if slot and known else None
