"""The prompts: each key that is said has words, and those words fit where they are said."""

from __future__ import annotations

import re
from statistics import median
from string import Formatter
from typing import TYPE_CHECKING

from skill.authoring.checks.phrasing import strange
from skill.authoring.finding import Finding
from skill.authoring.reading import words
from skill.authoring.said import needed
from skill.authoring.wordlists import listed, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.keys import Keys
    from skill.authoring.sources import Source

CAST = frozenset({"first", "second"})
MANY = 12
"""Wordings of a frequent line."""
MOST_WORDS, MOST_LONG = 20, 30
LONG = (
    "support.",
    "help.",
    "kept.",
    "exercise.announce",
    "quiet.",
    "names.both",
    "trouble.",
    "safety.",
    "question.why",
)
"""Keys heard rarely, or that must say several things in one go."""
FIRST_WELCOME = 40
FIRST_OPENING = 45
"""Words of the very first welcome with its offer: the microphone opens within twenty seconds."""
SHORT_OPENING = 16
"""Words of a short welcome with its offer; the goal for the middle one is 12."""
PHRASES = 3
"""Things to say that one help names; more are not remembered."""
_STOP, _PARTED = re.compile(r"[.!]"), re.compile(r", or\b|\bor |,")
_ASIDE = ("and ", "any time", "support numbers")
NOT_SENTENCES = ("unit.", "cast.", "numbers", "cost.")


def check(source: Source) -> Iterator[Finding]:
    """Find prompts that are missing, unused, or do not fit where the code says them."""
    keys = needed(source)
    yield from _there(source, keys)
    yield from _lines(source)
    for key, prompt in source.prompts.items():
        for wording in prompt["say"]:
            for rule, sentence in (*_braces(key, wording, prompt, keys), *_worded(key, wording)):
                yield Finding(prompt["file"], key, rule, sentence)
            if key in keys.asked and not wording.endswith("?"):
                yield Finding(prompt["file"], key, "question", f"no question: {wording!r}")
            if key not in keys.asked and "?" in wording:
                sentence = f"asks where nobody may answer: {wording!r}"
                yield Finding(prompt["file"], key, "question", sentence)
    yield from _openings(source)


def opening(source: Source, welcome: str) -> list[int]:
    """Return the words of every opening a welcome can make with the offer after it."""
    greetings, offers = (
        [len(words(text)) for text in source.prompts.get(key, {"say": []})["say"]]
        for key in (welcome, "offer.question")
    )
    return [greeting + offer for greeting in greetings for offer in offers]


def _there(source: Source, keys: Keys) -> Iterator[Finding]:
    for key in sorted(keys.said - source.prompts.keys()):
        yield Finding("prompts", key, "missing", "said by the code, written nowhere")
    for key in sorted(source.prompts.keys() - keys.said):
        yield Finding(source.prompts[key]["file"], key, "unused", "written, said by nobody")
    for start in sorted(keys.families):
        yield Finding("prompts", start, "missing", "a family of keys whose ends nobody declared")


def _lines(source: Source) -> Iterator[Finding]:
    numbered: dict[int, str] = {}
    for key, prompt in source.prompts.items():
        if (number := prompt.get("line")) is None:
            continue
        if len(prompt["say"]) < MANY:
            sentence = f"{len(prompt['say'])} wordings; {MANY} at least"
            yield Finding(prompt["file"], key, "wordings", sentence)
        if number in numbered:
            sentence = f"line {number} is {numbered[number]}"
            yield Finding(prompt["file"], key, "line", sentence)
        numbered[number] = key


Broken = tuple[str, str]


def _braces(key: str, wording: str, prompt: dict[str, list[str]], keys: Keys) -> Iterator[Broken]:
    try:
        used, first = braces_in(wording), braces_in(prompt["say"][0])
    except ValueError as broken:
        yield "braces", f"{broken}: {wording!r}"
        return
    if used != first:
        yield "braces", f"{sorted(used)} here, {sorted(first)} in the first wording"
    for name in sorted(used - CAST - keys.fills.get(key, frozenset())):
        yield "braces", f"nothing fills {name!r}"


def braces_in(wording: str) -> set[str]:
    """Return the names in braces. Raises `ValueError` for a brace that is never closed."""
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


def _worded(key: str, wording: str) -> Iterator[Broken]:
    if odd := strange(wording.replace("{", "").replace("}", "").replace("_", "")):
        yield "characters", f"{odd!r} is not for a voice"
    if wording != " ".join(wording.split()):
        yield "characters", "blanks where none belong"
    if not key.startswith(NOT_SENTENCES) and wording[-1:] not in {".", "?", "!"}:
        yield "characters", f"no end to the sentence: {wording!r}"
    most = (
        FIRST_WELCOME
        if key == "welcome.first"
        else MOST_LONG
        if key.startswith(LONG)
        else MOST_WORDS
    )
    if (count := len(words(wording))) > most:
        yield "length", f"{count} words; {most} at most: {wording!r}"
    for name in ("banned", *(f"inclusive.{gate}" for gate in table("inclusive"))):
        for word in listed(name, wording):
            yield name.partition(".")[0], f"{word!r} is on the list"
    if key.startswith("help.") and (count := phrases(wording)) > PHRASES:
        yield "help", f"names {count} phrases; {PHRASES} at most"


def phrases(wording: str) -> int:
    """Count the phrases a help names: what stands after a colon, parted by commas and "or".

    Support numbers come on top: they are named for safety, and not to be weighed with the rest.
    """
    count = 0
    for sentence in _STOP.split(wording):
        _, colon, named = sentence.rpartition(":")
        parts = [part.strip() for part in _PARTED.split(named)] if colon else []
        count += sum(bool(part) and not part.startswith(_ASIDE) for part in parts)
    return count


def _openings(source: Source) -> Iterator[Finding]:
    for welcome, most in (("welcome.first", FIRST_OPENING), ("welcome.short", SHORT_OPENING)):
        if (longest := max(opening(source, welcome), default=0)) > most:
            sentence = f"{longest} words with its offer; {most} at most"
            yield Finding(source.prompts[welcome]["file"], welcome, "opening", sentence)


def tenth_opening(source: Source) -> float:
    """Return the middle length in words of an opening for a couple that knows its way."""
    return median(opening(source, "welcome.short") or [0])
