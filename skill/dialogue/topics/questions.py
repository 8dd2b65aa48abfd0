"""Questions: ask one, another, deeper, lighter, keep it, ask for a kept one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.questions import DEEPEST, LISTENER, ask, put
from skill.dialogue.replies import asking, leave, offer, once_more
from skill.dialogue.reply import Quiet, Read, say
from skill.dialogue.router import on
from skill.dialogue.state import Agreeing, Discussing, Idle, State
from skill.dialogue.waiting import MORE, STILL_TALKING, time_left

if TYPE_CHECKING:
    from skill.dialogue.reply import Reply
    from skill.dialogue.turn import Moment, Turn


@on(Intent.ASK_QUESTION)
def ask_question(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Ask a question of the wished depth and topic."""
    at = state.dialogue.at
    depth = at.depth if isinstance(at, Discussing) else state.couple.depth
    if (wish := turn.slots.get("depth")) and wish.id in {"1", "2", "3"}:
        depth = int(wish.id)
    topic = turn.slots.get("topic")
    if topic and topic.id is None:
        return ask(state, moment, depth=depth, lead=(say("question.no_topic"),))
    return ask(state, moment, depth=depth, topic=topic.id if topic else None)


@on(Intent.YES, Intent.NEXT, during=Idle)
@on(Intent.NEXT)
def accept(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Take up the offer of a question."""
    return ask(state, moment, depth=state.couple.depth)


@on(Intent.YES, Intent.NEXT, during=Discussing)
def another(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Ask another of the same kind."""
    at = state.during(Discussing)
    return ask(state, moment, depth=at.depth, topic=at.topic)


@on(Intent.NO, during=(Idle, Discussing))
def enough(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Leave it there."""
    return leave(state)


@on(Intent.DEEPER)
def deeper(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go one step deeper, which for the deepest needs a yes from each."""
    depth, topic = _depth(state) + 1, _topic(state)
    if depth > DEEPEST:
        return ask(state, moment, depth=DEEPEST, topic=topic, lead=(say("question.deepest"),))
    state = replace(state, couple=replace(state.couple, depth=min(depth, DEEPEST - 1)))
    return ask(state, moment, depth=depth, topic=topic)


@on(Intent.LIGHTER)
def lighter(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Go one step lighter at once; going deep again needs both yeses anew."""
    depth = max(1, _depth(state) - 1)
    state = State(
        replace(state.couple, depth=min(depth, DEEPEST - 1)),
        replace(state.dialogue, agreed=False),
    )
    return ask(state, moment, depth=depth, topic=_topic(state))


@on(Intent.YES, during=Agreeing)
def agree(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Take one partner's yes; ask the other, or go deep when both have said it."""
    at = state.during(Agreeing)
    if at.asking == state.couple.first:
        other = 1 - at.asking
        state = state.standing(Agreeing(other, at.topic))
        return state, asking("question.agree_second", first=other)
    state = replace(state, dialogue=replace(state.dialogue, agreed=True))
    return ask(state, moment, depth=DEEPEST, topic=at.topic)


@on(Intent.DEEPER, during=Agreeing)
def ask_the_same(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Ask the same partner again; a yes already given stays given."""
    last = state.dialogue.last
    if last is None:
        return ask(state, moment, depth=DEEPEST)
    return state, once_more(last)


@on(Intent.NO, Intent.NEXT, during=Agreeing)
def decline(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Stay lighter, without a word about who said so."""
    topic = state.during(Agreeing).topic
    return ask(state, moment, depth=DEEPEST - 1, topic=topic, lead=(say("question.stay"),))


@on(Intent.KEEP)
def keep(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Keep the question just asked for another night."""
    at = state.dialogue.at
    if not isinstance(at, Discussing):
        return offer(state, say("question.nothing_to_keep"))
    state = state.standing(at, state.couple.keeping(at.question))
    lines = (say("question.kept"), *time_left(state, moment))
    return state, asking("question.another", *lines)


@on(Intent.ASK_KEEPER)
def ask_keeper(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Ask the question kept longest ago, and put it at the end of the row."""
    bank = moment.catalogue.questions
    agreed = bank.items if state.dialogue.agreed else bank.items & ~bank.having("depth:3")
    if state.dialogue.kids:
        agreed &= bank.having("kids")
    if state.dialogue.light or state.dialogue.guests:
        agreed &= bank.having("depth:1")
    kept = [number for number in state.couple.keepers if agreed >> number & 1]
    if not kept:
        return offer(state, say("question.no_keeper"))
    state = replace(state, couple=state.couple.keeping(kept[0]))
    depth = next(level for level in (1, 2, 3) if bank.having(f"depth:{level}") >> kept[0] & 1)
    return put(state, moment, kept[0], depth, lead=(say("question.keeper"),))


@on(Intent.MORE_TIME, during=Discussing)
def more_time(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Be quiet a minute longer."""
    return _longer(state, "question.more_time", MORE)


@on(Intent.PAUSE, Intent.FALLBACK, during=Discussing)
def still_talking(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Stay out of the way: they are still talking. Never counted as a misunderstanding."""
    return _longer(state, "question.still_talking", STILL_TALKING)


@on(Intent.SWAP, during=Discussing)
def swap(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Hand the question to the other partner."""
    state = state.standing(state.during(Discussing))
    lines = (say("question.swap"), Quiet(MORE))
    return state, asking("question.another", *lines, first=state.couple.first)


@on(Intent.PREVIOUS, Intent.START_OVER, Intent.REPEAT, during=Discussing)
def again(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Say the same question word for word, with time for it."""
    at = state.during(Discussing)
    last = state.dialogue.last
    if last is not None and Read("questions", at.question) in last.lines:
        return state.standing(at), last
    lines = (Read("questions", at.question), Quiet(MORE), Quiet(LISTENER))
    return state.standing(at), asking("question.another", *lines, first=1 - state.couple.first)


@on(Intent.WHY)
def why(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say why there is time, and a cue for whoever listens."""
    last = state.dialogue.last
    if last is None or not isinstance(state.dialogue.at, Discussing):
        return offer(state, say("question.why"))
    return state, once_more(last, say("question.why"), *time_left(state, moment))


@on(Intent.WHO_FIRST)
def who_first(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say whose turn it is to begin; it alternates by itself."""
    at = state.dialogue.at
    if isinstance(at, Discussing):
        state = state.standing(at)
        lines = (say("question.who"), *time_left(state, moment))
        return state, asking("question.another", *lines, first=1 - state.couple.first)
    return offer(state, say("question.who_next"))


def _longer(state: State, key: str, seconds: int) -> tuple[State, Reply]:
    state = state.standing(state.during(Discussing))
    return state, asking("question.another", say(key), Quiet(seconds))


def _depth(state: State) -> int:
    match state.dialogue.at:
        case Discussing(depth=depth):
            return depth
        case Agreeing():
            return DEEPEST
        case _:
            return state.couple.depth


def _topic(state: State) -> str | None:
    at = state.dialogue.at
    return at.topic if isinstance(at, Discussing | Agreeing) else None
