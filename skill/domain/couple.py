"""A couple, and everything that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RECENT = 32
"""How many items of a kind stay blocked after their bits were cleared."""

EVENINGS = 14
"""How many evenings are remembered, newest last."""

KEEPERS = 24
"""How many questions a couple can keep for another night."""

DEVICES = 8
"""How many devices that cannot play timed quiet are remembered."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of one kind of content: one bit an item, and the latest few by number.

    `bits` is little-endian, bit *n* is item *n*. `recent` holds at most `RECENT` numbers,
    oldest first. Numbers are for ever: a withdrawn item's number is never given to another.
    """

    bits: bytes = b""
    recent: tuple[int, ...] = ()

    def __contains__(self, number: int) -> bool:
        byte, bit = divmod(number, 8)
        return byte < len(self.bits) and bool(self.bits[byte] >> bit & 1)

    def mask(self) -> int:
        """All heard items as one integer, bit *n* for item *n*."""
        return int.from_bytes(self.bits, "little")

    def add(self, number: int) -> Heard:
        """Remember an item as heard just now."""
        bits = self.mask() | 1 << number
        recent = (*(n for n in self.recent if n != number), number)[-RECENT:]
        return Heard(_packed(bits), recent)

    def clear(self, items: int) -> Heard:
        """Forget the bits of a run-dry set of items; the latest few stay blocked by `recent`."""
        return replace(self, bits=_packed(self.mask() & ~items))


def _packed(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening that was used: the day, and which exercises were finished in it."""

    day: int
    """Proleptic ordinal of the date, as `datetime.date.toordinal` gives it."""
    finished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an exercise a couple is: enough to go on from any device of the home.

    `step` indexes the plan for `minutes`; `left` is whole seconds of quiet still owed in that
    step, or None for all of them; `since` is the POSIX second at which the step was begun;
    `choice` is what they chose where the exercise lets them.
    """

    practice: str
    minutes: int
    first: int
    step: int = 0
    left: int | None = None
    since: int = 0
    choice: str | None = None


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people who share an Amazon account, and all that is remembered of them.

    No words they said to each other are here, and there is no field that could hold them.
    """

    names: tuple[str, str] | None = None
    """What the two are called aloud; None leaves them "one of you" and "the other"."""
    first: int = 0
    """Who answers first next time: 0 or 1, an index into `names`."""
    visits: int = 0
    """How many sessions were opened, counted only upward."""
    depth: int = 1
    """The depth of question offered when none is asked for: 1 or 2; never 3."""
    heard: Mapping[str, Heard] = field(default_factory=lambda: MappingProxyType({}))
    """By kind of content: `questions`, `ideas`, `cues`."""
    keepers: tuple[int, ...] = ()
    """Questions kept for another night, oldest first."""
    vetoes: tuple[str, ...] = ()
    """Topics they want nothing about, for good, in the order they were named."""
    tonight: tuple[int, int] | None = None
    """The day and the number of tonight's question, so that it stays the same all evening."""
    evenings: tuple[Evening, ...] = ()
    """The latest evenings, oldest first, at most `EVENINGS`."""
    nights: int = 0
    """Evenings together, counted only upward."""
    unfinished: Place | None = None
    """The exercise that was going on, until it is closed, dropped or too old."""
    without_quiet: tuple[str, ...] = ()
    """Hashes of devices on which timed quiet failed, newest last."""
    voiced: bytes = b""
    """Which wording of each frequent line was spoken last: byte *n* for line *n*, from 1."""

    def hearing(self, kind: str, number: int) -> Couple:
        """Remember that an item of content was heard."""
        heard = self.heard.get(kind, Heard()).add(number)
        return replace(self, heard=MappingProxyType({**self.heard, kind: heard}))

    def forgetting(self, kind: str, items: int) -> Couple:
        """Clear the bits of a run-dry set, so that it may be heard again."""
        heard = self.heard.get(kind, Heard()).clear(items)
        return replace(self, heard=MappingProxyType({**self.heard, kind: heard}))

    def keeping(self, number: int) -> Couple:
        """Keep a question for another night."""
        kept = (*(n for n in self.keepers if n != number), number)[-KEEPERS:]
        return replace(self, keepers=kept)

    def together(self, day: int, finished: str | None = None) -> Couple:
        """Count an evening once, and what was finished in it."""
        *earlier, last = self.evenings or (Evening(0),)
        tonight = last if last.day == day else Evening(day)
        new = tonight is not last
        if finished is not None and finished not in tonight.finished:
            tonight = replace(tonight, finished=(*tonight.finished, finished))
        before = (*earlier, last) if new and self.evenings else tuple(earlier)
        return replace(
            self,
            evenings=(*before, tonight)[-EVENINGS:],
            nights=self.nights + new,
        )

    def cannot_play_quiet(self, device: str) -> Couple:
        """Remember a device on which timed quiet failed."""
        known = (*(d for d in self.without_quiet if d != device), device)[-DEVICES:]
        return replace(self, without_quiet=known)
