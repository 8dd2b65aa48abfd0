"""Guided exercises: announce, begin, and every word that can be said on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.guiding import HOLD, finish, here, hold, play, resumable, speaker
from skill.dialogue.intents import Intent
from skill.dialogue.pacing import LONGEST, plan
from skill.dialogue.questions import ask
from skill.dialogue.replies import asking, leave, offer, once_more
from skill.dialogue.reply import Length, Line, Nothing, Quiet, Read, Reply, say
from skill.dialogue.router import on
from skill.dialogue.slots import seconds
from skill.dialogue.state import Guiding, Preparing, State
from skill.domain.couple import Place

if TYPE_CHECKING:
    from skill.dialogue.turn import Moment, Turn

DEFAULT = "listening"
STILL_TALKING = 45
MORE = 60


@on(Intent.START_EXERCISE)
def announce(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say what it is and how long, and ask both for a go."""
    exercises = moment.catalogue.exercises
    wish = turn.slots.get("exercise")
    exercise = exercises.get((wish.id or "") if wish else DEFAULT)
    lines: tuple[Line, ...] = ()
    if exercise is None:
        exercise, lines = exercises[DEFAULT], (say("exercise.unknown"),)
    minutes = exercise.minutes
    if (length := seconds(turn)) is not None:
        minutes = max(exercise.shortest, min(exercise.longest, round(length / 60)))
        if length > exercise.longest * 60:
            lines = (*lines, say("exercise.too_long", length=Length(minutes * 60)))
        elif length < exercise.shortest * 60:
            lines = (*lines, say("exercise.too_short", length=Length(minutes * 60)))
    place = Place(exercise.name, minutes, state.couple.first, since=moment.second)
    announced = say(
        "exercise.announce",
        title=Read("exercises", exercise.name, "title"),
        length=Length(minutes * 60),
    )
    reply = asking("exercise.both_ready", *lines, announced, first=place.first)
    return state.standing(Preparing(place)), reply


