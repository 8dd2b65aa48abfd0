"""Every way through the conversation: a deep question only after both have said yes."""

from __future__ import annotations

from dataclasses import replace

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.reply import Ask, End
from skill.dialogue.state import Agreeing, State
from told import Told, read

DEEP = catalogue("en-US").questions.having("depth:3")
STEPS = 25
SLOTS = [
    {},
    {"depth": "3"},
    {"exercise": "listening"},
    {"first": "ana", "second": "ben"},
]


def shape(state: State) -> tuple:
    """What of a state decides where it can go from here."""
    at, dialogue = state.dialogue.at, state.dialogue
    where = type(at).__name__, getattr(at, "depth", 0), getattr(at, "asking", None)
    return (*where, dialogue.agreed, dialogue.light, dialogue.kids, state.couple.depth)


def test_no_path_reaches_a_deep_question_without_two_yeses():
    """A walk over all states by all intents, to a depth at which nothing new is found."""
    kept = next(number for number in range(400) if DEEP >> number & 1)
    start = replace(State(), couple=State().couple.keeping(kept))
    seen, front, deep = {shape(start): start}, [(start, 0)], 0
    for _ in range(STEPS):
        following = []
        for state, yeses in front:
            for intent in Intent:
                for slots in SLOTS if intent.spoken else [{}]:
                    told = Told(state)
                    reply = told.said(intent, **slots)
                    given = yeses + 1 if _consents(state, intent) else 0
                    if any(DEEP >> number & 1 for number in read_questions(reply)):
                        deep += 1
                        assert state.dialogue.agreed or given == 2, (state.dialogue.at, intent)
                    if shape(told.state) not in seen:
                        seen[shape(told.state)] = told.state
                        following.append((told.state, given))
        front = following
    assert not front, "the walk came to its end"
    assert deep, "deep questions were reached"
    assert len(seen) > 40


def _consents(state: State, intent: Intent) -> bool:
    return intent is Intent.YES and isinstance(state.dialogue.at, Agreeing)


def read_questions(reply) -> list[int]:
    return read(reply, "questions") if isinstance(reply, Ask | End) else []
