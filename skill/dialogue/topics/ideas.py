"""Date ideas: one that fits the wishes, another, or the nearest there is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from skill.dialogue.choosing import choose
from skill.dialogue.intents import Intent
from skill.dialogue.replies import asking, leave, offer
from skill.dialogue.reply import Length, Line, Read, Reply, say
from skill.dialogue.router import on
from skill.dialogue.slots import seconds
from skill.dialogue.state import Suggesting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skill.content.bank import Bank
    from skill.dialogue.state import State
    from skill.dialogue.turn import Moment, Turn

MINUTES = (15, 30, 60, 120, 240, 480)
"""The lengths an idea can have; a wish is rounded down to one of them."""

LEAST_MISSED = ("energy", "minutes", "cost", "place")
"""Which wish is given up first when nothing fits them all."""


@on(Intent.SUGGEST_DATE)
def suggest(state: State, turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Suggest an idea that fits place, cost, time and energy."""
    wishes = {
        name: slot.id
        for name in ("place", "cost", "energy")
        if (slot := turn.slots.get(name)) and slot.id
    }
    if (length := seconds(turn)) is not None:
        fitting = [size for size in MINUTES if size * 60 <= length]
        wishes["minutes"] = str(fitting[-1] if fitting else MINUTES[0])
    return _suggest(state, moment, MappingProxyType(wishes))


@on(Intent.NO, Intent.NEXT, Intent.MORE_TIME, Intent.SWAP, during=Suggesting)
def another(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Suggest another with the same wishes."""
    return _suggest(state, moment, state.during(Suggesting).wishes)


@on(Intent.YES, Intent.KEEP, during=Suggesting)
def take(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """They like it: wish them a good time and leave it there."""
    return leave(state, say("idea.taken"))


@on(Intent.LIGHTER, during=Suggesting)
def easier(state: State, _turn: Turn, moment: Moment) -> tuple[State, Reply]:
    """Suggest something that asks less of two tired people."""
    wishes = state.during(Suggesting).wishes
    return _suggest(state, moment, MappingProxyType({**wishes, "energy": "1"}))


def _suggest(state: State, moment: Moment, wishes: Mapping[str, str]) -> tuple[State, Reply]:
    bank = moment.catalogue.ideas
    kept, given_up = _nearest(bank, wishes)
    chosen = choose(state.couple, "ideas", [_fitting(bank, kept)], moment)
    if chosen is None:
        return offer(state, say("idea.none"))
    couple, number = chosen
    idea = bank.read(number)
    nearest: tuple[Line, ...] = (say("idea.nearest"),) if given_up else ()
    reply = asking(
        "idea.suits",
        *nearest,
        say("idea.offer", title=Read("ideas", number, "title")),
        Read("ideas", number),
        say(
            "idea.terms",
            cost=say(f"cost.{idea['cost']}"),
            length=Length(idea["minutes"] * 60),
        ),
        first=couple.first,
    )
    return state.standing(Suggesting(number, wishes), couple), reply


def _nearest(bank: Bank, wishes: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    """Give wishes up, the least missed first, until something fits."""
    kept = dict(wishes)
    for name in LEAST_MISSED:
        if _fitting(bank, kept):
            break
        kept.pop(name, None)
    return kept, len(kept) < len(wishes)


def _fitting(bank: Bank, wishes: Mapping[str, str]) -> int:
    items = bank.items
    for name, value in wishes.items():
        items &= bank.having(f"{name}:{value}")
    return items
