"""How long words take to say."""

from __future__ import annotations

import re

WORDS_PER_SECOND = 2.6
"""An ordinary Alexa voice; to be measured on a device, see docs/device-check.md."""

_WORD = re.compile(r"[A-Za-z0-9'\u00C0-\uFFFF]+")
_BREATH = re.compile(r"[.?!]")
_COMMA = re.compile(r"[,:]")


def seconds(text: str) -> float:
    """Estimate the seconds a text takes aloud: words, a breath a sentence, a beat a comma."""
    words = len(_WORD.findall(text)) / WORDS_PER_SECOND
    return words + 0.5 * len(_BREATH.findall(text)) + 0.2 * len(_COMMA.findall(text))
