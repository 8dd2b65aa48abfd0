from dataclasses import replace

import pytest

from servers import ROOT
from skill.models.model import read
from skill.packaging.phrases import faults
from skill.packaging.store import Phrase, Step

MODELS = {path.stem: path for path in sorted((ROOT / "interaction_models").glob("*.json"))}
NAMES = {"en-US": "evening together"}


@pytest.mark.parametrize("locale", MODELS)
def test_examples_and_steps_are_heard_as_they_are_meant(texts, ear_for, locale):
    names = {locale: read(MODELS[locale]).invocation}

    assert list(faults(texts, names, ear_for(MODELS))) == []


def test_an_example_that_is_heard_as_something_else_is_found(texts, ear):
    wrong = Phrase("Alexa, ask evening together for support numbers", "AskQuestionIntent")
    locale = replace(texts.locales["en-US"], examples=(wrong,))
    broken = replace(texts, locales={"en-US": locale}, steps=())

    (fault,) = faults(broken, NAMES, ear)
    assert "heard as SupportNumbersIntent, not AskQuestionIntent" in fault


def test_a_step_that_nobody_understands_is_found(texts, ear):
    wrong = Step("Alexa, purple monkey dishwasher", "SwapIntent", "Nothing.")
    broken = replace(texts, steps=(wrong,))

    (fault,) = faults(broken, NAMES, ear)
    assert "heard as AMAZON.FallbackIntent" in fault


def test_a_step_within_a_session_is_heard_without_the_wake_word(texts, ear):
    pause = Step("Alexa, pause", "AMAZON.PauseIntent", "It holds.")

    assert list(faults(replace(texts, steps=(pause,)), NAMES, ear)) == []


def test_a_quoted_phrase_that_nobody_understands_is_found(texts, ear):
    locale = texts.locales["en-US"]
    broken = replace(locale, description='Say "purple monkey dishwasher" or "forget us".')

    (fault,) = faults(replace(texts, locales={"en-US": broken}), NAMES, ear)
    assert "quotes 'purple monkey dishwasher'" in fault
