"""Every wording of every prompt, filled as it is filled when it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from skill.authoring.finding import Finding
from skill.authoring.said import COUNTED, needed
from skill.authoring.trial import trial
from skill.dialogue.reply import Length, Read, Say, Value
from skill.speech.filling import Filling
from skill.speech.ssml import speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.sources import Source
    from skill.content.catalogue import Catalogue

NAMES = (("Zoë", "Sam & <Max>"), None)
"""Names no better than people have, and none."""

SECONDS = 90


def check(source: Source) -> Iterator[Finding]:
    """Find wordings that keep a brace, cannot be filled, or are no markup Alexa can parse."""
    fills = needed(source).fills
    title = Read("exercises", next(iter(source.exercises), ""), "title")
    titles = dict.fromkeys(("title", "one", "two", "three"), title)
    samples: dict[str, Value] = {**titles, "length": Length(SECONDS), "cost": Say("cost.low")}
    with trial(source) as catalogue:
        for key, prompt in source.prompts.items():
            if key in COUNTED:
                continue
            values = tuple(
                (name, samples[name]) for name in sorted(fills.get(key, ())) if name in samples
            )
            for wording in range(len(prompt["say"])):
                for names in NAMES:
                    if problem := _problem(Say(key, values, wording), names, catalogue):
                        yield Finding(prompt["file"], key, "filling", problem)


def _problem(line: Say, names: tuple[str, str] | None, catalogue: Catalogue) -> str | None:
    try:
        text = Filling(catalogue, names, 1).text(line)
        ET.fromstring(speak(text))  # noqa: S314 - our own words
    except (LookupError, ValueError) as gap:
        return f"cannot be filled: {gap!r}"
    except ET.ParseError as broken:
        return f"is no markup: {broken}"
    return f"keeps a brace: {text!r}" if "{" in text or "}" in text else None
