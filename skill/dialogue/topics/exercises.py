"""Guided exercises: announce one, wait for both, begin, and go on with what broke off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.guiding import play, private, resumable, steps_of
from skill.dialogue.intents import Intent
from skill.dialogue.questions import ask
from skill.dialogue.replies import asking, offer
from skill.dialogue.reply import Elicit, Length, Line, Quiet, Read, Reply, say
from skill.dialogue.router import on
from skill.dialogue.slots import seconds
from skill.dialogue.state import Listing, Preparing, State
from skill.dialogue.waiting import STILL_TALKING
from skill.domain.couple import Place

if TYPE_CHECKING:
    from skill.dialogue.turn import Moment, Turn

DEFAULT = "listening"
NAMED = 3
"""How many exercises are named at once: more cannot be remembered."""


@on(Intent.START_EXERCISE)
def start(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Announce the exercise that was wished for."""
    wish = turn.slots.get("exercise")
    return _announce(state, (wish.id or "") if wish else DEFAULT, turn, moment)


@on(Intent.LIST_EXERCISES)
def name_some(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Name three exercises, the ones not done lately first, and ask which."""
    done = {name for evening in state.couple.evenings for name in evening.finished}
    offered = [
        name
        for name, exercise in moment.catalogue.exercises.items()
        if exercise.offered and not (exercise.touch and private(state))
    ]
    fresh = [name for name in offered if name not in done]
    names = moment.random.sample(fresh if len(fresh) >= NAMED else offered, NAMED)
    one, two, three = (Read("exercises", name, "title") for name in names)
    named = say("exercise.list", one=one, two=two, three=three)
    reply = asking("exercise.which", named, first=state.couple.first)
    reply = replace(reply, elicit=Elicit(Intent.START_EXERCISE, "exercise"))
    return state.standing(Listing(names[0])), reply


@on(Intent.YES, Intent.NEXT, during=Listing)
def the_first(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Take a bare yes as the first that was named."""
    return _announce(state, state.during(Listing).first, turn, moment)


def _announce(state: State, name: str, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say what it is and how long, and ask both for a go."""
    exercises = moment.catalogue.exercises
    exercise = exercises.get(name)
    lines: tuple[Line, ...] = ()
    if exercise is None or (exercise.touch and private(state)):
        exercise, lines = exercises[DEFAULT], (say("exercise.unknown"),)
    minutes = exercise.minutes
    if (length := seconds(turn)) is not None:
        minutes = max(exercise.shortest, min(exercise.longest, round(length / 60)))
        if length > exercise.longest * 60:
            lines = (*lines, say("exercise.too_long", length=Length(minutes * 60)))
        elif length < exercise.shortest * 60:
            lines = (*lines, say("exercise.too_short", length=Length(minutes * 60)))
    place = Place(exercise.name, minutes, state.couple.first, since=moment.second)
    title = Read("exercises", exercise.name, "title")
    if exercise.shortest == exercise.longest:
        announced = say("exercise.announce_whole", title=title, length=_whole(place, moment))
    else:
        announced = say("exercise.announce", title=title, length=Length(minutes * 60))
    reply = asking("exercise.both_ready", *lines, announced, first=place.first)
    return state.standing(Preparing(place)), reply


@on(Intent.WHY, during=Preparing)
def why(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Say what it is good for, with its limit, and ask again."""
    place = state.during(Preparing).place
    reason = Read("exercises", place.practice, "why")
    return state, asking("exercise.both_ready", reason, first=place.first)


@on(Intent.YES, Intent.RESUME, during=Preparing)
def begin(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Begin, now that both are ready."""
    return play(state, state.during(Preparing).place, moment)


@on(Intent.NO, Intent.NEXT, during=Preparing)
def not_now(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Let it be, and offer something lighter."""
    return offer(state, say("exercise.not_now"))


@on(Intent.SWAP, Intent.WHO_FIRST, during=Preparing)
def other_first(state: State, turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Say who begins, or let the other one begin."""
    place = state.during(Preparing).place
    if turn.intent is Intent.SWAP:
        place = replace(place, first=1 - place.first)
    state = state.standing(Preparing(place))
    return state, asking("exercise.both_ready", say("exercise.who"), first=place.first)


@on(Intent.PAUSE, Intent.MORE_TIME, Intent.FALLBACK, during=Preparing)
def not_yet(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Wait a little, then ask again."""
    place = state.during(Preparing).place
    state = state.standing(Preparing(place))
    lines = (say("exercise.no_hurry"), Quiet(STILL_TALKING))
    return state, asking("exercise.both_ready", *lines, first=place.first)


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


def _whole(place: Place, moment: Moment) -> Length:
    """Return about how long an exercise of fixed length takes, in whole minutes."""
    words = 5 * len(steps_of(place, moment))
    return Length(
        max(1, round((words + sum(s.seconds for s in steps_of(place, moment))) / 60)) * 60
    )
