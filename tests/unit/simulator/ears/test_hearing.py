import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from statistics import median
from types import MappingProxyType

import pytest

from skill.models.model import BUILT_IN, read
from skill.simulator.ears.hearing import Ears, NotHeard

MODEL = read(Path(__file__).with_name("model.json"))
EARS = Ears(MODEL, now=lambda: datetime(2026, 11, 23, 14, tzinfo=UTC))

LONG_TALK = [
    "I felt really tired after work because the train was late",
    "I think I was angry about the money you spent",
    "when you said that I felt like you didn't care",
    "you never listen to me when I talk about work",
    "what I love about you is how you laugh",
    "my day was good and the meeting went well",
    "maybe we could go to the zoo with the kids on saturday",
    "I was thinking about the future and it scares me",
    "my mother always said that money is not everything",
    "I wish we had more time together",
    "it was like being outside in the rain",
    "when I was a kid we had no money",
    "we talked about money and then about gratitude",
    "I said stop it and he did not stop",
    "could you listen to me for two minutes",
    "we had a cheap date at home",
    "I want another one of those evenings",
]
SHORT_TALK = [
    "purple elephants dance",
    "the weather is nice today",
    "we are so happy",
    "I'm exhausted",
    "I'm really proud of you",
    "I need more time for myself",
    "thank you for listening to me",
    "that was a deep question",
    "I like the question",
    "yeah that was nice",
    "no I didn't mean that",
    "no you go first",
    "let me think",
    "what do you think",
    "I remember our first date",
    "light",
    "don't stop",
    "please don't forget us",
    "do not delete everything you know about us",
    "Mhm.",
    "um",
    "?!",
    "",
]


def hear(utterance, eliciting=None):
    heard = EARS.hear(utterance, eliciting=eliciting)
    filled = {name: slot.value for name, slot in heard.slots.items() if slot.value is not None}
    return heard.intent.removeprefix("AMAZON.").removesuffix("Intent"), filled


@pytest.mark.parametrize(
    ("utterance", "intent", "filled"),
    [
        # as the model has it
        ("ask us a question", "AskQuestion", {}),
        ("ask us a deep question", "AskQuestion", {"depth": "deep"}),
        ("go deeper", "Deeper", {}),
        ("more time", "MoreTime", {}),
        ("who can we call", "SupportNumbers", {}),
        ("forget us", "ForgetUs", {}),
        ("find us a free and cozy date", "SuggestDate", {"cost": "free", "energy": "cozy"}),
        # case, punctuation, fillers and politeness
        ("Ask us a question!", "AskQuestion", {}),
        ("Uh, could you please ask us a deep question?", "AskQuestion", {"depth": "deep"}),
        ("okay so, um, go deeper please", "Deeper", {}),
        ("hey alexa can we have a little longer", "MoreTime", {}),
        ("we'd like to talk about money", "AskQuestion", {"topic": "money"}),
        ("we'd like a serious question, thank you", "AskQuestion", {"depth": "serious"}),
        ("let's swap it then", "Swap", {}),
        ("I want to delete our data", "ForgetUs", {}),
        # contractions, both ways
        ("let us talk", "AskQuestion", {}),
        ("let's talk", "AskQuestion", {}),
        ("we are not done", "MoreTime", {}),
        ("we're not done", "MoreTime", {}),
        ("we do not like this one", "Swap", {}),
        ("we don\u2019t like this one", "Swap", {}),
        ("I am not safe", "SupportNumbers", {}),
        # one and many
        ("give us some questions", "AskQuestion", {}),
        ("deep questions", "AskQuestion", {"depth": "deep"}),
        ("date idea", "SuggestDate", {}),
        # synonyms, as they were said
        ("a question about our finances", "AskQuestion", {"topic": "finances"}),
        ("do the mirroring exercise", "StartExercise", {"exercise": "mirroring"}),
        ("suggest a date out of the house", "SuggestDate", {"place": "out of the house"}),
        ("a really deep question", "AskQuestion", {"depth": "really deep"}),
        # what is on no list
        ("a question about dragons", "AskQuestion", {"topic": "dragons"}),
        ("suggest a date at the zoo", "SuggestDate", {"place": "at the zoo"}),
        ("let's do the juggling exercise", "StartExercise", {"exercise": "juggling"}),
        # another order
        ("ask a question us", "AskQuestion", {}),
        ("our data delete please", "ForgetUs", {}),
        ("exercise listening let's do", "StartExercise", {"exercise": "listening"}),
        ("find us a cozy and free date", "SuggestDate", {"cost": "free", "energy": "cozy"}),
        ("suggest at home a cheap date", "SuggestDate", {"cost": "cheap", "place": "at home"}),
        ("suggest a cheap date at home", "SuggestDate", {"cost": "cheap", "place": "at home"}),
        # a slip of the tongue, a word more
        ("delet our data", "ForgetUs", {}),
        ("somthing else", "Swap", {}),
        ("what shoud we talk about", "AskQuestion", {}),
        ("I'm not feeling safe", "SupportNumbers", {}),
        # names
        ("we are Ana and Ben", "SetNames", {"first": "ana", "second": "ben"}),
        ("we're Ana and Ben", "SetNames", {"first": "ana", "second": "ben"}),
        ("our names are Mary Ann and Joe", "SetNames", {"first": "mary ann", "second": "joe"}),
        ("I'm José", "SetNames", {"first": "josé"}),
        # days and times
        ("every Friday", "SetEvening", {"day": "friday"}),
        ("remind us tomorrow at 8:30 pm", "SetEvening", {"date": "2026-11-24", "time": "20:30"}),
        ("let's meet on friday at seven", "SetEvening", {"day": "friday", "time": "07:00"}),
        # what follows yes or no says more
        ("no, swap it", "Swap", {}),
        ("yes, go deeper", "Deeper", {}),
    ],
)
def test_what_people_say_is_heard(utterance, intent, filled):
    assert hear(utterance) == (intent, filled)


