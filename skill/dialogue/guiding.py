"""Guiding an exercise: play on from a place, find where it is, hold it, finish it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.pacing import plan, reached, stretch, whereabouts
from skill.dialogue.replies import asking, offer
from skill.dialogue.reply import Ask, Elicit, Line, Quiet, Reply, say
from skill.dialogue.state import Guiding

if TYPE_CHECKING:
    from skill.dialogue.pacing import Step
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment
    from skill.domain.couple import Place

CLOSE = "close"
"""What a no to a question that needs a yes means."""

RESUMABLE = 2 * 3600
"""Seconds for which an exercise that broke off is offered again."""


def play(
    state: State, place: Place, moment: Moment, *lead: Line, instruct: bool = True
) -> tuple[State, Reply]:
    """Go on from a place up to the next closed question; saved before it is spoken."""
    exercise = moment.catalogue.exercises[place.practice]
    if over(place, moment):
        return finish(state, place, moment)
    if exercise.touch and private(state):
        return offer(state, say("exercise.not_now"), couple=replace(state.couple, unfinished=None))
    place = replace(place, step=reached(steps_of(place, moment), place.step, place.choice))
    piece = stretch(exercise, place, lead, moment.catalogue, moment.random, instruct=instruct)
    place = replace(place, since=moment.second)
    couple = replace(state.couple, unfinished=place).together(moment.day)
    guiding = Guiding(place, piece.next)
    reply = asking(piece.asks, *piece.lines, first=place.first)
    if (asked := gate(guiding, moment)) and asked.offers:
        reply = replace(reply, elicit=Elicit(Intent.CHOOSE, "choice"))
    return state.standing(guiding, couple), reply


def rest(state: State, place: Place, moment: Moment) -> Place:
    """Return the place to come back to.

    An open choice, or a question that needs a yes, is asked again and never passed over.
    """
    at = state.dialogue.at
    if isinstance(at, Guiding) and place.left is None and place.step == at.next:
        asked = gate(at, moment)
        if asked and (asked.offers or asked.otherwise):
            return replace(place, step=at.next - 1)
    return place


def hold(state: State, place: Place, moment: Moment, *lines: Line, quiet: int) -> tuple[State, Ask]:
    """Keep the place and the seconds left, stay quiet for a while, then ask."""
    place = replace(rest(state, place, moment), since=moment.second)
    couple = replace(state.couple, unfinished=place)
    state = state.standing(Guiding(place, place.step, held=True), couple)
    pause = (Quiet(quiet),) if quiet else ()
    return state, asking("exercise.ready", *lines, *pause, first=place.first)


def finish(state: State, place: Place, moment: Moment) -> tuple[State, Reply]:
    """Close an exercise that was played to its end, and offer a question."""
    couple = replace(state.couple, unfinished=None, first=1 - place.first)
    couple = couple.together(moment.day, finished=place.practice)
    return offer(state, say("exercise.finished"), couple=couple)


def here(state: State, guiding: Guiding, moment: Moment) -> tuple[Place, bool]:
    """Find the place reached by now, and whether a turn is still running there."""
    place, last = guiding.place, state.dialogue.last
    if guiding.held or last is None:
        return place, False
    elapsed = moment.second - state.dialogue.began
    if spot := whereabouts(last, elapsed, moment.catalogue):
        return replace(place, step=spot[0], left=spot[1]), True
    return replace(place, step=guiding.next, left=None), False


def resumable(place: Place | None, moment: Moment) -> Place | None:
    """Return the place if it is young enough to go on from and its exercise still exists."""
    if place is None or moment.second - place.since > RESUMABLE:
        return None
    if place.practice not in moment.catalogue.exercises or over(place, moment):
        return None
    return place


def speaker(place: Place, moment: Moment) -> int | None:
    """Whose turn a place is in, 0 or 1 of the couple; None where both are meant."""
    steps = steps_of(place, moment)
    at = reached(steps, place.step, place.choice)
    if at >= len(steps) or (turn := steps[at].speaker) is None:
        return None
    return place.first ^ turn


def steps_of(place: Place, moment: Moment) -> tuple[Step, ...]:
    """Return the steps of the exercise a place is in."""
    return plan(moment.catalogue.exercises[place.practice], place.minutes)


def over(place: Place, moment: Moment) -> bool:
    """Whether nothing is left to play from a place on."""
    steps = steps_of(place, moment)
    return reached(steps, place.step, place.choice) >= len(steps)


def toward(state: State, place: Place, target: int, moment: Moment) -> tuple[State, Reply]:
    """Go to a later step, but past no question that needs a yes: that is asked first."""
    steps, guiding = steps_of(place, moment), state.during(Guiding)
    _, running = here(state, guiding, moment)
    source = place.step if running or guiding.held else guiding.next - 1
    for number in range(max(0, source), min(target, len(steps))):
        if (question := steps[number].asks) and steps[number].otherwise == CLOSE:
            place = replace(place, step=number + 1, left=None)
            asked = asking(question, first=place.first)
            return state.standing(Guiding(place, number + 1)), asked
    return play(state, replace(place, step=target, left=None), moment)


def leave_behind(state: State, moment: Moment) -> State:
    """Keep the place of a running exercise, or count it as finished, before something else."""
    if not isinstance(state.dialogue.at, Guiding):
        return state
    place, _ = here(state, state.dialogue.at, moment)
    if over(place, moment):
        couple = replace(state.couple, unfinished=None, first=1 - place.first)
        return replace(state, couple=couple.together(moment.day, finished=place.practice))
    place = replace(rest(state, place, moment), since=moment.second)
    return replace(state, couple=replace(state.couple, unfinished=place))


def private(state: State) -> bool:
    """Whether others are in the room, and touch is nobody's business."""
    return state.dialogue.kids or state.dialogue.guests


def gate(guiding: Guiding, moment: Moment) -> Step | None:
    """Return the step whose closed question is open now."""
    steps = steps_of(guiding.place, moment)
    asked = guiding.next - 1
    return steps[asked] if not guiding.held and 0 <= asked < len(steps) else None
