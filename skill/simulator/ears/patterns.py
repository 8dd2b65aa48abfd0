"""Lay an utterance on samples with slots, word by word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hassil import recognize_all
from hassil.intents import Intents

from skill.simulator.ears.samples import Match
from skill.simulator.ears.wording import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skill.simulator.ears.samples import Lexicon, Sample
    from skill.simulator.ears.wording import Words

LONGEST = 5
"""A slot takes this many words that are not on its list, no more."""

_OPEN = "OPEN"


class Patterns:
    """Samples with slots, matched twice: with listed values only, then with any words.

    Slots of built-in types are open in both, and what falls to them must be a value of the type.
    """

    def __init__(self, samples: Sequence[Sample], lexicon: Lexicon) -> None:
        self._samples = samples
        self._lexicon = lexicon
        rarity = Counter(word for sample in samples for word in set(sample.literal))
        self._strict, self._loose = (
            Intents.from_dict(self._grammar(rarity, strict=strict)) for strict in (True, False)
        )

    def strict(self, said: Words) -> Iterator[Match]:
        """Give every sample that fits with listed values in all its slots."""
        for sample, filled in self._fits(self._strict, said):
            if all(self._lexicon.knows(sample.slots.get(s, ""), w) for s, w in filled.items()):
                yield Match(sample, filled, len(filled))

    def loose(self, said: Words) -> Iterator[Match]:
        """Give every sample that fits when custom slots may hold a few words of any kind."""
        for sample, filled in self._fits(self._loose, said):
            placed = {self._place(sample, name, held): held for name, held in filled.items()}
            unlisted = [
                (sample.slots.get(name, ""), held)
                for name, held in placed.items()
                if not self._lexicon.knows(sample.slots.get(name, ""), held)
            ]
            fits = (k in self._lexicon.listed and len(w) <= _room(sample) for k, w in unlisted)
            if len(placed) == len(filled) and all(fits):
                yield Match(sample, placed, len(placed) - len(unlisted))

    def _place(self, sample: Sample, name: str, held: Words) -> str:
        """Name the slot that words belong to: one that lists them, or the one they fell to."""
        kind = sample.slots.get(name, "")
        if kind not in self._lexicon.listed or self._lexicon.knows(kind, held):
            return name
        others = (
            other
            for other, of_kind in sample.slots.items()
            if of_kind in self._lexicon.listed and self._lexicon.knows(of_kind, held)
        )
        return next(others, name)

    def _grammar(self, rarity: Counter[str], *, strict: bool) -> dict[str, Any]:
        blocks: dict[str, list[dict[str, Any]]] = {}
        for at, sample in enumerate(self._samples):
            block: dict[str, Any] = {"sentences": [self._sentence(sample, strict=strict)]}
            block["metadata"] = {"sample": at}
            if sample.literal:
                # hassil looks at a block only when one of these words was said.
                block["required_keywords"] = [min(sample.literal, key=rarity.__getitem__)]
            blocks.setdefault(sample.intent, []).append(block)
        lists: dict[str, Any] = {
            _list(kind): {"values": [" ".join(spoken) for spoken in known]}
            for kind, known in self._lexicon.listed.items()
        }
        return {
            "language": "en",
            "intents": {name: {"data": data} for name, data in blocks.items()},
            "lists": lists | {_OPEN: {"wildcard": True}},
        }

    def _sentence(self, sample: Sample, *, strict: bool) -> str:
        def reference(name: str) -> str:
            kind = sample.slots.get(name, "")
            listed = strict and kind in self._lexicon.listed
            return f"{{{_list(kind) if listed else _OPEN}:{name}}}"

        return " ".join(
            reference(word[1:-1]) if word.startswith("{") else word for word in sample.words
        )

    def _fits(self, grammar: Intents, said: Words) -> Iterator[tuple[Sample, dict[str, Words]]]:
        text = " ".join(stems(said))
        for result in recognize_all(text, grammar):
            filled = {
                entity.name: _stretch(said, text, entity.text_span)
                for entity in result.entities_list
            }
            sample = self._samples[(result.intent_metadata or {})["sample"]]
            if all(filled.values()):
                yield sample, filled


def _list(kind: str) -> str:
    return kind.replace(".", "_")


def _stretch(said: Words, text: str, span: tuple[int, int] | None) -> Words:
    """Give the words as said for a span of the stems that were matched."""
    if span is None:
        return ()
    start = text[: span[0]].count(" ")
    return said[start : start + len(text[slice(*span)].split())]


def _room(sample: Sample) -> int:
    """How many unlisted words a slot may hold: the less is literal, the fewer."""
    return min(LONGEST, len(sample.literal) + 1) if sample.literal else 0
