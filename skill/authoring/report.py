"""All checks in one table, and every finding below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from skill.authoring.checks import (
    balance,
    exercises,
    filling,
    phrasing,
    prompts,
    sameness,
    schema,
    support,
    vocabulary,
)
from skill.authoring.sources import CONTENT, locales, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from skill.authoring.finding import Finding
    from skill.authoring.sources import Source


@dataclass(frozen=True, slots=True)
class Check:
    """One subject: its name, what it looks at, and what it finds at a date."""

    name: str
    looked_at: Callable[[Source], int]
    find: Callable[[Source, date], Iterator[Finding]]


def _banks(source: Source) -> int:
    return len(source.questions) + len(source.ideas) + len(source.cues)


CHECKS = (
    Check(
        "schema",
        lambda source: _banks(source) + len(source.exercises) + len(source.prompts),
        lambda source, _: schema.check(source),
    ),
    Check("phrasing", _banks, lambda source, _: phrasing.check(source)),
    Check("vocabulary", _banks, lambda source, _: vocabulary.check(source)),
    Check("sameness", _banks, lambda source, _: sameness.check(source)),
    Check("balance", _banks, lambda source, _: balance.check(source)),
    Check("prompts", lambda source: len(source.prompts), lambda source, _: prompts.check(source)),
    Check(
        "filling",
        lambda source: sum(len(prompt["say"]) for prompt in source.prompts.values()),
        lambda source, _: filling.check(source),
    ),
    Check(
        "exercises", lambda source: len(source.exercises), lambda source, _: exercises.check(source)
    ),
    Check("support", lambda source: len(source.support), support.check),
)


def run(today: date, out: TextIO, content: Path = CONTENT) -> int:
    """Check every locale, print what was looked at and found; return 1 for any finding, else 0.

    Raises `Written` for content that cannot even be read. Where fields are missing nothing else
    can be judged, so a schema with findings is the only check of its locale.
    """
    failed = False
    for locale in locales(content):
        source = read(locale, content)
        found = list(_tabled(locale, source, today, out))
        for finding in found:
            where = f"{finding.file}: {finding.item}"
            print(f"{where}: {finding.rule}: {finding.sentence}", file=out)
        middle = prompts.tenth_opening(source)
        print(f"an opening for two who know the way: {middle:.0f} words", file=out)
        failed = failed or bool(found)
    return int(failed)


def _tabled(locale: str, source: Source, today: date, out: TextIO) -> Iterator[Finding]:
    print(f"{locale:<12}{'items':>8}{'findings':>10}", file=out)
    for check in CHECKS:
        found = list(check.find(source, today))
        print(f"{check.name:<12}{check.looked_at(source):>8}{len(found):>10}", file=out)
        yield from found
        if check is CHECKS[0] and found:
            return
