from __future__ import annotations

from dataclasses import replace

import pytest

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.reply import Ask, End
from skill.dialogue.state import Agreeing, Discussing, Idle
from skill.domain.couple import Heard
from told import Told, keys, quiets, read

BANK = catalogue("en-US").questions


def depth(number: int) -> int:
    return next(level for level in (1, 2, 3) if BANK.having(f"depth:{level}") >> number & 1)


@pytest.mark.parametrize(("level", "talk"), [("1", 45), ("2", 75)])
def test_a_question_brings_its_talk_time_and_a_cue_for_the_listener(level, talk):
    told = Told()

    reply = told.said(Intent.ASK_QUESTION, depth=level)

    [number] = read(reply, "questions")
    assert depth(number) == int(level)
    assert quiets(reply) == [talk, 30]
    assert len(read(reply, "cues")) == 1
    assert keys(reply) == ["question.first", "question.talk", "question.another"]


def test_a_deep_question_needs_a_yes_from_each_by_turn():
    told = Told()

    told.said(Intent.ASK_QUESTION, depth="3")
    first = told.reply.first
    told.said(Intent.YES)

    assert isinstance(told.at, Agreeing)
    assert told.reply.first == 1 - first
    told.said(Intent.YES)
    assert depth(*read(told.reply, "questions")) == 3
    assert quiets(told.reply)[0] == 120


@pytest.mark.parametrize("yeses", [0, 1])
def test_one_no_keeps_it_lighter(yeses):
    told = Told()
    told.said(Intent.ASK_QUESTION, depth="3")
    for _ in range(yeses):
        told.said(Intent.YES)

    told.said(Intent.NO)

    assert depth(*read(told.reply, "questions")) < 3
    assert not told.state.dialogue.agreed


def test_both_yeses_hold_for_the_session_and_not_for_the_next():
    told = Told()
    told.said(Intent.ASK_QUESTION, depth="3")
    told.said(Intent.YES)
    told.said(Intent.YES)

    told.said(Intent.NEXT)
    assert depth(*read(told.reply, "questions")) == 3
    told.reopened().said(Intent.ASK_QUESTION, depth="3")

    assert isinstance(told.at, Agreeing)


def test_lighter_falls_at_once_and_takes_the_yeses_back():
    told = Told()
    told.said(Intent.ASK_QUESTION, depth="3")
    told.said(Intent.YES)
    told.said(Intent.YES)

    told.said(Intent.LIGHTER)
    assert depth(*read(told.reply, "questions")) == 2
    told.said(Intent.DEEPER)

    assert isinstance(told.at, Agreeing)


def test_who_answers_first_alternates():
    told = Told()

    firsts = [told.said(Intent.NEXT).first for _ in range(6)]

    assert firsts == [0, 1, 0, 1, 0, 1]


def test_no_question_is_heard_twice_while_unheard_ones_fit():
    told = Told()
    fitting = (BANK.having("depth:1") & ~BANK.having("gated")).bit_count()

    heard = [
        read(told.said(Intent.ASK_QUESTION, depth="1"), "questions")[0] for _ in range(fitting)
    ]

    assert len(set(heard)) == fitting
    assert {depth(number) for number in heard} == {1}


def test_a_run_dry_stratum_begins_again_and_blocks_the_latest():
    told = Told()
    fitting = (BANK.having("depth:1") & ~BANK.having("gated")).bit_count()
    heard = [
        read(told.said(Intent.ASK_QUESTION, depth="1"), "questions")[0] for _ in range(fitting)
    ]

    again = [read(told.said(Intent.ASK_QUESTION, depth="1"), "questions")[0] for _ in range(20)]

    assert len(set(again)) == 20
    assert not set(again[:1]) & set(heard[-32:])


def test_a_topic_is_kept_until_it_is_empty():
    told = Told()
    childhood = BANK.having("topic:childhood")

    numbers = [read(told.said(Intent.ASK_QUESTION, topic="childhood"), "questions")[0]]
    numbers += [read(told.said(Intent.NEXT), "questions")[0] for _ in range(3)]

    assert all(childhood >> number & 1 for number in numbers)


def test_an_unknown_topic_is_answered_with_another_question():
    told = Told()

    reply = told.said(Intent.ASK_QUESTION, topic="none-such")

    assert keys(reply)[0] == "question.no_topic"
    assert read(reply, "questions")


def test_gated_questions_stay_shut():
    told = Told()
    gated = BANK.having("gated")

    numbers = [read(told.said(Intent.ASK_QUESTION, depth="2"), "questions")[0] for _ in range(120)]

    assert not any(gated >> number & 1 for number in numbers)


def test_no_cue_comes_twice_within_ten():
    told = Told()

    cues = [read(told.said(Intent.NEXT), "cues")[0] for _ in range(60)]

    assert all(len(set(cues[at : at + 10])) == 10 for at in range(51))


def test_a_kept_question_can_be_asked_for_again():
    told = Told()
    told.said(Intent.ASK_QUESTION)
    [number] = read(told.reply, "questions")
    told.said(Intent.KEEP)

    told.reopened().said(Intent.ASK_KEEPER)

    assert read(told.reply, "questions") == [number]
    assert "question.keeper" in keys(told.reply)


def test_a_deep_keeper_waits_until_both_agreed():
    deep = BANK.having("depth:3").bit_length() - 1
    told = Told()
    told.state = replace(told.state, couple=told.couple.keeping(deep))

    told.said(Intent.ASK_KEEPER)

    assert keys(told.reply)[0] == "question.no_keeper"


def test_words_caught_after_talk_time_only_bring_more_quiet():
    told = Told()
    told.said(Intent.ASK_QUESTION)

    for _ in range(5):
        reply = told.said(Intent.FALLBACK)
        assert quiets(reply) == [45]
        assert keys(reply) == ["question.still_talking", "question.another"]

    assert told.state.dialogue.misses == 0


def test_no_leaves_it_there():
    told = Told()
    told.said(Intent.ASK_QUESTION)

    assert isinstance(told.said(Intent.NO), End)
    assert isinstance(told.at, Idle)


def test_repeat_says_the_same_words():
    told = Told()
    first = told.said(Intent.ASK_QUESTION)

    again = told.said(Intent.REPEAT)

    assert isinstance(again, Ask)
    assert again.lines == first.lines


def test_more_time_and_swap_give_quiet_only():
    told = Told()
    told.said(Intent.ASK_QUESTION)
    asked = told.at

    for intent in (Intent.MORE_TIME, Intent.SWAP):
        assert quiets(told.said(intent)) == [60]
        assert told.at == asked
    assert isinstance(told.at, Discussing)


def test_a_bank_heard_to_the_end_still_answers():
    told = Told()
    everything = Heard(BANK.items.to_bytes(64, "little"))
    told.state = replace(told.state, couple=replace(told.couple, heard={"questions": everything}))

    assert read(told.said(Intent.ASK_QUESTION), "questions")
