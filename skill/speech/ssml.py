"""Speech markup: escaped, wrapped, and within Alexa's limits."""

from __future__ import annotations

LONGEST = 8000
"""Characters of one outputSpeech; beyond it Alexa ends the session."""

BREAKS = 10.0
"""Seconds of `<break>` in one response that are safe under every reading of the reference."""


class TooLong(Exception):
    """A response holds more than Alexa will say."""


def speak(*parts: str | int, slow: bool = False) -> str:
    """Wrap plain words as SSML, slowly if asked; a number among them is a break in seconds.

    Raises `TooLong` past Alexa's limits.
    """
    if sum(part for part in parts if isinstance(part, int)) > BREAKS:
        raise TooLong("more break than Alexa allows")
    spoken = f"<speak>{' '.join(_part(part, slow=slow) for part in parts)}</speak>"
    if len(spoken) > LONGEST:
        raise TooLong(f"{len(spoken)} characters")
    return spoken


def _part(part: str | int, *, slow: bool) -> str:
    if isinstance(part, int):
        return f'<break time="{part}s"/>'
    words = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<prosody rate="slow">{words}</prosody>' if slow else words
