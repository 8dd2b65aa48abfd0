"""What people are told to say, found in the prompts, must be understood when it is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from skill.dialogue.intents import Intent
from skill.models.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from skill.models.overlap import Understood

_TOLD = re.compile(r"\bsay\b[^:.?!]*: (?P<listed>[^.?!]+)", re.IGNORECASE)
_BETWEEN = re.compile(r",\s*or\b\s*,?\s*|,\s*|\s+or\s+")
_ASIDE = re.compile(r"and .+|with .+|any time|alexa|open .+", re.IGNORECASE)
_PURPOSE = re.compile(r" (?:to|for) ")


def phrases(prompts: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Give every phrase that a prompt tells people to say, with the prompt's key.

    The convention of the prompts: a sentence with "say" and a colon, and after it phrases between
    commas and "or", to the end of the sentence. Left out are asides, which begin with "and" or
    "with" or are "any time", and the words that open the skill.
    """
    for key, prompt in prompts.items():
        for wording in prompt["say"]:
            for told in _TOLD.finditer(wording):
                for phrase in _BETWEEN.split(told["listed"].strip()):
                    if phrase and not _ASIDE.fullmatch(phrase):
                        yield key, phrase


def told(
    prompts: Mapping[str, Mapping[str, Any]], hear: Callable[[str], Understood]
) -> Iterator[Finding]:
    """Check that all of it is understood, what it is good for ("yes to begin") left aside."""
    for key, phrase in phrases(prompts):
        forms = (phrase, _PURPOSE.split(phrase)[0])
        if all(hear(form).intent == Intent.FALLBACK for form in forms):
            yield Finding(f"prompt {key}", "told", f"{phrase!r} is not understood when said")
