"""What is compiled reads back as it was written, overlays included, and only when it changed."""

from __future__ import annotations

import json
import shutil

import pytest

from skill.authoring import compile as compiling
from skill.authoring.compile import MINUTES, compile_all, ensure, fingerprint
from skill.authoring.sources import CONTENT, Written, locales, read
from skill.content.catalogue import Catalogue


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("compiled", "*.py"))
    return folder


@pytest.fixture
def compiled(content, tmp_path):
    into = tmp_path / "compiled"
    into.mkdir()
    compile_all(content, into)
    return into


def numbers(bits):
    return {number for number in range(bits.bit_length()) if bits >> number & 1}


def having(items, holds):
    return {number for number, item in items.items() if holds(item)}


def test_every_item_reads_back_as_it_was_written(content, compiled):
    source, catalogue = read("en", content), Catalogue(compiled / "en")

    for kind, parts in (
        ("questions", ("text", "practice")),
        ("ideas", ("title", "text", "cost", "minutes")),
        ("cues", ("text",)),
    ):
        written, bank = getattr(source, kind), catalogue.bank(kind)
        assert numbers(bank.items) == set(written)
        for number, item in written.items():
            assert bank.read(number) == {part: item[part] for part in parts}


def test_question_facets_say_what_the_items_say(content, compiled):
    items, bank = read("en", content).questions, Catalogue(compiled / "en").questions

    for depth in (1, 2, 3):
        found = numbers(bank.having(f"depth:{depth}"))
        assert found == {n for n, item in items.items() if item["depth"] == depth}
    for practice in compiling.PRACTICES:
        found = numbers(bank.having(f"practice:{practice}"))
        assert found == {n for n, item in items.items() if item["practice"] == practice}
    for facet in bank.facets("topic:"):
        topic = facet.partition(":")[2]
        found = numbers(bank.having(facet))
        assert found == {n for n, item in items.items() if topic in item["topics"]}
    assert numbers(bank.having("gated")) == having(items, lambda i: i["gates"])
    assert numbers(bank.having("gate:grief")) == having(items, lambda i: "grief" in i["gates"])
    assert numbers(bank.having("kids")) == having(items, lambda i: i["kids_ok"])


def test_wishes_of_an_idea_are_upper_bounds(content, compiled):
    items, bank = read("en", content).ideas, Catalogue(compiled / "en").ideas

    for size in MINUTES:
        found = numbers(bank.having(f"minutes:{size}"))
        assert found == {n for n, item in items.items() if item["minutes"] <= size}
    assert numbers(bank.having("cost:low")) == having(items, lambda i: i["cost"] in {"free", "low"})
    assert numbers(bank.having("cost:treat")) == set(items)
    assert numbers(bank.having("energy:1")) == having(items, lambda i: i["energy"] == 1)
    assert numbers(bank.having("energy:3")) == set(items)
    assert numbers(bank.having("place:trip")) == having(items, lambda i: i["place"] == "trip")
    assert numbers(bank.having("access:seated")) == having(items, lambda i: "seated" in i["access"])


def test_cue_facets_say_where_a_cue_fits(content, compiled):
    items, bank = read("en", content).cues, Catalogue(compiled / "en").cues

    assert numbers(bank.having("practice:P3")) == having(items, lambda i: "P3" in i["practices"])
    assert numbers(bank.having("depth:3")) == having(items, lambda i: 3 in i["depths"])


def test_prompts_and_exercises_read_back(content, compiled):
    source, catalogue = read("en", content), Catalogue(compiled / "en")

    for key, prompt in source.prompts.items():
        assert catalogue.wordings(key) == prompt["say"]
        assert catalogue.line(key) == prompt.get("line")
    listening = catalogue.exercises["listening"]
    assert [beat.name for beat in listening.beats] == [
        beat["name"] for beat in source.exercises["listening"]["beat"]
    ]


def test_only_checked_support_numbers_are_shipped(content, tmp_path):
    text = (content / "support.toml").read_text()
    (content / "support.toml").write_text(text.replace("checked = true", "checked = false", 1))
    compile_all(content, tmp_path)

    shipped = json.loads((tmp_path / "en" / "support.json").read_text())

    assert "US" not in shipped
    assert "anywhere" in shipped


