"""What is kept: say it in one breath, or delete all of it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from skill.dialogue.intents import Intent
from skill.dialogue.replies import asking, leave, offer
from skill.dialogue.reply import End, Reply, say
from skill.dialogue.router import on
from skill.dialogue.state import Forgetting, State
from skill.domain.couple import Couple

if TYPE_CHECKING:
    from skill.dialogue.turn import Moment, Turn


@on(Intent.WHAT_IS_KEPT)
def what_is_kept(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """List every field that holds something, and how to have it deleted."""
    fresh = Couple()
    held = [
        field.name
        for field in fields(Couple)
        if getattr(state.couple, field.name) != getattr(fresh, field.name)
    ]
    if not held:
        return offer(state, say("kept.nothing"))
    lines = [say(f"kept.{name}") for name in held]
    return offer(state, say("kept.open"), *lines, say("kept.close"))


@on(Intent.FORGET_US)
def forget_us(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Ask once before everything is deleted."""
    return state.standing(Forgetting()), asking("forget.sure")


@on(Intent.YES, during=Forgetting)
def forget(_state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Delete everything at once; either of the two may ask for it."""
    return State(), End((say("forget.done"),), forgets=True)


@on(Intent.NO, during=Forgetting)
def do_not_forget(state: State, _turn: Turn, _moment: Moment) -> tuple[State, Reply]:
    """Change nothing."""
    return leave(state, say("forget.kept"))
