"""Rules about what ears make of a model: of its samples, and of what people are told to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.models.finding import Finding
from skill.models.model import EXAMPLES
from skill.models.overlap import overlaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from skill.models.model import Model
    from skill.models.overlap import Understood

_TOLD = re.compile(r"\bsay (?P<phrases>[^,.;:?!]+)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_NAMES = dict(zip(("{first}", "{second}"), EXAMPLES["AMAZON.FirstName"], strict=True))


def phrases(prompts: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Find what people are told to say: the key of a help prompt, and a phrase.

    The convention: after "say" up to the next comma, period or other mark, split at "or". A
    help text that names several things says "say" before each, or "or" between them.
    """
    for key, prompt in prompts.items():
        if not key.startswith("help."):
            continue
        for wording in prompt["say"]:
            for told in _TOLD.finditer(_TAG.sub("", wording)):
                for phrase in told["phrases"].split(" or "):
                    yield key, phrase.strip()


def told(
    prompts: Mapping[str, Mapping[str, Any]], hear: Callable[[str], Understood]
) -> Iterator[Finding]:
    """Check that everything people are told to say is understood."""
    for key, phrase in phrases(prompts):
        spoken = phrase
        for name, example in _NAMES.items():
            spoken = spoken.replace(name, example)
        if hear(spoken).intent == Intent.FALLBACK:
            yield Finding(f"prompt {key}", "told", f"{phrase!r} is not understood when said")


def won(model: Model, hear: Callable[[str], Understood]) -> Iterator[Finding]:
    """Check that every sample, its slots filled, is heard as its own intent."""
    for lost in overlaps(model, hear):
        place = f"{lost.intent}: {lost.sample!r}"
        yield Finding(place, "overlap", f"{lost.utterance!r} is heard as {lost.heard}")


def alike(models: Iterable[tuple[str, Model]]) -> Iterator[Finding]:
    """Check that every locale has the same slots, of the same types, in each intent."""
    first: tuple[str, Model] | None = None
    for file, model in models:
        first = first or (file, model)
        for name, intent in model.intents.items():
            other = first[1].intents.get(name)
            if other and dict(other.slots) != dict(intent.slots):
                yield Finding(name, "slots-differ", f"its slots are not those in {first[0]}", file)
