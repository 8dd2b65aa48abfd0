"""Each rule for prompts, exercises and support numbers is shown to find what breaks it."""

from __future__ import annotations

import ast
import io
import shutil
from datetime import date, timedelta

import pytest
from planted import only, planted, rules, written

from skill.authoring.checks import exercises, filling, prompts, support
from skill.authoring.keys import found_in, in_code
from skill.authoring.report import run
from skill.authoring.said import needed
from skill.authoring.sources import CONTENT

TODAY = date(2026, 11, 24)


def without(key):
    return only("prompts", {k: p for k, p in written().prompts.items() if k != key})


def worded(key, *says, **fields):
    return planted("prompts", key, say=list(says), **fields)


@pytest.mark.parametrize(
    "key",
    [
        "goodbye",
        "offer.question",
        "offer.question_again",
        "exercise.half",
        "exercise.swap_again",
        "kept.voiced",
        "cost.treat",
        "unit.minutes_seconds",
        "numbers",
        "trouble.general",
        "help.guiding",
    ],
)
def test_a_key_that_is_said_but_not_written_is_found(key):
    assert rules(prompts.check, without(key), key) == {"missing"}


def test_a_key_that_is_written_but_not_said_is_found():
    assert "unused" in rules(prompts.check, worded("names.shouted", "Hello."), "names.shouted")


def test_a_family_nobody_declared_is_found(monkeypatch):
    monkeypatch.setattr("skill.authoring.said.FAMILIES", {"cost.": ("free",)})

    assert rules(prompts.check, written(), "kept.") == {"missing"}


@pytest.mark.parametrize(
    ("rule", "key", "says"),
    [
        ("braces", "question.first", ("{first}, you begin.", "You begin.")),
        ("braces", "question.first", ("{title}, you begin.",)),
        ("braces", "question.first", ("{first, you begin.",)),
        ("question", "offer.question", ("I have a question.",)),
        ("question", "offer.question_again", ("A question.",)),
        ("question", "exercise.done", ("That was all.",)),
        ("question", "exercise.half_again", ("Go on.",)),
        ("question", "question.first", ("{first}, will you begin? Please.",)),
        ("length", "question.stay", (f"We stay {'very ' * 20}close to the shore.",)),
        ("length", "help.naming", (f"Say {'very ' * 30}clearly what you wish.",)),
        ("characters", "question.stay", ("We stay * close.",)),
        ("characters", "question.stay", ("We stay 2 close.",)),
        ("characters", "question.stay", ("We stay close. ",)),
        ("characters", "question.stay", ("We stay close",)),
        ("banned", "question.stay", ("You never stay.",)),
        ("inclusive", "question.stay", ("He stays.",)),
        ("help", "help.naming", ("You can say: yes, no, help, or goodbye.",)),
        ("opening", "welcome.first", (f"{'Hello ' * 39}there.",)),
        ("opening", "welcome.short", (f"{'Hello ' * 12}there.",)),
    ],
)
def test_a_prompt_that_does_not_fit_is_found(rule, key, says):
    assert rule in rules(prompts.check, worded(key, *says), key)


def test_support_numbers_come_on_top_of_the_phrases_of_a_help():
    assert prompts.phrases("You can say: yes, no, or help, or, any time, support numbers.") == 3
    assert prompts.phrases("Nobody asks why. Say: yes to begin, or not now!") == 2
    assert prompts.phrases("One moment, or two.") == 0


def test_a_frequent_line_needs_its_wordings_and_its_own_number():
    few = worded("question.first", "{first}, you begin.", line=40)
    same = planted("prompts", "question.stay", line=written().prompts["goodbye"]["line"])

    assert "wordings" in rules(prompts.check, few, "question.first")
    assert "line" in rules(prompts.check, same, "question.stay") | rules(
        prompts.check, same, "goodbye"
    )


def test_the_middle_opening_is_counted_over_every_pair():
    source = planted("prompts", "welcome.short", say=["Hello.", "Hello again to you."])
    source = only("prompts", {**source.prompts, "offer.question": {"say": ["A question?"]}})

    assert prompts.opening(source, "welcome.short") == [3, 6]
    assert prompts.tenth_opening(source) == 4.5


def test_every_wording_is_filled_as_it_is_said():
    broken = worded("question.first", "{first}, you begin.", "{nobody}, you begin.")
    kept = worded("question.stay", "We stay {{here}}.")

    assert rules(filling.check, broken) == {"filling"}
    assert rules(filling.check, kept, "question.stay") == {"filling"}


def test_a_control_character_is_no_markup():
    assert rules(filling.check, worded("question.stay", "We stay\x07."), "question.stay") == {
        "filling"
    }


SAYS = """
def ask(state, reply):
    key = "a.one" if state else "a.two"
    asking(key, say("a.lead", title=1), length=2, first=0)
    asking("a.three")
    say(f"kind.{state}")
    say("bye", length=reply)
    return HELP.get(state, "a.table")
"""


