"""Samples told in another order, with a word more or a slip of the tongue."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from skill.simulator.ears.samples import Match
from skill.simulator.ears.vocabulary import WORDS
from skill.simulator.ears.wording import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skill.simulator.ears.samples import Lexicon, Sample
    from skill.simulator.ears.wording import Words

_NEAR = 75
_ALIKE = 82
"""How much alike, of 100, two utterances must be to be compared, and two words to be one."""

_LONGEST_VALUE = 6
_MOST_SPANS = 5
_SPARE_WORDS = 6

Bag = tuple[str, ...]
Span = tuple[int, int, str]


class Bags:
    """Samples as bags of the words that matter, a slot standing as its type.

    Samples with names are left out: without their place nothing tells a name from another word.
    """

    def __init__(self, samples: Iterable[Sample], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._samples: dict[Bag, Sample] = {}
        for sample in samples:
            kinds = _kinds(sample)
            if "AMAZON.FirstName" not in kinds and len(set(kinds)) == len(kinds):
                bag = _bag(_typed(sample))
                if not all(word.startswith("{") for word in bag):
                    self._samples.setdefault(bag, sample)
        self._texts = {" ".join(bag): bag for bag in self._samples}
        self._kinds = sorted({kind for s in self._samples.values() for kind in _kinds(s)})
        self._longest = max((len(s.words) for s in self._samples.values()), default=0)

    def reordered(self, said: Words) -> Match | None:
        """Give the best sample with the same words in any order."""
        found = [
            _match(self._samples[bag], said, spans)
            for bag, spans in self._readings(said)
            if bag in self._samples and (len(bag) > 1 or len(said) <= 3)
        ]
        return max(found, key=lambda match: match.rank, default=None)

    def nearly(self, said: Words) -> Match | None:
        """Give the sample that differs by slips, or by one word where three others agree."""
        best: Match | None = None
        highest = (0, 0.0)
        for bag, spans in self._readings(said):
            near = process.extract(
                " ".join(bag), self._texts.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4
            )
            for text, score, _ in near:
                if (len(spans), score) > highest and _agree(bag, self._texts[text]):
                    highest = len(spans), score
                    best = _match(self._samples[self._texts[text]], said, spans)
        return best

    def _readings(self, said: Words) -> Iterator[tuple[Bag, list[Span]]]:
        """Every bag the words may be, as more or fewer of them are values of slots."""
        if len(said) > self._longest + _SPARE_WORDS:
            return
        spans = list(self._spans(said))[:_MOST_SPANS]
        for many in range(len(spans), -1, -1):
            for chosen in combinations(spans, many):
                if _apart(chosen):
                    yield _bag(_with_types(said, chosen)), list(chosen)

    def _spans(self, said: Words) -> Iterator[Span]:
        """Find the longest stretches that are values of each type used here."""
        for kind in self._kinds:
            start = 0
            while start < len(said):
                ends = range(min(len(said), start + _LONGEST_VALUE), start, -1)
                known = (e for e in ends if self._lexicon.knows(kind, said[start:e]))
                end = next(known, start)
                if end > start:
                    yield start, end, kind
                start = max(end, start + 1)


def _kinds(sample: Sample) -> list[str]:
    return [sample.slots.get(name, "") for name in sample.slotted]


def _typed(sample: Sample) -> Iterator[str]:
    for word in sample.words:
        yield f"{{{sample.slots.get(word[1:-1], '')}}}" if word.startswith("{") else word


def _bag(words: Iterable[str]) -> Bag:
    return tuple(sorted(stem(word) for word in words if word not in WORDS["light"]))


def _with_types(said: Words, spans: Iterable[Span]) -> Iterator[str]:
    starts = {start: (end, kind) for start, end, kind in spans}
    at = 0
    while at < len(said):
        end, word = at + 1, said[at]
        if at in starts:
            end, kind = starts[at]
            word = f"{{{kind}}}"
        yield word
        at = end


def _apart(spans: tuple[Span, ...]) -> bool:
    if len({kind for _, _, kind in spans}) < len(spans):
        return False
    return all(one[1] <= two[0] or two[1] <= one[0] for one, two in combinations(spans, 2))


def _match(sample: Sample, said: Words, spans: list[Span]) -> Match:
    by_kind = {kind: said[start:end] for start, end, kind in spans}
    filled = {name: by_kind[sample.slots[name]] for name in sample.slotted}
    return Match(sample, filled, len(filled))


def _agree(said: Bag, sample: Bag) -> bool:
    """Whether two bags mean the same but for slips, a word more or less, or one for another.

    A word more or less needs three others that agree, one for another two slots among them.
    """
    more, fewer = Counter(said) - Counter(sample), Counter(sample) - Counter(said)
    extra, lacking = list(more.elements()), list(fewer.elements())
    if any(word in WORDS["turning"] or word.startswith("{") for word in extra + lacking):
        return False
    for word in tuple(extra):
        slip = next((other for other in lacking if _slip(word, other)), None)
        if slip:
            extra.remove(word)
            lacking.remove(slip)
    agreed = len(said) - len(extra)
    match len(extra), len(lacking):
        case (0, 0):
            return True
        case (0, 1) | (1, 0):
            return agreed >= 3
        case (1, 1):
            return agreed >= 3 and sum(word.startswith("{") for word in said) >= 2
        case _:
            return False


def _slip(word: str, other: str) -> bool:
    """Whether one word may be the other, misheard or mistyped; a first letter seldom is."""
    alike = word[0] == other[0] and min(len(word), len(other)) > 3
    return alike and fuzz.ratio(word, other) >= _ALIKE
