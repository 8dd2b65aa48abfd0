"""The shell of a turn: load the couple, step, put it into words, save, answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from skill.content.catalogue import catalogue
from skill.dialogue.intents import ALWAYS_ANSWERED, SILENT_IN_LOGS
from skill.dialogue.reply import End, Reply, say
from skill.dialogue.state import Cooling, Forgetting, State
from skill.dialogue.step import step
from skill.dialogue.turn import Moment, Turn
from skill.domain.couple import Couple
from skill.ports import Conflict, Couples, Stored, Unavailable
from skill.speech.render import Speech, render
from skill.speech.ssml import Voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from skill.dialogue.state import Dialogue

log = logging.getLogger("evening_together")

ATTEMPTS = 4
"""How often a turn is taken when another device saves the couple first."""

PATIENCE = 3.0
"""Seconds after which nothing more is tried: Alexa waits 8, and one call may take 3.5."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a turn leads to: the session's dialogue, the words, and how it went."""

    dialogue: Dialogue
    speech: Speech
    state: State
    outcome: str = "ok"
    attempts: int = 1
    silent: bool = False
    """Whether the turn leaves no trace in the log: safety, and deleting everything."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Takes turns for couples kept in a store."""

    couples: Couples
    clock: Callable[[], datetime]
    timer: Callable[[], float]
    """Monotonic seconds, for the deadline of a turn."""

    def take(self, couple_id: str, turn: Turn, dialogue: Dialogue) -> Answer:
        """Take one turn. Never raises for a store that cannot be reached: it apologises.

        One read, and at most one write, only when something changed.
        """
        moment = Moment(self.clock(), Random(turn.id), catalogue(turn.locale))  # noqa: S311 - choice, not secrecy
        started = self.timer()
        attempts = 0
        try:
            while True:
                attempts += 1
                stored = self.couples.get(couple_id)
                answer = _answer(stored, dialogue, turn, moment, attempts)
                try:
                    self._keep(couple_id, stored, answer, late=self.timer() - started > PATIENCE)
                except Conflict:
                    if attempts >= ATTEMPTS:
                        raise Unavailable("too many devices at once") from None
                    moment = Moment(moment.now, Random(turn.id), moment.catalogue)  # noqa: S311
                    continue
                return answer
        except Unavailable as gone:
            log.warning("store unavailable: %s", type(gone.__cause__ or gone).__name__)
            return _without_store(turn, dialogue, moment, attempts)

    def _keep(self, couple_id: str, stored: Stored, answer: Answer, *, late: bool) -> None:
        """Save what changed, if anything did. Raises `Unavailable` when it is too late for that."""
        changed = answer.state.couple != stored.couple
        if late and (changed or answer.outcome == "forgets"):
            raise Unavailable("too late to save")
        if answer.outcome == "forgets":
            self.couples.forget(couple_id)
        elif changed:
            self.couples.put(couple_id, answer.state.couple, seen=stored.version)


def _answer(
    stored: Stored, dialogue: Dialogue, turn: Turn, moment: Moment, attempts: int
) -> Answer:
    state, reply = step(State(stored.couple, dialogue), turn, moment)
    outcome = "forgets" if isinstance(reply, End) and reply.forgets else "ok"
    speech = _render(reply, state, moment)
    silent = turn.intent in SILENT_IN_LOGS or isinstance(dialogue.at, Forgetting | Cooling)
    return Answer(state.dialogue, speech, state, outcome, attempts, silent)


def _without_store(turn: Turn, dialogue: Dialogue, moment: Moment, attempts: int) -> Answer:
    """Answer what must always be answered; apologise for the rest. Nothing kept is touched."""
    state = State(Couple(), dialogue)
    reply: Reply = End((say("trouble.store"),))
    if turn.intent in ALWAYS_ANSWERED:
        state, reply = step(state, turn, moment)
    silent = turn.intent in SILENT_IN_LOGS or isinstance(dialogue.at, Forgetting | Cooling)
    speech = _render(reply, state, moment)
    return Answer(state.dialogue, speech, state, "unavailable", attempts, silent)


def _render(reply: Reply, state: State, moment: Moment) -> Speech:
    voice = Voice(state.dialogue.slow, state.dialogue.soft)
    return render(reply, moment.catalogue, state.couple.names, voice)


def traced(turn: Turn, couple_id: str, answer: Answer, milliseconds: int) -> dict[str, object]:
    """Return the log line of a turn: no words, no names, no slots; safety turns leave no couple."""
    silent = answer.silent
    return {
        "turn": turn.id,
        "couple": None if silent else couple_id[:12],
        "intent": "other" if silent else turn.intent.value,
        "at": None if silent else type(answer.dialogue.at).__name__,
        "outcome": "ok" if answer.outcome == "forgets" else answer.outcome,
        "attempts": answer.attempts,
        "ms": milliseconds,
    }
