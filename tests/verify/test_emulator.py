"""The built package under Lambda's own runtime client and emulator, with a real table."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime

from emulated import LIMIT
from home import ears
from skill.authoring.sources import read
from skill.simulator.echo import Echo
from talking import echo, kept

APOLOGY = read("en").prompts["trouble.general"]["say"]
NO_STORE = read("en").prompts["trouble.store"]["say"]

ODDITIES = {
    "nothing in it": {},
    "a string": "hello",
    "a list": [1, 2],
    "null": None,
    "a request without a type": {"request": {}},
    "an intent without a name": {"request": {"type": "IntentRequest", "intent": None}},
    "a launch without a user": {"version": "1.0", "request": {"type": "LaunchRequest"}},
}

DIES = """
import os
import time

def handler(event, _context):
    if event == "die":
        os._exit(1)
    if event == "hang":
        time.sleep(60)
    return os.getpid()
"""


def said(answer) -> str:
    ssml = answer["response"]["outputSpeech"]["ssml"]
    return ssml.removeprefix("<speak>").removesuffix("</speak>")


@contextmanager
def silence():
    """An address that accepts every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        accepted = []

        def accept():
            while True:
                try:
                    accepted.append(listener.accept()[0])
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", accepted
        listener.shutdown(socket.SHUT_RDWR)
    for connection in accepted:
        connection.close()


def test_an_evening_is_played(start, table, couple):
    with start() as function:
        us = echo(function, couple)
        assert us.launch().open
        assert any(e["kind"] == "quiet" for e in us.say("ask us a question").timeline)
        assert not us.say("no").open
        assert us.say("ask evening together to start a two minute listening exercise").open
        assert any(e["kind"] == "quiet" for e in us.say("yes").timeline)
        us.end()
        assert us.say("ask evening together to suggest a date").open
        assert not us.say("stop").open

    assert kept(table, couple).version > 0


def test_what_is_kept_outlives_the_process(start, table, couple):
    with start() as function:
        us = echo(function, couple)
        first = us.launch().speech
        us.say("ask us a question")
        us.end()
    before = kept(table, couple)
    with start() as function:
        again = echo(function, couple).launch().speech

    assert before.version > 0
    assert len(again) < len(first), "who comes back is not told again what this is"


def test_turns_of_one_process_see_each_other(start, table, couple):
    with start() as function:
        us = echo(function, couple)
        us.launch()
        us.say("ask us a question")
        one = kept(table, couple)
        us.say("yes")
        two = kept(table, couple)

    assert two.version == one.version + 1
    assert two.couple != one.couple


def test_each_turn_leaves_one_line_of_json_without_words(start, couple):
    with start() as function:
        echo(function, couple).launch()
        (line,) = function.lines
        log = function.log

    assert (line["level"], line["logger"]) == ("INFO", "evening_together")
    assert '"intent": "LaunchRequest"' in line["message"]
    assert couple not in log


def test_whatever_arrives_is_answered(start):
    with start() as function:
        for name, event in ODDITIES.items():
            answer = function(event)
            assert said(answer) in APOLOGY, name
        assert function({"request": {"type": "Something.New"}}) == {
            "version": "1.0",
            "response": {},
        }
        faults = [line for line in function.lines if line["level"] != "INFO"]

    assert len(faults) == len(ODDITIES) + 1, "what the alarm counts"


def test_another_skills_request_is_refused(start, table, couple):
    with start(SKILL_ID="amzn1.ask.skill.another") as function:
        answers = []
        Echo(
            lambda envelope: answers.append(function(envelope)) or answers[-1],
            ears(),
            lambda: datetime.now(UTC),
            user=couple,
        ).say("ask evening together for a question")

    assert said(*answers) in APOLOGY
    assert kept(table, couple).version == 0


def test_a_table_that_never_answers_is_apologised_for_in_time(start, couple):
    with silence() as (endpoint, accepted), start(endpoint) as function:
        started = time.monotonic()
        answer = echo(function, couple).launch()
        took = time.monotonic() - started

    assert accepted, "it was asked"
    assert answer.speech in NO_STORE
    assert took < LIMIT
    print(f"apologised after {took:.1f} s of silence")


def test_a_crash_or_a_hang_is_over_with_the_next_request(start, tmp_path):
    (tmp_path / "dies.py").write_text(DIES)
    with start(package=tmp_path, handler="dies.handler", AWS_LAMBDA_FUNCTION_TIMEOUT="2") as run:
        first = run("hello")
        died = run("die")
        second = run("hello")
        slow = _text(run, "hang")
        third = run("hello")

    assert died["errorType"] == "Runtime.ExitError"
    assert "Task timed out after 2.00 seconds" in slow
    assert len({first, second, third}) == 3, "each time by a new process"


def _text(function, event) -> str:
    """Call a function whose answer may be a bare sentence in place of JSON."""
    try:
        return str(function(event))
    except ValueError as sentence:
        return sentence.doc
