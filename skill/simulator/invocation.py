"""How a skill is called: "open ...", "ask ... for ...", "... using ..."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["launch", "oneshot", "plain"]

_WAKE = r"(?:(?:hey |okay |ok )?(?:alexa|echo|amazon|computer)[\s,]+)?"
_POLITE = r"(?:please |can you |could you |would you )*"
_OPEN = "open|start|launch|begin|run|load|play|enter|resume|use|talk to|speak to|i want to|let's do"
_ASK = "ask|tell|open|start|launch|use|talk to|speak to"
_LINK = "to|for|about|that|and|if|whether"


def split(utterance: str, invocation_name: str) -> tuple[Kind, str]:
    """Tell a bare opening and a wish in one breath from anything else.

    Gives `launch` with nothing left, `oneshot` with the wish as it was said, or `plain` with the
    whole utterance. The wake word may be missing; words for Alexa between name and wish
    ("to", "for") are gone.
    """
    said = " ".join(re.sub(r"[.?!]+(?=\s|$)", "", utterance.strip()).split())
    opening, asking, ending = _patterns(invocation_name)
    if opening.fullmatch(said):
        return "launch", ""
    for pattern in (asking, ending):
        if wish := pattern.fullmatch(said):
            return "oneshot", wish["wish"].strip()
    return "plain", utterance


@lru_cache(maxsize=8)
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    name = r"\s+".join(re.escape(word) for word in name.split())
    sources = (
        rf"{_WAKE}{_POLITE}(?:(?:{_OPEN}|ask|tell) )?(?:the )?{name}(?:,? please)?",
        rf"{_WAKE}{_POLITE}(?:{_ASK}) (?:the )?{name}\b[,:]?\s+(?:(?:{_LINK}) )?(?P<wish>.+)",
        rf"{_WAKE}{_POLITE}(?P<wish>.+?),? (?:using|with|from|on|in|through|by) (?:the )?{name}(?:,? please)?",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)
