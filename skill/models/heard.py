"""What ears make of a whole model: every sample must lead to its own intent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.models.finding import Finding
from skill.models.overlap import overlaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skill.models.model import Model
    from skill.models.overlap import Understood


def won(model: Model, hear: Callable[[str], Understood]) -> Iterator[Finding]:
    """Check that every sample, its slots filled, is heard as its own intent."""
    for lost in overlaps(model, hear):
        place = f"{lost.intent}: {lost.sample!r}"
        yield Finding(place, "overlap", f"{lost.utterance!r} is heard as {lost.heard}")
