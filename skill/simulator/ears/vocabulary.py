"""Word lists of the ears, read from `vocabulary.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(listed.split()) for name, listed in _FILE["words"].items()}
)
"""Sets of single words, by what they are good for."""

PHRASES: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        name: tuple(tuple(said.split()) for said in all_of)
        for name, all_of in _FILE["phrases"].items()
    }
)
"""Politeness and openings that say nothing, by where they stand."""

CONTRACTIONS: Mapping[str, str] = MappingProxyType(_FILE["contractions"])
"""Long forms of short ones; any other "...n't" is long as "... not"."""
