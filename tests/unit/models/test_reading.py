import pytest

from skill.models.reading import Unclear, elicited, slots_read
from skill.models.told import phrases


def source(folder, body):
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    (folder / "topic.py").write_text(f"def topic(turn):\n{lines}\n", encoding="utf-8")
    return folder


def test_a_slot_read_by_name_is_found(tmp_path):
    assert slots_read(source(tmp_path, 'return turn.slots.get("topic")')) == {"topic"}


def test_slots_read_in_a_loop_over_names_are_found(tmp_path):
    body = 'return [turn.slots.get(name) for name in ("place", "cost")]'

    assert slots_read(source(tmp_path, body)) == {"place", "cost"}


def test_slots_read_in_a_loop_over_pairs_are_found(tmp_path):
    body = 'for name, unit in (("minutes", 60), ("hours", 3600)):\n    turn.slots.get(name)'

    assert slots_read(source(tmp_path, body)) == {"minutes", "hours"}


@pytest.mark.parametrize(
    "body",
    ["name = choose()\nturn.slots.get(name)", "[turn.slots.get(one) for one in every()]"],
)
def test_a_name_that_is_not_spelled_out_is_refused(tmp_path, body):
    with pytest.raises(Unclear, match=r"topic\.py"):
        slots_read(source(tmp_path, body))


def test_what_is_elicited_is_read_from_the_source(tmp_path):
    path = tmp_path / "response.py"
    path.write_text('SLOTS = {"SetNamesIntent": ("first",)}', encoding="utf-8")

    assert elicited(path) == {"SetNamesIntent": ("first",)}
    with pytest.raises(Unclear):
        elicited(source(tmp_path, "pass") / "topic.py")


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("Say: another, deeper, or keep that one.", ["another", "deeper", "keep that one"]),
        ("To go on, say: yes or no. It's fine.", ["yes", "no"]),
        ("Say: yes, and we go on, or, any time, stop.", ["yes", "stop"]),
        ("You could say: we are Ana and Ben, with your own names.", ["we are Ana and Ben"]),
        ("Say, for example: pause. Then wait.", ["pause"]),
        ("On the way, say Alexa, and then: more time.", ["more time"]),
        ("Then say: Alexa, open evening together.", []),
        ("Here's one: a walk. I say that often.", []),
    ],
)
def test_phrases_are_what_follows_say_and_a_colon(wording, told):
    assert list(phrases({"help.idle": {"say": [wording]}})) == [("help.idle", one) for one in told]
