"""Safety: support numbers, and what must be met calmly. Nothing is echoed, kept or logged.

What each situation asks for, and why, is in docs/safety.md.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.replies import asking, leave, offer, once_more
from skill.dialogue.reply import End, Quiet, Read, Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import Cooling, Dialogue, State

if TYPE_CHECKING:
    from skill.dialogue.turn import Moment, Turn

ANYWHERE = "anywhere"
"""The entry for a country whose numbers nobody has checked."""

EVERY = ("emergency", "crisis", "abuse", "more")
UNASKED = ("crisis",)
"""Never the abuse line unasked: somebody in danger must not have it said aloud."""


@on(Intent.SUPPORT_NUMBERS)
def support_numbers(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say the numbers of the request's country twice, and close: nothing follows."""
    numbers = _numbers(turn, moment, EVERY)
    return leave(_dropped(state), say("support.open"), *numbers, say("support.again"), *numbers)


@on(Intent.CRISIS)
def crisis(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """One sentence of care, the crisis line slowly and twice, the emergency number; then close."""
    line = _numbers(turn, moment, UNASKED)
    danger = _numbers(turn, moment, ("emergency",))
    care, close = say("safety.crisis"), say("safety.crisis_close")
    return _nothing_kept(state, slow=True), End((care, *line, Quiet(2), *line, *danger, close))


@on(Intent.FEAR)
def fear(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Stop as if for no reason, and close: the other one may be in the room."""
    return _nothing_kept(state), End((say("safety.pause"),))


@on(Intent.COERCION)
def coercion(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Side with neither; drop what one of them was pressed into, and offer something light."""
    couple = replace(state.couple, unfinished=None)
    return offer(_light(state), say("safety.each_chooses"), couple=couple)


@on(Intent.JUDGE)
def judge(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Judge nothing, name who could help, and offer something else."""
    return offer(state, say("safety.cannot_judge"))


@on(Intent.ANGER)
def anger(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Offer a break or the end; an exercise waits for the next opening."""
    state = _light(state).standing(Cooling())
    return state, asking("safety.break_question", say("safety.break"))


@on(Intent.YES, Intent.PAUSE, Intent.MORE_TIME, Intent.FALLBACK, during=Cooling)
def take_break(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Take the break; loud words caught here are a yes to some quiet."""
    return leave(state, say("safety.break_taken"))


@on(Intent.NO, during=Cooling)
def end(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """End here: "leave it there" is heard as a no, and both ways lead out."""
    return leave(state)


@on(
    Intent.START_EXERCISE,
    Intent.RESUME,
    Intent.START_OVER,
    Intent.NEXT,
    Intent.PREVIOUS,
    Intent.SWAP,
    Intent.DEEPER,
    Intent.HELP,
    Intent.REPEAT,
    during=Cooling,
)
def not_tonight(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """No exercise and nothing deep now: ask the same again."""
    last = state.dialogue.last
    return state, asking("safety.break_question") if last is None else once_more(last)


def _numbers(turn: Turn, moment: Moment, kinds: tuple[str, ...]) -> list[Read]:
    support = moment.catalogue.support
    country = turn.locale.rpartition("-")[2]
    entry = country if country in support else ANYWHERE
    return [Read("support", entry, kind) for kind in kinds if kind in support[entry]]


def _dropped(state: State) -> State:
    """Let go of a running exercise: the next opening must not tell that somebody broke it off."""
    return replace(state, couple=replace(state.couple, unfinished=None))


def _light(state: State) -> State:
    """Keep to light questions for the rest of the session, whatever was agreed."""
    return replace(state, dialogue=replace(state.dialogue, agreed=False, light=True))


def _nothing_kept(state: State, *, slow: bool = False) -> State:
    """Drop the exercise and all of the session."""
    return State(replace(state.couple, unfinished=None), Dialogue(slow=slow))
