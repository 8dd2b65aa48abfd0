"""Everything that can be said in one locale."""

from __future__ import annotations

import json
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skill.content.bank import Bank
from skill.content.exercise import Exercise, read_exercise

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPILED = Path(__file__).parent / "compiled"
FALLBACK = "en"


class NotCompiled(Exception):
    """The content was written but not compiled: run `make content`."""


class Catalogue:
    """Prompts, questions, ideas, cues and exercises of one locale.

    Prompts are loaded at once, everything else when it is first asked for.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            raw = json.loads((folder / "prompts.json").read_bytes())
        except FileNotFoundError as missing:
            raise NotCompiled("the content is not compiled: run make content") from missing
        self._prompts: Mapping[str, list[str]] = raw["says"]
        self._lines: Mapping[str, int] = raw["lines"]

    def wordings(self, key: str) -> list[str]:
        """Return all wordings of a prompt. Raises `KeyError` for a prompt nobody wrote."""
        return self._prompts[key]

    def line(self, key: str) -> int | None:
        """Return the number of a frequent line, whose last wording is remembered, or None."""
        return self._lines.get(key)

    def bank(self, kind: str) -> Bank:
        """Return the bank of `questions`, `ideas` or `cues`."""
        bank: Bank = getattr(self, kind)
        return bank

    @cached_property
    def questions(self) -> Bank:
        """Questions and openers the two ask each other."""
        return Bank(self._folder / "questions.bank")

    @cached_property
    def ideas(self) -> Bank:
        """Date ideas."""
        return Bank(self._folder / "ideas.bank")

    @cached_property
    def cues(self) -> Bank:
        """Small things for a listener to do once the other has spoken."""
        return Bank(self._folder / "cues.bank")

    @cached_property
    def exercises(self) -> Mapping[str, Exercise]:
        """Guided exercises by name."""
        raw: dict[str, Any] = json.loads((self._folder / "exercises.json").read_bytes())
        return {name: read_exercise(exercise) for name, exercise in raw.items()}

    @cached_property
    def support(self) -> Mapping[str, Mapping[str, str]]:
        """Support numbers as sentences, by country and kind; see `support.toml`."""
        raw: dict[str, dict[str, str]] = json.loads((self._folder / "support.json").read_bytes())
        return raw


@cache
def catalogue(locale: str) -> Catalogue:
    """Return the catalogue of a locale: its own, else its language's, else English."""
    for name in (locale, locale.partition("-")[0]):
        if (COMPILED / name / "prompts.json").exists():
            return Catalogue(COMPILED / name)
    return Catalogue(COMPILED / FALLBACK)
