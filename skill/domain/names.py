"""What a partner may be called."""

from __future__ import annotations

import unicodedata

LONGEST = 30
"""Letters; longer is something misheard, not a name."""


def clean_name(heard: str) -> str | None:
    """Return a name fit to be said, or None when what was heard is none.

    Letters and marks of any script, with spaces, hyphens and apostrophes between; emoji,
    digits and invisible direction marks are dropped. At most `LONGEST` characters.
    """
    if len(heard) > LONGEST * 4:
        return None
    kept = "".join(
        "'" if char in "'\u2019" else char
        for char in unicodedata.normalize("NFC", heard)
        if char in " -'\u2019" or unicodedata.category(char)[0] in "LM"
    )
    name = " ".join(kept.split()).strip("-' ")
    if not name or len(name) > LONGEST:
        return None
    return " ".join(word[:1].upper() + word[1:] for word in name.split())
