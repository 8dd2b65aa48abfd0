"""Rules about a model file as it was written, before it is read as typed data."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from skill.models.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGEST = 1_500_000
"""Bytes of a model; not in any published schema, but what builds were refused for."""


def formatted(document: Mapping[str, Any]) -> str:
    """Write a model as every model file is written: two spaces, letters as they are."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def written(text: str) -> Iterator[Finding]:
    """Check the text of a model that can be read."""
    document = json.loads(text)
    whole = document["interactionModel"]
    language = whole["languageModel"]
    if text != formatted(document):
        yield Finding("file", "format", "it is not laid out as `make models` would")
    if len(text.encode()) > LARGEST:
        yield Finding("file", "size", f"it is larger than {LARGEST} bytes")
    level = language.get("modelConfiguration", {}).get("fallbackIntentSensitivity", {}).get("level")
    if level != "LOW":
        yield Finding("modelConfiguration", "sensitivity", "talk is caught best at level LOW")
    yield from _once("intents", (one["name"] for one in language["intents"]))
    yield from _once("types", (one["name"] for one in language.get("types", ())))
    for intent in language["intents"]:
        yield from _once(intent["name"], (slot["name"] for slot in intent.get("slots", ())))
    yield from _prompts(whole)


def _prompts(whole: Mapping[str, Any]) -> Iterator[Finding]:
    listed = [one["id"] for one in whole.get("prompts", ())]
    yield from _once("prompts", listed)
    used = {
        prompt
        for intent in whole.get("dialog", {}).get("intents", ())
        for part in (intent, *intent.get("slots", ()))
        for prompt in part.get("prompts", {}).values()
    }
    for name in sorted(used.symmetric_difference(listed)):
        what = "is nowhere written" if name in used else "is nowhere used"
        yield Finding(f"prompt {name}", "prompts", f"it {what}")


def _once(place: str, names: Iterable[str]) -> Iterator[Finding]:
    for name, many in Counter(names).items():
        if many > 1:
            yield Finding(place, "named-twice", f"{name} stands there {many} times")