def test_keys_are_found_wherever_they_are_said():
    keys = found_in([ast.parse(SAYS)])

    assert keys.asked == {f"a.{n}{end}" for n in ("one", "two", "three") for end in ("", "_again")}
    assert keys.said == keys.asked | {"a.lead", "a.table", "bye"}
    assert keys.families == {"kind."}
    assert keys.fills["a.one"] == keys.fills["a.one_again"] == {"length"}
    assert keys.fills["a.lead"] == {"title"}


def test_a_brace_counts_only_when_every_place_fills_it():
    keys = found_in([ast.parse("def f():\n    say('a.b', title=1)\n    say('a.b')")])

    assert keys.fills["a.b"] == frozenset()


def test_the_code_says_what_it_is_known_to_say():
    keys = needed(written())

    assert {"welcome.go_on", "exercise.swap", "kept.names", "cost.low"} <= keys.said
    assert {"exercise.on", "exercise.swap_again", "forget.sure"} <= keys.asked
    assert in_code().families == {"kept.", "cost."}


def exercise(*beats, **fields):
    """The listening exercise with some beats changed: (number, fields)."""
    raw = written().exercises["listening"]
    changed = [dict(beat) for beat in raw["beat"]]
    for number, spoilt in beats:
        changed[number] |= spoilt
    return planted("exercises", "listening", beat=changed, **fields)


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("minutes", {"minutes": 9}),
        ("why", {"why": "It helps."}),
        ("why", {"why": "It helps people a great deal. " * 20}),
        ("source", {"source": ""}),
        ("source", {"not_when": []}),
        ("banned", {"why": "You never listen. " * 20}),
        ("characters", {"why": "Studies (36 couples) say so. " * 8}),
        ("roles", (1, {"speaker": "second"})),
        ("roles", (3, {"speaker": "first"})),
        ("bell", (1, {"bell": 0})),
        ("consent", (0, {"speaker": "first"})),
        ("consent", (0, {"asks": "exercise.both_ready"})),
        ("close", (5, {"asks": "exercise.on"})),
        ("braces", (1, {"says": ["{first}, speak.", "Speak."]})),
        ("braces", (1, {"says": ["{title}, speak."]})),
        ("time to say", (1, {"says": ["{first} speaks. " * 30]})),
        ("question", (1, {"says": ["{first}, will you speak?"]})),
        ("too long", (4, {"seconds": 200, "says": ["{first}, go on and on. " * 12]})),
    ],
)
def test_an_exercise_that_is_unfair_or_endless_is_found(rule, source):
    spoilt = exercise(source) if isinstance(source, tuple) else exercise(**source)

    assert rule in rules(exercises.check, spoilt, "listening")


def test_an_exercise_whose_questions_nobody_wrote_cannot_be_played():
    assert "too long" in rules(exercises.check, without("exercise.done"), "listening")


US = {
    "verified_on": TODAY,
    "checked": True,
    "source": "its own page",
    "emergency": "Call nine, one, one.",
    "crisis": "Call nine, eight, eight.",
}


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("verified", {"verified_on": TODAY - timedelta(days=181)}),
        ("verified", {"verified_on": TODAY + timedelta(days=1)}),
        ("digits", {"emergency": "Call 911."}),
        ("fields", {"source": ""}),
        ("fields", {"emergency": ""}),
        ("fields", {"verified_on": None}),
        ("fields", {"checked": "yes"}),
    ],
)
def test_a_support_number_nobody_can_vouch_for_is_found(rule, fields):
    source = only("support", {"US": US | fields, "anywhere": US})

    assert rule in {finding.rule for finding in support.check(source, TODAY)}


def test_a_support_number_checked_lately_is_fine():
    source = only(
        "support", {"US": US | {"verified_on": TODAY - timedelta(days=180)}, "anywhere": US}
    )

    assert not list(support.check(source, TODAY))


@pytest.mark.parametrize("entries", [{"US": US}, {"US": US, "anywhere": US | {"checked": False}}])
def test_a_country_without_numbers_is_told_something(entries):
    assert "everywhere" in {f.rule for f in support.check(only("support", entries), TODAY)}


def test_a_country_is_named_as_in_a_locale():
    source = only("support", {"usa": US, "anywhere": US})

    assert "country" in {finding.rule for finding in support.check(source, TODAY)}


def test_the_report_names_what_it_found(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns("compiled", "*.py"))
    support_file = content / "support.toml"
    support_file.write_text(support_file.read_text().replace("nine, one, one", "911"))
    out = io.StringIO()

    assert run(TODAY, out, content) == 1
    assert "support.toml: US: digits" in out.getvalue()


def test_where_fields_are_missing_nothing_else_is_judged(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns("compiled", "*.py"))
    cues = content / "en" / "cues.toml"
    cues.write_text(cues.read_text().replace("depths =", "levels =", 1))
    out = io.StringIO()

    assert run(TODAY, out, content) == 1
    assert "cues.toml: 1: schema: cue: 'depths' is a required property" in out.getvalue()
    assert "balance" not in out.getvalue()
