from __future__ import annotations

import copy
import json

import pytest

import replies
from home import Home
from skill.alexa.skill import answer, build
from skill.content.catalogue import catalogue
from skill.conversation import Conversation
from skill.ports import Stored, Unavailable


@pytest.fixture
def envelope(home) -> dict:
    echo = home.echo()
    echo.launch()
    return echo.say("ask us a question").request


def spoken(reply: dict) -> str:
    return reply["response"].get("outputSpeech", {}).get("ssml", "")


def changed(envelope: dict, path: str, value: object) -> dict:
    broken = copy.deepcopy(envelope)
    *parents, last = path.split(".")
    inner = broken
    for name in parents:
        inner = inner[name]
    if value is ...:
        inner.pop(last, None)
    else:
        inner[last] = value
    return broken


@pytest.mark.parametrize("event", [None, [], 3, "open", {}, {"request": None}, {"request": {}}])
def test_what_is_no_request_is_answered_with_an_apology(home, event):
    assert "<speak>" in spoken(answer(home.skill, event))


@pytest.mark.parametrize(
    "kind",
    ["AlexaSkillEvent.SkillPermissionChanged", "Some.Future.Event", "Connections.Response"],
)
def test_an_unknown_event_is_answered_with_nothing(home, envelope, kind):
    event = changed(envelope, "request", {"type": kind, "requestId": "r", "timestamp": "now"})

    assert answer(home.skill, event)["response"] == {}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("context.Viewport", {"mode": "HOLOGRAM", "shape": "SPHERE"}),
        ("context.Extensions", {"available": 3}),
        ("context.System.device.supportedInterfaces", {"Alexa.Presentation.Smell": {}}),
        ("request.dialogState", "DAYDREAMING"),
        ("context.System.unit", {"unitId": 3}),
        ("newProperty", {"deep": [1, 2, {"er": None}]}),
        ("context.System.apiAccessToken", ...),
        ("context.System.device.supportedInterfaces", ...),
        ("request.locale", ...),
        ("session.attributes", None),
        ("session.attributes", {"v": 1, "at": ["no such place"]}),
        ("session.attributes", {"state": "QUIZ", "left by": "an older deployment"}),
        ("request.intent.slots", None),
        ("request.intent.slots", ...),
        ("request.intent.slots.topic", {"name": "topic", "confirmationStatus": "NONE"}),
        ("request.intent.slots.topic", {"name": "topic", "value": "?"}),
        ("request.intent.slots.topic", {"name": "topic", "value": "x" * 5000}),
        ("request.intent.slots.topic", {"name": "topic", "value": "😀 \u202e ${payload} {first}"}),
        ("request.intent.name", "AnIntentOfANewerModel"),
    ],
)
def test_odd_parts_of_a_request_do_not_cost_the_answer(home, envelope, path, value):
    event = changed(envelope, path, value)

    reply = answer(home.skill, event)

    replies.check(event, reply)
    assert reply["response"]["shouldEndSession"] is False


@pytest.mark.parametrize("path", ["context.System.user", "context", "request.requestId"])
def test_a_request_without_a_user_or_an_id_is_never_somebody_elses(home, envelope, path):
    event = changed(changed(envelope, path, ...), "session.user", ...)
    before = home.couple

    assert spoken(answer(home.skill, event))
    assert home.couple == before or path == "request.requestId"


def test_another_skills_request_is_not_served(home, envelope):
    conversation = Conversation(home.couples, lambda: home.now, lambda: 0.0)
    skill = build(conversation, "amzn1.ask.skill.ours")

    reply = answer(skill, envelope)

    assert reply["response"]["shouldEndSession"] is True


class Gone:
    """A store that never answers."""

    def get(self, couple_id):
        raise Unavailable("gone")

    def put(self, couple_id, couple, *, seen):
        raise Unavailable("gone")


class Late(Gone):
    """A store that reads and cannot write."""

    def __init__(self, couple):
        self.couple = couple

    def get(self, couple_id):
        return Stored(self.couple, 1)


def test_a_dead_store_is_apologised_for(home):
    home = Home(couples=home.couples)
    dead = Home(couples=Late(home.couple))
    heard = dead.echo().launch()

    assert not heard.open
    assert heard.speech in catalogue("en-US").wordings("trouble.store")


def test_support_numbers_and_stop_are_answered_without_any_store():
    conversation = Conversation(Gone(), lambda: Home().now, lambda: 0.0)
    skill = build(conversation)
    home = Home()
    home.skill = skill
    home.couples = Late(home.couple)

    heard = home.echo().say("ask evening together for support numbers")

    assert "nine, eight, eight" in heard.speech


def test_nothing_private_reaches_the_log(home, caplog):
    caplog.set_level("INFO")
    echo = home.echo()
    echo.launch()
    echo.say("we are Xanthippe and Zebedee")
    echo.say("yes")
    echo.say("support numbers")
    caplog.set_level("ERROR")

    log = caplog.text.lower()
    assert "xanthippe" not in log
    assert "zebedee" not in log
    assert "amzn1.ask.account" not in log
    lines = [json.loads(record.message) for record in caplog.records if record.levelname == "INFO"]
    assert {"turn", "couple", "intent", "at", "outcome", "attempts", "ms"} == set(lines[0])
    assert lines[-1]["intent"] == "other"
    assert lines[-1]["couple"] is None


def test_two_devices_at_once_lose_nothing(home):
    kitchen, bedroom = home.echo("kitchen"), home.echo("bedroom")
    kitchen.launch()
    bedroom.launch()
    get = home.couples.get
    raced = []

    def racing(couple_id):
        stored = get(couple_id)
        if not raced:
            raced.append(True)
            bedroom.say("we are Ana and Ben")
        return stored

    home.couples.get = racing
    kitchen.say("ask us a question")
    home.couples.get = get

    assert home.couple.names == ("Ana", "Ben")
    assert home.couple.heard["questions"].mask().bit_count() == 1


def test_a_failed_sound_is_answered_with_nothing_also_without_a_store(home):
    home.skill = build(Conversation(Gone(), lambda: home.now, lambda: 0.0))
    home.echo().session = None

    assert home.echo().audio_fails().response["response"] == {}


def test_a_slow_read_costs_nothing_when_nothing_is_to_be_saved(home):
    home.keep(home.couple)
    ticks = iter([0.0, 4.0, 8.0, 12.0])
    home.skill = build(Conversation(home.couples, lambda: home.now, lambda: next(ticks)))

    assert home.echo().say("ask evening together for help").open
