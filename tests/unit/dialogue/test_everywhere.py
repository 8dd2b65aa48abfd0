from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise

import pytest

from skill.dialogue.intents import Intent
from skill.dialogue.reply import Ask, End, Nothing
from skill.dialogue.router import route, routes
from skill.dialogue.state import (
    Agreeing,
    Dialogue,
    Discussing,
    Forgetting,
    Guiding,
    Idle,
    Naming,
    Preparing,
    Returning,
    State,
    Suggesting,
)
from skill.domain.couple import Couple, Place
from told import Told, keys

PLACE = Place("listening", 2, 0, 1, 60, int(Told().now.timestamp()))
STANDINGS = [
    Idle(),
    Discussing(3, 1),
    Agreeing(0),
    Preparing(PLACE),
    Guiding(PLACE, 3),
    Guiding(PLACE, 1, held=True),
    Returning(PLACE),
    Suggesting(1),
    Naming(heard=True),
    Naming(heard=False),
    Forgetting(),
]
SPOKEN = [intent for intent in Intent if intent.spoken]


def standing(at) -> Told:
    return Told(State(Couple(names=("Ana", "Ben")), Dialogue(at=at)))


@pytest.mark.parametrize("at", STANDINGS, ids=repr)
@pytest.mark.parametrize("intent", SPOKEN)
def test_every_intent_is_answered_everywhere(at, intent):
    """Also when the session remembers nothing else, as after a deployment in the middle."""
    reply = standing(at).said(intent)

    assert isinstance(reply, Ask | End)
    assert keys(reply)


@pytest.mark.parametrize("at", STANDINGS, ids=repr)
@pytest.mark.parametrize("intent", [Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME])
def test_stop_always_stops(at, intent):
    assert isinstance(standing(at).said(intent), End)


@pytest.mark.parametrize("at", STANDINGS, ids=repr)
def test_support_numbers_are_said_twice_from_everywhere_and_nothing_follows(at):
    reply = standing(at).said(Intent.SUPPORT_NUMBERS)

    assert isinstance(reply, End)
    numbers = [line for line in reply.lines if hasattr(line, "kind")]
    assert numbers[: len(numbers) // 2] == numbers[len(numbers) // 2 :]
    assert len(numbers) >= 4


@pytest.mark.parametrize("at", STANDINGS, ids=repr)
def test_events_are_answered_with_nothing(at):
    for intent in (Intent.ENDED, Intent.AUDIO_FAILED):
        assert isinstance(standing(at).said(intent), Nothing)


@pytest.mark.parametrize("at", STANDINGS, ids=repr)
def test_help_asks_again_and_fits_the_place(at):
    reply = standing(at).said(Intent.HELP)

    assert isinstance(reply, Ask)
    assert any(key.startswith("help.") for key in keys(reply))


def test_every_intent_has_a_route_and_every_route_an_intent():
    assert {intent for intent, _ in routes()} == set(Intent)
    for intent in Intent:
        assert route(intent, Idle)


def test_three_misunderstandings_end_kindly():
    told = Told()
    told.said(Intent.LAUNCH)

    assert keys(told.said(Intent.FALLBACK))[0] == "basics.missed"
    assert keys(told.said(Intent.FALLBACK))[0] == "basics.missed_again"
    assert isinstance(told.said(Intent.FALLBACK), End)


def test_an_understood_word_resets_the_count():
    told = Told()
    told.said(Intent.LAUNCH)
    told.said(Intent.FALLBACK)
    told.said(Intent.FALLBACK)
    told.said(Intent.SUGGEST_DATE)

    assert isinstance(told.said(Intent.FALLBACK), Ask)


def test_the_welcome_grows_shorter():
    told = Told()

    openings = [keys(told.reopened().said(Intent.LAUNCH))[0] for _ in range(5)]

    assert openings == ["welcome.first", *["welcome.again"] * 2, *["welcome.short"] * 2]


def test_no_wording_of_a_frequent_line_comes_twice_running_across_sessions():
    told = Told()
    wordings = []

    for _ in range(80):
        reply = told.reopened().said(Intent.LAUNCH)
        wordings.append(reply.question.wording)
        told.said(Intent.STOP)

    assert all(one != other for one, other in pairwise(wordings))
    assert len(set(wordings)) >= 8


def test_everything_is_forgotten_after_one_yes():
    told = standing(Idle())

    told.said(Intent.FORGET_US)
    reply = told.said(Intent.YES)

    assert reply.forgets
    assert told.couple == replace(Couple(), voiced=told.couple.voiced)


@pytest.mark.parametrize("word", [Intent.NO, Intent.STOP, Intent.FALLBACK, Intent.NEXT])
def test_nothing_is_forgotten_without_the_yes(word):
    told = standing(Idle())

    told.said(Intent.FORGET_US)
    reply = told.said(word)

    assert not getattr(reply, "forgets", False)
    assert told.couple.names == ("Ana", "Ben")


def test_every_kept_field_is_named_and_no_other():
    everything = {
        "names": ("Ana", "Ben"),
        "first": 1,
        "visits": 3,
        "depth": 2,
        "heard": {"questions": object()},
        "keepers": (3,),
        "vetoes": ("money",),
        "tonight": (1, 2),
        "evenings": (object(),),
        "nights": 4,
        "unfinished": PLACE,
        "without_quiet": ("abc",),
        "voiced": b"\1",
    }
    assert set(everything) == {field.name for field in fields(Couple)}
    told = Told(State(replace(Couple(), **everything)))

    named = [key for key in keys(told.said(Intent.WHAT_IS_KEPT)) if key.startswith("kept.")]

    assert set(named) == {f"kept.{name}" for name in everything} | {"kept.open", "kept.close"}


def test_a_new_couple_hears_that_nothing_is_kept():
    assert keys(Told().said(Intent.WHAT_IS_KEPT))[0] == "kept.nothing"
