"""What the ASK SDK for Python 1.19 does that would hurt, pinned beside what we do instead."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, Response
from ask_sdk_model.ui import SsmlOutputSpeech

from skill.alexa.response import write
from skill.alexa.skill import answer
from skill.dialogue.intents import Intent
from skill.dialogue.turn import Turn
from skill.speech.render import Sound, Speech
from skill.speech.ssml import speak

TURN = Turn(Intent.LAUNCH, "r", "en-US")


def test_an_unknown_enum_raises_in_the_sdk_and_not_in_ours(home):
    home.echo().launch()
    event = json.loads(json.dumps(home.echo().say("yes").request))
    event["request"]["dialogState"] = "DAYDREAMING"

    with pytest.raises(SerializationException):
        DefaultSerializer().deserialize(json.dumps(event), RequestEnvelope)
    assert answer(home.skill, event)["response"]["outputSpeech"]


def test_an_unknown_request_type_raises_in_the_sdk_and_is_answered_with_nothing(home):
    event = home.echo().launch().request
    event["request"]["type"] = "Some.Future.Event"

    with pytest.raises(SerializationException):
        DefaultSerializer().deserialize(json.dumps(event), RequestEnvelope)
    assert answer(home.skill, event)["response"] == {}


def test_the_sdk_does_not_escape_and_ours_does():
    assert "&" in ResponseFactory().speak("Ana & Ben").response.output_speech.ssml
    assert "&amp;" in speak("Ana & Ben <3")
    assert "<3" not in speak("Ana & Ben <3")


def test_the_first_argument_of_output_speech_is_no_text_so_it_is_named():
    assert SsmlOutputSpeech("<speak/>").ssml is None
    assert write(Speech("<speak>hi</speak>"), TURN).output_speech.ssml == "<speak>hi</speak>"


def test_an_event_is_answered_without_should_end_session():
    body = DefaultSerializer().serialize(write(Speech(silent=True), TURN))

    assert body == {}
    assert DefaultSerializer().serialize(Response(should_end_session=None)) == {}


def test_directives_as_plain_json_reach_alexa_unchanged():
    sounds = (Sound("quiet", 45), Sound("bell", 2), Sound("words", 1, "<speak>hi</speak>"))

    body = DefaultSerializer().serialize(write(Speech("<speak>a</speak>", sounds, "r"), TURN))

    [directive] = body["directives"]
    assert directive["type"] == "Alexa.Presentation.APLA.RenderDocument"
    pieces = directive["document"]["mainTemplate"]["items"][0]["items"]
    assert [piece["type"] for piece in pieces] == ["Silence", "Audio", "Speech"]


def test_the_sdks_http_client_and_its_store_are_never_imported():
    """The one has no time-out, the other builds a boto3 resource on import."""
    program = (
        "import sys, skill.alexa.skill, skill.app, skill.store.dynamodb;"
        "print([name for name in ('ask_sdk_core.api_client', 'ask_sdk_dynamodb', 'requests', 'boto3')"
        " if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_skill_is_built_once_and_serves_many_turns(home):
    skill = home.skill
    echo = home.echo()

    for _ in range(3):
        echo.launch()

    assert home.skill is skill
    assert home.couple.visits == 3
