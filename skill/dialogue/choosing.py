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
    the first stratum are cleared; its latest `RECENT` stay blocked while others fit. None when
    every stratum is empty.
    """
    heard = couple.heard.get(kind, Heard())
    recent = sum(1 << number for number in heard.recent)
    for items in strata:
        if unheard := items & ~heard.mask() & ~recent:
            number = pick(unheard, moment.random)
            return couple.hearing(kind, number), number
    for items in strata:
        if items:
            number = pick(items & ~recent or items, moment.random)
            return couple.forgetting(kind, items).hearing(kind, number), number
    return None
