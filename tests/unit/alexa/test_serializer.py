"""The lean reading of an envelope, held against the SDK's own."""

from __future__ import annotations

import copy
import json

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, Response

from home import Home
from skill.alexa.envelope import kind, read
from skill.alexa.serializer import LeanSerializer

SAID = (
    "open evening together",
    "ask us something light about childhood",
    "we are Ana and Ben",
    "yes",
    "suggest a free date at home under an hour",
    "start a three minute listening exercise",
    "purple elephants dance on the roof",
    "stop",
)


def corpus() -> list[dict]:
    """Envelopes of an evening, also as a screen device sends them, and its events."""
    home = Home()
    echo = home.echo()
    envelopes = [echo.say(words).request for words in SAID]
    echo.launch()
    envelopes += [echo.audio_fails().request, echo.silence().request]
    shown = copy.deepcopy(envelopes[1])
    shown["context"]["Viewport"] = {"mode": "HUB", "shape": "RECTANGLE"}
    shown["context"]["System"]["device"]["supportedInterfaces"] = {"AudioPlayer": {}}
    shown["context"]["System"]["person"] = {"personId": "amzn1.ask.person.x"}
    empty = copy.deepcopy(envelopes[1])
    empty["session"]["attributes"] = {}
    empty["request"]["intent"]["slots"]["topic"] = {"name": "topic", "confirmationStatus": "NONE"}
    odd = copy.deepcopy(envelopes[1])
    odd["request"]["intent"]["slots"]["topic"]["value"] = "?"
    return [*envelopes, shown, empty, odd]


@pytest.mark.parametrize("envelope", corpus(), ids=lambda envelope: envelope["request"]["type"])
def test_a_turn_read_leanly_is_the_turn_the_sdk_reads(envelope):
    whole = DefaultSerializer().deserialize(json.dumps(envelope), RequestEnvelope)

    lean = LeanSerializer().deserialize(envelope, RequestEnvelope)

    assert kind(lean) == kind(whole)
    assert read(lean) == read(whole)
    assert type(lean.request) is type(whole.request) or kind(lean).startswith("Alexa.")
    ours = lean.context.system.application.application_id
    assert ours == whole.context.system.application.application_id


def test_text_is_read_as_well_as_parsed_json():
    envelope = corpus()[0]

    lean = LeanSerializer()

    assert lean.deserialize(json.dumps(envelope), RequestEnvelope) == lean.deserialize(
        envelope, RequestEnvelope
    )


def test_everything_else_is_the_sdks():
    lean, whole = LeanSerializer(), DefaultSerializer()

    assert lean.deserialize('{"shouldEndSession": true}', Response) == whole.deserialize(
        '{"shouldEndSession": true}', Response
    )
