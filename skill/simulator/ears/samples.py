"""The samples of a model as words, and what the words of its slots may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skill.models.model import BUILT_IN
from skill.simulator.ears import values
from skill.simulator.ears.wording import core, sample_words, stems, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from skill.models.model import Intent, Model, Value
    from skill.simulator.ears.wording import Words


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample utterance of an intent, as stems, with its slots as `{name}`."""

    intent: str
    words: Words
    slots: Mapping[str, str]

    @property
    def literal(self) -> Words:
        """The words that are not slots."""
        return tuple(word for word in self.words if not word.startswith("{"))

    @property
    def slotted(self) -> tuple[str, ...]:
        """The names of the slots it holds."""
        return tuple(word[1:-1] for word in self.words if word.startswith("{"))


@dataclass(frozen=True, slots=True)
class Match:
    """An utterance laid on a sample: which stretch of words fell to each slot.

    `listed` is how many slots hold words that their type knows.
    """

    sample: Sample
    filled: Mapping[str, Words]
    listed: int

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The larger, the better: literal words, known values, then the shortest slots."""
        literal = self.sample.literal
        return (
            len(literal),
            sum(map(len, literal)),
            self.listed,
            -sum(len(word) for said in self.filled.values() for word in said),
        )


@dataclass(frozen=True)
class Lexicon:
    """Everything the values of slots may be called."""

    types: Mapping[str, tuple[Value, ...]]
    listed: dict[str, dict[Words, tuple[Value, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind, all_values in self.types.items():
            known = self.listed.setdefault(kind, {})
            for value in all_values:
                for spoken in value.spoken:
                    key = stems(words(spoken))
                    if value not in known.get(key, ()):
                        known[key] = (*known.get(key, ()), value)

    def matches(self, kind: str, said: Words) -> tuple[Value, ...] | None:
        """List the values that words stand for; None for a type without a list."""
        known = self.listed.get(kind)
        return None if known is None else known.get(stems(said), ())

    def knows(self, kind: str, said: Words) -> bool:
        """Whether words are a listed value, or sound like one of a built-in type."""
        if kind in self.listed:
            return stems(said) in self.listed[kind]
        return values.known(kind, said)


def of_intents(model: Model) -> Iterator[Sample]:
    """Every sample and every phrase Alexa knows herself, the latter first."""
    for name in model.intents:
        for phrase in BUILT_IN.get(name, ()):
            yield Sample(name, words(phrase), {})
    for intent in model.intents.values():
        yield from of(intent, intent.samples)


def of(intent: Intent, texts: Iterable[str]) -> Iterator[Sample]:
    """Give some samples of an intent as words."""
    for text in texts:
        yield Sample(intent.name, sample_words(text), intent.slots)


def plain(sample: Sample) -> Sample:
    """Strip a sample of politeness, unless nothing but slots would be left."""
    short = core(sample.words)
    if all(word.startswith("{") for word in short):
        short = sample.words
    return Sample(sample.intent, stems(short), sample.slots)
