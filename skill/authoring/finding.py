"""What a check finds wrong with something that was written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One item that breaks one rule, and a sentence that says how."""

    file: str
    item: int | str
    rule: str
    sentence: str
