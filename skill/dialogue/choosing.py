"""Choosing what was not heard yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.content.bank import pick
from skill.domain.couple import Heard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skill.dialogue.turn import Moment
    from skill.domain.couple import Couple


def choose(
    couple: Couple, kind: str, strata: Sequence[int], moment: Moment
) -> tuple[Couple, int] | None:
    """Choose an unheard item from the first stratum that has one, and remember it as heard.

    `strata` are filters as bits, dearest first. When nothing unheard is left in any, the bits of
    the first stratum are cleared; its latest, at most `RECENT`, wait until the others were heard.
    None when every stratum is empty.
    """
    heard = couple.heard.get(kind, Heard())
    for items in strata:
        if unheard := items & ~heard.mask():
            number = pick(unheard & ~_blocked(items, heard) or unheard, moment.random)
            return couple.hearing(kind, number), number
    for items in strata:
        if items:
            number = pick(items & ~_blocked(items, heard) or items, moment.random)
            return couple.forgetting(kind, items).hearing(kind, number), number
    return None


def _blocked(items: int, heard: Heard) -> int:
    """Return the latest heard of a stratum, but never more than half of it."""
    latest = [number for number in heard.recent if items >> number & 1]
    kept = min(len(latest), items.bit_count() // 2)
    return sum(1 << number for number in latest[len(latest) - kept :])
