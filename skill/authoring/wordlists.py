"""The lists of words in `words.toml`, ready to look for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LISTS = Path(__file__).parent / "words.toml"


def listed(name: str, text: str) -> list[str]:
    """Return the words of a list that stand in a text, in small letters.

    `name` is a list such as `banned`, or one in a table such as `hazard.money`. Raises `KeyError`
    for a list nobody wrote.
    """
    return _pattern(name).findall(text.lower())


def table(name: str) -> tuple[str, ...]:
    """Return the names of the lists in a table."""
    return tuple(_lists()[name])


@cache
def words_in(name: str) -> frozenset[str]:
    """Return the words of a list as they are written."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(LISTS.read_text(encoding="utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    found: Any = _lists()
    for part in name.split("."):
        found = found[part]
    words = (re.escape(word).replace(r"\*", r"[a-z]*") for word in found)
    return re.compile(rf"(?<![a-z'])(?:{'|'.join(words)})(?![a-z])")
