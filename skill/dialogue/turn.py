"""One thing that happened, and the circumstances it happened in."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from random import Random

    from skill.content.catalogue import Catalogue
    from skill.dialogue.intents import Intent


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that was filled: what was heard, and the id it resolved to, if it did."""

    value: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance or event, as the edge understood it."""

    intent: Intent
    id: str
    """Alexa's request id: the seed of every choice made for this turn."""
    locale: str
    device: str = ""
    """Hash of the device id; empty when there was none."""
    slots: Mapping[str, Slot] = field(default_factory=lambda: MappingProxyType({}))
    """Filled slots only: a slot that is empty or "?" is absent."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Clock, chance and words: all that a turn may know beyond itself."""

    now: datetime
    random: Random
    catalogue: Catalogue

    @property
    def second(self) -> int:
        """Now, in whole POSIX seconds."""
        return int(self.now.timestamp())

    @property
    def day(self) -> int:
        """The ordinal of this evening's date.

        Evenings change at ten in the morning UTC, the small hours of the Americas, so that one
        evening there is never counted as two.
        """
        return (self.second // 3600 - 10) // 24 + 719163
