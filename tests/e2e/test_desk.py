from __future__ import annotations

import pytest


def total(turn: dict) -> float:
    last = turn["timeline"][-1]
    return last["at"] + last["seconds"]


def quiet(turn: dict) -> list[float]:
    return [entry["seconds"] for entry in turn["timeline"] if entry["kind"] == "quiet"]


def test_the_three_phrases_work_from_a_fresh_install(desk):
    question = desk.turn(utterance="ask evening together to ask us a question")
    assert question["intent"] == "AskQuestionIntent"
    assert question["sessionOpen"]
    assert quiet(question) == [45, 30]
    assert question["speech"].endswith("?")

    exercise = desk.turn(utterance="start a two-minute listening exercise", after=100)
    assert exercise["intent"] == "StartExerciseIntent"
    assert "two minutes" in exercise["speech"]

    date = desk.turn(utterance="Alexa, ask evening together to suggest a date")
    assert date["intent"] == "SuggestDateIntent"
    assert set(date) >= {
        "intent",
        "slots",
        "speech",
        "reprompt",
        "sessionOpen",
        "timeline",
        "response",
    }


def test_an_exercise_plays_with_a_pause_a_resume_and_a_lost_session(desk):
    """The timeline keeps within two seconds of the plan: 2 minutes, 40 seconds, each way."""
    desk.turn(utterance="ask evening together to start a two minute listening exercise")
    first = desk.turn(utterance="yes")
    before = next(entry["at"] for entry in first["timeline"] if entry["seconds"] == 105)
    paused = desk.turn(utterance="pause", after=before + 60)
    assert quiet(paused) == [60]
    resumed = desk.turn(utterance="resume", after=20)
    turn = sum(entry["seconds"] for entry in resumed["timeline"][1:4])
    assert turn == pytest.approx(60, abs=2)
    lost = desk.turn(event="end", after=total(resumed) + 1)
    assert not lost["sessionOpen"]
    offered = desk.turn(event="launch", device="kitchen", after=900)
    assert "Shall we go on" in offered["speech"] or offered["speech"].endswith("?")
    assert offered["after"]["at"] == "Returning"
    second = desk.turn(utterance="yes", device="kitchen")
    played = sum(entry["seconds"] for entry in second["timeline"] if entry["kind"] != "words")
    assert played == pytest.approx(120 + 40 + 15, abs=2)
    done = desk.turn(utterance="no", device="kitchen", after=total(second))
    assert not done["sessionOpen"]
    assert done["after"]["couple"]
    assert desk.turn(event="launch", after=60)["after"]["at"] == "Idle"


def test_the_couple_is_remembered_from_another_room(desk):
    desk.turn(utterance="ask evening together to set our names")
    desk.turn(utterance="we are Ana and Ben")
    desk.turn(event="end")

    turn = desk.turn(utterance="ask evening together for a question", device="kitchen")

    assert "Ana" in turn["speech"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[1]", "application/json"),
        (b'"open"', "application/json"),
        (b"{}", "application/json"),
        (b'{"utterance": ""}', "application/json"),
        (b'{"utterance": 7}', "application/json"),
        (b'{"event": "earthquake"}', "application/json"),
        (b'{"utterance": "open evening together"}', "text/plain"),
        (b'{"utterance": "open evening together", "after": -1}', "application/json"),
        (b'{"utterance": "open evening together", "locale": "../../etc"}', "application/json"),
        (b'{"utterance": "open evening together", "locale": "de-DE"}', "application/json"),
        (b"\xff\xfe", "application/json"),
    ],
)
def test_bad_input_gets_a_clear_error(desk, body, kind):
    status, answer = desk.post(body, kind)

    assert status == 400
    assert len(answer["error"]) > 10


def test_a_body_of_a_megabyte_is_refused(desk):
    assert desk.post(b'{"utterance": "' + b"x" * 2**20 + b'"}')[0] in {400, 413}


def test_words_into_a_closed_session_are_refused_with_the_way_in(desk):
    status, answer = desk.post(b'{"utterance": "another"}')

    assert status == 400
    assert "open evening together" in answer["error"]


def test_another_host_name_is_refused(desk):
    import http.client

    connection = http.client.HTTPConnection(desk.url.removeprefix("http://"), timeout=10)
    connection.request("GET", "/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 403
    connection.close()


def test_what_was_said_can_be_heard_as_sound_or_is_politely_absent(desk):
    status, sound = desk.get("/simulator/voice?text=Good+evening")

    assert (status, sound[:4]) == (200, b"RIFF") or status == 404