@on(Intent.YES, Intent.NEXT, Intent.RESUME, during=Preparing)
def begin(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Begin, now that both are ready."""
    return play(state, _prepared(state), moment)


@on(Intent.NO, during=Preparing)
def not_now(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Let it be, and offer something lighter."""
    return offer(state, say("exercise.not_now"))


@on(Intent.SWAP, Intent.WHO_FIRST, during=Preparing)
def other_first(state: State, turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Say who begins, or let the other one begin."""
    place = _prepared(state)
    if turn.intent is Intent.SWAP:
        place = replace(place, first=1 - place.first)
    state = state.standing(Preparing(place))
    return state, asking("exercise.both_ready", say("exercise.who"), first=place.first)


@on(Intent.PAUSE, Intent.MORE_TIME, Intent.FALLBACK, during=Preparing)
def not_yet(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Wait a little, then ask again."""
    place = _prepared(state)
    state = state.standing(Preparing(place))
    lines = (say("exercise.no_hurry"), Quiet(STILL_TALKING))
    return state, asking("exercise.both_ready", *lines, first=place.first)


@on(Intent.YES, Intent.RESUME, during=Guiding)
def go_on(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go on: from the next beat after a closed question, else with the seconds still left."""
    place, _ = here(state, _guiding(state), moment)
    if place.step >= len(plan(moment.catalogue.exercises[place.practice], place.minutes)):
        state, _ = finish(state, place, moment)
        return ask(state, moment, depth=state.couple.depth)
    if place.left is None:
        return play(state, place, moment)
    going_on = say("exercise.going_on", length=Length(max(15, round(place.left / 15) * 15)))
    return play(state, place, moment, going_on, instruct=False)


@on(Intent.NEXT, during=Guiding)
def skip(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Skip to the next beat, without asking why."""
    place, running = here(state, _guiding(state), moment)
    if running or place.left is not None:
        place = replace(place, step=place.step + 1, left=None)
    return play(state, place, moment)


@on(Intent.PREVIOUS, during=Guiding)
def back(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go back one beat."""
    place, _ = here(state, _guiding(state), moment)
    return play(state, replace(place, step=max(0, place.step - 1), left=None), moment)


@on(Intent.START_OVER, during=Guiding)
def start_over(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Begin the same exercise again."""
    return play(state, replace(_guiding(state).place, step=0, left=None), moment)


@on(Intent.NO, during=Guiding)
def not_ready(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Give a little more time; after a pause, leave it there and keep the place."""
    guiding = _guiding(state)
    place, _ = here(state, guiding, moment)
    if guiding.held:
        return _leave(state, place, moment)
    if guiding.next >= len(plan(moment.catalogue.exercises[place.practice], place.minutes)):
        state, _ = finish(state, place, moment)
        return leave(state)
    return hold(state, place, moment, say("exercise.no_hurry"), quiet=STILL_TALKING)


@on(Intent.PAUSE, during=Guiding)
def pause(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Hold, keep the seconds left, and name the way back."""
    place, _ = here(state, _guiding(state), moment)
    return hold(state, place, moment, say("exercise.paused"), quiet=HOLD)


@on(Intent.MORE_TIME, during=Guiding)
def more_time(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Add a minute to the beat that runs, or to the one that just ended."""
    guiding = _guiding(state)
    place, running = here(state, guiding, moment)
    if running or place.left is not None:
        place = replace(place, left=min(LONGEST, (place.left or 0) + MORE))
    else:
        place = replace(place, step=max(0, place.step - 1), left=MORE)
    return play(state, place, moment, say("exercise.more_time"), instruct=False)


@on(Intent.SWAP, during=Guiding)
def swap(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Hand over to the other partner now; after the second turn, go to the close."""
    place, running = here(state, _guiding(state), moment)
    steps = plan(moment.catalogue.exercises[place.practice], place.minutes)
    reached = place.step if running or place.left is not None else place.step - 1
    turns = [
        (number, step.speaker) for number, step in enumerate(steps) if step.speaker is not None
    ]
    now = next((who for number, who in reversed(turns) if number <= reached), None)
    close = max(len(steps) - 1, reached + 1)
    target = next((number for number, who in turns if number > reached and who != now), close)
    return play(state, replace(place, step=target, left=None), moment)


@on(Intent.REPEAT, during=Guiding)
def repeat(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say the beat's words again and keep its seconds; at a closed question, ask that again."""
    guiding, last = _guiding(state), state.dialogue.last
    place, running = here(state, guiding, moment)
    if running or last is None:
        return play(state, place, moment)
    return state.standing(guiding), once_more(last)


@on(Intent.SLOWER, during=Guiding)
def slower(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Speak slowly from now on, beginning with this beat."""
    state = replace(state, dialogue=replace(state.dialogue, slow=True))
    place, _ = here(state, _guiding(state), moment)
    return play(state, place, moment)


@on(Intent.LIGHTER, Intent.DEEPER, during=Guiding)
def keep_light(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say that the topic is theirs to choose, and go on, or ask the open question again."""
    guiding, last = _guiding(state), state.dialogue.last
    place, running = here(state, guiding, moment)
    key = "exercise.lighter" if turn.intent is Intent.LIGHTER else "exercise.deeper"
    if last is not None and not running:
        return state.standing(guiding), once_more(last, say(key))
    return play(state, place, moment, say(key), instruct=False)


@on(Intent.WHO_FIRST, during=Guiding)
def who(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say whose turn it is, and wait for a word to go on."""
    place, _ = here(state, _guiding(state), moment)
    who = speaker(place, moment)
    key = "exercise.whose_turn" if who is not None else "exercise.both_turns"
    state, reply = hold(state, place, moment, say(key), quiet=0)
    return state, reply if who is None else replace(reply, first=who)


@on(Intent.FALLBACK, during=Guiding)
def still_talking(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Stay out of the way; words caught here are never a misunderstanding."""
    guiding, last = _guiding(state), state.dialogue.last
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
    place, _ = here(state, _guiding(state), moment)
    return hold(state, place, moment, say("help.guiding"), quiet=0)


@on(Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME, during=Guiding)
def stop(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Stop at once, and keep the place for the next opening."""
    place, _ = here(state, _guiding(state), moment)
    return _leave(state, place, moment)


@on(Intent.ENDED, during=Guiding)
def lost(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Keep the place of a session that ended by itself."""
    place, _ = here(state, _guiding(state), moment)
    state, _ = _leave(state, place, moment)
    return state, Nothing()


@on(Intent.RESUME)
def resume(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go on with what broke off, if it is not too long ago; else offer a question."""
    if place := resumable(state.couple.unfinished, moment):
        return play(state, place, moment)
    return offer(state, say("exercise.nothing_to_resume"))


@on(Intent.MORE_TIME, Intent.SWAP)
def elsewhere(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """With nothing running, begin with a question."""
    return ask(state, moment, depth=state.couple.depth)


def _leave(state: State, place: Place, moment: Moment) -> tuple[State, Reply]:
    """Keep the place and close; an exercise whose last beat was played is finished."""
    if place.step >= len(plan(moment.catalogue.exercises[place.practice], place.minutes)):
        state, _ = finish(state, place, moment)
        return leave(state)
    couple = replace(state.couple, unfinished=replace(place, since=moment.second))
    return leave(state, couple=couple)


def _prepared(state: State) -> Place:
    at = state.dialogue.at
    return at.place if isinstance(at, Preparing) else Place(DEFAULT, 2, state.couple.first)


def _guiding(state: State) -> Guiding:
    at = state.dialogue.at
    return at if isinstance(at, Guiding) else Guiding(Place(DEFAULT, 2, state.couple.first), 0)
