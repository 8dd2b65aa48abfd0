"""What is asked of the skill, and when it is met."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One line of the table; at most `must`, better `target`, unless more is better."""

    what: str
    must: float
    target: float
    unit: str = "x"
    more_is_better: bool = False

    def verdict(self, value: float) -> str:
        if self._met(value, self.target):
            return "met target"
        return "met must" if self._met(value, self.must) else "MISSED"

    def _met(self, value: float, line: float) -> bool:
        return value >= line if self.more_is_better else value <= line


@dataclass(frozen=True)
class Result:
    """What was measured for one goal."""

    value: float
    low: float
    high: float
    note: str = ""


HP = "hello world that keeps a counter"

GOALS = {
    "S1": Goal(f"cold: process start to first response, vs {HP}", 0.75, 0.47),
    "S2": Goal("cold, vs the same in Node", 1.55, 0.95),
    "S3": Goal(f"first turn of a process forked after priming, vs {HP}, cold", 0.05, 0.02),
    "S4": Goal("warm turn without the database, p50, vs hello world", 1.5, 0.7),
    "S5": Goal(f"warm turn that reads and writes, p50, vs {HP}", 0.75, 0.5),
    "S6": Goal(f"warm turn that reads and writes, p99.9, vs {HP}", 0.5, 0.25),
    "S7r": Goal("database reads in a turn, most", 1, 1, "calls"),
    "S7w": Goal("database writes in a turn that changes something, most", 1, 1, "calls"),
    "S7n": Goal("database writes in a turn that changes nothing, most", 0, 0, "calls"),
    "S8": Goal("a couple's item after two years, ten questions a night", 1500, 1200, "bytes"),
    "S9": Goal("choose and read one of 3,200 questions, slowest filter", 2, 0.3, "ms"),
    "S10": Goal("cold cost of ten times the content", 10, 3, "ms"),
    "S11": Goal(f"peak memory, vs {HP}", 1.1, 0.9),
    "S12": Goal("package as a zip", 6_000_000, 3_500_000, "bytes"),
    "S13": Goal("verified requests per second, vs flask-ask-sdk", 3.5, 5, more_is_better=True),
}
