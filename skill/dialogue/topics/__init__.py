"""What people talk about, a file each; a topic never calls another."""

from __future__ import annotations


def register() -> None:
    """Import every topic, so that its routes stand."""
    from skill.dialogue.topics import (  # noqa: F401, PLC0415 - importing is registering
        basics,
        exercises,
        ideas,
        keeping,
        modes,
        names,
        on_the_way,
        questions,
        safety,
        welcome,
        wishes,
    )
