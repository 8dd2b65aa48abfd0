import subprocess
import sys
from datetime import UTC, datetime

import pytest

from skill.simulator.ears.numbers import MOST, number, spelled
from skill.simulator.ears.values import read
from skill.simulator.ears.wording import core, words

MONDAY = datetime(2026, 11, 23, 14, tzinfo=UTC)


def value(kind, text):
    return read(f"AMAZON.{kind}", words(text), MONDAY)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("two minutes", "PT2M"),
        ("two minute", "PT2M"),
        ("2-minute", "PT2M"),
        ("2min", None),
        ("twenty five minutes", "PT25M"),
        ("an hour", "PT1H"),
        ("one hour", "PT1H"),
        ("half an hour", "PT30M"),
        ("half hour", "PT30M"),
        ("an hour and a half", "PT1H30M"),
        ("hour and a half", "PT1H30M"),
        ("one and a half hours", "PT1H30M"),
        ("two hours and thirty minutes", "PT2H30M"),
        ("an hour and ten minutes", "PT1H10M"),
        ("a minute and a half", "PT1M30S"),
        ("half a minute", "PT30S"),
        ("three quarters of an hour", "PT45M"),
        ("a quarter of an hour", "PT15M"),
        ("a couple of minutes", "PT2M"),
        ("ninety seconds", "PT90S"),
        ("90 seconds", "PT90S"),
        ("three days", "P3D"),
        ("a week", "P1W"),
        ("a week and two days", "P9D"),
        ("minus two minutes", "?"),
        ("a month and a half", "?"),
        ("two", None),
        ("minutes", None),
        ("two minutes listening", None),
        ("dinner", None),
    ],
)
def test_durations(text, duration):
    assert value("DURATION", text) == duration


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("eight pm", "20:00"),
        ("8 p.m.", "20:00"),
        ("8:30 pm", "20:30"),
        ("eight thirty", "08:30"),
        ("eight", "08:00"),
        ("eight o'clock", "08:00"),
        ("at eight", "08:00"),
        ("half past seven", "07:30"),
        ("half seven", "07:30"),
        ("quarter to nine", "08:45"),
        ("ten past eight", "08:10"),
        ("ten to nine in the evening", "20:50"),
        ("five to one", "12:55"),
        ("seven oh five pm", "19:05"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("in the evening", "EV"),
        ("this morning", "MO"),
        ("in the afternoon", "AF"),
        ("tonight", "NI"),
        ("at", None),
        ("forty", None),
        ("the kitchen", None),
    ],
)
def test_times_of_day(text, time):
    assert value("TIME", text) == time


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("today", "2026-11-23"),
        ("tonight", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("tomorrow evening", "2026-11-24"),
        ("friday", "2026-11-27"),
        ("on friday", "2026-11-27"),
        ("saturday night", "2026-11-28"),
        ("in two weeks", "2026-12-07"),
        ("december first", "2026-12-01"),
        ("the fifth of march", "2027-03-05"),
        ("christmas eve", "2026-12-24"),
        ("this weekend", "2026-W48-WE"),
        ("next week", "2026-W49"),
        ("next month", "2026-12"),
        ("now", "PRESENT_REF"),
        ("on the", None),
        ("the blue one", None),
    ],
)
def test_dates(text, date):
    assert value("DATE", text) == date


def test_without_a_moment_the_clock_of_the_machine_tells_the_day():
    day = read("AMAZON.DATE", ("friday",))

    assert day is not None
    assert datetime.fromisoformat(day).weekday() == 4
    assert day >= f"{datetime.now().astimezone():%Y-%m-%d}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two", "2"),
        ("2", "2"),
        ("twenty five", "25"),
        ("twenty-five", "25"),
        ("a hundred and five", "105"),
        ("minus two", "?"),
        ("three and a half", "?"),
        ("twenty hundred", None),
        ("a few", None),
    ],
)
def test_numbers(text, number):
    assert value("NUMBER", text) == number


def test_every_number_is_read_as_it_is_spelled():
    assert [number(spelled(n)) for n in range(MOST + 1)] == list(range(MOST + 1))


@pytest.mark.parametrize(
    ("text", "day"), [("friday", "friday"), ("Fridays", "friday"), ("tomorrow", None)]
)
def test_days_of_the_week(text, day):
    assert value("DayOfWeek", text) == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ben", "ben"),
        ("Mary Ann", "mary ann"),
        ("O'Brien", "o'brien"),
        ("Zoë", "zoë"),
        ("so tired", None),
        ("really proud of you", None),
        ("ana and ben", None),
        ("five", None),
    ],
)
def test_first_names_are_one_or_two_words_as_heard(text, name):
    assert value("FirstName", text) == name


def test_a_type_that_is_not_known_takes_any_words():
    assert value("Animal", "a purple elephant") == "a purple elephant"
    assert value("Animal", "") is None


def test_speech_is_written_as_alexa_writes_it():
    assert words("Let's do 2 minutes!") == ("let", "us", "do", "two", "minutes")
    assert words("Um, we\u2019re not, uh, done.") == ("we", "are", "not", "done")
    assert words("uh-huh") == ("uh", "huh")


def test_politeness_says_nothing_but_something_is_always_left():
    assert core(words("Okay, could you please go deeper, thanks")) == ("go", "deeper")
    assert core(words("stop stop stop")) == ("stop",)
    assert core(words("okay")) == ("okay",)


def test_the_recognizers_load_without_a_warning_when_first_compiled(tmp_path):
    ask = (
        "from skill.simulator.ears.values import read;"
        "assert read('AMAZON.DURATION', ('two', 'minutes')) == 'PT2M'"
    )

    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", f"pycache_prefix={tmp_path}", "-c", ask],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
