from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from skill.models.model import Intent, read
from skill.models.overlap import Finding, filled, overlaps
from skill.simulator.ears.hearing import Ears

MODEL = read(Path(__file__).parents[1] / "simulator" / "ears" / "model.json")


def with_sample(name, sample):
    intent = MODEL.intents[name]
    changed = replace(intent, samples=(*intent.samples, sample))
    return replace(MODEL, intents=MappingProxyType({**MODEL.intents, name: changed}))


def test_every_sample_of_the_model_is_heard_as_its_own_intent():
    assert overlaps(MODEL, Ears(MODEL).hear) == []


@pytest.mark.parametrize(
    ("name", "sample", "utterance", "heard"),
    [
        ("SwapIntent", "another question", "another question", "AskQuestionIntent"),
        ("MoreTimeIntent", "never mind", "never mind", "AMAZON.CancelIntent"),
        ("MoreTimeIntent", "stop", "stop", "AMAZON.StopIntent"),
        (
            "MoreTimeIntent",
            "a {duration} exercise",
            "a ten minutes exercise",
            "StartExerciseIntent",
        ),
    ],
)
def test_a_planted_overlap_is_found(name, sample, utterance, heard):
    model = with_sample(name, sample)

    found = overlaps(model, Ears(model).hear)

    assert found == [Finding(sample, name, heard, utterance)]


def test_two_slots_of_one_type_get_two_examples():
    names = MODEL.intents["SetNamesIntent"]

    assert filled("we are {first} and {second}", names, MODEL) == "we are anna and ben"


def test_slots_are_filled_with_a_listed_value_or_an_example_of_their_type():
    start = MODEL.intents["StartExerciseIntent"]

    said = filled("a {duration} {exercise} exercise", start, MODEL)

    assert said == "a ten minutes listening exercise"


def test_a_slot_nothing_is_known_of_is_still_filled():
    odd = Intent("OddIntent", MappingProxyType({"what": "AMAZON.Animal"}))

    assert filled("show us a {what}", odd, MODEL) == "show us a something"