@pytest.mark.parametrize("number", ["2", "two", "two-", "2-"])
def test_digits_and_number_words_are_the_same(number):
    minute = f"a {number} minute listening exercise".replace("- ", "-")

    assert hear(minute) == ("StartExercise", {"minutes": "2", "exercise": "listening"})


@pytest.mark.parametrize(
    ("utterance", "filled"),
    [
        ("listening for ten minutes", {"duration": "PT10M", "exercise": "listening"}),
        ("eye gazing for 90 seconds", {"duration": "PT90S", "exercise": "eye gazing"}),
        ("an exercise for half an hour", {"duration": "PT30M"}),
        (
            "for an hour and a half do the listening exercise",
            {"duration": "PT1H30M", "exercise": "listening"},
        ),
        (
            "guide us through a breathing exercise for five minutes",
            {"minutes": "5", "exercise": "breathing"},
        ),
        ("an exercise for minus two minutes", {"duration": "?"}),
    ],
)
def test_lengths_of_exercises(utterance, filled):
    assert hear(utterance) == ("StartExercise", filled)


def test_a_minute_told_as_an_adjective_is_a_duration_where_no_sample_counts_minutes():
    intent = MODEL.intents["StartExerciseIntent"]
    without = replace(intent, samples=tuple(s for s in intent.samples if "{minutes}" not in s))
    intents = MappingProxyType({**MODEL.intents, intent.name: without})

    heard = Ears(replace(MODEL, intents=intents)).hear("a two minute listening exercise")

    assert heard.slots["duration"].value == "PT2M"
    assert heard.slots["minutes"].value is None


@pytest.mark.parametrize("utterance", [*LONG_TALK, *SHORT_TALK])
def test_what_partners_tell_each_other_is_no_intent(utterance):
    assert hear(utterance) == ("Fallback", {})


@pytest.mark.parametrize("slot", ["place", "cost", "duration"])
@pytest.mark.parametrize("utterance", LONG_TALK)
def test_nor_does_it_fill_a_slot_that_was_asked_for(utterance, slot):
    assert hear(utterance, ("SuggestDateIntent", slot))[0] == "Fallback"


@pytest.mark.parametrize(
    "eliciting", [None, ("SetNamesIntent", "first"), ("SuggestDateIntent", "place")]
)
@pytest.mark.parametrize(
    "utterance",
    [
        *("stop", "Stop!", "please stop", "alexa, stop", "stop stop stop", "um, stop now"),
        *("no stop", "stop it", "stop the exercise", "okay stop please", "that's enough", "exit"),
    ],
)
def test_stop_wins_always(utterance, eliciting):
    assert hear(utterance, eliciting) == ("Stop", {})


@pytest.mark.parametrize(
    ("intent", "phrase"),
    [(name, phrase) for name in MODEL.intents for phrase in BUILT_IN.get(name, ())],
)
def test_alexa_knows_her_own_phrases(intent, phrase):
    assert EARS.hear(phrase).intent == intent


