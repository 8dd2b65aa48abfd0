"""A dialogue to and from session attributes; anything unknown starts afresh."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from skill.dialogue import state as standing
from skill.dialogue.reply import Ask, Bell, Elicit, Length, Line, Quiet, Read, Say, Value
from skill.dialogue.state import Dialogue
from skill.domain.couple import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

FLAGS = ("agreed", "slow", "light", "soft", "kids", "guests")

VERSION = 1
"""Raised when the shape changes; a session of an older deployment then starts afresh."""


def dump(dialogue: Dialogue) -> dict[str, Any]:
    """Write a dialogue as plain JSON values, under two kilobytes."""
    raw: dict[str, Any] = {"v": VERSION, "at": _standing(dialogue.at), "began": dialogue.began}
    if dialogue.last is not None:
        raw["last"] = _ask(dialogue.last)
    if dialogue.voiced:
        raw["voiced"] = dialogue.voiced.hex()
    for flag in (*FLAGS, "misses"):
        if value := getattr(dialogue, flag):
            raw[flag] = value
    return raw


def load(raw: Mapping[str, Any] | None) -> Dialogue:
    """Read a dialogue; what an older deployment or another hand wrote becomes a fresh one."""
    if not raw or raw.get("v") != VERSION:
        return Dialogue()
    try:
        return Dialogue(
            at=_read_standing(raw["at"]),
            last=_read_ask(raw["last"]) if "last" in raw else None,
            began=int(raw["began"]),
            misses=int(raw.get("misses", 0)),
            voiced=bytes.fromhex(raw.get("voiced", "")),
            **{flag: raw.get(flag) is True for flag in FLAGS},
        )
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        return Dialogue()


def _standing(at: standing.Standing) -> list[Any]:  # noqa: C901, PLR0911 - one line a place
    match at:
        case standing.Discussing(question, depth, topic):
            return ["discussing", question, depth, topic]
        case standing.Agreeing(asking, topic):
            return ["agreeing", asking, topic]
        case standing.Listing(first):
            return ["listing", first]
        case standing.Preparing(place):
            return ["preparing", _place(place)]
        case standing.Guiding(place, following, held):
            return ["guiding", _place(place), following, held]
        case standing.Returning(place):
            return ["returning", _place(place)]
        case standing.Suggesting(idea, wishes):
            return ["suggesting", idea, dict(wishes)]
        case standing.Naming(heard):
            return ["naming", heard]
        case standing.Forgetting():
            return ["forgetting"]
        case standing.Cooling():
            return ["cooling"]
        case standing.Idle():
            return ["idle"]


def _read_standing(raw: list[Any]) -> standing.Standing:  # noqa: C901, PLR0911 - one line a place
    match raw:
        case ["discussing", int(question), int(depth), str() | None as topic]:
            return standing.Discussing(question, depth, topic)
        case ["agreeing", int(asking), str() | None as topic]:
            return standing.Agreeing(asking, topic)
        case ["listing", str(first)]:
            return standing.Listing(first)
        case ["preparing", list(place)]:
            return standing.Preparing(_read_place(place))
        case ["guiding", list(place), int(following), bool(held)]:
            return standing.Guiding(_read_place(place), following, held)
        case ["returning", list(place)]:
            return standing.Returning(_read_place(place))
        case ["suggesting", int(idea), dict(wishes)]:
            texts = {str(name): str(value) for name, value in wishes.items()}
            return standing.Suggesting(idea, MappingProxyType(texts))
        case ["naming", bool(heard)]:
            return standing.Naming(heard)
        case ["forgetting"]:
            return standing.Forgetting()
        case ["cooling"]:
            return standing.Cooling()
        case ["idle"]:
            return standing.Idle()
        case _:
            raise ValueError("an unknown place in the conversation")


def _place(place: Place) -> list[Any]:
    numbers = [place.minutes, place.first, place.step, place.left, place.since]
    return [place.practice, *numbers, place.choice]


def _read_place(raw: list[Any]) -> Place:
    practice, minutes, first, step, left, since, choice = raw
    return Place(
        str(practice),
        int(minutes),
        int(first),
        int(step),
        None if left is None else int(left),
        int(since),
        None if choice is None else str(choice),
    )


def _ask(ask: Ask) -> list[Any]:
    elicit = [ask.elicit.intent, ask.elicit.slot] if ask.elicit else None
    lines = [_line(line) for line in ask.lines]
    return [lines, _line(ask.question), _line(ask.reprompt), ask.first, elicit]


def _read_ask(raw: list[Any]) -> Ask:
    lines, question, reprompt, first, elicit = raw
    return Ask(
        tuple(_read_line(line) for line in lines),
        _read_say(question),
        _read_say(reprompt),
        int(first),
        Elicit(*elicit) if elicit else None,
    )


def _line(line: Line | Value) -> Any:  # noqa: ANN401 - plain JSON values of several shapes
    match line:
        case int():
            return line
        case Say(key, values, wording):
            return ["s", key, wording, {name: _line(value) for name, value in values}]
        case Read(kind, item, part):
            return ["r", kind, item, part]
        case Length(seconds):
            return ["l", seconds]
        case Quiet(seconds, step):
            return ["q", seconds, step]
        case Bell():
            return ["b"]


def _read_line(raw: list[Any]) -> Line:
    match raw:
        case ["s", *_]:
            return _read_say(raw)
        case ["r", str(kind), int() | str() as item, str(part)]:
            return Read(kind, item, part)
        case ["q", int(seconds), int() | None as step]:
            return Quiet(seconds, step)
        case ["b"]:
            return Bell()
        case _:
            raise ValueError("an unknown line")


def _read_say(raw: list[Any]) -> Say:
    _, key, wording, values = raw
    return Say(
        str(key),
        tuple((str(name), _read_value(value)) for name, value in values.items()),
        None if wording is None else int(wording),
    )


def _read_value(raw: Any) -> Value:  # noqa: ANN401 - plain JSON values of several shapes
    match raw:
        case int():
            return raw
        case ["l", int(seconds)]:
            return Length(seconds)
        case list():
            line = _read_line(raw)
            if isinstance(line, Say | Read):
                return line
    raise ValueError("an unknown value")
