from __future__ import annotations

import pytest

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.pacing import LIMIT, plan, reached
from skill.dialogue.reply import Ask, Elicit, End
from skill.dialogue.state import Guiding, Idle
from skill.dialogue.wording import seconds
from told import Told, keys

EXERCISES = catalogue("en-US").exercises


def begun(name: str, **slots: str) -> Told:
    told = Told()
    told.said(Intent.START_EXERCISE, exercise=name, **slots)
    told.said(Intent.YES)
    return told


def beats(told: Told) -> list[str]:
    exercise = EXERCISES[told.at.place.practice]
    parts = [line.part for line in told.reply.lines if getattr(line, "kind", "") == "exercises"]
    return [exercise.beats[int(part.split(".")[0])].name for part in parts]


@pytest.mark.parametrize("choice", ["comfort", "ideas", "listen"])
def test_stress_talk_adapts_the_listeners_part_to_what_was_wished(choice):
    told = begun("stress_talk", minutes="1")
    assert told.reply.elicit == Elicit("ChooseIntent", "choice")

    told.said(Intent.CHOOSE, choice=choice)

    assert [name for name in beats(told) if name.endswith(" one")] == ["turn one", f"{choice} one"]
    assert keys(told.reply)[-1] == "exercise.wants"


@pytest.mark.parametrize("word", [Intent.YES, Intent.CHOOSE, Intent.RESUME])
def test_a_choice_that_was_not_heard_is_asked_for_again(word):
    told = begun("stress_talk")

    told.said(word, after=20)

    assert keys(told.reply)[-1] == "exercise.wants"
    assert told.reply.elicit


def test_a_choice_may_be_skipped_and_stress_talk_then_only_listens():
    told = begun("stress_talk", minutes="1")

    told.said(Intent.NEXT, after=20)

    assert "listen one" in beats(told)


def test_touch_may_be_skipped_without_a_word():
    told = begun("twenty_seconds")

    told.said(Intent.CHOOSE, choice="skip")

    assert isinstance(told.reply, Ask)
    assert not {"hug", "close"} & set(beats(told))
    assert keys(told.reply)[-1] == "exercise.done"


def test_when_they_are_not_calm_the_repair_starter_ends_kindly_and_is_not_offered_again():
    told = begun("repair_starter")
    assert keys(told.reply)[-1] == "exercise.calm"

    told.said(Intent.NO, after=20)

    assert isinstance(told.reply, End)
    assert told.couple.unfinished is None
    told.reopened().said(Intent.LAUNCH, after=60)
    assert isinstance(told.at, Idle)


def test_each_rise_of_one_step_deeper_is_asked_for():
    gates = [beat.asks for beat in EXERCISES["one_step_deeper"].beats if beat.asks]

    assert gates.count("exercise.step") == 2


@pytest.mark.parametrize("name", EXERCISES)
def test_where_touch_is_a_choice_one_without_touch_stands_first_or_second(name):
    without = {"words", "look", "close", "skip"}
    for beat in EXERCISES[name].beats:
        if {"hug", "kiss", "hands"} & set(beat.offers):
            assert without & set(beat.offers[:2])


COMMANDS = [
    Intent.PAUSE,
    Intent.RESUME,
    Intent.REPEAT,
    Intent.MORE_TIME,
    Intent.SWAP,
    Intent.NEXT,
    Intent.PREVIOUS,
    Intent.SLOWER,
    Intent.LIGHTER,
    Intent.DEEPER,
    Intent.WHO_FIRST,
    Intent.HELP,
    Intent.FALLBACK,
    Intent.YES,
    Intent.NO,
    Intent.START_OVER,
    Intent.CHOOSE,
    Intent.STOP,
]


@pytest.mark.parametrize("intent", COMMANDS)
@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_obeys_every_command_at_every_beat(name, intent):
    exercise = EXERCISES[name]
    choices = {None, *(one for beat in exercise.beats for one in beat.offers)}
    for choice in choices:
        steps = plan(exercise, exercise.minutes)
        for step in range(len(steps)):
            if reached(steps, step, choice) != step:
                continue
            for after in (1, 15, 400):
                told = at_step(name, step, choice)
                reply = told.said(intent, after=after)
                assert isinstance(reply, Ask | End)
                if intent is Intent.STOP:
                    assert isinstance(reply, End)
                if isinstance(reply, Ask):
                    length = sum(seconds(line, catalogue("en-US")) for line in reply.lines)
                    assert length <= LIMIT


def at_step(name: str, step: int, choice: str | None) -> Told:
    """Play an exercise from one of its beats on."""
    from dataclasses import replace

    from skill.dialogue.state import Returning
    from skill.domain.couple import Place

    told = Told()
    place = Place(name, EXERCISES[name].minutes, 0, step, None, int(told.now.timestamp()), choice)
    told.state = told.state.standing(Returning(place))
    told.said(Intent.YES)
    assert isinstance(told.at, Guiding)
    assert replace(told.at.place, since=place.since) == place
    return told
