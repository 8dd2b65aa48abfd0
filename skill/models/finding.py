"""What is wrong with an interaction model, said so that it can be put right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: where, which, and a sentence about it; `file` is filled in by the check."""

    place: str
    rule: str
    sentence: str
    file: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.sentence} [{self.rule}]"
