"""Speech markup: escaped, wrapped, and within Alexa's limits."""

from __future__ import annotations

from xml.sax.saxutils import escape

LONGEST = 8000
"""Characters of one outputSpeech; beyond it Alexa ends the session."""

BREAKS = 10.0
"""Seconds of `<break>` in one response that are safe under every reading of the reference."""


class TooLong(Exception):
    """A response holds more than Alexa will say."""


def speak(text: str, *, slow: bool = False, wait: int = 0) -> str:
    """Wrap plain text as SSML, after `wait` seconds of break, slowly if asked.

    Raises `TooLong` past Alexa's limits.
    """
    if wait > BREAKS:
        raise TooLong(f"{wait} s of break")
    words = escape(text)
    if slow and words:
        words = f'<prosody rate="slow">{words}</prosody>'
    pause = f'<break time="{wait}s"/>' if wait else ""
    spoken = f"<speak>{pause}{words}</speak>"
    if len(spoken) > LONGEST:
        raise TooLong(f"{len(spoken)} characters")
    return spoken
