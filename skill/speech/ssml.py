"""Speech markup: escaped, wrapped, and within Alexa's limits."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 8000
"""Characters of one outputSpeech; beyond it Alexa ends the session."""

BREAKS = 10.0
"""Seconds of `<break>` in one response that are safe under every reading of the reference."""


class TooLong(Exception):
    """A response holds more than Alexa will say."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How to speak: slowly, softly, or as usual."""

    slow: bool = False
    soft: bool = False

    def speaking(self, words: str) -> str:
        """Wrap escaped words in what this voice needs."""
        rate = ' rate="slow"' if self.slow else ""
        volume = ' volume="soft"' if self.soft else ""
        return f"<prosody{rate}{volume}>{words}</prosody>" if rate or volume else words


USUAL = Voice()


def speak(*parts: str | int, voice: Voice = USUAL) -> str:
    """Wrap plain words as SSML in a voice; a number among them is a break in seconds.

    Raises `TooLong` past Alexa's limits.
    """
    if sum(part for part in parts if isinstance(part, int)) > BREAKS:
        raise TooLong("more break than Alexa allows")
    spoken = f"<speak>{' '.join(_part(part, voice) for part in parts)}</speak>"
    if len(spoken) > LONGEST:
        raise TooLong(f"{len(spoken)} characters")
    return spoken


def _part(part: str | int, voice: Voice) -> str:
    if isinstance(part, int):
        return f'<break time="{part}s"/>'
    words = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return voice.speaking(words)