@pytest.mark.parametrize(
    ("utterance", "eliciting", "filled"),
    [
        ("Ben", ("SetNamesIntent", "first"), {"first": "ben"}),
        ("it's Ben", ("SetNamesIntent", "second"), {"second": "ben"}),
        ("and I'm Ben", ("SetNamesIntent", "second"), {"second": "ben"}),
        ("Ana and Ben", ("SetNamesIntent", "first"), {"first": "ana", "second": "ben"}),
        ("at home", ("SuggestDateIntent", "place"), {"place": "at home"}),
        ("out, please", ("SuggestDateIntent", "place"), {"place": "out"}),
        ("we are going outside", ("SuggestDateIntent", "place"), {"place": "outside"}),
        ("the moon", ("SuggestDateIntent", "place"), {"place": "the moon"}),
        ("ten minutes", ("SuggestDateIntent", "duration"), {"duration": "PT10M"}),
        ("about an hour", ("SuggestDateIntent", "duration"), {"duration": "PT1H"}),
        ("ten", ("SuggestDateIntent", "duration"), {"duration": "?"}),
        ("five", ("StartExerciseIntent", "minutes"), {"minutes": "5"}),
        ("5 minutes", ("StartExerciseIntent", "minutes"), {"minutes": "5"}),
        ("thank you", ("StartExerciseIntent", "exercise"), {"exercise": "thank you"}),
        ("on Fridays", ("SetEveningIntent", "day"), {"day": "friday"}),
        ("eight", ("SetEveningIntent", "time"), {"time": "08:00"}),
    ],
)
def test_a_bare_value_fills_the_slot_that_was_asked_for(utterance, eliciting, filled):
    heard = EARS.hear(utterance, eliciting=eliciting)

    assert heard.intent == eliciting[0]
    assert {n: s.value for n, s in heard.slots.items() if s.value is not None} == filled


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("help", "Help"),
        ("no", "No"),
        ("cancel", "Cancel"),
        ("never mind", "Cancel"),
        ("go deeper", "Deeper"),
        ("a question about money", "AskQuestion"),
        ("a question about dragons", "AskQuestion"),
        ("forget everything", "ForgetUs"),
        ("our data delete", "ForgetUs"),
    ],
)
@pytest.mark.parametrize("eliciting", [("SetNamesIntent", "first"), ("SuggestDateIntent", "place")])
def test_a_clear_wish_wins_over_the_slot_that_was_asked_for(utterance, intent, eliciting):
    assert hear(utterance, eliciting)[0] == intent


def test_asking_for_a_slot_that_is_not_there_is_a_mistake():
    with pytest.raises(KeyError):
        EARS.hear("Ben", eliciting=("SetNamesIntent", "third"))


def test_without_a_fallback_nothing_is_heard():
    intents = {k: v for k, v in MODEL.intents.items() if k != "AMAZON.FallbackIntent"}

    with pytest.raises(NotHeard):
        Ears(replace(MODEL, intents=MappingProxyType(intents))).hear("purple elephants dance")


def test_built_ins_the_model_does_not_declare_are_not_heard():
    intents = {k: v for k, v in MODEL.intents.items() if k != "AMAZON.PauseIntent"}

    ears = Ears(replace(MODEL, intents=MappingProxyType(intents)))

    assert ears.hear("pause").intent == "AMAZON.FallbackIntent"


def test_a_listed_value_is_sent_with_its_resolution():
    sent = EARS.hear("a question about our finances").to_alexa("amzn1.ask.skill.x")

    said = {
        "value": "finances",
        "resolutions": {
            "resolutionsPerAuthority": [
                {
                    "authority": "amzn1.er-authority.echo-sdk.amzn1.ask.skill.x.TOPIC",
                    "status": {"code": "ER_SUCCESS_MATCH"},
                    "values": [{"value": {"name": "money", "id": "money"}}],
                }
            ]
        },
    }
    assert sent == {
        "name": "AskQuestionIntent",
        "confirmationStatus": "NONE",
        "slots": {
            "topic": {
                "name": "topic",
                "confirmationStatus": "NONE",
                "source": "USER",
                **said,
                "slotValue": {"type": "Simple", **said},
            },
            "depth": {"name": "depth", "confirmationStatus": "NONE"},
        },
    }


def test_an_unlisted_value_is_sent_as_no_match():
    topic = EARS.hear("a question about dragons").to_alexa()["slots"]["topic"]

    (resolution,) = topic["resolutions"]["resolutionsPerAuthority"]
    assert topic["value"] == "dragons"
    assert resolution["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in resolution


def test_a_value_of_a_built_in_type_has_no_resolution():
    duration = EARS.hear("an exercise for ten minutes").to_alexa()["slots"]["duration"]

    assert duration == {
        "name": "duration",
        "confirmationStatus": "NONE",
        "value": "PT10M",
        "source": "USER",
        "slotValue": {"type": "Simple", "value": "PT10M"},
    }


def test_an_intent_without_slots_is_sent_without_them():
    assert EARS.hear("help").to_alexa() == {
        "name": "AMAZON.HelpIntent",
        "confirmationStatus": "NONE",
    }


def test_a_synonym_of_two_values_is_sent_with_both():
    thanks = MODEL.types["TOPIC"]
    both = (*thanks, replace(thanks[0], name="kindness", id="kindness"))
    types = MappingProxyType({**MODEL.types, "TOPIC": both})

    topic = Ears(replace(MODEL, types=types)).hear("a question about thanks").slots["topic"]

    assert [value.id for value in topic.matches] == ["gratitude", "kindness"]


def test_hearing_takes_no_time_to_speak_of():
    said = [*LONG_TALK, *SHORT_TALK, *chain(*(i.samples for i in MODEL.intents.values()))]
    for utterance in said:
        EARS.hear(utterance)

    def milliseconds(utterance):
        start = time.perf_counter()
        EARS.hear(utterance)
        return (time.perf_counter() - start) * 1000

    assert median(map(milliseconds, said)) < 2
