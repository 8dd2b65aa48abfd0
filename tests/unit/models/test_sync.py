import json

from skill.models.document import formatted
from skill.models.model import read
from skill.models.sync import stale, sync, synced

TOUCH = {"title": "six second hug", "synonyms": ["a long hug", "hugging"]}
LISTENING = {"title": "listening exercise", "synonyms": ["listening"]}


def written(types):
    language = {"invocationName": "evening together", "intents": [], "types": types}
    return formatted({"interactionModel": {"languageModel": language}})


def values(text):
    (kind,) = json.loads(text)["interactionModel"]["languageModel"]["types"]
    return [(one["id"], one["name"]["value"], one["name"]["synonyms"]) for one in kind["values"]]


def test_titles_and_synonyms_become_values_in_the_order_of_their_ids():
    text = synced(written([]), {"touch": TOUCH, "listening": LISTENING})

    assert values(text) == [
        ("listening", "listening exercise", ["listening"]),
        ("touch", "six second hug", ["a long hug", "hugging"]),
    ]


def test_an_exercise_that_is_gone_is_taken_out():
    text = synced(written([]), {"touch": TOUCH, "listening": LISTENING})

    assert [one[0] for one in values(synced(text, {"touch": TOUCH}))] == ["touch"]


def test_writing_twice_changes_nothing_the_second_time():
    text = synced(written([]), {"touch": TOUCH})

    assert not stale(text, {"touch": TOUCH})
    assert stale(text, {"listening": LISTENING})


def test_letters_beyond_ascii_stay_readable():
    assert "Zuhören" in synced(written([]), {"listening": {"title": "Zuhören", "synonyms": []}})


def test_only_files_that_change_are_written(tmp_path):
    path = tmp_path / "en-US.json"
    path.write_text(written([]), encoding="utf-8")

    assert sync(tmp_path) == [path]
    assert sync(tmp_path) == []
    assert "listening" in {value.id for value in read(path).types["EXERCISE"]}
