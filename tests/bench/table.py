"""The table of what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.goals import GOALS

if TYPE_CHECKING:
    from tests.bench.goals import Goal, Result

HEAD = ("", "goal", "must", "target", "measured", "95 % interval", "verdict")


def line(name: str, result: Result) -> tuple[str, ...]:
    goal = GOALS[name]
    spread = "" if result.low == result.high else f"{_number(result.low)}..{_number(result.high)}"
    what = f"{goal.what} ({result.note})" if result.note else goal.what
    must, target = _line(goal, goal.must), _line(goal, goal.target)
    value = f"{_number(result.value)} {goal.unit}"
    return name, what, must, target, value, spread, goal.verdict(result.value)


def table(lines: list[tuple[str, ...]]) -> str:
    """Lay out lines in columns."""
    rows = [HEAD, *lines]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _line(goal: Goal, value: float) -> str:
    return f"{'>=' if goal.more_is_better else '<='} {_number(value)}"


def _number(value: float) -> str:
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.3f}" if abs(value) < 10 else f"{value:,.1f}"
