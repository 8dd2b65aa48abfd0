"""On the way through an exercise: every word that can be said between its beats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.guiding import (
    CLOSE,
    finish,
    gate,
    here,
    hold,
    leave_behind,
    over,
    play,
    speaker,
    steps_of,
    toward,
)
from skill.dialogue.intents import Intent
from skill.dialogue.pacing import LONGEST
from skill.dialogue.questions import ask
from skill.dialogue.replies import leave, once_more
from skill.dialogue.reply import Length, Nothing, Quiet, Read, Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import Guiding, State
from skill.dialogue.waiting import HOLD, MORE, STILL_TALKING

if TYPE_CHECKING:
    from skill.dialogue.turn import Moment, Turn
    from skill.domain.couple import Place

SKIPPED = "skip"
"""The choice that no beat waits for: what comes after it is played."""


@on(Intent.YES, Intent.RESUME, during=Guiding)
def go_on(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go on: from the next beat after a closed question, else with the seconds still left."""
    place, _ = here(state, state.during(Guiding), moment)
    if over(place, moment):
        state, _ = finish(state, place, moment)
        return ask(state, moment, depth=state.couple.depth)
    asked, last = gate(state.during(Guiding), moment), state.dialogue.last
    if place.left is None and asked and asked.offers and last is not None:
        return state, once_more(last)
    if place.left is None:
        return play(state, place, moment)
    going_on = say("exercise.going_on", length=Length(max(15, round(place.left / 15) * 15)))
    return play(state, place, moment, going_on, instruct=False)


