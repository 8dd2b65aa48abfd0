"""Two years of evenings: nothing twice while unheard items fit, no wording twice running."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.reply import Ask, End, Say
from told import Told, read

NIGHTS = 730
COUPLES = {
    "one question a night": {"nights": 1.0, "questions": 1, "dates": 0.0, "depth": "1"},
    "three a night": {"nights": 0.9, "questions": 3, "dates": 0.1, "depth": "2"},
    "now and then": {"nights": 0.3, "questions": 2, "dates": 0.2, "depth": "1"},
    "dates above all": {"nights": 0.5, "questions": 1, "dates": 1.0, "depth": "1"},
    "deep ones": {"nights": 0.6, "questions": 2, "dates": 0.0, "depth": "3"},
}


@pytest.mark.parametrize("name", COUPLES)
def test_two_years_of_evenings(name):  # noqa: C901 - two years are long
    habits = COUPLES[name]
    chance = random.Random(name)
    told = Told()
    heard: dict[str, list[int]] = {"questions": [], "ideas": []}
    wordings: dict[str, list[int]] = {}

    def take(intent: Intent, after: float = 60, **slots: str) -> None:
        reply = told.said(intent, after=after, **slots)
        for kind, items in heard.items():
            items.extend(read(reply, kind)[:1])
        said = [line for line in reply.lines if isinstance(line, Say)]
        said += [reply.question] if isinstance(reply, Ask) else []
        for line in said:
            wordings.setdefault(line.key, []).append(line.wording)

    for _ in range(NIGHTS):
        told.reopened()
        if chance.random() > habits["nights"]:
            told.now += timedelta(days=1)
            continue
        take(Intent.LAUNCH, after=86_400)
        take(Intent.ASK_QUESTION, depth=habits["depth"])
        if habits["depth"] == "3":
            take(Intent.YES)
            take(Intent.YES)
        for _ in range(habits["questions"] - 1):
            take(Intent.NEXT)
        if chance.random() < habits["dates"]:
            take(Intent.SUGGEST_DATE, place="home")
        take(Intent.NO if not isinstance(told.reply, End) else Intent.LAUNCH)
        take(Intent.STOP)

    assert_fair("questions", heard["questions"], f"depth:{habits['depth']}")
    assert_fair("ideas", heard["ideas"], "place:home")
    for key, spoken in wordings.items():
        if catalogue("en-US").line(key) is not None:
            assert all(one != other for one, other in pairwise(spoken)), key


def assert_fair(kind: str, items: list[int], wished: str) -> None:
    """Of what was wished for, nothing is heard a third time before everything was heard twice."""
    bank = catalogue("en-US").bank(kind)
    fitting = bank.having(wished) & ~bank.having("gated")
    counts = Counter(number for number in items if fitting >> number & 1)
    if sum(counts.values()) < fitting.bit_count():
        assert set(counts.values()) <= {1}, kind
    else:
        assert len(counts) == fitting.bit_count()
        assert max(counts.values()) - min(counts.values()) <= 2, kind
