"""Each rule is shown to fail on a copy of the real model with one thing broken."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from skill.dialogue.intents import Intent
from skill.models.check import check
from skill.models.declared import unrouted, unscripted
from skill.models.document import LARGEST, formatted
from skill.models.finding import Finding
from skill.models.overlap import filled

REAL = Path(__file__).parents[3] / "interaction_models" / "en-US.json"


def obedient(model):
    """Ears that hear every sample as the model means it, and help in anything else."""
    meant = {
        filled(sample, intent, model): intent.name
        for intent in model.intents.values()
        for sample in intent.samples
    }
    return lambda said: SimpleNamespace(intent=meant.get(said, "AMAZON.HelpIntent"))


def deaf(_model):
    return lambda _said: SimpleNamespace(intent="AMAZON.FallbackIntent")


class Broken:
    """A folder with one model, and the parts of it that tests break."""

    def __init__(self, folder):
        self.folder = folder
        self.document = json.loads(REAL.read_text(encoding="utf-8"))
        self.whole = self.document["interactionModel"]
        self.language = self.whole["languageModel"]

    def intent(self, name):
        return next(one for one in self.language["intents"] if one["name"] == name)

    def samples(self, name):
        return self.intent(name)["samples"]

    def slots(self, name):
        return {slot["name"]: slot for slot in self.intent(name)["slots"]}

    def values(self, kind):
        return next(one for one in self.language["types"] if one["name"] == kind)["values"]

    def synonyms(self, kind):
        return self.values(kind)[0]["name"]["synonyms"]

    @property
    def names(self):
        return self.whole["dialog"]["intents"][0]

    def write(self, locale="en-US"):
        path = self.folder / f"{locale}.json"
        path.write_text(formatted(self.document), encoding="utf-8")
        return path

    def findings(self, ears=obedient):
        self.write()
        return check(self.folder, ears)


@pytest.fixture
def model(tmp_path):
    return Broken(tmp_path)


def rename(model, name):
    model.language["invocationName"] = name


def without(model, name):
    model.language["intents"].remove(model.intent(name))


def read_as(model, intent, slot, name):
    """Rename a slot of an intent everywhere in it."""
    model.slots(intent)[slot]["name"] = name
    samples = model.samples(intent)
    samples[:] = [sample.replace(f"{{{slot}}}", f"{{{name}}}") for sample in samples]


RULES = {
    "sensitivity": lambda m: m.language.pop("modelConfiguration"),
    "size": lambda m: m.synonyms("TOPIC").append("a" * LARGEST),
    "named-twice": lambda m: m.language["intents"].append(m.intent("SwapIntent")),
    "prompts": lambda m: m.whole["prompts"].pop(),
    "invocation-name": lambda m: rename(m, "evening"),
    "required": lambda m: without(m, "AMAZON.FallbackIntent"),
    "intent-missing": lambda m: without(m, "KeepIntent"),
    "intent-unknown": lambda m: m.language["intents"].append(
        {"name": "DanceIntent", "samples": [f"dance {word}" for word in ("a", "b", "c")]}
    ),
    "slot-unread": lambda m: read_as(m, "AskQuestionIntent", "topic", "theme"),
    "slot-missing": lambda m: read_as(m, "SuggestDateIntent", "hours", "minutes_more"),
    "dialog": lambda m: m.names["slots"].pop(),
    "few-samples": lambda m: m.samples("SwapIntent").__delitem__(slice(14, None)),
    "sample-characters": lambda m: m.samples("SwapIntent").append("swap, now"),
    "sample-length": lambda m: m.samples("SwapIntent").append("swap " * 40 + "now"),
    "lone-slot": lambda m: m.samples("AskQuestionIntent").append("{topic}"),
    "adjacent-slots": lambda m: m.samples("AskQuestionIntent").append("a {depth} {topic} one"),
    "sample-twice": lambda m: m.samples("AskQuestionIntent").append("deeper"),
    "wake-word": lambda m: m.samples("SwapIntent").append("alexa let us swap"),
    "known-elsewhere": lambda m: m.samples("AMAZON.NoIntent").append("shut up"),
    "slot-undeclared": lambda m: m.samples("AskQuestionIntent").append("a {mood} question"),
    "slot-unused": lambda m: m.intent("AskQuestionIntent")["slots"].append(
        {"name": "place", "type": "PLACE"}
    ),
    "type-unknown": lambda m: m.slots("AskQuestionIntent")["topic"].update(type="THEME"),
    "type-unused": lambda m: m.language["types"].append({"name": "MOOD", "values": []}),
    "value-id": lambda m: m.values("DEPTH")[1].update(id="1"),
    "value-twice": lambda m: m.synonyms("DEPTH").append("deep"),
    "value-characters": lambda m: m.synonyms("DEPTH").append("50/50"),
    "value-length": lambda m: m.synonyms("DEPTH").append("very " * 30 + "light"),
    "content": lambda m: m.values("TOPIC").pop(),
    "stale": lambda m: m.synonyms("EXERCISE").append("juggling"),
    "too-many": lambda m: m.values("TOPIC").append(
        {"id": "many", "name": {"value": "many", "synonyms": [f"many {n}" for n in range(50_000)]}}
    ),
}
"""A rule, and what breaks it."""


def test_the_copy_breaks_no_rule_before_it_is_changed(model):
    assert model.findings() == []


@pytest.mark.parametrize(("rule", "break_it"), RULES.items(), ids=list(RULES))
def test_a_broken_rule_is_found(model, rule, break_it):
    break_it(model)

    assert rule in {one.rule for one in model.findings() if one.file == "en-US.json"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("evening", "one word"),
        ("Evening Together", "lower-case"),
        ("evening 2gether", "lower-case"),
        ("evening  together", "lower-case"),
        ("evening together " + "again " * 8 + "here", "characters"),
        ("the evening", "article"),
        ("evening echo", "wake word"),
        ("open evening", "opens skills"),
        ("evening skill", "word for skills"),
        ("evening for two people", "connecting"),
    ],
)
def test_a_name_that_alexa_would_refuse_is_found(model, name, why):
    rename(model, name)

    assert any(why in one.sentence for one in model.findings() if one.rule == "invocation-name")


def test_one_sample_with_slots_of_other_names_is_the_same_sample(model):
    samples = model.samples("SuggestDateIntent")
    samples.extend(["about {hours} of them", "about {minutes} of them"])

    assert [one.rule for one in model.findings()] == ["sample-twice"]


def test_an_abbreviation_may_have_periods(model):
    model.samples("AskQuestionIntent").append("a question about t. v.")

    assert model.findings() == []


def test_a_slot_that_is_elicited_has_the_type_of_its_intent(model):
    model.names["slots"][0]["type"] = "AMAZON.Person"

    assert [one.rule for one in model.findings()] == ["dialog"]


def test_names_are_asked_for_by_the_skill_not_by_alexa(model):
    model.names["delegationStrategy"] = "ALWAYS"

    assert [one.rule for one in model.findings()] == ["dialog"]


def test_a_file_laid_out_otherwise_is_found(model):
    model.write().write_text(json.dumps(model.document), encoding="utf-8")

    assert [one.rule for one in check(model.folder, obedient)] == ["format", "stale"]


def test_a_sample_won_by_another_intent_is_found(model):
    assert {"overlap", "told"} <= {one.rule for one in model.findings(deaf)}


def test_a_locale_with_other_slots_is_found(model):
    model.write("en-AU")
    model.slots("SetNamesIntent")["first"]["type"] = "AMAZON.Person"

    different = [one for one in model.findings() if one.rule == "slots-differ"]

    assert [(one.place, one.file) for one in different] == [("SetNamesIntent", "en-US.json")]


def test_a_file_that_is_no_model_is_one_finding(model):
    (model.folder / "de-DE.json").write_text("{}", encoding="utf-8")

    assert [(one.file, one.rule) for one in model.findings()] == [("de-DE.json", "unreadable")]


def test_a_folder_without_models_is_found(tmp_path):
    assert [one.rule for one in check(tmp_path, obedient)] == ["no-models"]


def test_an_intent_that_no_topic_answers_is_found():
    every = {str(intent) for intent in Intent}

    assert list(unrouted(every)) == []
    assert [one.rule for one in unrouted(every - {"KeepIntent"})] == ["unrouted"]
    assert [one.rule for one in unrouted(every | {"DanceIntent"})] == ["route-unknown"]


def test_an_intent_in_no_conversation_is_found():
    spoken = {str(intent) for intent in Intent if intent.spoken}

    assert unscripted(spoken) == []
    assert [one.place for one in unscripted(spoken - {"SwapIntent"})] == ["SwapIntent"]


def test_a_finding_is_a_line_that_says_where_what_and_which_rule():
    found = Finding("SwapIntent", "few-samples", "one is not enough", "en-US.json")

    assert str(found) == "en-US.json: SwapIntent: one is not enough [few-samples]"
