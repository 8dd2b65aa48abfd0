"""Rules that every response obeys, whatever was asked."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

from skill.dialogue.session import load
from skill.dialogue.state import Dialogue
from skill.simulator.echo import plain, timeline

ALLOWED = {"speak", "break", "prosody"}
PIECES = {"Silence", "Audio", "Speech"}


def check(envelope: dict, answer: dict, *, names: tuple[str, ...] = ()) -> None:
    """Hold one answer against the rules; raises AssertionError with what was broken."""
    kind = envelope["request"].get("type")
    body = answer["response"]
    assert answer["version"] == "1.0"
    assert len(json.dumps(answer)) < 120_000
    assert "card" not in body, "nothing private on cards"
    if kind not in {"LaunchRequest", "IntentRequest"}:
        assert body == {}, "events are answered with nothing"
        return
    spoken = [body["outputSpeech"]["ssml"]] if "outputSpeech" in body else []
    directives = body.get("directives", [])
    pieces = [piece for directive in directives for piece in _pieces(directive)]
    spoken += [piece["content"] for piece in pieces if piece["type"] == "Speech"]
    reprompt = body.get("reprompt", {}).get("outputSpeech", {}).get("ssml")
    for ssml in [*spoken, *([reprompt] if reprompt else [])]:
        _check_ssml(ssml)
    closes = body["shouldEndSession"]
    said = plain(spoken[-1]) if spoken else ""
    if closes:
        assert reprompt is None, "a closed session has no reprompt"
        assert not said.endswith("?"), f"a closed session ends in no question: {said}"
        assert not pieces, "timed audio needs somebody to come back to"
    else:
        assert said.endswith("?"), f"an open session ends in a question: {said}"
        assert plain(reprompt).endswith("?")
        assert plain(reprompt) != said, "silence is answered in other words"
    assert not pieces or pieces[0]["type"] != "Speech", "words before the quiet are said at once"
    assert sum(entry["seconds"] for entry in timeline(body)) <= 235, "within what Alexa renders"
    attributes = answer.get("sessionAttributes", {})
    kept = json.dumps(attributes)
    assert len(kept) < 2048
    assert load(attributes) != Dialogue() or attributes.get("at") == ["idle"]
    for name in names:
        assert name.lower() not in kept.lower(), "names stay out of the session"


def _pieces(directive: dict) -> list[dict]:
    if directive["type"] != "Alexa.Presentation.APLA.RenderDocument":
        assert directive["type"] == "Dialog.ElicitSlot"
        return []
    document = directive["document"]
    assert (document["type"], document["version"]) == ("APLA", "0.91")
    pieces = document["mainTemplate"]["items"][0]["items"]
    assert {piece["type"] for piece in pieces} <= PIECES
    assert any(piece["type"] != "Silence" for piece in pieces), "APLA refuses silence alone"
    for piece in pieces:
        if piece["type"] == "Audio":
            assert piece["source"].startswith("soundbank://soundlibrary/")
    return pieces


def _check_ssml(ssml: str) -> None:
    assert len(ssml) <= 8000
    assert not re.search(r"[{}]", ssml), f"an unfilled brace: {ssml}"
    root = ET.fromstring(ssml)
    assert root.tag == "speak"
    assert {node.tag for node in root.iter()} <= ALLOWED
    breaks = [int(node.get("time", "0s")[:-1]) for node in root.iter("break")]
    assert sum(breaks) <= 10
    assert plain(ssml), "something is said"
