"""What is written keeps every rule; one test a check, so that a failure names its subject."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from skill.authoring.report import CHECKS, run
from skill.authoring.sources import locales, read


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_what_is_written_has_no_findings(check, locale):
    found = list(check.find(read(locale), datetime.now(UTC).date()))

    assert found == [], "\n".join(f"{f.file}: {f.item}: {f.rule}: {f.sentence}" for f in found)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_has_something_to_look_at(check):
    assert check.looked_at(read("en")) > 0


def test_the_report_says_what_it_looked_at(capsys):
    assert run(datetime.now(UTC).date(), sys.stdout) == 0

    printed = capsys.readouterr().out
    assert all(check.name in printed for check in CHECKS)
