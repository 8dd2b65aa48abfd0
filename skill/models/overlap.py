"""Find sample utterances that are heard as another intent than their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from skill.models.model import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from skill.models.model import Intent, Model

_SLOT = re.compile(r"\{(\w+)\}")


class Understood(Protocol):
    """What ears give back, as far as this file cares."""

    @property
    def intent(self) -> str:
        """The name of the intent that was heard."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """A sample that does not lead to its own intent."""

    sample: str
    intent: str
    heard: str
    utterance: str
    """The sample with its slots filled, as it was said."""


def overlaps(model: Model, hear: Callable[[str], Understood]) -> list[Finding]:
    """Say every sample of the model, its slots filled with an example, and list what goes astray.

    One example stands for all values of a type. A slot type that is neither declared nor known
    is filled with "something".
    """
    return [
        Finding(sample, intent.name, heard, utterance)
        for intent in model.intents.values()
        for sample in intent.samples
        if (heard := hear(utterance := filled(sample, intent, model)).intent) != intent.name
    ]


def filled(sample: str, intent: Intent, model: Model) -> str:
    """Say a sample as a person might; a second slot of one type gets a second example."""
    used: dict[str, int] = {}

    def example(slot: re.Match[str]) -> str:
        kind = intent.slots.get(slot[1], "")
        values = tuple(value.name for value in model.types.get(kind, ()))
        words = values or EXAMPLES.get(kind, ("something",))
        used[kind] = used.get(kind, -1) + 1
        return words[used[kind] % len(words)]

    return _SLOT.sub(example, sample)
