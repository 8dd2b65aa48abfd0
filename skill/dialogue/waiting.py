"""How long the skill stays out of the way, in seconds."""

from __future__ import annotations

STILL_TALKING = 45
"""When words are caught right after talk time, or somebody is not ready yet."""

MORE = 60
"""When more time is asked for."""

HOLD = 60
"""While something is paused, before the skill asks again."""
