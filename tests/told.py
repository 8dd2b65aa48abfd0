"""Taking turns with the pure core: no store, no envelope."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent  # noqa: TC001 - the dataclass reads it
from skill.dialogue.reply import Ask, End, Quiet, Read, Reply, Say
from skill.dialogue.state import Dialogue, State
from skill.dialogue.step import step
from skill.dialogue.turn import Moment, Slot, Turn

EVENING = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


@dataclass
class Told:
    """A conversation with the core: `said` takes a turn and keeps what came of it."""

    state: State = field(default_factory=State)
    now: datetime = EVENING
    turns: int = 0
    reply: Reply | None = None

    def said(self, intent: Intent, after: float = 0, **slots: str | Slot) -> Reply:
        self.turns += 1
        self.now += timedelta(seconds=after)
        filled = {
            name: slot if isinstance(slot, Slot) else Slot(slot, slot)
            for name, slot in slots.items()
        }
        turn = Turn(intent, f"turn-{self.turns}", "en-US", "device", filled)
        self.state, self.reply = step(self.state, turn, moment(self.now, turn.id))
        return self.reply

    def reopened(self) -> Told:
        """Lose the session and keep the couple."""
        self.state = replace(self.state, dialogue=Dialogue())
        return self

    @property
    def at(self):
        return self.state.dialogue.at

    @property
    def couple(self):
        return self.state.couple

    @property
    def keys(self) -> list[str]:
        return keys(self.reply)


def moment(now: datetime = EVENING, seed: str = "seed") -> Moment:
    return Moment(now, Random(seed), catalogue("en-US"))


def keys(reply: Reply) -> list[str]:
    """Return the prompt keys of a reply, its closing question last."""
    lines = reply.lines if isinstance(reply, Ask | End) else ()
    found = [line.key for line in lines if isinstance(line, Say)]
    return [*found, reply.question.key] if isinstance(reply, Ask) else found


def quiets(reply: Reply) -> list[int]:
    return [line.seconds for line in reply.lines if isinstance(line, Quiet)]


def read(reply: Reply, kind: str) -> list[int | str]:
    return [line.item for line in reply.lines if isinstance(line, Read) and line.kind == kind]
