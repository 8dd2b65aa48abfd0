"""The words things are said in: everyday ones, that leave nobody out and weigh on nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.authoring.finding import Finding
from skill.authoring.reading import grade
from skill.authoring.wordlists import listed, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.sources import Item, Source

GRADE = 6.0
GRADE_DEEP = 7.0
"""Deep questions may be read a year later."""
DEEP = 3


def check(source: Source) -> Iterator[Finding]:
    """Find words that are hard, ambiguous, unkind, or that assume something of two people."""
    for number, item in source.questions.items():
        for rule, word in (*words_of(item["text"], item), *_asked(item["text"])):
            yield Finding(item["file"], number, rule, word)
        yield from _grade(number, item, GRADE_DEEP if item["depth"] == DEEP else GRADE)
    for number, item in source.cues.items():
        for rule, word in (*words_of(item["text"], item), *_asked(item["text"])):
            yield Finding(item["file"], number, rule, word)
        yield from _grade(number, item, GRADE)
    for number, item in source.ideas.items():
        text = f"{item['title']}. {item['text']}"
        for rule, word in (*words_of(text, item), *_able(text, item["access"])):
            yield Finding(item["file"], number, rule, word)
        yield from _grade(number, item, GRADE)


def words_of(text: str, item: Item) -> Iterator[tuple[str, str]]:
    """Find what is wrong with the words of a text, given the item's gates and depth."""
    gates, depth = item.get("gates", ()), item.get("depth", 1)
    for rule in ("banned", "worksheet", "heteronyms"):
        for word in listed(rule, text):
            yield rule, f"{word!r} is on the list"
    for gate in table("inclusive"):
        for word in listed(f"inclusive.{gate}", text):
            if gate not in gates:
                yield "inclusive", f"{word!r} leaves somebody out"
    for gate in table("hazard"):
        for word in listed(f"hazard.{gate}", text):
            if gate not in gates or depth == 1:
                yield "hazard", f"{word!r} needs the gate {gate} and depth 2 or 3"


def _asked(text: str) -> Iterator[tuple[str, str]]:
    for word in listed("asked.ability", text):
        yield "ability", f"{word!r} is not for everybody to answer"


def _able(text: str, access: list[str]) -> Iterator[tuple[str, str]]:
    for tag in table("ability"):
        if tag in access and not listed(f"otherwise.{tag}", text):
            for word in listed(f"ability.{tag}", text):
                yield "ability", f"{word!r} in an idea that claims to suit {tag}"


def _grade(number: int, item: Item, most: float) -> Iterator[Finding]:
    if (found := grade(item["text"])) > most:
        yield Finding(item["file"], number, "grade", f"grade {found:.1f}; {most:.0f} at most")
