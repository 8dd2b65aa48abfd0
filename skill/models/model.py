"""An Alexa interaction model as typed data."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KNOWN = tomllib.loads(Path(__file__).with_name("builtin.toml").read_text(encoding="utf-8"))

BUILT_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {intent: tuple(phrases) for intent, phrases in _KNOWN["phrases"].items()}
)
"""What Alexa understands for each built-in intent without a sample."""

EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: tuple(words) for kind, words in _KNOWN["examples"].items()}
)
"""Something people say for each built-in slot type."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a custom slot type; without an id Alexa sends the name alone."""

    name: str
    id: str | None = None
    synonyms: tuple[str, ...] = ()

    @property
    def spoken(self) -> tuple[str, ...]:
        """Every way the model lists to say this value."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Intent:
    """What a model declares of an intent: its slots by name, and its sample utterances.

    `answers` holds the samples of single slots, which Alexa uses only while it asks for them.
    """

    name: str
    slots: Mapping[str, str]
    samples: tuple[str, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class DialogSlot:
    """How the dialog part of a model treats one slot."""

    name: str
    type: str
    elicited: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class DialogIntent:
    """How the dialog part of a model treats one intent; no delegation means the model's."""

    name: str
    slots: Mapping[str, DialogSlot]
    confirmed: bool = False
    delegation: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """An interaction model; intents keep their order, as ties between samples go to the first."""

    invocation: str
    intents: Mapping[str, Intent]
    types: Mapping[str, tuple[Value, ...]]
    dialog: Mapping[str, DialogIntent]


_Part = TypeVar("_Part", Intent, DialogIntent, DialogSlot)


def read(path: Path) -> Model:
    """Read an interaction model file.

    Raises `ValueError` naming the file and the lacking part when it is not one; what Alexa would
    refuse for other reasons is not looked for here.
    """
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))["interactionModel"]
        language = whole["languageModel"]
        return Model(
            invocation=language["invocationName"],
            intents=_named(_intent(intent) for intent in language["intents"]),
            types=MappingProxyType(
                {kind["name"]: _values(kind["values"]) for kind in language.get("types", ())}
            ),
            dialog=_named(_dialog(one) for one in whole.get("dialog", {}).get("intents", ())),
        )
    except (KeyError, TypeError, json.JSONDecodeError) as wrong:
        raise ValueError(f"{path} is not an interaction model: {wrong!r}") from wrong


def _intent(raw: Mapping[str, Any]) -> Intent:
    slots = raw.get("slots", ())
    return Intent(
        name=raw["name"],
        slots=MappingProxyType({slot["name"]: slot["type"] for slot in slots}),
        samples=tuple(raw.get("samples", ())),
        answers=MappingProxyType({slot["name"]: tuple(slot.get("samples", ())) for slot in slots}),
    )


def _values(raw: list[Mapping[str, Any]]) -> tuple[Value, ...]:
    return tuple(
        Value(one["name"]["value"], one.get("id"), tuple(one["name"].get("synonyms", ())))
        for one in raw
    )


def _dialog(raw: Mapping[str, Any]) -> DialogIntent:
    return DialogIntent(
        name=raw["name"],
        slots=_named(
            DialogSlot(
                slot["name"],
                slot["type"],
                elicited=slot.get("elicitationRequired", False),
                confirmed=slot.get("confirmationRequired", False),
            )
            for slot in raw.get("slots", ())
        ),
        confirmed=raw.get("confirmationRequired", False),
        delegation=raw.get("delegationStrategy"),
    )


def _named(parts: Iterable[_Part]) -> Mapping[str, _Part]:
    return MappingProxyType({part.name: part for part in parts})
