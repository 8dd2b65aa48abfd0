"""Support numbers: from anywhere, for anybody, without a question back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.replies import leave
from skill.dialogue.reply import Read, Reply, say
from skill.dialogue.router import on

if TYPE_CHECKING:
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn

ANYWHERE = "anywhere"
"""The entry for a country whose numbers nobody has checked."""


@on(Intent.SUPPORT_NUMBERS)
def support_numbers(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Say the numbers of the request's country twice, and close: nothing follows."""
    country = turn.locale.rpartition("-")[2]
    support = moment.catalogue.support
    entry = country if country in support else ANYWHERE
    numbers = [Read("support", entry, str(index)) for index in range(len(support[entry]))]
    return leave(state, say("support.open"), *numbers, say("support.again"), *numbers)
