"""What works everywhere: help, stop, repeat, slower, and words that were not understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.replies import leave, offer, once_more
from skill.dialogue.reply import Line, Nothing, Quiet, Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import (
    Agreeing,
    Discussing,
    Forgetting,
    Naming,
    Preparing,
    Returning,
    State,
    Suggesting,
)
from skill.dialogue.waiting import HOLD, time_left

if TYPE_CHECKING:
    from skill.dialogue.turn import Moment, Turn

HELP = {
    Discussing: "help.discussing",
    Agreeing: "help.agreeing",
    Preparing: "help.preparing",
    Returning: "help.returning",
    Suggesting: "help.suggesting",
    Naming: "help.naming",
    Forgetting: "help.forgetting",
}
PATIENCE = 3
"""Misunderstandings in a row after which it is kinder to leave."""


@on(Intent.HELP)
def help_here(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Name what can be said here, and ask the open question again."""
    last = state.dialogue.last
    key = HELP.get(type(state.dialogue.at), "help.idle")
    if last is None or key == "help.idle":
        return offer(state, say(key))
    return state, once_more(last, say(key), *time_left(state, moment))


@on(Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME)
def stop(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Stop at once, wherever it is."""
    return leave(state)


@on(Intent.NO)
def no(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Leave it there."""
    return leave(state)


@on(Intent.YES)
def yes(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Say yes to nothing in particular: offer something."""
    return offer(state)


@on(Intent.REPEAT, Intent.PREVIOUS)
def repeat(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Say the last reply again, word for word."""
    last = state.dialogue.last
    return (state, last) if last is not None else offer(state)


@on(Intent.SLOWER)
def slower(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say it again, slowly, and stay slow for this session."""
    return repeat(replace(state, dialogue=replace(state.dialogue, slow=True)), turn, moment)


@on(Intent.PAUSE)
def pause(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Wait in quiet for a while, then ask the open question again."""
    last = state.dialogue.last
    lines: tuple[Line, ...] = (say("basics.wait"), Quiet(HOLD))
    return (state, once_more(last, *lines)) if last is not None else offer(state, *lines)


@on(Intent.FALLBACK, Intent.CHOOSE)
def misunderstood(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Ask again, then more simply, then leave kindly."""
    misses = state.dialogue.misses + 1
    if misses >= PATIENCE:
        return leave(state, say("basics.leave"))
    last = state.dialogue.last
    key = "basics.missed" if misses == 1 else "basics.missed_again"
    if last is None:
        state, reply = offer(state, say(key))
    else:
        reply = once_more(last, say(key))
    return replace(state, dialogue=replace(state.dialogue, misses=misses)), reply


@on(Intent.ENDED)
def ended(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Note nothing: there is nobody to answer."""
    return state, Nothing()


@on(Intent.AUDIO_FAILED)
def audio_failed(state: State, turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Remember that this device cannot play timed quiet."""
    if not turn.device:
        return state, Nothing()
    return replace(state, couple=state.couple.cannot_play_quiet(turn.device)), Nothing()
