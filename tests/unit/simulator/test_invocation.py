import pytest

from skill.simulator.invocation import split


@pytest.mark.parametrize(
    "utterance",
    [
        "alexa, open evening together",
        "Alexa, open Evening Together.",
        "open evening together",
        "alexa start evening together",
        "Alexa, launch evening together please",
        "talk to evening together",
        "please open evening together",
        "alexa, evening together",
        "evening together",
        "hey alexa, can you open evening together?",
    ],
)
def test_a_bare_opening_is_a_launch(utterance):
    assert split(utterance, "evening together") == ("launch", "")


@pytest.mark.parametrize(
    ("utterance", "wish"),
    [
        ("alexa, ask evening together to suggest a date", "suggest a date"),
        ("ask evening together for a question", "a question"),
        ("tell evening together we are Ana and Ben", "we are Ana and Ben"),
        ("tell evening together that we are Ana and Ben", "we are Ana and Ben"),
        ("Alexa, ask Evening Together about money!", "money"),
        ("ask evening together what can we do tonight", "what can we do tonight"),
        ("open evening together and start the listening exercise", "start the listening exercise"),
        ("suggest a date using evening together", "suggest a date"),
        ("alexa, give us a question from evening together", "give us a question"),
        ("alexa ask evening together: a deep question", "a deep question"),
    ],
)
def test_a_wish_in_one_breath_is_a_one_shot(utterance, wish):
    assert split(utterance, "evening together") == ("oneshot", wish)


@pytest.mark.parametrize(
    "utterance",
    [
        "suggest a date",
        "stop",
        "",
        "we spent the evening together at home",
        "open evening class",
        "ask us a question",
        "what an evening together",
    ],
)
def test_anything_else_is_left_as_it_was_said(utterance):
    assert split(utterance, "evening together") == ("plain", utterance)


def test_any_invocation_name_will_do():
    assert split("alexa, ask our night for a date", "our night") == ("oneshot", "a date")
    assert split("alexa, open our night", "evening together") == ("plain", "alexa, open our night")
