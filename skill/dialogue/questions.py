"""Asking a question: one that fits, who answers first, talk time, and a cue for the listener."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from skill.content.bank import pick
from skill.dialogue.choosing import choose
from skill.dialogue.replies import asking, offer
from skill.dialogue.reply import Length, Line, Quiet, Read, Reply, say
from skill.dialogue.state import Agreeing, Discussing
from skill.domain.couple import Heard

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment
    from skill.domain.couple import Couple

TALK = {1: 45, 2: 75, 3: 120}
"""Seconds of talk time by depth."""

LISTENER = 30
"""Seconds for the listener's cue."""

DEEPEST = 3
CUES_APART = 10
"""No cue is given twice within so many."""


def ask(
    state: State,
    moment: Moment,
    *,
    depth: int,
    topic: str | None = None,
    lead: tuple[Line, ...] = (),
) -> tuple[State, Reply]:
    """Ask a question of a depth, about a topic if one is given; deep ones need both yeses."""
    if state.dialogue.light or state.dialogue.kids or state.dialogue.guests:
        depth = 1
    if depth == DEEPEST and not state.dialogue.agreed:
        first = state.couple.first
        state = state.standing(Agreeing(first, topic))
        return state, asking("question.agree_first", *lead, first=first)
    bank = moment.catalogue.questions
    open_to_all = bank.items & ~bank.having("gated")
    if state.dialogue.kids:
        open_to_all &= bank.having("kids")
    for vetoed in state.couple.vetoes:
        open_to_all &= ~bank.having(f"topic:{vetoed}")
    about = bank.having(f"topic:{topic}") & open_to_all if topic else open_to_all
    depths = range(depth, 0, -1)
    strata = [about & bank.having(f"depth:{level}") for level in depths]
    if not any(strata):
        lead = (*lead, say("question.no_topic"))
        topic = None
        strata = [open_to_all & bank.having(f"depth:{level}") for level in depths]
    chosen = choose(state.couple, "questions", strata, moment)
    if chosen is None:
        return offer(state, say("question.none"))
    couple, number = chosen
    level = next(level for level in range(1, 4) if bank.having(f"depth:{level}") >> number & 1)
    state = replace(state, couple=couple)
    return put(state, moment, number, level, topic=topic, lead=lead)


def put(  # noqa: PLR0913 - a question is put with all of this
    state: State,
    moment: Moment,
    number: int,
    depth: int,
    *,
    topic: str | None = None,
    lead: tuple[Line, ...] = (),
) -> tuple[State, Reply]:
    """Put one question: who is first, the words, talk time, the cue and its own quiet."""
    first = state.couple.first
    practice = moment.catalogue.questions.read(number)["practice"]
    couple, cue = _cue(state.couple, practice, depth, moment)
    couple = replace(couple, first=1 - first).together(moment.day)
    talk = TALK[depth]
    reply = asking(
        "question.another",
        *lead,
        say("question.first"),
        Read("questions", number),
        say("question.talk", length=Length(talk)),
        Quiet(talk),
        Read("cues", cue),
        Quiet(LISTENER),
        first=first,
    )
    return state.standing(Discussing(number, depth, topic), couple), reply


def _cue(couple: Couple, practice: str, depth: int, moment: Moment) -> tuple[Couple, int]:
    """Choose a cue that fits and was not among the latest ten; only those are remembered."""
    bank = moment.catalogue.cues
    fitting = bank.having(f"practice:{practice}") & bank.having(f"depth:{depth}")
    heard = couple.heard.get("cues", Heard())
    latest = sum(1 << number for number in heard.recent[-CUES_APART:])
    number = pick(fitting & ~latest or fitting or bank.items, moment.random)
    remembered = Heard(b"", (*heard.recent, number)[-CUES_APART:])
    heard_of = MappingProxyType({**couple.heard, "cues": remembered})
    return replace(couple, heard=heard_of), number
