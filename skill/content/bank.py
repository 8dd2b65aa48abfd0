"""A bank of numbered items: filtered by integers, read from disk one at a time."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from random import Random


class Picks(Protocol):
    """The one thing asked of chance."""

    def randrange(self, stop: int) -> int:
        """Return a number from 0 up to, not including, `stop`."""
        ...


class Bank:
    """Items of one kind in one locale, compiled into a header line and the records behind it.

    A facet such as `depth:2` is an integer with bit *n* set where item *n* has it, so a filter
    over thousands of items is a few `&`. Only the header is loaded; a record is read when said.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY)
        size = int(os.pread(self._file, 16, 0))
        header = json.loads(os.pread(self._file, size, 16))
        self._facets: dict[str, str] = header["facets"]
        self._offsets: list[int] = header["offsets"]
        self._body = 16 + size
        self.items = self.having("all")

    def having(self, facet: str) -> int:
        """All items with a facet, as bits; none for a facet nobody has."""
        return int(self._facets.get(facet, "0"), 16)

    def facets(self, prefix: str) -> Iterable[str]:
        """Return the facets that begin with `prefix`, such as every `topic:`."""
        return (name for name in self._facets if name.startswith(prefix))

    def read(self, number: int) -> Mapping[str, Any]:
        """Read one item's record. Raises `LookupError` for a number nobody has."""
        if number < 0 or not self.items >> number & 1:
            raise LookupError(f"no item {number}")
        start, end = self._offsets[number], self._offsets[number + 1]
        record: dict[str, Any] = json.loads(os.pread(self._file, end - start, self._body + start))
        return record


def pack(records: Mapping[int, Mapping[str, Any]], facets: Mapping[str, int]) -> bytes:
    """Lay a bank out as `Bank` reads it: header size in 16 bytes, header, records by number."""
    body, offsets = bytearray(), []
    for number in range(max(records, default=-1) + 1):
        offsets.append(len(body))
        if number in records:
            body += json.dumps(records[number], separators=(",", ":")).encode()
    offsets.append(len(body))
    every = {"all": sum(1 << number for number in records), **facets}
    header = json.dumps(
        {"facets": {name: f"{bits:x}" for name, bits in every.items()}, "offsets": offsets},
        separators=(",", ":"),
    ).encode()
    return f"{len(header):016d}".encode() + header + bytes(body)


def pick(items: int, random: Random | Picks) -> int:
    """Choose one set bit, each as likely as the next, in steps of the logarithm of the size."""
    rank = random.randrange(items.bit_count())
    low, width = 0, items.bit_length()
    while width > 1:
        half = width // 2
        lower = items & ((1 << half) - 1)
        count = lower.bit_count()
        if rank < count:
            items, width = lower, half
        else:
            rank -= count
            items, width, low = items >> half, width - half, low + half
    return low
