"""A home to test in: Echoes over the whole path, one couple in SQLite, and a clock to move."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import replies
from skill.alexa.envelope import hashed
from skill.alexa.skill import answer, build
from skill.conversation import Conversation
from skill.models.model import read
from skill.simulator.ears.hearing import Ears
from skill.simulator.echo import Echo
from skill.store.sqlite import SqliteCouples

MODELS = Path(__file__).parent.parent / "interaction_models"
USER = "couple"
EVENING = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


@cache
def ears(locale: str = "en-US") -> Ears:
    return Ears(read(MODELS / f"{locale}.json"), now=lambda: EVENING)


@dataclass
class Home:
    """One couple, any number of devices, every answer held against the rules."""

    now: datetime = EVENING
    locale: str = "en-US"
    couples: object = None
    echoes: dict = field(default_factory=dict)
    answers: list = field(default_factory=list)
    counter: object = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        if self.couples is None:
            self.couples = SqliteCouples(":memory:", clock=lambda: self.now.timestamp())
        conversation = Conversation(self.couples, lambda: self.now, time.monotonic)
        self.skill = build(conversation)

    @property
    def id(self) -> str:
        return hashed(f"amzn1.ask.account.{USER}")

    @property
    def couple(self):
        return self.couples.get(self.id).couple

    def keep(self, couple) -> None:
        self.couples.put(self.id, couple, seen=self.couples.get(self.id).version)

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def echo(self, device: str = "living room") -> Echo:
        if device not in self.echoes:
            self.echoes[device] = Echo(
                self._answer,
                ears(self.locale),
                lambda: self.now,
                locale=self.locale,
                device=device,
                user=USER,
                ids=lambda: str(next(self.counter)),
            )
        return self.echoes[device]

    def _answer(self, envelope: dict) -> dict:
        reply = answer(self.skill, envelope)
        replies.check(envelope, reply, names=self.couple.names or ())
        self.answers.append(reply)
        return reply
