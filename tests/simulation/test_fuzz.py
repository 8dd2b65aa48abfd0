"""No dead ends: whatever is said, in whatever order, the rules of a reply hold."""

from __future__ import annotations

import os
import random
import re
import xml.etree.ElementTree as ET

from home import MODELS, Home
from skill.dialogue.intents import Intent
from skill.dialogue.reply import Ask, End, Nothing
from skill.dialogue.turn import Slot
from skill.models.model import read
from skill.speech.render import render
from skill.speech.ssml import Voice
from told import Told, moment

SEQUENCES = int(os.environ.get("FUZZ_SEQUENCES", "5000"))
TURNS = 20
REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "5000"))
VALUES = {
    "depth": ["1", "2", "3", "9", None],
    "topic": ["childhood", "money", "nothing like it", None],
    "exercise": ["listening", "stress_talk", "six_seconds", "one_step_deeper", "floor", "no such"],
    "minutes": ["1", "2", "3", "4", "0", "-3", "900", "two"],
    "duration": ["PT2M", "PT90S", "PT3H", "P1Y", "-PT2M", "soon"],
    "place": ["home", "trip", "the moon"],
    "cost": ["free", "treat"],
    "energy": ["1", "3", "7"],
    "hours": ["1", "5"],
    "first": ["ana", "x" * 400, "😀", "o'neill & sons"],
    "second": ["ben", "{first}", "<b>"],
    "choice": ["comfort", "hug", "skip", "short", "nothing like it"],
}
PAUSES = [0, 1, 5, 20, 47, 110, 230, 400, 3600, 9000, 90_000]


def slots(chance: random.Random) -> dict[str, Slot]:
    names = chance.sample(sorted(VALUES), chance.randrange(4))
    chosen = {name: chance.choice(VALUES[name]) for name in names}
    return {name: Slot(value or "?", value) for name, value in chosen.items()}


def test_a_hundred_thousand_turns_never_find_a_dead_end():
    chance = random.Random(20261124)
    intents = list(Intent)
    turns = 0
    for sequence in range(SEQUENCES):
        told = Told(turns=sequence * TURNS)
        for _ in range(TURNS):
            reply = told.said(chance.choice(intents), after=chance.choice(PAUSES), **slots(chance))
            held(told, reply)
            turns += 1
            if isinstance(reply, End) or chance.random() < 0.03:
                told.reopened()

    assert turns == SEQUENCES * TURNS


def held(told: Told, reply) -> None:
    dialogue = told.state.dialogue
    voice = Voice(dialogue.slow, dialogue.soft)
    speech = render(reply, moment().catalogue, told.couple.names, voice)
    if isinstance(reply, Nothing):
        assert speech.silent
        return
    words = [speech.ssml, speech.reprompt, *(sound.ssml for sound in speech.sounds)]
    for ssml in filter(None, words):
        assert not re.search(r"[{}]", ssml), ssml
        ET.fromstring(ssml)
    last = speech.sounds[-1].ssml if speech.sounds else speech.ssml
    asked = bool(re.search(r"\?(</prosody>)?</speak>$", last))
    assert asked is isinstance(reply, Ask), last
    assert (speech.reprompt is not None) is isinstance(reply, Ask)
    assert sum(sound.seconds for sound in speech.sounds) + speech.seconds <= 240
    assert told.couple.depth in {1, 2}
    assert len(told.couple.voiced) <= 64


def test_five_thousand_requests_through_the_envelope_keep_every_rule():
    """Utterances of the model, and talk that is none of it, heard and answered for real."""
    chance = random.Random(20261124)
    home = Home()
    samples = [
        sample
        for intent in read(MODELS / "en-US.json").intents.values()
        for sample in intent.samples
        if "{" not in sample
    ]
    samples += ["purple elephants", "we are Ana and Ben", "start a three minute stress talk"]
    for request in range(REQUESTS):
        echo = home.echo(chance.choice(["kitchen", "bedroom"]))
        home.wait(chance.choice(PAUSES))
        words = chance.choice(samples)
        if echo.session is None:
            words = "open evening together" if request % 3 else f"ask evening together to {words}"
        echo.say(words)
        if echo.session is not None and chance.random() < 0.05:
            chance.choice([echo.silence, echo.end, echo.audio_fails])()

    assert len(home.answers) >= REQUESTS
