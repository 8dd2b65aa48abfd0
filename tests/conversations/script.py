"""Playing a conversation script: heard through the model, answered through the real envelope."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import yaml

from home import EVENING, Home
from skill.content.catalogue import catalogue
from skill.dialogue.session import load
from skill.domain.couple import Couple, Heard

FOLDER = Path(__file__).parent
KEY = re.compile(r"[a-z_]+\.[a-z_]+")
TURN = {"us", "event", "device", "after", "intent", "alexa", "says", "quiet", "ends", "at", "slow"}


@dataclass
class Played:
    """What a script went through, for checks over all scripts."""

    intents: set = field(default_factory=set)
    spoken: list = field(default_factory=list)


def scripts() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def play(path: Path) -> Played:
    """Play one script. Raises AssertionError at the first turn that goes another way."""
    script = yaml.safe_load(path.read_text())
    assert set(script) <= {"title", "locale", "now", "couple", "turns", "remembers"}, path.name
    now = datetime.fromisoformat(str(script["now"])) if "now" in script else EVENING
    home = Home(now=now, locale=script.get("locale", "en-US"))
    if "couple" in script:
        home.keep(_couple(script["couple"]))
    played = Played()
    for number, turn in enumerate(script["turns"], 1):
        where = f"{path.name}, turn {number}: {turn.get('us') or turn.get('event')}"
        assert set(turn) <= TURN, f"{where}: unknown {set(turn) - TURN}"
        _take(home, turn, where, played)
    for name, value in script.get("remembers", {}).items():
        kept = getattr(home.couple, name)
        kept = list(kept) if isinstance(kept, tuple) else kept
        assert kept == value, f"{path.name}: {name} is {kept!r}"
    return played


def _couple(raw: dict) -> Couple:
    known = {item.name for item in fields(Couple)}
    assert set(raw) <= known
    couple = Couple()
    for name, value in raw.items():
        kept = _heard(value) if name == "heard" else value
        couple = replace(couple, **{name: tuple(kept) if isinstance(kept, list) else kept})
    return couple


def _heard(raw: dict) -> MappingProxyType:
    kinds = {}
    for kind, items in raw.items():
        kinds[kind] = Heard()
        for item in items:
            kinds[kind] = kinds[kind].add(item)
    return MappingProxyType(kinds)


def _take(home: Home, turn: dict, where: str, played: Played) -> None:
    echo = home.echo(turn.get("device", "living room"))
    home.wait(turn.get("after", 0))
    if "us" in turn:
        heard = echo.say(str(turn["us"]))
    else:
        event = {
            "launch": echo.launch,
            "silence": echo.silence,
            "end": echo.end,
            "audio fails": echo.audio_fails,
        }[turn["event"]]
        heard = event()
    played.intents.add(heard.intent)
    played.spoken.append(heard.speech)
    if "intent" in turn:
        assert heard.intent == turn["intent"], f"{where}: heard as {heard.intent}"
    assert heard.open is not turn.get("ends", turn.get("event") in {"silence", "end"}), (
        f"{where}: the session is {'open' if heard.open else 'closed'}: {heard.speech}"
    )
    rest = heard.speech
    for expected in _list(turn.get("alexa")):
        found = _find(expected, rest, home)
        assert found, f"{where}: {expected!r} is not in {rest!r}"
        rest = rest[found.end() :]
    for words in _list(turn.get("says")):
        assert words in heard.speech, f"{where}: {words!r} is not in {heard.speech!r}"
    quiet = [entry["seconds"] for entry in heard.timeline if entry["kind"] == "quiet"]
    if "quiet" in turn:
        expected = _list(turn["quiet"])
        close = len(quiet) == len(expected) and all(
            abs(one - other) <= 3 for one, other in zip(quiet, expected, strict=True)
        )
        assert close, f"{where}: quiet of {quiet}"
    if "at" in turn:
        at = type(load(echo.session.attributes).at).__name__ if echo.session else None
        assert at == turn["at"], f"{where}: at {at}"
    if turn.get("slow"):
        assert "prosody" in str(heard.response)


def _list(value: object) -> list:
    return [] if value is None else value if isinstance(value, list) else [value]


def _find(expected: str, speech: str, home: Home) -> re.Match | None:
    """Find any wording of a prompt key, or the very words."""
    if not (KEY.fullmatch(expected) or expected == "goodbye"):
        return re.search(re.escape(expected), speech)
    wordings = catalogue(home.locale).wordings(expected)
    patterns = [re.sub(r"\\\{\w+\\\}", ".+?", re.escape(words)) for words in wordings]
    return re.search("|".join(f"(?:{pattern})" for pattern in patterns), speech, re.IGNORECASE)