@on(Intent.NEXT, during=Guiding)
def skip(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Skip to the next beat, without asking why."""
    place, running = here(state, state.during(Guiding), moment)
    asked = gate(state.during(Guiding), moment)
    if running or place.left is not None:
        return toward(state, place, place.step + 1, moment)
    if asked and asked.offers:
        return play(state, replace(place, choice=asked.otherwise or SKIPPED), moment)
    return toward(state, place, place.step, moment)


@on(Intent.PREVIOUS, during=Guiding)
def back(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go back to the beat that was played before."""
    place, _ = here(state, state.during(Guiding), moment)
    steps, step = steps_of(place, moment), max(0, place.step - 1)
    while step and not steps[step].follows(place.choice):
        step -= 1
    return play(state, replace(place, step=step, left=None), moment)


@on(Intent.START_OVER, during=Guiding)
def start_over(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Begin the same exercise again."""
    return play(state, replace(state.during(Guiding).place, step=0, left=None, choice=None), moment)


@on(Intent.NO, during=Guiding)
def not_ready(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Give a little more time; after a pause, leave it there and keep the place."""
    guiding = state.during(Guiding)
    place, _ = here(state, guiding, moment)
    if guiding.held:
        return _leave(state, moment)
    asked = gate(guiding, moment)
    if asked and asked.offers and place.left is None and not asked.otherwise:
        return play(state, replace(place, choice=SKIPPED), moment)
    if asked and asked.otherwise and place.left is None:
        return _declined(state, replace(place, choice=asked.otherwise), moment)
    if place.left is None and over(replace(place, step=guiding.next), moment):
        state, _ = finish(state, place, moment)
        return leave(state)
    return hold(state, place, moment, say("exercise.no_hurry"), quiet=STILL_TALKING)


@on(Intent.CHOOSE, during=Guiding)
def choose(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Take the choice an exercise offers; anything else asks for it again."""
    guiding, last = state.during(Guiding), state.dialogue.last
    place, running = here(state, guiding, moment)
    asked, wish = gate(guiding, moment), turn.slots.get("choice")
    if last is None or asked is None or not asked.offers:
        return repeat(state, turn, moment)
    if wish is None or wish.id not in {*asked.offers, SKIPPED}:
        return (
            (state.standing(guiding), once_more(last))
            if not running
            else play(state, place, moment)
        )
    return play(state, replace(place, step=guiding.next, left=None, choice=wish.id), moment)


@on(Intent.PAUSE, during=Guiding)
def pause(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Hold, keep the seconds left, and name the way back."""
    place, _ = here(state, state.during(Guiding), moment)
    return hold(state, place, moment, say("exercise.paused"), quiet=HOLD)


@on(Intent.MORE_TIME, during=Guiding)
def more_time(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Add a minute to the beat that runs, or to the one that just ended."""
    guiding = state.during(Guiding)
    place, running = here(state, guiding, moment)
    if running or place.left is not None:
        place = replace(place, left=min(LONGEST, (place.left or 0) + MORE))
    else:
        place = replace(place, step=max(0, place.step - 1), left=MORE)
    return play(state, place, moment, say("exercise.more_time"), instruct=False)


@on(Intent.SWAP, during=Guiding)
def swap(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Hand over to the other partner now; after the second turn, go to the close."""
    place, running = here(state, state.during(Guiding), moment)
    steps = steps_of(place, moment)
    reached = place.step if running or place.left is not None else place.step - 1
    turns = [
        (number, step.speaker)
        for number, step in enumerate(steps)
        if step.speaker is not None and step.follows(place.choice)
    ]
    now = next((who for number, who in reversed(turns) if number <= reached), None)
    close = max(len(steps) - 1, reached + 1)
    target = next((number for number, who in turns if number > reached and who != now), close)
    return toward(state, place, target, moment)


@on(Intent.REPEAT, during=Guiding)
def repeat(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say the beat's words again and keep its seconds; at a closed question, ask that again."""
    guiding, last = state.during(Guiding), state.dialogue.last
    place, running = here(state, guiding, moment)
    if running or last is None:
        return play(state, place, moment)
    return state.standing(guiding), once_more(last)


@on(Intent.SLOWER, during=Guiding)
def slower(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Speak slowly from now on, beginning with what was just said."""
    state = replace(state, dialogue=replace(state.dialogue, slow=True))
    return repeat(state, turn, moment)


@on(Intent.LIGHTER, Intent.DEEPER, during=Guiding)
def keep_light(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say that the topic is theirs to choose, and go on, or ask the open question again."""
    guiding, last = state.during(Guiding), state.dialogue.last
    place, running = here(state, guiding, moment)
    key = "exercise.lighter" if turn.intent is Intent.LIGHTER else "exercise.deeper"
    if last is not None and not running:
        return state.standing(guiding), once_more(last, say(key))
    return play(state, place, moment, say(key), instruct=False)


@on(Intent.WHO_FIRST, during=Guiding)
def who(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say whose turn it is, and wait for a word to go on."""
    place, _ = here(state, state.during(Guiding), moment)
    who = speaker(place, moment)
    key = "exercise.whose_turn" if who is not None else "exercise.both_turns"
    state, reply = hold(state, place, moment, say(key), quiet=0)
    return state, reply if who is None else replace(reply, first=who)


@on(Intent.WHY, during=Guiding)
def why(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say what it is good for, with its limit, and wait for a word to go on."""
    place, _ = here(state, state.during(Guiding), moment)
    return hold(state, place, moment, Read("exercises", place.practice, "why"), quiet=0)


@on(Intent.FALLBACK, during=Guiding)
def still_talking(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Stay out of the way; words caught here are never a misunderstanding."""
    guiding, last = state.during(Guiding), state.dialogue.last
    place, running = here(state, guiding, moment)
    if running:
        return play(state, place, moment, instruct=False)
    lines = (say("exercise.still_talking"), Quiet(STILL_TALKING))
    if last is None or guiding.held:
        return hold(state, place, moment, lines[0], quiet=STILL_TALKING)
    return state.standing(guiding), once_more(last, *lines)


@on(Intent.HELP, during=Guiding)
def help_on_the_way(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Name what can be said here, and hold the place."""
    place, _ = here(state, state.during(Guiding), moment)
    return hold(state, place, moment, say("help.guiding"), quiet=0)


@on(Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME, during=Guiding)
def stop(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Stop at once, and keep the place for the next opening."""
    return _leave(state, moment)


@on(Intent.ENDED, during=Guiding)
def lost(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Keep the place of a session that ended by itself."""
    state, _ = _leave(state, moment)
    return state, Nothing()


def _declined(state: State, place: Place, moment: Moment) -> tuple[State, Reply]:
    """Take a no that the exercise foresees: end kindly, or go on another way."""
    if place.choice == CLOSE:
        couple = replace(state.couple, unfinished=None)
        return leave(state, say("exercise.left"), couple=couple)
    return play(state, place, moment)


def _leave(state: State, moment: Moment) -> tuple[State, Reply]:
    """Keep the place and close; an exercise whose last beat was played is finished."""
    return leave(leave_behind(state, moment))
