from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from told import Told, keys, read

BANK = catalogue("en-US").questions


def test_a_veto_holds_for_a_thousand_questions_and_over_sessions():
    told = Told()
    told.said(Intent.VETO, topic="food")
    food = BANK.having("topic:food")

    numbers = [read(told.reopened().said(Intent.ASK_QUESTION), "questions")[0] for _ in range(1000)]

    assert food
    assert not any(food >> number & 1 for number in numbers)


def test_a_topic_may_come_back():
    told = Told()
    told.said(Intent.VETO, topic="food")

    told.said(Intent.ALLOW, topic="food")

    assert told.couple.vetoes == ()


def test_a_topic_that_is_none_is_not_kept():
    told = Told()

    told.said(Intent.VETO, topic="my mother in law")

    assert told.couple.vetoes == ()
    assert keys(told.reply)[0] == "wish.unknown"


def test_everything_vetoed_still_gets_an_answer():
    told = Told()
    every = tuple(facet.removeprefix("topic:") for facet in BANK.facets("topic:"))
    told.state = replace(told.state, couple=replace(told.couple, vetoes=every))

    assert keys(told.said(Intent.ASK_QUESTION))[0] == "question.none"


def test_tonights_question_is_the_same_all_evening_and_another_tomorrow():
    told = Told()

    first = read(told.said(Intent.TONIGHT), "questions")
    again = read(told.reopened().said(Intent.TONIGHT, after=3600), "questions")
    told.now += timedelta(days=1)
    tomorrow = read(told.reopened().said(Intent.TONIGHT), "questions")

    assert first == again != tomorrow
