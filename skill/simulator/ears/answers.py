"""Bare answers to a slot that Alexa has just asked for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from skill.simulator.ears import numbers
from skill.simulator.ears.patterns import Patterns
from skill.simulator.ears.samples import of, plain
from skill.simulator.ears.vocabulary import WORDS
from skill.simulator.ears.wording import core

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skill.models.model import Intent
    from skill.simulator.ears.samples import Lexicon
    from skill.simulator.ears.wording import Words

_LONGEST = 4


class Answers:
    """What a couple may say to fill one slot of one intent; `KeyError` if it has no such slot."""

    def __init__(self, intent: Intent, slot: str, lexicon: Lexicon) -> None:
        self._slot = slot
        self._kind = intent.slots[slot]
        self._lexicon = lexicon
        samples = [plain(sample) for sample in of(intent, intent.answers.get(slot, ()))]
        self._patterns = Patterns(samples, lexicon)

    def known(self, said: Words) -> Mapping[str, Words] | None:
        """Give the slots that a listed or well-formed value fills, alone or in a slot sample."""
        for form in (said, core(said)):
            for bare in _bare(form, number=self._kind == "AMAZON.NUMBER"):
                if self._lexicon.knows(self._kind, bare):
                    return MappingProxyType({self._slot: bare})
        matches = self._patterns.strict(core(said))
        best = max(matches, key=lambda match: match.rank, default=None)
        return best.filled if best else None

    def unlisted(self, said: Words) -> Mapping[str, Words] | None:
        """Give the slot filled with a few words that are not on its list.

        A bare number for a time or a length of time fills it too, though without a meaning.
        """
        said = core(said)
        listed = self._kind in self._lexicon.listed
        number = self._kind in {"AMAZON.DURATION", "AMAZON.TIME"} and numbers.number(said)
        if number or (listed and len(said) <= _LONGEST):
            return MappingProxyType({self._slot: said})
        return None


def _bare(said: Words, *, number: bool) -> Iterator[Words]:
    """Give the words, then with ever fewer small words around them."""
    yield said
    while len(said) > 1 and said[0] in WORDS["before_answer"]:
        said = said[1:]
        yield said
    if number and len(said) > 1 and said[-1] in WORDS["after_number"]:
        yield said[:-1]
