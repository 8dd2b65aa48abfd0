"""Database calls in a scripted session: S7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.envelopes import ended, intent, launch
from tests.bench.paired import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.contestants import Field
    from tests.bench.goals import Result

CHANGING: list[dict[str, Any]] = [
    launch(),
    intent("AskQuestionIntent", 1, depth=("light", "1")),
    intent("AMAZON.NextIntent", 2),
    intent("KeepIntent", 3),
    intent("SuggestDateIntent", 4),
    intent("AskQuestionIntent", 5),
]
QUIET: list[dict[str, Any]] = [
    intent("AMAZON.RepeatIntent", 6),
    intent("MoreTimeIntent", 7),
    intent("AMAZON.PauseIntent", 8),
    intent("WhoFirstIntent", 9),
    intent("AMAZON.HelpIntent", 10),
    ended(11),
]
READS, WRITES = ("GetItem",), ("PutItem", "UpdateItem", "DeleteItem")


def measure(field: Field) -> Iterator[tuple[str, Result]]:
    """Count what each turn asks of the database."""
    with field.ours_warm().kept() as skill:
        counted = [_count(field, skill, request) for request in (*CHANGING, *QUIET)]
    changing, quiet = counted[: len(CHANGING)], counted[len(CHANGING) :]
    note = f"{len(counted)} turns"
    yield "S7r", exact(max(reads for reads, _ in counted), note)
    yield "S7w", exact(max(writes for _, writes in changing), note)
    yield "S7n", exact(max(writes for _, writes in quiet), note)


def _count(field: Field, skill: Any, request: dict[str, Any]) -> tuple[int, int]:
    before = field.database.counts()
    skill.turns([request], open_after=request["request"]["type"] != "SessionEndedRequest")
    asked = field.database.counts() - before
    return sum(asked[name] for name in READS), sum(asked[name] for name in WRITES)
