"""Values of a couple that are kept in fewer bytes than a list of them would take."""

from __future__ import annotations

import zlib
from struct import pack, unpack
from types import MappingProxyType
from typing import TYPE_CHECKING

from skill.domain.couple import Evening, Heard

if TYPE_CHECKING:
    from collections.abc import Mapping


def pack_tonight(tonight: tuple[int, int]) -> bytes:
    """Write a day in four bytes and an item's number in two."""
    return pack("<IH", *tonight)


def unpack_tonight(raw: bytes) -> tuple[int, int]:
    """Read what `pack_tonight` wrote."""
    day, number = unpack("<IH", raw)
    return day, number


def pack_numbers(numbers: tuple[int, ...]) -> bytes:
    """Write each number in two bytes. Raises `struct.error` from 65,536 on."""
    return pack(f"<{len(numbers)}H", *numbers)


def unpack_numbers(packed: bytes) -> tuple[int, ...]:
    """Read what `pack_numbers` wrote."""
    return unpack(f"<{len(packed) // 2}H", packed)


def pack_heard(heard: Mapping[str, Heard]) -> dict[str, list[bytes]]:
    """Write each kind as its bits and its latest numbers."""
    return {kind: [h.bits, pack_numbers(h.recent)] for kind, h in heard.items()}


def unpack_heard(raw: Mapping[str, list[bytes]]) -> Mapping[str, Heard]:
    """Read what `pack_heard` wrote."""
    return MappingProxyType(
        {kind: Heard(bits, unpack_numbers(recent)) for kind, (bits, recent) in raw.items()}
    )


def pack_evenings(evenings: tuple[Evening, ...]) -> bytes:
    """Write a line an evening: days since the line before, then what was finished; deflated.

    An exercise's id must hold no white space.
    """
    days = (0, *(evening.day for evening in evenings))
    lines = (
        " ".join((str(evening.day - before), *evening.finished))
        for evening, before in zip(evenings, days, strict=False)
    )
    return zlib.compress("\n".join(lines).encode(), 9, wbits=-zlib.MAX_WBITS)


def unpack_evenings(packed: bytes) -> tuple[Evening, ...]:
    """Read what `pack_evenings` wrote."""
    evenings: list[Evening] = []
    day = 0
    for line in zlib.decompress(packed, wbits=-zlib.MAX_WBITS).decode().split("\n"):
        since, *finished = line.split(" ")
        day += int(since)
        evenings.append(Evening(day, tuple(finished)))
    return tuple(evenings)


def pack_devices(devices: tuple[str, ...]) -> list[str | bytes]:
    """Write a hash in hexadecimal as the bytes it stands for, any other text as it is."""
    return [_pack_hash(device) for device in devices]


def _pack_hash(text: str) -> str | bytes:
    try:
        packed = bytes.fromhex(text)
    except ValueError:
        return text
    return packed if packed.hex() == text else text


def unpack_devices(raw: list[str | bytes]) -> tuple[str, ...]:
    """Read what `pack_devices` wrote."""
    return tuple(device.hex() if isinstance(device, bytes) else device for device in raw)
