"""Rules about sample utterances: how they are written, and that each belongs to one intent.

What a sample may consist of is Amazon's "Rules for sample utterances". That it has no lone slot
and no two slots side by side are rules of our own: such samples catch what was never meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skill.models.finding import Finding
from skill.models.invocation import WAKE
from skill.models.model import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.models.model import Intent, Model

LONGEST = 200
FEWEST = 15
"""Samples that an intent of our own needs, for people say one thing in many ways."""

_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|(?:[^\W\d_]\.)+|\{[a-z]+\}(?:'s)?")


def samples(model: Model) -> Iterator[Finding]:
    """Check every sample of a model, those of single slots included."""
    seen: dict[str, str] = {}
    for intent in model.intents.values():
        own = not intent.name.startswith("AMAZON.")
        if own and len(intent.samples) < FEWEST:
            yield Finding(
                intent.name, "few-samples", f"{len(intent.samples)} samples are under {FEWEST}"
            )
        for sample in intent.samples:
            place = f"{intent.name}: {sample!r}"
            yield from _shape(place, sample)
            if _SLOT.fullmatch(sample):
                yield Finding(place, "lone-slot", "a slot alone catches everything")
            key = _by_type(sample, intent)
            if key in seen:
                yield Finding(place, "sample-twice", f"{seen[key]} has it too")
            seen.setdefault(key, intent.name)
        for slot, answers in intent.answers.items():
            for answer in answers:
                yield from _shape(f"{intent.name}.{slot}: {answer!r}", answer)
        yield from _slots(intent)
    yield from _known_elsewhere(model)


def _by_type(sample: str, intent: Intent) -> str:
    """Write a sample with the types of its slots, as their names make no difference to ears."""
    return _SLOT.sub(lambda slot: f"{{{intent.slots.get(slot[1])}}}", sample.lower())


def _shape(place: str, sample: str) -> Iterator[Finding]:
    words = sample.split(" ")
    if sample != sample.lower() or not all(map(_WORD.fullmatch, words)):
        yield Finding(
            place, "sample-characters", "only lower-case letters, apostrophes and single spaces"
        )
    if len(sample) > LONGEST:
        yield Finding(place, "sample-length", f"it is longer than {LONGEST} characters")
    if re.search(r"\}\W*\{", sample):
        yield Finding(place, "adjacent-slots", "nothing tells where one slot ends")
    if WAKE.intersection(words):
        yield Finding(place, "wake-word", "a wake word in it is never heard")


def _slots(intent: Intent) -> Iterator[Finding]:
    every = [*intent.samples, *(one for answers in intent.answers.values() for one in answers)]
    used = {slot for sample in every for slot in _SLOT.findall(sample)}
    for slot in sorted(used.difference(intent.slots)):
        yield Finding(intent.name, "slot-undeclared", f"no slot is called {{{slot}}}")
    for slot in sorted(set(intent.slots) - used):
        yield Finding(intent.name, "slot-unused", f"{{{slot}}} is in no sample")


def _known_elsewhere(model: Model) -> Iterator[Finding]:
    """Find samples that Alexa knows without a model, and for another intent."""
    known = {
        phrase: name
        for name, all_of in BUILT_IN.items()
        for phrase in all_of
        if name in model.intents
    }
    for intent in model.intents.values():
        for sample in intent.samples:
            if (other := known.get(sample, intent.name)) != intent.name:
                place = f"{intent.name}: {sample!r}"
                yield Finding(place, "known-elsewhere", f"Alexa takes it for {other}")
