"""The desk: the whole skill on a laptop, with a virtual Echo in each room and a clock of its own."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from skill.alexa.envelope import hashed
from skill.alexa.skill import answer, build
from skill.conversation import Conversation
from skill.dialogue.session import load
from skill.models.model import read
from skill.simulator.ears.hearing import Ears
from skill.simulator.echo import Echo, Heard, NotOpen
from skill.store.codec import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from skill.ports import Couples

USER = "couple"


class Unheard(Exception):
    """A request to the desk that makes no sense; the message says what would."""


@dataclass(slots=True)
class Clock:
    """A clock that can be moved on: it keeps real time between turns unless told otherwise."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))  # noqa: TID251 - a desk's own
    _seen: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        """Return the desk's time."""
        return self.now

    def pass_time(self, seconds: float | None) -> None:
        """Move on by so many seconds, or by those that really passed since the last turn."""
        seen = time.monotonic()
        passed = seen - self._seen if seconds is None else seconds
        self.now += timedelta(seconds=passed)
        self._seen = seen


class Desk:
    """One home with one couple: turns by utterance or event, from any of its devices."""

    def __init__(
        self, couples: Callable[[Callable[[], float]], Couples], models: Path, clock: Clock
    ) -> None:
        """Build the skill over a store; `couples` is given the desk's clock in POSIX seconds."""
        self._clock = clock
        self._couples = couples(lambda: clock().timestamp())
        self._skill = build(Conversation(self._couples, clock, time.monotonic))
        self._echoes: dict[tuple[str, str], Echo] = {}
        self._models = models
        self._lock = Lock()

    def take(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Take one turn as `POST /simulator/turn` describes it. Raises `Unheard`."""
        device, locale = str(asked.get("device", "living room")), str(asked.get("locale", "en-US"))
        with self._lock:
            echo = self.echo(device, locale)
            self._clock.pass_time(_seconds(asked.get("after")))
            before = self._state(echo)
            heard = _turn(echo, asked)
            return {
                "intent": heard.intent,
                "slots": heard.slots,
                "speech": heard.speech,
                "reprompt": heard.reprompt,
                "sessionOpen": heard.open,
                "timeline": heard.timeline,
                "response": heard.response,
                "request": heard.request,
                "before": before,
                "after": self._state(echo),
            }

    def echo(self, device: str, locale: str) -> Echo:
        """Return the virtual Echo of a room. Raises `Unheard` for a locale without a model."""
        known = self._echoes.get((device, locale))
        if known is None:
            path = self._models / f"{locale}.json"
            if not locale.replace("-", "").isalnum() or not path.exists():
                raise Unheard(f"there is no interaction model for {locale!r}")
            known = Echo(
                lambda envelope: answer(self._skill, envelope),
                _ears(path),
                self._clock,
                locale=locale,
                device=device,
                user=USER,
            )
            self._echoes[device, locale] = known
        return known

    def _state(self, echo: Echo) -> dict[str, Any]:
        """Return what is kept and what the session holds, as JSON values."""
        stored = self._couples.get(hashed(f"amzn1.ask.account.{USER}"))
        session = echo.session.attributes if echo.session else None
        return {
            "couple": _readable(dump(stored.couple)) if stored.version else None,
            "version": stored.version,
            "at": type(load(session).at).__name__,
            "session": session,
        }


@cache
def _ears(path: Path) -> Ears:
    return Ears(read(path))


def _turn(echo: Echo, asked: Mapping[str, Any]) -> Heard:
    try:
        match asked:
            case {"utterance": str(utterance)} if utterance.strip():
                return echo.say(utterance)
            case {"event": "launch"}:
                return echo.launch()
            case {"event": "silence"}:
                return echo.silence()
            case {"event": "end"}:
                return echo.end()
            case {"event": "audio fails"}:
                return echo.audio_fails()
    except NotOpen as closed:
        raise Unheard(f"{closed}: begin with 'open evening together'") from closed
    raise Unheard("say an utterance, or one of the events launch, silence, end, audio fails")


def _seconds(after: object) -> float | None:
    if after is None:
        return None
    if isinstance(after, int | float) and 0 <= after <= 10 * 366 * 86400:
        return float(after)
    raise Unheard("after is a number of seconds, from 0 to ten years")


def _readable(value: Any) -> Any:  # noqa: ANN401 - whatever the codec keeps
    match value:
        case bytes():
            return value.hex()
        case dict():
            return {name: _readable(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_readable(inner) for inner in value]
        case _:
            return value