@pytest.fixture
def british(content):
    """A locale laid over English: one question reworded, one added, one prompt of its own."""
    folder = content / "en-GB"
    (folder / "prompts").mkdir(parents=True)
    (folder / "questions").mkdir()
    (folder / "prompts" / "welcome.toml").write_text(
        '["welcome.discard"]\nsay = ["Right, something new then."]\n'
    )
    new = (content / "en" / "questions" / "p1.toml").read_text().split("\n[[question]]")
    added = new[0] + "\n[[question]]" + new[1].replace("id = 1\n", "id = 900\n")
    (folder / "questions" / "p1.toml").write_text(
        added + '\n[[question]]\nid = 2\ntext = "What do you say to a strange cat on a wall?"\n'
    )
    return content


def test_a_locale_is_its_language_with_its_own_laid_over_it(british, tmp_path):
    into = tmp_path / "compiled"
    into.mkdir()

    assert compile_all(british, into) == ["en", "en-GB"]

    english, overlaid = Catalogue(into / "en"), Catalogue(into / "en-GB")
    assert overlaid.wordings("welcome.discard") == ["Right, something new then."]
    assert overlaid.wordings("welcome.short") == english.wordings("welcome.short")
    assert overlaid.questions.read(2)["text"] == "What do you say to a strange cat on a wall?"
    assert overlaid.questions.read(3) == english.questions.read(3)
    assert numbers(overlaid.questions.items) - numbers(english.questions.items) == {900}
    for facet in ("depth:1", "topic:animals"):
        assert overlaid.questions.having(facet) >> 2 & 1 == english.questions.having(facet) >> 2 & 1
    assert overlaid.exercises == english.exercises


def test_locales_are_the_folders_with_prompts(british):
    (british / "fr").mkdir()

    assert locales(british) == ["en", "en-GB"]


def test_a_number_twice_in_one_file_is_refused(content):
    cues = content / "en" / "cues.toml"
    cues.write_text(cues.read_text().replace("id = 2\n", "id = 1\n", 1))

    with pytest.raises(Written, match=r"cues.toml: 1 stands twice"):
        read("en", content)


def test_a_number_twice_in_two_files_is_refused(content):
    second = content / "en" / "questions" / "p2.toml"
    second.write_text(second.read_text().replace("id = 51\n", "id = 1\n", 1))

    with pytest.raises(Written, match=r"p2.toml: 1 stands twice"):
        read("en", content)


def test_broken_toml_names_its_file(content):
    (content / "en" / "cues.toml").write_text("[[cue]\n")

    with pytest.raises(Written, match=r"cues.toml"):
        read("en", content)


def test_an_exercise_bears_its_files_name(content):
    exercises = content / "en" / "exercises"
    (exercises / "listening.toml").rename(exercises / "hearing.toml")

    with pytest.raises(Written, match=r"hearing.toml: id 'listening'"):
        read("en", content)


@pytest.fixture
def counted(monkeypatch):
    """Count how often everything is compiled."""
    calls = []
    real = compiling.compile_all
    monkeypatch.setattr(
        compiling, "compile_all", lambda *paths: calls.append(paths) or real(*paths)
    )
    return calls


def test_it_is_compiled_again_only_when_something_changed(content, tmp_path, counted):
    into = tmp_path / "compiled"
    into.mkdir()

    ensure(content, into)
    ensure(content, into)
    assert len(counted) == 1

    cues = content / "en" / "cues.toml"
    cues.write_text(cues.read_text() + "# a word of comment\n")
    ensure(content, into)
    assert len(counted) == 2


def test_a_fingerprint_tells_one_text_from_another(content):
    before = fingerprint(content)
    prompts = content / "en" / "prompts" / "welcome.toml"

    assert fingerprint(content) == before
    prompts.write_text(prompts.read_text().replace("Hello", "Hullo", 1))
    assert fingerprint(content) != before
