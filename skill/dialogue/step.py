"""The whole skill as one function."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.dialogue import topics
from skill.dialogue.guiding import leave_behind
from skill.dialogue.handing import handed
from skill.dialogue.reply import Ask, End, Reply
from skill.dialogue.router import route
from skill.dialogue.state import Idle
from skill.dialogue.wording import Voicing

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn

topics.register()


def step(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Take one turn: where the conversation goes, and what is said.

    Pure: the same state, turn and moment give the same answer, so a turn that lost a race to
    save is simply taken again.
    """
    topic = route(turn.intent, type(state.dialogue.at))
    before = state.couple
    if topic is route(turn.intent, Idle):
        state = leave_behind(state, moment)
    state, reply = handed(*topic(state, turn, moment), turn, moment)
    return _voiced(before.voiced, state, reply, moment, saves=state.couple != before)


def _voiced(
    kept: bytes, state: State, reply: Reply, moment: Moment, *, saves: bool
) -> tuple[State, Reply]:
    """Choose wordings, and remember them: in the session, and kept whenever a save is due."""
    voicing = Voicing(_merged(kept, state.dialogue.voiced), moment.catalogue, moment.random)
    reply = voicing.reply(reply)
    voiced = bytes(voicing.voiced)
    dialogue = replace(state.dialogue, voiced=voiced)
    if isinstance(reply, Ask):
        dialogue = replace(dialogue, last=reply, began=moment.second)
    couple = state.couple
    if saves or isinstance(reply, End):
        couple = replace(couple, voiced=voiced)
    return replace(state, couple=couple, dialogue=dialogue), reply


def _merged(kept: bytes, session: bytes) -> bytes:
    """Let the session's wordings stand over the kept ones."""
    size = max(len(kept), len(session))
    pairs = zip(kept.ljust(size, b"\0"), session.ljust(size, b"\0"), strict=True)
    return bytes(new or old for old, new in pairs)
