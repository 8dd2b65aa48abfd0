"""The support numbers: checked lately, said in words, with a source for each."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from skill.authoring.compile import SUPPORT
from skill.authoring.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.sources import Source

FILE = "support.toml"
OLD = 180
"""Days after which a number is checked again."""
ANYWHERE = "anywhere"
FIELDS = ("verified_on", "checked", "source", "emergency", "crisis")

_COUNTRY = re.compile(r"[A-Z]{2}")


def check(source: Source, today: date) -> Iterator[Finding]:
    """Find entries that are stale, unsourced, or that a voice would say wrong."""
    for country, entry in source.support.items():
        for rule, sentence in _entry(country, entry, today):
            yield Finding(FILE, country, rule, sentence)
    if not source.support.get(ANYWHERE, {}).get("checked"):
        yield Finding(FILE, ANYWHERE, "everywhere", "a country without numbers is told nothing")


def _entry(country: str, entry: dict[str, object], today: date) -> Iterator[tuple[str, str]]:
    if country != ANYWHERE and not _COUNTRY.fullmatch(country):
        yield "country", "a country is two capital letters, as in a locale"
    for name in FIELDS:
        if not entry.get(name) and name != "checked":
            yield "fields", f"has no {name}"
    if not isinstance(entry.get("checked"), bool):
        yield "fields", "checked is true or false; only true is shipped"
    verified = entry.get("verified_on")
    if isinstance(verified, date) and not 0 <= (today - verified).days <= OLD:
        yield "verified", f"verified on {verified}; {OLD} days ago at most"
    for kind in SUPPORT:
        if re.search(r"\d", str(entry.get(kind, ""))):
            yield "digits", f"digits are said as words: {entry[kind]!r}"
