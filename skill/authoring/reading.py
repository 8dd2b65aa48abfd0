"""How hard a text is to follow, as a school grade."""

from __future__ import annotations

import re

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_SENTENCE = re.compile(r"[^.?!]*[a-zA-Z][^.?!]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiou]le$"  # hope, while; but not table
    r"|(?<![^aeiou]l)(?<=[^aeioutdy])ed$"  # rained; but not wanted, handled
    r"|(?<![sc]h)(?<![^aeiou]l)(?<=[^aeiouysxzcg])es$"  # tunes; but not wishes, tables
)
_INNER = re.compile(r"[^aeiou]e(?:ly|ful|thing|where|one|body|hold)s?$")
_PARTED = re.compile(r"[iu]a(?!l?$)|eo(?!pl)|io(?!n)|[^qg]ua|[aeiouy]ing|iet|ier$|iest$|ism|idea")


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return WORD.findall(text.lower())


def syllables(word: str) -> int:
    """Count syllables by spelling: runs of vowels, less silent ones, more where two part.

    Wrong for one word in sixty of ours, held against a pronouncing dictionary; libraries either
    count hyphenation points, which is wrong four times as often, or bring a licence we cannot ship.
    """
    word = word.removesuffix("'s").replace("'", "")
    count = len(_VOWELS.findall(word)) + len(_PARTED.findall(word))
    count -= bool(_SILENT.search(word)) + bool(_INNER.search(word))
    return max(1, count)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: the school year in which a text is read with ease."""
    found = words(text)
    sentences = len(_SENTENCE.findall(text))
    if not found or not sentences:
        return 0.0
    spoken = sum(syllables(word) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * spoken / len(found) - 15.59
