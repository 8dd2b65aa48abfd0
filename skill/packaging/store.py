"""The store texts and the reviewer's steps, as typed data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Untold(Exception):
    """The store texts lack something; the message names it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to say, and the intent it must be heard as."""

    says: str
    means: str


@dataclass(frozen=True, slots=True)
class Step(Phrase):
    """One thing a reviewer tries, and what then happens."""

    then: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What the store shows in one locale."""

    name: str
    summary: str
    description: str
    examples: tuple[Phrase, ...]
    keywords: tuple[str, ...]
    updates: str


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that people write for the store; no countries means everywhere."""

    category: str
    countries: tuple[str, ...]
    locales: Mapping[str, Texts]
    intro: str
    steps: tuple[Step, ...]
    closing: str

    def texts(self, locale: str) -> Texts:
        """Give a locale's texts, or those of the first locale of its language.

        Raises `Untold` when there are none.
        """
        if locale in self.locales:
            return self.locales[locale]
        language = locale.partition("-")[0]
        for other, texts in self.locales.items():
            if other.partition("-")[0] == language:
                return texts
        raise Untold(f"no store texts for {locale}")

    @property
    def instructions(self) -> str:
        """What a reviewer reads: the steps in order, between the opening and closing words."""
        steps = (
            f'{number}. Say "{step.says}". {step.then}' for number, step in enumerate(self.steps, 1)
        )
        return "\n".join([self.intro, *steps, self.closing])


def read(path: Path) -> Store:
    """Read the store texts. Raises `Untold` naming the file and what it lacks."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        testing = raw["testing"]
        return Store(
            category=raw["category"],
            countries=tuple(raw["countries"]),
            locales=MappingProxyType(
                {locale: _texts(texts) for locale, texts in raw["locales"].items()}
            ),
            intro=testing["intro"].strip(),
            steps=tuple(Step(**step) for step in testing["steps"]),
            closing=testing["closing"].strip(),
        )
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as wrong:
        raise Untold(f"{path.name} is not a file of store texts: {wrong!r}") from wrong


def _texts(raw: Mapping[str, Any]) -> Texts:
    return Texts(
        name=raw["name"],
        summary=raw["summary"],
        description=raw["description"].strip(),
        examples=tuple(Phrase(**phrase) for phrase in raw["examples"]),
        keywords=tuple(raw["keywords"]),
        updates=raw["updates"],
    )
