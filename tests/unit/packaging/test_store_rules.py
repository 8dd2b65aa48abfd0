"""Each rule of the store, held against the true texts and shown to fail on a broken copy."""

from dataclasses import replace

import pytest

from skill.packaging import validate
from skill.packaging.manifest import Deployment, Endpoint, build
from skill.packaging.store import Phrase

NA = "arn:aws:lambda:us-east-1:123456789012:function:evening-together:live"
LIVE = Deployment({"NA": Endpoint(NA)}, "https://evenings.test/privacy.html")
NAMES = {"en-US": "evening together"}


@pytest.fixture
def document(texts):
    return build(texts, ["en-US"], LIVE)


@pytest.fixture
def faults(document, texts):
    return lambda: validate.against_rules(document, texts, NAMES)


def listing(document):
    return document["manifest"]["publishingInformation"]["locales"]["en-US"]


def test_the_true_texts_keep_every_rule(faults):
    assert faults() == []


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("name", " ", "name is empty"),
        ("summary", "x" * 161, "summary has 161 characters"),
        ("description", "x" * 4001, "description has 4001 characters"),
        ("updatesDescription", "x" * 4001, "updatesDescription has 4001"),
        ("keywords", ["x"] * 31, "31 keywords"),
        ("keywords", ["x" * 151], "has 151 characters"),
        ("examplePhrases", ["Alexa, open evening together"] * 2, "2 example phrases"),
        ("examplePhrases", ["x" * 201] * 3, "has 201 characters"),
        ("summary", "The best Alexa skill for two.", "names it after Alexa: 'Alexa skill'"),
        ("name", "Evening, a skill for Alexa", "names it after Alexa"),
        ("description", "Works on your Echo Dot.", "names a device or Amazon: 'Echo'"),
        ("keywords", ["fire tv"], "names a device or Amazon: 'fire tv'"),
        ("summary", "It cures quarrels.", "sounds like health: 'cures'"),
        ("keywords", ["couples therapy"], "sounds like health: 'therapy'"),
        ("description", "Not for now. A treatment for two.", "sounds like health: 'treatment'"),
    ],
)
def test_a_text_that_breaks_a_rule_is_found(document, faults, field, value, fault):
    listing(document)[field] = value

    assert any(fault in found for found in faults())


def test_words_of_health_may_stand_where_they_are_denied(document, faults):
    listing(document)["description"] = "It is not therapy, and not medical advice."

    assert faults() == []


def test_a_category_of_health_is_found(document, faults):
    document["manifest"]["publishingInformation"]["category"] = "HEALTH_AND_FITNESS"

    assert faults() == ["category HEALTH_AND_FITNESS is one of health"]


def test_long_testing_instructions_are_found(document, faults):
    document["manifest"]["publishingInformation"]["testingInstructions"] = "x" * 4001

    assert "testing instructions has 4001" in faults()[0]


def test_a_permission_that_nothing_uses_is_found(document, faults):
    scope = "alexa::alerts:reminders:skill:readwrite"
    document["manifest"]["permissions"] = [{"name": scope}]

    assert faults() == [f"permission {scope} is asked for, but nothing uses it"]


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://evenings.test/privacy.html", "is not https"),
        ("privacy.html", "is not https"),
        ("https://evenings.test/", "is a home page"),
        ("https://evenings.test", "is a home page"),
        ("https://my-alexa-evenings.test/privacy", "may not carry Amazon's names"),
        ("https://bucket.s3.amazonaws.com/privacy.html", "may not carry Amazon's names"),
    ],
)
def test_a_privacy_address_the_store_refuses_is_found(document, faults, address, fault):
    links = document["manifest"]["privacyAndCompliance"]["locales"]
    links["en-US"]["privacyPolicyUrl"] = address

    assert [found for found in faults() if fault in found]


@pytest.mark.parametrize(
    ("endpoint", "fault"),
    [
        ({"uri": NA.removesuffix(":live")}, "name the alias"),
        ({"uri": NA.replace("us-east-1", "eu-west-1")}, "it should be in us-east-1"),
        ({"uri": "evenings.test"}, "neither a Lambda function nor HTTPS"),
        ({"uri": "https://evenings.test/alexa"}, "needs --certificate"),
        ({"uri": NA, "sslCertificateType": "Trusted"}, "for HTTPS only"),
    ],
)
def test_an_endpoint_that_cannot_work_is_found(document, faults, endpoint, fault):
    document["manifest"]["apis"]["custom"]["regions"]["NA"]["endpoint"] = endpoint

    assert len(faults()) == 1
    assert fault in faults()[0]


@pytest.mark.parametrize(
    "says",
    [
        "open evening together",
        "Alexa, evening together",
        "Alexa, open evenings together",
        "Alexa, open Evening Together",
        "Alexa, suggest a date",
    ],
)
def test_an_example_without_wake_word_launch_word_and_exact_name_is_found(texts, document, says):
    *kept, _last = texts.locales["en-US"].examples
    examples = (*kept, Phrase(says, "LaunchRequest"))
    broken = replace(texts, locales={"en-US": replace(texts.locales["en-US"], examples=examples)})

    (fault,) = validate.against_rules(document, broken, NAMES)
    assert repr(says) in fault
