"""No thought twice: duplicates, near duplicates, and beginnings that wear out."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from skill.authoring.finding import Finding
from skill.authoring.likeness import alike, taken_apart, worth_comparing
from skill.authoring.reading import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skill.authoring.sources import Item, Source

OPENING = 3
OFTEN = 0.03
"""Share of a bank that may begin with the same three words."""
FEW = 60
"""Below so many items shares mean nothing."""


def check(source: Source) -> Iterator[Finding]:
    """Find items that say what another of their kind says, and openings heard too often.

    Only questions can wear out by their beginnings: a cue has to say first whom it is for.
    """
    yield from _twice(source.questions, {n: item["text"] for n, item in source.questions.items()})
    yield from _twice(source.cues, {n: item["text"] for n, item in source.cues.items()})
    ideas = {n: f"{item['title']}. {item['text']}" for n, item in source.ideas.items()}
    yield from _twice(source.ideas, ideas)
    yield from _openings(source.questions)
    yield from _neighbours(source.questions)


def _twice(items: Mapping[int, Item], texts: Mapping[int, str]) -> Iterator[Finding]:
    apart = {number: taken_apart(text) for number, text in texts.items()}
    for one, other in worth_comparing(apart):
        if how := alike(apart[one], apart[other]):
            rule = "exact duplicate" if how == "the same words" else "near duplicate"
            yield Finding(items[other]["file"], other, rule, f"{how} as in {one}")


def _openings(items: Mapping[int, Item]) -> Iterator[Finding]:
    begins = {number: " ".join(words(item["text"])[:OPENING]) for number, item in items.items()}
    most = len(items) * OFTEN
    counts = Counter(begins.values())
    for number, opening in begins.items():
        if len(items) >= FEW and counts[opening] > most:
            yield Finding(
                items[number]["file"],
                number,
                "openings",
                f"{counts[opening]} items begin with {opening!r}; {most:.0f} at most",
            )


def _neighbours(items: Mapping[int, Item]) -> Iterator[Finding]:
    files: defaultdict[str, list[int]] = defaultdict(list)
    for number, item in items.items():
        files[item["file"]].append(number)
    for file, numbers in files.items():
        for one, other in pairwise(numbers):
            first, second = (words(items[n]["text"])[:2] for n in (one, other))
            if first == second:
                yield Finding(file, other, "neighbours", f"begins like {one}: {' '.join(first)!r}")
