import json
from pathlib import Path

import pytest

from skill.models.model import BUILT_IN, EXAMPLES, Value, read

MODEL = Path(__file__).parents[1] / "simulator" / "ears" / "model.json"


def test_a_model_is_read_with_its_name_intents_slots_and_samples():
    model = read(MODEL)

    names = model.intents["SetNamesIntent"]
    assert model.invocation == "evening together"
    assert names.slots == {"first": "AMAZON.FirstName", "second": "AMAZON.FirstName"}
    assert "we are {first} and {second}" in names.samples


def test_slot_types_keep_ids_and_synonyms():
    home, out = read(MODEL).types["PLACE"]

    assert home == Value("at home", "home", ("inside", "indoors", "in the house"))
    assert out.spoken[0] == "outside"


def test_samples_of_a_single_slot_are_kept_apart_from_those_of_its_intent():
    intent = read(MODEL).intents["SuggestDateIntent"]

    assert "we are going {place}" in intent.answers["place"]
    assert "we are going {place}" not in intent.samples
    assert intent.answers["cost"] == ()


def test_the_dialog_part_says_which_slots_are_asked_for():
    dialog = read(MODEL).dialog["SuggestDateIntent"]

    assert dialog.delegation == "SKILL_RESPONSE"
    assert not dialog.confirmed
    assert [name for name, slot in dialog.slots.items() if slot.elicited] == ["place"]


def test_built_ins_have_phrases_of_their_own():
    assert "never mind" in BUILT_IN["AMAZON.CancelIntent"]
    assert "start over" in BUILT_IN["AMAZON.StartOverIntent"]
    assert all(phrases for phrases in BUILT_IN.values())
    assert EXAMPLES["AMAZON.DURATION"] == ("ten minutes",)


def test_no_phrase_belongs_to_two_built_ins():
    phrases = [phrase for listed in BUILT_IN.values() for phrase in listed]

    assert sorted(phrases) == sorted(set(phrases))


def test_a_model_cannot_be_changed_once_read():
    model = read(MODEL)

    with pytest.raises(TypeError):
        model.intents["More"] = model.intents["SwapIntent"]  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", json.dumps({"interactionModel": {"languageModel": {"invocationName": "x"}}})],
)
def test_what_is_not_a_model_is_refused_by_name(tmp_path, text):
    path = tmp_path / "en-US.json"
    path.write_text(text)

    with pytest.raises(ValueError, match=r"en-US\.json is not an interaction model"):
        read(path)


def test_values_without_synonyms_or_id_are_fine(tmp_path):
    path = tmp_path / "en-US.json"
    kind = {"name": "COST", "values": [{"name": {"value": "free"}}]}
    language = {"invocationName": "evening together", "intents": [], "types": [kind]}
    path.write_text(json.dumps({"interactionModel": {"languageModel": language}}))

    assert read(path).types["COST"] == (Value("free"),)
