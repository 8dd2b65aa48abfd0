"""Rules about slot types: every type is there, and no two of its values sound alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skill.models.finding import Finding
from skill.models.model import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.models.model import Model, Value

MOST_INTENTS = 250
MOST_SLOTS = 100
MOST_VALUES = 50_000
LONGEST = 140
"""Limits told in Amazon's documentation; no schema holds them."""

_WRITTEN = re.compile(r"[^\W\d_'. -]+(?:[ '-][^\W\d_'. -]+|\.)*")


def values(model: Model) -> Iterator[Finding]:
    """Check the slot types of a model, and the limits on how much it may hold."""
    used = {kind for intent in model.intents.values() for kind in intent.slots.values()}
    for kind in sorted(used.difference(model.types, EXAMPLES)):
        yield Finding(f"type {kind}", "type-unknown", "it is neither declared nor Alexa's own")
    for kind in sorted(set(model.types) - used):
        yield Finding(f"type {kind}", "type-unused", "no slot is of this type")
    for kind, listed in model.types.items():
        yield from _type(f"type {kind}", listed)
    yield from _limits(model)


def _type(place: str, listed: tuple[Value, ...]) -> Iterator[Finding]:
    ids: set[str | None] = set()
    spoken: dict[str, str] = {}
    for value in listed:
        if not value.id or value.id in ids:
            yield Finding(place, "value-id", f"{value.name!r} has no id of its own")
        ids.add(value.id)
        for words in value.spoken:
            if words.lower() in spoken:
                other = spoken[words.lower()]
                yield Finding(place, "value-twice", f"{words!r} is said of {other!r} already")
            spoken[words.lower()] = value.name
            if words != words.lower() or not _WRITTEN.fullmatch(words):
                yield Finding(place, "value-characters", f"{words!r} is not lower-case words")
            if len(words) > LONGEST:
                yield Finding(place, "value-length", f"{words!r} is over {LONGEST} characters")


def _limits(model: Model) -> Iterator[Finding]:
    for what, many, most in (
        ("intents", len(model.intents), MOST_INTENTS),
        ("slots", sum(len(one.slots) for one in model.intents.values()), MOST_SLOTS),
        (
            "values",
            sum(len(value.spoken) for listed in model.types.values() for value in listed),
            MOST_VALUES,
        ),
    ):
        if many > most:
            yield Finding("model", "too-many", f"{many} {what} are more than {most}")
