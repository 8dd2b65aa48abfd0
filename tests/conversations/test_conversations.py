from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import script

from skill.dialogue.intents import Intent


@pytest.mark.parametrize("path", script.scripts(), ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(path):
    played = script.play(path)

    assert played.spoken


def test_every_intent_is_spoken_in_some_conversation():
    heard = set().union(*(script.play(path).intents for path in script.scripts()))

    assert {intent.value for intent in Intent} <= heard
