"""Builders shared by every storey of tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from home import Home
from skill.authoring.compile import ensure


def pytest_configure() -> None:
    ensure()


@pytest.fixture
def home() -> Home:
    return Home()
