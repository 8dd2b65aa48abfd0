"""Compiling what was written into what starts fast: banks of items, and JSON for the rest."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from skill.authoring.sources import CONTENT, Source, locales, read
from skill.content.bank import pack
from skill.content.catalogue import COMPILED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from skill.authoring.sources import Item

COSTS = ("free", "low", "some", "treat")
MINUTES = (15, 30, 60, 120, 240, 480)
ENERGIES = (1, 2, 3)
SUPPORT = ("emergency", "crisis", "abuse", "more")
"""Kinds of support lines, in the order they are said."""
PRACTICES = ("P1", "P2", "P3", "P4", "P5", "P6")


def compile_all(content: Path = CONTENT, into: Path = COMPILED) -> list[str]:
    """Compile every locale that was written, and return their names."""
    names = locales(content)
    for locale in names:
        _compile(read(locale, content), into / locale)
    (into / "written.sha256").write_text(fingerprint(content), encoding="ascii")
    return names


def fingerprint(content: Path = CONTENT) -> str:
    """Return a hash over everything written, and over the compiler itself."""
    digest = hashlib.sha256()
    for path in [*sorted(content.rglob("*.toml")), *sorted((CONTENT.parent).glob("*/*.py"))]:
        if path.suffix == ".toml" or path.parent.name in {"authoring", "content"}:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def ensure(content: Path = CONTENT, into: Path = COMPILED) -> None:
    """Compile unless what is compiled is what is written."""
    stamp = into / "written.sha256"
    if not stamp.exists() or stamp.read_text(encoding="ascii") != fingerprint(content):
        compile_all(content, into)


def _compile(source: Source, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    banks = {
        "questions": (source.questions, _question_facets, ("text", "practice")),
        "ideas": (source.ideas, _idea_facets, ("title", "text", "cost", "minutes")),
        "cues": (source.cues, _cue_facets, ("text",)),
    }
    for name, (items, facets_of, kept) in banks.items():
        records = {number: {key: item[key] for key in kept} for number, item in items.items()}
        (folder / f"{name}.bank").write_bytes(pack(records, _facets(items, facets_of)))
    prompts = {
        "says": {key: prompt["say"] for key, prompt in source.prompts.items()},
        "lines": {key: item["line"] for key, item in source.prompts.items() if "line" in item},
    }
    support = {
        country: {kind: entry[kind] for kind in SUPPORT if kind in entry}
        for country, entry in source.support.items()
        if entry["checked"]
    }
    for name, raw in (
        ("prompts", prompts),
        ("exercises", source.exercises),
        ("support", support),
    ):
        text = json.dumps(raw, separators=(",", ":"), default=str)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def _facets(items: Mapping[int, Item], facets_of: Any) -> dict[str, int]:  # noqa: ANN401
    facets: dict[str, int] = {}
    for number, item in items.items():
        for facet in facets_of(item):
            facets[facet] = facets.get(facet, 0) | 1 << number
    return facets


def _question_facets(item: Item) -> Iterator[str]:
    yield f"practice:{item['practice']}"
    yield f"depth:{item['depth']}"
    yield f"tone:{item['tone']}"
    yield from (f"topic:{topic}" for topic in item["topics"])
    yield from (f"gate:{gate}" for gate in item["gates"])
    if item["gates"]:
        yield "gated"
    if item["kids_ok"]:
        yield "kids"


def _idea_facets(item: Item) -> Iterator[str]:
    """Wishes for cost, minutes and energy are upper bounds: `cost:low` holds what is free too."""
    yield f"place:{item['place']}"
    yield from (f"cost:{cost}" for cost in COSTS[COSTS.index(item["cost"]) :])
    yield from (f"minutes:{size}" for size in MINUTES if size >= item["minutes"])
    yield from (f"energy:{energy}" for energy in ENERGIES if energy >= item["energy"])
    yield from (f"access:{tag}" for tag in item["access"])


def _cue_facets(item: Item) -> Iterator[str]:
    yield from (f"practice:{practice}" for practice in item["practices"])
    yield from (f"depth:{depth}" for depth in item["depths"])
