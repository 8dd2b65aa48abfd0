"""A small project to package: one model, the true store texts and the true privacy policy."""

from __future__ import annotations

import json
import shutil
from functools import cache

import pytest

from servers import ROOT, require
from skill.models.model import read
from skill.packaging import store
from skill.packaging.phrases import Ear
from skill.packaging.writing import SPEC
from skill.simulator.ears.hearing import Ears
from skill.simulator.invocation import split

SAMPLES = {
    "AskQuestionIntent": ["a question"],
    "DeeperIntent": ["go deeper"],
    "StartExerciseIntent": ["start the listening exercise"],
    "SuggestDateIntent": ["suggest a date"],
    "SetNamesIntent": ["our names are Sam and Robin"],
    "SupportNumbersIntent": ["support numbers"],
    "WhatIsKeptIntent": ["what do you know about us"],
    "ForgetUsIntent": ["forget us"],
    "AMAZON.YesIntent": ["yes"],
    "AMAZON.NextIntent": ["skip"],
    "AMAZON.PauseIntent": ["pause"],
    "AMAZON.StopIntent": ["stop"],
    "AMAZON.HelpIntent": ["help"],
    "AMAZON.FallbackIntent": [],
}
"""Just enough to hear what the store texts say."""


@pytest.fixture
def texts():
    return store.read(ROOT / "skill" / "packaging" / "store.toml")


@pytest.fixture
def project(tmp_path):
    """The files that packaging reads, in a folder where they may be broken."""
    for name in ("skill/packaging/store.toml", "docs/privacy.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    intents = [{"name": name, "slots": [], "samples": said} for name, said in SAMPLES.items()]
    language = {"invocationName": "evening together", "intents": intents, "types": []}
    model = json.dumps({"interactionModel": {"languageModel": language}})
    (tmp_path / "interaction_models").mkdir()
    (tmp_path / "interaction_models" / "en-US.json").write_text(model)
    return tmp_path


@pytest.fixture
def ear(project, ear_for):
    return ear_for({"en-US": project / "interaction_models" / "en-US.json"})


@pytest.fixture(scope="session")
def spec():
    require("ask-smapi-model (npm install)", (ROOT / SPEC).is_file())
    return json.loads((ROOT / SPEC).read_text(encoding="utf-8"))


@cache
def _ears(model):
    return Ears(read(model))


@pytest.fixture
def ear_for():
    """Make an ear that hears through the model of each locale."""

    def make(models):
        return Ear(split, lambda locale, wish: _ears(models[locale]).hear(wish).intent)

    return make
