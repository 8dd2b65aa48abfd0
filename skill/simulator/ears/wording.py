"""Words as speech recognition writes them, and the ones that carry no meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from skill.simulator.ears.numbers import spelled
from skill.simulator.ears.vocabulary import CONTRACTIONS, PHRASES, WORDS

Words = tuple[str, ...]

_SPLIT = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)\b")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_HALF_DAY = re.compile(r"\b([ap])\.? ?m\b\.?")
_SLOT = re.compile(r"\{(\w+)\}")
_GLUED = re.compile(r"(?<=\d)(?=[a-z])(?!st\b|nd\b|rd\b|th\b)")

_PARTS = {short: tuple(long.split()) for short, long in CONTRACTIONS.items()}
_SOUNDS = {("uh", "huh"), ("uh", "uh"), ("mm", "hmm")}
_BEFORE = tuple(sorted(PHRASES["before"], key=len, reverse=True))


@lru_cache(maxsize=4096)
def words(text: str) -> Words:
    """Write an utterance as speech recognition does: lower case, no punctuation, nothing short.

    "Let's do 2 minutes!" is `let us do two minutes`. Sounds of thinking are gone; "uh-huh" stays.
    """
    text = text.lower().replace("\u2019", "'")
    text = _CLOCK.sub(lambda clock: f"{clock[1]} {_minutes(clock[2])}", text)
    text = _POINT.sub(" point ", text)
    text = _GLUED.sub(" ", _HALF_DAY.sub(r"\1m", text))
    raw = _SPLIT.findall(text)
    kept = [
        word
        for at, word in enumerate(raw)
        if word not in WORDS["noise"]
        or _SOUNDS.intersection((tuple(raw[at : at + 2]), tuple(raw[at - 1 : at + 1])))
    ]
    return tuple(part for word in kept for part in _parts(word))


def _minutes(digits: str) -> str:
    if digits == "00":
        return "o'clock"
    return f"oh {digits[1]}" if digits[0] == "0" else digits


def _parts(word: str) -> Words:
    if word in _PARTS:
        return _PARTS[word]
    if word.endswith("n't"):
        return (word[:-3], "not")
    if word.isdecimal():
        return spelled(int(word))
    return (word,)


def sample_words(sample: str) -> Words:
    """Write a sample utterance so, its slots kept as `{name}`."""
    pieces = _SLOT.split(sample)
    found: list[str] = []
    for at, piece in enumerate(pieces):
        found.extend((f"{{{piece}}}",) if at % 2 else words(piece))
    return tuple(found)


def core(said: Words) -> Words:
    """Leave out politeness, openings and repetition; something is always left."""
    said = tuple(word for at, word in enumerate(said) if not at or word != said[at - 1])
    while (shorter := _trimmed(said)) != said:
        said = shorter
    without = tuple(word for word in said if word != "please")
    return without or said


def _trimmed(said: Words) -> Words:
    for filler in _BEFORE:
        if len(filler) < len(said) and said[: len(filler)] == filler:
            return said[len(filler) :]
    for filler in PHRASES["after"]:
        if len(filler) < len(said) and said[-len(filler) :] == filler:
            return said[: -len(filler)]
    return said


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Take the plural ending off a word, so that one and many sound alike."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return word


def stems(said: Words) -> Words:
    """Take the plural endings off all words but slots in braces."""
    return tuple(word if word.startswith("{") else stem(word) for word in said)
