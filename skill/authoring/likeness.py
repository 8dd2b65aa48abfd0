"""How alike two texts are, and which of thousands are worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from skill.authoring.reading import words
from skill.authoring.wordlists import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SAME_WORDS = 0.60
SAME_TOKENS = 85
SAME_SPELLING = 0.55
"""From here on two texts are one thought twice.

Read one by one, the closest pairs of our own bank are different thoughts and stay below: half
the words, 83 by tokens, a third of the spelling.
"""

GRAM = 5
RARE = 16
"""A word in so few texts makes each two of them worth comparing."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text taken apart for comparing."""

    plain: str
    """Its words in small letters, nothing else."""
    content: frozenset[str]
    """The words that say what it is about, their endings cut."""
    grams: frozenset[str]


def taken_apart(text: str) -> Text:
    """Take a text apart: its words, those of content, and its runs of five letters."""
    said = words(text)
    plainest = words_in("plain")
    content = frozenset(_stem(word) for word in said if word not in plainest)
    plain = " ".join(said)
    grams = frozenset(plain[at : at + GRAM] for at in range(max(1, len(plain) - GRAM + 1)))
    return Text(plain, content, grams)


def alike(one: Text, other: Text) -> str | None:
    """Say in which way two texts are too much alike; None when they are not."""
    if one.plain == other.plain:
        return "the same words"
    if (share := _jaccard(one.content, other.content)) >= SAME_WORDS:
        return f"{share:.0%} of the words that matter are the same"
    if fuzz.token_set_ratio(one.plain, other.plain) >= SAME_TOKENS:
        return "one is nearly made of the other's words"
    if (share := _jaccard(one.grams, other.grams)) >= SAME_SPELLING:
        return f"{share:.0%} is spelt the same"
    return None


def worth_comparing(texts: Mapping[int, Text]) -> Iterator[tuple[int, int]]:
    """Yield each pair that shares a rare word, or one of the rarer words of both.

    The rarer half and one more of a text's words: two texts with three in five words in common
    always share one of those, so no such pair is missed, and common words pair nobody.
    """
    known = Counter(word for text in texts.values() for word in text.content)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in texts.items():
        rarest = sorted(text.content, key=lambda word: (known[word], word))
        half = len(rarest) // 2 + 1
        rare = [word for word in rarest[half:] if known[word] <= RARE]
        for word in [*rarest[:half], *rare] or [text.plain]:
            holders[word].append(number)
    seen: set[tuple[int, int]] = set()
    for group in holders.values():
        for pair in combinations(group, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def _stem(word: str) -> str:
    for ending in ("'s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending)
    return word
