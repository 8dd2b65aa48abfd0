"""How long the skill stays out of the way, in seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.dialogue.pacing import owed
from skill.dialogue.reply import Line, Quiet
from skill.dialogue.state import Discussing
from skill.dialogue.wording import BREATH

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment

STILL_TALKING = 45
"""When words are caught right after talk time, or somebody is not ready yet."""

MORE = 60
"""When more time is asked for."""

HOLD = 60
"""While something is paused, before the skill asks again."""


def time_left(state: State, moment: Moment) -> tuple[Line, ...]:
    """Return the talk time that an aside must not cut short, as quiet to go on with."""
    last = state.dialogue.last
    if last is None or not isinstance(state.dialogue.at, Discussing):
        return ()
    left = owed(last, moment.second - state.dialogue.began, moment.catalogue)
    return (Quiet(left),) if left > BREATH else ()
