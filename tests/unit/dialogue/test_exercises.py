from __future__ import annotations

import pytest

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.pacing import LIMIT, plan, whereabouts
from skill.dialogue.reply import Ask, End, Nothing, Quiet
from skill.dialogue.state import Guiding, Idle, Preparing, Returning
from skill.dialogue.wording import seconds
from told import Told, keys, quiets

LISTENING = catalogue("en-US").exercises["listening"]
TURN_ONE, BACK_ONE, TURN_TWO, BACK_TWO, THANKS = 1, 2, 3, 4, 5


def begun(minutes: str = "2") -> Told:
    told = Told()
    told.said(Intent.START_EXERCISE, minutes=minutes)
    told.said(Intent.YES)
    return told


def speech_before(told: Told, step: int) -> float:
    """Seconds from the reply's start until the quiet of a step begins."""
    spent = 0.0
    for line in told.state.dialogue.last.lines:
        if isinstance(line, Quiet) and line.step == step:
            return spent
        spent += seconds(line, catalogue("en-US"))
    raise AssertionError(f"no quiet of step {step}")


def into(told: Told, step: int, moment: float) -> float:
    return speech_before(told, step) + moment


def test_an_exercise_is_announced_and_waits_for_both():
    told = Told()

    reply = told.said(Intent.START_EXERCISE, minutes="2")

    assert keys(reply) == ["exercise.announce", "exercise.both_ready"]
    assert isinstance(told.at, Preparing)
    assert told.couple.unfinished is None


def test_two_minutes_play_in_two_responses_with_a_bell_near_the_end():
    told = begun()

    assert keys(told.reply)[-1] == "exercise.swap"
    assert quiets(told.reply) == [3, 105, 13, 40]
    told.said(Intent.YES, after=230)
    assert keys(told.reply)[-1] == "exercise.done"
    assert quiets(told.reply) == [105, 13, 40, 15]


@pytest.mark.parametrize(
    ("minutes", "questions"),
    [
        ("1", ["swap", "done"]),
        ("2", ["swap", "done"]),
        ("3", ["on", "swap", "on", "done"]),
        ("4", ["half", "swap", "half", "done"]),
    ],
)
def test_longer_turns_have_closed_questions_between(minutes, questions):
    told = begun(minutes)

    asked = []
    while isinstance(told.at, Guiding):
        asked.append(keys(told.reply)[-1].removeprefix("exercise."))
        length = sum(seconds(line, catalogue("en-US")) for line in told.reply.lines)
        assert length <= LIMIT
        told.said(Intent.YES, after=300)

    assert asked == questions
    assert told.couple.unfinished is None
    assert told.couple.evenings[-1].finished == ("listening",)


@pytest.mark.parametrize(
    ("slots", "minutes", "key"),
    [
        ({"minutes": "9"}, 4, "exercise.too_long"),
        ({"duration": "PT2H"}, 4, "exercise.too_long"),
        ({"duration": "PT30S"}, 1, "exercise.too_short"),
        ({"duration": "-PT5M"}, 1, "exercise.too_short"),
        ({"duration": "P1Y"}, 2, None),
        ({"minutes": "banana"}, 2, None),
        ({"minutes": "9" * 500}, 4, "exercise.too_long"),
        ({}, 2, None),
    ],
)
def test_an_odd_length_is_clamped_with_a_reason(slots, minutes, key):
    told = Told()

    told.said(Intent.START_EXERCISE, **slots)

    assert told.at.place.minutes == minutes
    assert (key in keys(told.reply)) is (key is not None)


@pytest.mark.parametrize("moment", [0, 1, 30, 60, 104, 106, 115])
def test_pause_keeps_the_seconds_left(moment):
    told = begun()

    reply = told.said(Intent.PAUSE, after=into(told, TURN_ONE, moment))

    assert told.couple.unfinished.step == TURN_ONE
    assert told.couple.unfinished.left == pytest.approx(120 - moment, abs=3)
    assert quiets(reply) == [60]
    told.said(Intent.RESUME, after=20)
    left = sum(q for q in quiets(told.reply) if q != 40)
    assert left == pytest.approx(120 - moment, abs=5)


COMMANDS = {
    Intent.PAUSE: "exercise.ready",
    Intent.RESUME: None,
    Intent.REPEAT: None,
    Intent.MORE_TIME: None,
    Intent.SWAP: None,
    Intent.NEXT: None,
    Intent.PREVIOUS: None,
    Intent.SLOWER: None,
    Intent.LIGHTER: None,
    Intent.DEEPER: None,
    Intent.WHO_FIRST: "exercise.ready",
    Intent.HELP: "exercise.ready",
    Intent.FALLBACK: None,
    Intent.YES: None,
    Intent.NO: None,
    Intent.START_OVER: None,
}
BEATS = {
    "settling": lambda told: 1,
    "in the first turn": lambda told: into(told, TURN_ONE, 50),
    "saying back": lambda told: into(told, BACK_ONE, 10),
    "asked to swap": lambda told: 260,
}


@pytest.mark.parametrize("beat", BEATS)
@pytest.mark.parametrize("intent", COMMANDS)
def test_every_command_works_at_every_beat(beat, intent):
    told = begun()

    reply = told.said(intent, after=BEATS[beat](told))

    assert isinstance(reply, Ask)
    assert told.couple.unfinished is not None
    assert isinstance(told.at, Guiding)
    assert sum(seconds(line, catalogue("en-US")) for line in reply.lines) <= LIMIT
    if COMMANDS[intent]:
        assert keys(reply)[-1] == COMMANDS[intent]


