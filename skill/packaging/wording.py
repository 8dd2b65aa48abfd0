"""What store texts may say, and how long: SMAPI's limits and the store's policies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

LONGEST = {"summary": 160, "description": 4000, "updatesDescription": 4000}
"""Characters a text may have."""

KEYWORDS, KEYWORD, EXAMPLES, EXAMPLE, INSTRUCTIONS = 30, 150, 3, 200, 4000

HEALTH_CATEGORIES = frozenset({"HEALTH_AND_FITNESS", "EXERCISE_AND_WORKOUT", "MEDICAL"})
"""Categories in which a skill for couples would promise what it cannot keep."""

NAMING = re.compile(
    r"\balexa(?:'s)?[\s-]+(?:skill|app)\b|\b(?:skill|app) for alexa\b", re.IGNORECASE
)
DEVICES = re.compile(r"\b(?:amazon|echo|fire ?tv|fire tablet|kindle)\b", re.IGNORECASE)
HEALTH = re.compile(
    r"\b(?:cur(?:e|es|ed|ing)|treat(?:s|ed|ing|ments?)?|heal(?:s|ed|ing)?|diagnos\w+|therap\w+"
    r"|counsell?(?:ing|ors?)|medic\w+|clinical\w*|patients?|symptoms?)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(r"\bnot\b", re.IGNORECASE)


def faults(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Name everything that the texts of a manifest get wrong."""
    publishing = manifest["publishingInformation"]
    if publishing["category"] in HEALTH_CATEGORIES:
        yield f"category {publishing['category']} is one of health"
    yield from _too_long("testing instructions", publishing["testingInstructions"], INSTRUCTIONS)
    for locale, listing in publishing["locales"].items():
        for fault in (*_lengths(listing), *_words(listing)):
            yield f"{locale}: {fault}"


def _lengths(listing: Mapping[str, Any]) -> Iterator[str]:
    for name in ("name", *LONGEST):
        if not listing[name].strip():
            yield f"{name} is empty"
    for name, longest in LONGEST.items():
        yield from _too_long(name, listing[name], longest)
    if len(listing["examplePhrases"]) != EXAMPLES:
        yield f"{len(listing['examplePhrases'])} example phrases, the store shows {EXAMPLES}"
    for phrase in listing["examplePhrases"]:
        yield from _too_long(f"example {phrase!r}", phrase, EXAMPLE)
    if len(listing["keywords"]) > KEYWORDS:
        yield f"{len(listing['keywords'])} keywords, {KEYWORDS} may be given"
    for keyword in listing["keywords"]:
        yield from _too_long(f"keyword {keyword!r}", keyword, KEYWORD)


def _too_long(name: str, text: str, longest: int) -> Iterator[str]:
    if len(text) > longest:
        yield f"{name} has {len(text)} characters, {longest} may be given"


def _words(listing: Mapping[str, Any]) -> Iterator[str]:
    """Look for naming the policies refuse; words of health may stand where they are denied."""
    texts = {name: listing[name] for name in ("name", *LONGEST)}
    texts["keywords"] = "\n".join(listing["keywords"])
    texts["examples"] = "\n".join(listing["examplePhrases"])
    for name, text in texts.items():
        for rule, why in ((NAMING, "names it after Alexa"), (DEVICES, "names a device or Amazon")):
            if found := rule.search(text):
                yield f"{name} {why}: {found[0]!r}"
        for sentence in re.split(r"[.!?\n]", text):
            if (found := HEALTH.search(sentence)) and not DENIAL.search(sentence):
                yield f"{name} sounds like health: {found[0]!r}"
