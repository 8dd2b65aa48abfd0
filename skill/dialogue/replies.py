"""The few replies that every topic gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.reply import Ask, End, Line, Reply, Value, say
from skill.dialogue.state import Idle

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.domain.couple import Couple


def asking(key: str, *lines: Line, first: int = 0, **values: Value) -> Ask:
    """End in the closed question `key`; silence is answered with `key_again`."""
    return Ask(lines, say(key, **values), say(f"{key}_again", **values), first)


def once_more(last: Ask, *lines: Line) -> Ask:
    """Ask the open question again after other words; a slot it asks for stays asked for."""
    question, reprompt = replace(last.question, wording=None), replace(last.reprompt, wording=None)
    return replace(last, lines=lines, question=question, reprompt=reprompt)


def offer(state: State, *lines: Line, couple: Couple | None = None) -> tuple[State, Reply]:
    """Say something, then offer a question: the way on from anywhere."""
    state = state.standing(Idle(), couple)
    return state, asking("offer.question", *lines, first=state.couple.first)


def leave(state: State, *lines: Line, couple: Couple | None = None) -> tuple[State, Reply]:
    """Close the session with a word or two."""
    state = state.standing(Idle(), couple)
    return state, End(lines or (say("goodbye"),), state.couple.first)
