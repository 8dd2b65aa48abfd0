"""What an interruption must not cost: a choice, a consent, talk time, a place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.reply import Ask, End
from skill.dialogue.state import Guiding, Idle
from told import Told, keys, quiets

BANK = catalogue("en-US").questions


def begun(name: str, **slots: str) -> Told:
    told = Told()
    told.said(Intent.START_EXERCISE, exercise=name, **slots)
    told.said(Intent.YES)
    return told


ASIDES = [Intent.HELP, Intent.PAUSE, Intent.WHY, Intent.WHO_FIRST, Intent.QUIETLY]


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize(
    ("name", "question"), [("eye_contact", "exercise.length"), ("stress_talk", "exercise.wants")]
)
def test_an_open_choice_is_asked_again_after_an_aside(name, question, aside):
    told = begun(name)

    told.said(aside, after=30)
    told.said(Intent.YES, after=70)

    assert keys(told.reply)[-1] == question


@pytest.mark.parametrize("word", [Intent.STOP, Intent.ENDED])
def test_an_open_choice_is_asked_again_after_a_lost_session(word):
    told = begun("eye_contact")
    told.said(word, after=30)

    told.reopened().said(Intent.LAUNCH, after=300)
    told.said(Intent.YES)

    assert keys(told.reply)[-1] == "exercise.length"


@pytest.mark.parametrize("word", [Intent.SLOWER, Intent.CHOOSE, Intent.NEXT, Intent.SWAP])
def test_a_question_that_needs_a_yes_takes_no_other_word_for_it(word):
    told = begun("repair_starter")
    assert keys(told.reply)[-1] == "exercise.calm"

    told.said(word, after=60)

    assert keys(told.reply)[-1] == "exercise.calm"


@pytest.mark.parametrize("word", [Intent.SWAP, Intent.NEXT])
@pytest.mark.parametrize("after", [10, 40, 90, 130, 170])
def test_no_skipping_leads_past_a_rise_in_depth_unasked(word, after):
    told = begun("one_step_deeper")
    rises = [
        number
        for number, beat in enumerate(catalogue("en-US").exercises["one_step_deeper"].beats)
        if beat.otherwise
    ]

    for _ in range(6):
        told.said(word, after=after)
        if not isinstance(told.at, Guiding):
            break
        assert told.at.next <= rises[0] + 1
        assert isinstance(told.reply, Ask)


@pytest.mark.parametrize("name", ["eye_contact", "stress_talk", "repair_starter"])
def test_a_device_without_timed_quiet_is_still_asked(name):
    told = Told()
    told.state = replace(told.state, couple=told.couple.cannot_play_quiet("device"))
    told.said(Intent.START_EXERCISE, exercise=name)
    told.said(Intent.YES)
    questions = [keys(told.reply)[-1]]
    if isinstance(told.reply, End):
        told.reopened().said(Intent.LAUNCH, after=120)
        told.said(Intent.YES)
        questions.append(keys(told.reply)[-1])

    assert {"exercise.length", "exercise.wants", "exercise.calm"} & set(questions)


@pytest.mark.parametrize(
    "aside", [Intent.WHO_FIRST, Intent.WHY, Intent.KEEP, Intent.QUIETLY, Intent.HELP]
)
def test_an_aside_in_talk_time_does_not_open_the_microphone_early(aside):
    told = Told()
    told.said(Intent.ASK_QUESTION, depth="1")

    told.said(aside, after=20)

    assert sum(quiets(told.reply)) == pytest.approx(45 + 30 - 10, abs=8)
    told.said(aside, after=300)
    assert quiets(told.reply) == []


@pytest.mark.parametrize(
    "word", [Intent.WHAT_IS_KEPT, Intent.LIST_EXERCISES, Intent.KEEP, Intent.ASK_QUESTION]
)
def test_leaving_an_exercise_for_something_else_keeps_its_place(word):
    told = begun("listening")

    told.said(word, after=90)

    assert told.couple.unfinished.step == 1
    assert told.couple.unfinished.left is not None


def test_asking_for_a_question_at_the_end_counts_the_exercise_as_finished():
    told = begun("listening")
    told.said(Intent.YES, after=240)

    told.said(Intent.ASK_QUESTION, after=300)

    assert told.couple.unfinished is None
    assert told.couple.evenings[-1].finished == ("listening",)


def test_a_no_in_the_middle_of_the_last_turn_only_holds():
    told = begun("listening")
    told.said(Intent.YES, after=240)

    told.said(Intent.NO, after=40)

    assert isinstance(told.reply, Ask)
    assert told.couple.unfinished is not None


def test_children_in_the_room_end_touch_and_deep_keepers():
    told = Told()
    told.said(Intent.START_EXERCISE, exercise="twenty_seconds")
    told.said(Intent.KIDS_HERE)
    told.said(Intent.YES)
    assert isinstance(told.at, Idle)

    grown_up = BANK.having("depth:3") & ~BANK.having("kids")
    deep = grown_up.bit_length() - 1
    told.state = replace(
        told.state,
        couple=told.couple.keeping(deep),
        dialogue=replace(told.state.dialogue, agreed=True),
    )
    told.said(Intent.ASK_KEEPER)

    assert keys(told.reply)[0] == "question.no_keeper"


def test_previous_goes_back_past_beats_that_were_not_chosen():
    told = begun("eye_contact")
    told.said(Intent.CHOOSE, after=30, choice="short")
    told.said(Intent.PREVIOUS, after=300)
    thanks = told.at.place.step

    told.said(Intent.PREVIOUS, after=5)

    beats = catalogue("en-US").exercises["eye_contact"].beats
    assert beats[thanks].when == ()
    assert beats[told.at.place.step].when == ("short",)


@pytest.mark.parametrize("name", ["twenty_seconds", "six_seconds", "listening"])
@pytest.mark.parametrize("word", [Intent.NEXT, Intent.NO])
def test_not_that_one_never_begins_it(name, word):
    told = Told()
    told.said(Intent.START_EXERCISE, exercise=name)

    told.said(word)

    assert isinstance(told.at, Idle)


def test_a_no_to_the_touch_choice_is_a_skip_without_a_word():
    told = begun("six_seconds")

    told.said(Intent.NO, after=30)

    assert keys(told.reply)[-1] == "exercise.done"


@pytest.mark.parametrize("aside", [Intent.HELP, Intent.PAUSE, Intent.WHY])
def test_a_question_that_needs_a_yes_is_asked_again_after_an_aside(aside):
    told = begun("repair_starter")

    told.said(aside, after=60)
    told.said(Intent.YES, after=70)

    assert keys(told.reply)[-1] == "exercise.calm"


@pytest.mark.parametrize("name", catalogue("en-US").exercises)
def test_a_device_without_timed_quiet_comes_to_an_end(name):
    """Handed over piece by piece, every exercise is finished and no question repeats for ever."""
    told = Told()
    told.state = replace(told.state, couple=told.couple.cannot_play_quiet("device"))
    told.said(Intent.START_EXERCISE, exercise=name)
    told.said(Intent.YES)
    for _ in range(30):
        if isinstance(told.reply, End):
            if told.couple.unfinished is None:
                break
            told.reopened().said(Intent.LAUNCH, after=120)
            told.said(Intent.YES)
        elif isinstance(told.at, Guiding) and told.reply.elicit:
            told.said(Intent.NEXT, after=60)
        else:
            told.said(Intent.YES, after=60)
        if isinstance(told.at, Idle) and told.couple.unfinished is None:
            break

    assert told.couple.unfinished is None
    assert told.couple.evenings[-1].finished == (name,)
