"""What a couple weighs after two years: S8."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from skill.content.catalogue import catalogue
from skill.conversation import Conversation
from skill.dialogue.intents import Intent
from skill.dialogue.state import Dialogue
from skill.dialogue.turn import Slot, Turn
from skill.store.attributes import decode
from skill.store.dynamodb import DynamoCouples
from tests.bench.choosing import SIZE, synthetic
from tests.bench.paired import exact
from tests.item_size import item_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.goals import Result

NIGHTS = 730
QUESTIONS = 10
COUPLE = "f" * 64
PRACTICES = (Intent.START_EXERCISE, Intent.NEXT, Intent.NEXT, Intent.STOP)


class Remembering:
    """A client of DynamoDB that keeps the last item it was given."""

    def __init__(self) -> None:
        self.item: dict[str, Any] = {}

    def get_item(self, **_asked: Any) -> dict[str, Any]:
        return {"Item": self.item} if self.item else {}

    def put_item(self, **asked: Any) -> None:
        self.item = asked["Item"]

    def weight(self) -> int:
        return item_bytes({name: decode(value) for name, value in self.item.items()})


class Couple:
    """Two who never miss a night, on any of eight devices."""

    def __init__(self, client: Remembering) -> None:
        self._now = datetime(2026, 1, 1, 20, 30, tzinfo=UTC)
        couples = DynamoCouples(client, "Bench", clock=lambda: self._now.timestamp())
        self._conversation = Conversation(couples, lambda: self._now, lambda: 0.0)
        self._chance = random.Random(1)
        self._dialogue = Dialogue()
        self._turns = 0

    def night(self) -> None:
        self._dialogue = Dialogue()
        self._take(Intent.LAUNCH)
        for _ in range(QUESTIONS):
            self._take(Intent.ASK_QUESTION, depth=Slot("-", self._chance.choice("12")))
        self._take(self._chance.choice((Intent.KEEP, Intent.SUGGEST_DATE, Intent.AUDIO_FAILED)))
        for intent in PRACTICES:
            self._take(intent)
        self._now += timedelta(days=1)

    def named(self) -> None:
        first, second = Slot("Anastasia"), Slot("Bartholomew")
        self._take(Intent.SET_NAMES, first=first, second=second)

    def _take(self, intent: Intent, **slots: Slot) -> None:
        self._turns += 1
        device = f"{self._chance.randrange(8):012x}"
        turn = Turn(intent, str(self._turns), "en-US", device, slots)
        self._dialogue = self._conversation.take(COUPLE, turn, self._dialogue).dialogue


def measure() -> Iterator[tuple[str, Result]]:
    """Let two years pass; the item's largest weight in the second must not be growth."""
    words = catalogue("en-US")
    with TemporaryDirectory() as folder:
        bank = synthetic(Path(folder) / "questions.bank")
        with patch.dict(vars(words), questions=bank):
            weights = _weights()
    first = max(weights[: NIGHTS // 2])
    yield "S8", exact(max(weights), f"{SIZE} questions; {first} in the first year")


def _weights() -> list[int]:
    """Weigh the item after each night."""
    client = Remembering()
    couple = Couple(client)
    couple.named()
    weights = []
    for _ in range(NIGHTS):
        couple.night()
        weights.append(client.weight())
    return weights
