"""Which function answers which intent, where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from skill.dialogue.reply import Reply
from skill.dialogue.state import State
from skill.dialogue.turn import Moment, Turn

if TYPE_CHECKING:
    from skill.dialogue.intents import Intent

Topic = Callable[[State, Turn, Moment], tuple[State, Reply]]

_routes: dict[tuple[Intent, type | None], Topic] = {}


def on(*intents: Intent, during: type | tuple[type, ...] | None = None) -> Callable[[Topic], Topic]:
    """Route intents to a function: everywhere, or only where the conversation stands.

    Raises `ValueError` at import when another function has the same route.
    """
    places = during if isinstance(during, tuple) else (during,)

    def register(topic: Topic) -> Topic:
        for intent in intents:
            for place in places:
                if (intent, place) in _routes:
                    raise ValueError(f"{intent} during {place} is routed twice")
                _routes[intent, place] = topic
        return topic

    return register


def route(intent: Intent, at: type) -> Topic:
    """Find who answers: here first, then everywhere. Raises `LookupError` for a gap."""
    for place in (at, None):
        if topic := _routes.get((intent, place)):
            return topic
    raise LookupError(f"nobody answers {intent}")


def routes() -> dict[tuple[Intent, type | None], Topic]:
    """Return every route, for checks."""
    return dict(_routes)
