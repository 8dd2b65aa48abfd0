"""Rules about the name that a skill is called by.

From Amazon's page on choosing an invocation name, which lists its words as examples: only a
build in the developer console has the last word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skill.models.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST, LONGEST = 2, 50

WAKE = frozenset({"alexa", "amazon", "computer", "echo"})
"""Words that wake a device, and so may not be part of anything that is said to it later."""

# fmt: off
_LAUNCH = frozenset({
    "ask", "begin", "enable", "launch", "load", "open", "play", "resume", "run", "speak", "start",
    "talk", "tell", "use",
})
_CONNECTING = frozenset({
    "about", "and", "at", "by", "for", "from", "if", "in", "of", "off", "on", "that", "to", "up",
    "using", "whether", "with",
})
# fmt: on
_NAMING = frozenset({"app", "application", "skill", "skills"})
_SMALL = _CONNECTING | {"a", "an", "the"}
_WRITTEN = re.compile(r"[^\W\d_][^\W\d_'. ]*(?: ?[^\W\d_'.]|['.])*")


def name(invocation: str) -> Iterator[Finding]:
    """Check an invocation name."""
    words = invocation.split()
    if invocation != invocation.lower() or not _WRITTEN.fullmatch(invocation):
        yield _broken("it is not lower-case letters, single spaces, apostrophes and periods")
    if len(words) < 2:
        yield _broken("one word is for brands only")
    if not SHORTEST <= len(invocation) <= LONGEST:
        yield _broken(f"it has {len(invocation)} characters, not {SHORTEST} to {LONGEST}")
    if len(words) == 2 and _SMALL.intersection(words):
        yield _broken("one of its two words is an article or a preposition")
    for kind, listed in (
        ("a wake word", WAKE),
        ("a word that opens skills", _LAUNCH),
        ("a connecting word", _CONNECTING),
        ("a word for skills", _NAMING),
    ):
        for word in sorted(listed.intersection(words)):
            yield _broken(f"{word!r} is {kind}")


def _broken(sentence: str) -> Finding:
    return Finding("invocationName", "invocation-name", sentence)