@pytest.mark.parametrize("beat", BEATS)
@pytest.mark.parametrize("intent", [Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME, Intent.ENDED])
def test_stop_ends_at_once_at_every_beat_and_keeps_the_place(beat, intent):
    told = begun()

    reply = told.said(intent, after=BEATS[beat](told))

    assert isinstance(reply, Nothing if intent is Intent.ENDED else End)
    assert told.couple.unfinished is not None
    assert isinstance(told.at, Idle)


def test_more_time_adds_a_minute_to_the_turn_that_runs():
    told = begun()

    told.said(Intent.MORE_TIME, after=into(told, TURN_ONE, 90))

    assert sum(q for q in quiets(told.reply) if q != 40) == pytest.approx(90 - 2, abs=3)


def test_more_time_after_the_bell_reopens_the_beat_that_ended():
    told = begun()

    told.said(Intent.MORE_TIME, after=260)

    assert quiets(told.reply) == [60]
    assert keys(told.reply)[-1] == "exercise.swap"


def test_swap_hands_over_now_and_then_goes_to_the_close():
    told = begun()

    told.said(Intent.SWAP, after=into(told, TURN_ONE, 20))
    assert told.at.place.step == TURN_TWO
    told.said(Intent.SWAP, after=into(told, TURN_TWO, 20))

    assert told.at.place.step == THANKS


def test_swap_at_the_swap_question_hands_over():
    told = begun()

    told.said(Intent.SWAP, after=260)

    assert told.at.place.step == TURN_TWO


def test_skip_goes_to_the_next_beat():
    told = begun()

    told.said(Intent.NEXT, after=into(told, TURN_ONE, 20))

    assert told.at.place.step == BACK_ONE


def test_repeat_says_the_beat_again_and_keeps_its_seconds():
    told = begun()

    told.said(Intent.REPEAT, after=into(told, TURN_ONE, 60))

    assert told.at.place.left == pytest.approx(60, abs=3)
    assert told.reply.lines[0].part.startswith(f"{TURN_ONE}.")


def test_slower_is_slow_for_the_rest_of_the_session():
    told = begun()

    told.said(Intent.SLOWER, after=30)

    assert told.state.dialogue.slow


def test_a_lost_session_is_resumed_at_its_beat_within_two_hours():
    told = begun()
    told.said(Intent.YES, after=240)

    told.reopened().said(Intent.LAUNCH, after=600)

    assert isinstance(told.at, Returning)
    assert keys(told.reply) == ["welcome.go_on_turn"]
    assert told.reply.first == 1, "it was the second partner's turn"
    told.said(Intent.YES)
    assert told.at.place.step == TURN_TWO


def test_an_offer_to_go_on_is_made_once_and_no_discards():
    told = begun()
    told.reopened().said(Intent.LAUNCH, after=600)

    told.said(Intent.NO)

    assert told.couple.unfinished is None
    told.reopened().said(Intent.LAUNCH, after=60)
    assert isinstance(told.at, Idle)


def test_after_two_hours_it_begins_afresh():
    told = begun()

    told.reopened().said(Intent.LAUNCH, after=2 * 3600 + 1)

    assert isinstance(told.at, Idle)
    assert told.couple.unfinished is None


def test_stop_in_a_turn_is_resumed_with_the_seconds_left():
    told = begun()
    told.said(Intent.STOP, after=into(told, TURN_ONE, 80))

    told.reopened().said(Intent.LAUNCH, after=900)
    told.said(Intent.YES)

    assert sum(q for q in quiets(told.reply) if q != 40) == pytest.approx(40, abs=5)


def test_an_exercise_played_to_its_end_is_not_offered_again():
    told = begun()
    told.said(Intent.YES, after=240)
    told.said(Intent.ENDED, after=300)

    told.reopened().said(Intent.LAUNCH, after=60)

    assert isinstance(told.at, Idle)
    assert told.couple.evenings[-1].finished == ("listening",)


def test_a_device_that_cannot_play_quiet_hands_the_time_over_and_goes_on_at_return():
    told = begun()
    assert isinstance(told.said(Intent.AUDIO_FAILED), Nothing)
    told.reopened().said(Intent.START_EXERCISE)

    reply = told.said(Intent.YES)

    assert isinstance(reply, End)
    assert keys(reply)[-1] == "quiet.by_hand"
    assert not quiets(reply)
    told.reopened().said(Intent.LAUNCH, after=400)
    assert isinstance(told.at, Returning)
    assert told.at.place.step == TURN_TWO


def test_who_begins_rotates_from_one_exercise_to_the_next():
    told = begun()
    first = told.at.place.first
    told.said(Intent.YES, after=240)
    told.said(Intent.NO, after=300)

    told.reopened().said(Intent.START_EXERCISE)

    assert told.at.place.first == 1 - first


def test_whereabouts_walks_the_timeline_without_a_gap():
    told = begun()
    last = told.state.dialogue.last
    total = sum(seconds(line, catalogue("en-US")) for line in last.lines)

    steps = [whereabouts(last, at, catalogue("en-US")) for at in range(int(total))]

    assert all(step is not None for step in steps)
    assert [step for step, _ in steps] == sorted(step for step, _ in steps)
    assert whereabouts(last, total + 1, catalogue("en-US")) is None


def test_no_piece_of_quiet_is_longer_than_alexa_renders():
    for minutes in range(LISTENING.shortest, LISTENING.longest + 1):
        assert all(step.seconds <= 200 for step in plan(LISTENING, minutes))
