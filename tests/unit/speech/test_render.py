from __future__ import annotations

import pytest

from skill.content.catalogue import catalogue
from skill.dialogue.reply import Ask, Bell, End, Length, Nothing, Quiet, Read, say
from skill.speech.filling import Filling
from skill.speech.render import render
from skill.speech.ssml import TooLong, Voice, speak

WORDS = catalogue("en-US")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "one second"),
        (45, "forty-five seconds"),
        (60, "one minute"),
        (75, "one minute and fifteen seconds"),
        (120, "two minutes"),
        (3600, "an hour"),
        (7200, "two hours"),
        (14400, "half a day"),
        (28800, "a day"),
    ],
)
def test_lengths_are_said_in_words(seconds, words):
    line = say("exercise.going_on", length=Length(seconds))

    assert words in Filling(WORDS, None, 0).text(line).lower()


@pytest.mark.parametrize(
    ("names", "first", "expected"),
    [(("Ana", "Ben"), 0, "Ana"), (("Ana", "Ben"), 1, "Ben"), (None, 0, "partner one")],
)
def test_names_are_cast_by_who_goes_first(names, first, expected):
    text = Filling(WORDS, names, first).text(say("question.first"))

    assert expected.lower() in text.lower()


def test_what_must_be_understood_is_said_before_the_quiet():
    lines = (Read("questions", 1), Quiet(45), Bell(), Read("cues", 1))

    speech = render(Ask(lines, say("question.another"), say("question.another_again")), WORDS, None)

    assert WORDS.questions.read(1)["text"] in speech.ssml
    assert [sound.kind for sound in speech.sounds] == ["quiet", "bell", "words", "words"]
    assert speech.sounds[-1].ssml.endswith("?</speak>")
    assert speech.reprompt.startswith('<speak><break time="8s"/>')


def test_a_breath_is_a_break_in_what_is_said_at_once():
    lines = (say("exercise.no_hurry"), Quiet(3), say("exercise.no_hurry"), Quiet(45))

    speech = render(Ask(lines, say("exercise.on"), say("exercise.on_again")), WORDS, None)

    assert speech.ssml.count('<break time="3s"/>') == 1
    assert [sound.kind for sound in speech.sounds] == ["quiet", "words"]


def test_slow_speech_is_slow_throughout():
    lines = (say("goodbye"), Quiet(30))

    ask = Ask(lines, say("exercise.on"), say("exercise.on_again"))
    speech = render(ask, WORDS, None, Voice(slow=True))

    assert speech.ssml.startswith('<speak><prosody rate="slow">')
    assert "prosody" in speech.sounds[-1].ssml
    assert "prosody" in speech.reprompt


def test_an_end_has_no_reprompt_and_nothing_has_nothing():
    assert render(End((say("goodbye"),)), WORDS, None).reprompt is None
    assert render(Nothing(), WORDS, None).silent


@pytest.mark.parametrize("parts", [(6, 5), ("x" * 8001,)])
def test_what_alexa_would_refuse_is_never_said(parts):
    with pytest.raises(TooLong):
        speak(*parts)
