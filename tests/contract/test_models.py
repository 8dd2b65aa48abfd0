"""The models as they ship: every rule holds, and what people say is heard as it is meant."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from servers import ROOT, require
from skill.authoring.sources import read as written_content
from skill.dialogue.intents import Intent
from skill.models.check import check
from skill.models.model import read
from skill.models.schema import MODEL, validate
from skill.models.told import phrases
from skill.simulator.ears.hearing import Ears
from skill.simulator.invocation import split

FOLDER = ROOT / "interaction_models"
MODELS = sorted(FOLDER.glob("*.json"))
SPEC = ROOT / "node_modules" / "ask-smapi-model" / "spec.json"
TABLE = yaml.safe_load(Path(__file__).with_name("utterances.yaml").read_text(encoding="utf-8"))
SAID = [
    (row if isinstance(row, str) else row["say"], intent, {} if isinstance(row, str) else row)
    for intent, rows in TABLE.items()
    for row in rows
]
TOLD = {
    "ask us a question": Intent.ASK_QUESTION,
    "another": Intent.NEXT,
    "deeper": Intent.DEEPER,
    "lighter": Intent.LIGHTER,
    "keep that one": Intent.KEEP,
    "ask us a keeper": Intent.ASK_KEEPER,
    "start a two minute listening exercise": Intent.START_EXERCISE,
    "pause": Intent.PAUSE,
    "resume": Intent.RESUME,
    "repeat": Intent.REPEAT,
    "more time": Intent.MORE_TIME,
    "swap": Intent.SWAP,
    "skip": Intent.NEXT,
    "slower": Intent.SLOWER,
    "stop": Intent.STOP,
    "suggest a date": Intent.SUGGEST_DATE,
    "we are ana and ben": Intent.SET_NAMES,
    "forget our names": Intent.FORGET_NAMES,
    "who goes first": Intent.WHO_FIRST,
    "support numbers": Intent.SUPPORT_NUMBERS,
    "forget us": Intent.FORGET_US,
    "what do you know about us": Intent.WHAT_IS_KEPT,
    "help": Intent.HELP,
    "yes": Intent.YES,
    "no": Intent.NO,
    "not now": Intent.NO,
}
"""What people are told to say anywhere, as the intent that is meant."""


@cache
def ears(path):
    return Ears(read(path), now=lambda: datetime(2026, 11, 24, 20, 30, tzinfo=UTC))


@pytest.fixture
def hear():
    return ears(FOLDER / "en-US.json").hear


def value(slot):
    """Give what a topic reads of a slot: the id of a listed value, else the value."""
    if slot.value is None:
        return None
    return slot.matches[0].id if slot.matches else slot.value


def test_every_rule_holds_for_every_model():
    findings = check(FOLDER, lambda model: Ears(model).hear)

    assert [str(finding) for finding in findings] == []


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_amazons_own_schema_accepts_every_model(path):
    require("ask-smapi-model (npm install)", SPEC.exists())
    document = json.loads(path.read_text(encoding="utf-8"))

    assert validate(document, MODEL, json.loads(SPEC.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(("utterance", "intent", "slots"), SAID, ids=[said[0] for said in SAID])
def test_what_people_say_is_heard_as_it_is_meant(hear, utterance, intent, slots):
    heard = hear(utterance)

    assert heard.intent == intent
    if slots:
        filled = {name: value(slot) for name, slot in heard.slots.items() if slot.value}
        assert filled == {name: one for name, one in slots.items() if name != "say"}


def test_the_table_speaks_every_intent():
    assert set(TABLE) == {str(intent) for intent in Intent if intent.spoken}
    assert len(SAID) >= 120


@pytest.mark.parametrize(("phrase", "intent"), TOLD.items(), ids=list(TOLD))
def test_what_people_are_told_to_say_is_heard_as_it_is_meant(hear, phrase, intent):
    assert hear(phrase).intent == intent


def test_the_prompts_tell_people_nothing_that_is_not_in_the_list():
    for key, phrase in phrases(written_content("en").prompts):
        assert any(phrase.lower().startswith(told) for told in TOLD), (key, phrase)


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("ask evening together for a question", Intent.ASK_QUESTION),
        ("ask evening together to ask us a question", Intent.ASK_QUESTION),
        ("ask evening together for something deep", Intent.ASK_QUESTION),
        ("ask evening together for something light about childhood", Intent.ASK_QUESTION),
        ("ask evening together to suggest a date", Intent.SUGGEST_DATE),
        ("ask evening together for a date idea", Intent.SUGGEST_DATE),
        ("ask evening together for support numbers", Intent.SUPPORT_NUMBERS),
        ("tell evening together to forget us", Intent.FORGET_US),
        ("ask evening together for a two minute listening exercise", Intent.START_EXERCISE),
        ("ask evening together what it knows about us", Intent.WHAT_IS_KEPT),
        ("ask evening together for another question", Intent.NEXT),
        ("tell evening together we are ana and ben", Intent.SET_NAMES),
    ],
)
def test_a_wish_in_one_breath_is_heard(hear, utterance, intent):
    kind, wish = split(utterance, "evening together")

    assert kind == "oneshot"
    assert hear(wish).intent == intent


@pytest.mark.parametrize(
    ("answer", "slot", "filled"),
    [
        ("Ana and Ben", "first", {"first": "ana", "second": "ben"}),
        ("we are Ana and Ben", "first", {"first": "ana", "second": "ben"}),
        ("Ana", "first", {"first": "ana"}),
        ("it's Ana", "first", {"first": "ana"}),
        ("Ben", "second", {"second": "ben"}),
        ("and Ben", "second", {"second": "ben"}),
        ("the other one is Ben", "second", {"second": "ben"}),
    ],
)
def test_a_bare_name_is_an_answer_once_it_was_asked_for(hear, answer, slot, filled):
    heard = hear(answer, eliciting=("SetNamesIntent", slot))

    assert heard.intent == Intent.SET_NAMES
    assert {name: one.value for name, one in heard.slots.items() if one.value} == filled


@pytest.mark.parametrize("utterance", ["stop", "help", "not now", "support numbers"])
def test_a_way_out_is_heard_while_names_are_asked_for(hear, utterance):
    heard = hear(utterance, eliciting=("SetNamesIntent", "first"))

    assert heard.intent == hear(utterance).intent != Intent.SET_NAMES


def test_every_topic_is_heard_by_each_of_its_names(hear):
    topics = read(FOLDER / "en-US.json").types["TOPIC"]

    for topic in topics:
        assert len(topic.spoken) > 8, topic.id
        for name in topic.spoken:
            heard = hear(f"ask us something light about {name}")
            assert (value(heard.slots["topic"]), value(heard.slots["depth"])) == (topic.id, "1")


@pytest.mark.parametrize(
    ("kind", "carrier", "slot"),
    [
        ("DEPTH", "ask us a {} question", "depth"),
        ("PLACE", "suggest a date {} under an hour", "place"),
        ("ENERGY", "something {} to do together", "energy"),
        ("COST", "something {} to do at home", "cost"),
        ("EXERCISE", "let's do the {} for three minutes", "exercise"),
    ],
)
def test_every_listed_value_is_heard_by_each_of_its_names(hear, kind, carrier, slot):
    for listed in read(FOLDER / "en-US.json").types[kind]:
        for name in listed.spoken:
            assert value(hear(carrier.format(name)).slots[slot]) == listed.id, name
