"""Exercises' names, written from the content into the slot type of every model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from skill.authoring.sources import CONTENT, read
from skill.models.document import formatted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KIND = "EXERCISE"


def synced(text: str, exercises: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a model's text with these exercises in it; the same text when nothing changes.

    Title first, then the synonyms in the order in which they were written; exercises by id.
    """
    document = json.loads(text)
    language = document["interactionModel"]["languageModel"]
    values = [
        {"id": name, "name": {"value": one["title"], "synonyms": list(one["synonyms"])}}
        for name, one in sorted(exercises.items())
    ]
    types = language.setdefault("types", [])
    kind = next((one for one in types if one["name"] == KIND), None)
    if kind is None:
        types.append({"name": KIND, "values": values})
    else:
        kind["values"] = values
    return formatted(document)


def stale(text: str, exercises: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether writing these exercises would change a model's text."""
    return synced(text, exercises) != text


def sync(models: Path, content: Path = CONTENT) -> list[Path]:
    """Write the exercises of each locale into its model, and return the files that changed."""
    changed = []
    for path in sorted(models.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        exercises = read(path.stem, content).exercises
        if stale(text, exercises):
            path.write_text(synced(text, exercises), encoding="utf-8")
            changed.append(path)
    return changed
