"""Choosing a question and reading it, out of very many: S9."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from types import SimpleNamespace
from typing import TYPE_CHECKING

from skill.content.bank import Bank, pack
from skill.dialogue.choosing import choose
from skill.dialogue.turn import Moment
from skill.domain.couple import Couple
from tests.bench.paired import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.goals import Result

SIZE = 3200
TOPICS = 24
TIMES = 300


def measure() -> Iterator[tuple[str, Result]]:
    """Time every filter by the couple that has heard nothing, half, and all but one."""
    with TemporaryDirectory() as folder:
        bank = synthetic(Path(folder) / "questions.bank")
        slowest = max(
            _median(bank, bank.items & bank.having(one) & bank.having(other), heard)
            for one in bank.facets("depth:")
            for other in ("all", *bank.facets("topic:"))
            for heard in (0.0, 0.5, 1.0)
        )
    yield "S9", exact(slowest * 1000, f"median of {TIMES}")


def synthetic(path: Path) -> Bank:
    """Write a bank of questions with three depths, six practices and two dozen topics."""
    chance = random.Random(2)
    facets: dict[str, int] = {}
    records = {}
    for number in range(SIZE):
        kinds = (("depth", 1, 3), ("practice", 1, 6), ("topic", 1, TOPICS), ("tone", 1, 4))
        for kind, low, high in kinds:
            name = f"{kind}:{chance.randint(low, high)}"
            facets[name] = facets.get(name, 0) | 1 << number
        records[number] = {"text": f"What would you say to number {number}? " * 3, "practice": "P1"}
    path.write_bytes(pack(records, facets))
    return Bank(path)


def _median(bank: Bank, items: int, share: float) -> float:
    couple = Couple()
    numbers = [number for number in range(SIZE) if items >> number & 1]
    for number in numbers[: int(len(numbers) * share)]:
        couple = couple.hearing("questions", number)
    catalogue = SimpleNamespace(questions=bank)
    took = []
    for seed in range(TIMES):
        moment = Moment(datetime.now(UTC), random.Random(seed), catalogue)
        start = perf_counter()
        chosen = choose(couple, "questions", [items], moment)
        if chosen is not None:
            bank.read(chosen[1])
        took.append(perf_counter() - start)
    return median(took)
