"""The mix: enough of every kind, so that no evening and no wish runs dry.

Floors are those of a first bank of 300 questions, 60 ideas and 60 cues; a growing bank keeps the
shares. A finding here belongs to the whole file, so its item is the cell that is too small.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product
from typing import TYPE_CHECKING

from skill.authoring.compile import COSTS, ENERGIES, MINUTES, PRACTICES
from skill.authoring.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skill.authoring.sources import Item, Source

QUESTIONS, IDEAS = 300, 60
DEPTHS = (1, 2, 3)
CELL = 8
"""Questions of one practice and depth, at least."""
PLAYFUL = 0.35
OPENERS = 0.10
OPENING_FORMS = {"opener", "finish", "tell-me-about"}
TOPIC, TOUCH = 0.08, 0.10
"""Share of questions one topic may have; touch is what a whole practice is about."""
CUES = 12
"""Cues that fit one practice and depth: two more than are kept apart."""
FITTING = 6
"""Cues that fit one question, at least."""
SEASON = 3

PLACES = ("home", "garden", "neighborhood", "town", "nature", "trip")
FLOORS: dict[str, tuple[float, Callable[[Item], bool]]] = {
    "at home": (0.40, lambda idea: idea["place"] == "home"),
    "free": (0.40, lambda idea: idea["cost"] == "free"),
    "an hour at most": (0.30, lambda idea: idea["minutes"] <= 60),
    "half an hour at most": (0.15, lambda idea: idea["minutes"] <= 30),
    "for two tired people": (0.35, lambda idea: idea["energy"] == 1),
    "with children asleep": (0.25, lambda idea: idea["kids"] == "asleep"),
    "with children": (0.15, lambda idea: idea["kids"] == "with"),
    "possible seated": (0.62, lambda idea: "seated" in idea["access"]),
    "rain-proof": (0.37, lambda idea: idea["weather"] not in {"dry", "hot"}),
    "without a car": (0.80, lambda idea: not idea["car"]),
    "unusual": (0.32, lambda idea: idea["novelty"] >= 4),
}
SHORT = {"15", "30", "60"}
"""Minutes in which nobody takes a trip; nor is one free."""


def check(source: Source) -> Iterator[Finding]:
    """Find what there is too little of, or too much."""
    yield from _questions(source)
    yield from _cues(source)
    yield from _ideas(source)
    yield from _wishes(source)


def _questions(source: Source) -> Iterator[Finding]:
    items = list(source.questions.values())
    if len(items) < QUESTIONS:
        yield _lack("questions", "all", f"{len(items)} questions; {QUESTIONS} at least")
    cells = Counter((item["practice"], item["depth"]) for item in items)
    for practice, depth in product(PRACTICES, DEPTHS):
        if (count := cells[practice, depth]) < CELL:
            name = f"{practice} depth {depth}"
            yield _lack("questions", name, f"{count} questions; {CELL} at least")
    for name, floor, count in (
        ("playful", PLAYFUL, sum(item["tone"] == "playful" for item in items)),
        ("openers", OPENERS, sum(item["form"] in OPENING_FORMS for item in items)),
    ):
        if count < floor * len(items):
            yield _lack("questions", name, f"{count} of {len(items)}; {floor:.0%} at least")
    topics = Counter(topic for item in items for topic in item["topics"])
    for topic, count in topics.items():
        most = TOUCH if topic == "touch" else TOPIC
        if len(items) >= QUESTIONS and count > most * len(items):
            yield _lack("questions", topic, f"{count} of {len(items)}; {most:.0%} at most")


def _cues(source: Source) -> Iterator[Finding]:
    cells = Counter(
        cell for cue in source.cues.values() for cell in product(cue["practices"], cue["depths"])
    )
    for practice, depth in product(PRACTICES, DEPTHS):
        if (count := cells[practice, depth]) < CUES:
            yield _lack("cues", f"{practice} depth {depth}", f"{count} cues; {CUES} at least")
    for number, item in source.questions.items():
        if (count := cells[item["practice"], item["depth"]]) < FITTING:
            sentence = f"{count} cues fit; {FITTING} at least"
            yield Finding(item["file"], number, "cue fit", sentence)


def _ideas(source: Source) -> Iterator[Finding]:
    items = list(source.ideas.values())
    if len(items) < IDEAS:
        yield _lack("ideas", "all", f"{len(items)} ideas; {IDEAS} at least")
    for name, (floor, holds) in FLOORS.items():
        if (count := sum(map(holds, items))) < floor * len(items):
            yield _lack("ideas", name, f"{count} of {len(items)}; {floor:.0%} at least")
    for season in ("spring", "summer", "autumn", "winter"):
        if (count := sum(item["season"] == season for item in items)) < SEASON:
            yield _lack("ideas", season, f"{count} ideas; {SEASON} at least")


def _wishes(source: Source) -> Iterator[Finding]:
    """Two wishes at once always find something; cost, minutes and energy are upper bounds."""
    wishes: list[tuple[str, str, Callable[[Item], bool]]] = [
        *(("place", place, lambda i, p=place: i["place"] == p) for place in PLACES),
        *(("cost", c, lambda i, c=c: COSTS.index(i["cost"]) <= COSTS.index(c)) for c in COSTS),
        *(("minutes", str(m), lambda i, m=m: i["minutes"] <= m) for m in MINUTES),
        *(("energy", str(e), lambda i, e=e: i["energy"] <= e) for e in ENERGIES),
    ]
    for (one, value, fits), (other, wanted, suits) in combinations(wishes, 2):
        if one == other or (value == "trip" and wanted in SHORT | {"free"}):
            continue
        if not any(fits(idea) and suits(idea) for idea in source.ideas.values()):
            yield _lack("ideas", f"{value} and {wanted}", "no idea fits both wishes")


def _lack(kind: str, cell: str, sentence: str) -> Finding:
    return Finding(kind, cell, "balance", sentence)
