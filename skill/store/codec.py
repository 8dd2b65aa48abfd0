"""A couple as plain data: what is written, and how every released shape is still read.

| attribute | field of `Couple` | plain form |
| --- | --- | --- |
| `schema` | - | number of this table, see `SCHEMA` |
| `n` | `names` | list of two strings |
| `f` | `first` | number |
| `v` | `visits` | number |
| `d` | `depth` | number |
| `h` | `heard` | map, kind to a list: bits as bytes, `recent` as packed numbers |
| `k` | `keepers` | packed numbers |
| `x` | `vetoes` | topics with a blank between |
| `g` | `tonight` | the day in four bytes, the number in two |
| `e` | `evenings` | lines of text, raw deflate: days since the line before, then exercises |
| `t` | `nights` | number |
| `u` | `unfinished` | map: `p` practice, `m` minutes, `f` first, `s` step, `l` left, `t` since, `c` choice |
| `q` | `without_quiet` | list, a hash in hexadecimal as bytes, any other text as it is |
| `o` | `voiced` | bytes |

Packed numbers are little-endian, two bytes each, so an item's number stays below 65,536. A field
at its default is left out; an attribute that is not in the table is ignored. An exercise's id
holds no white space.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from skill.domain.couple import Couple, Heard, Place
from skill.store import packing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SCHEMA = 1
"""The newest shape this code knows; older ones are upgraded one step at a time."""

IDLE = 730 * 86_400
"""Seconds for which a couple is kept after its last save."""

Item = dict[str, Any]
"""Strings, integers, booleans, bytes, lists and maps of these; never a float."""

T = TypeVar("T")


class TooNew(Exception):
    """An older deployment met an item that a newer one has written."""


def dump(couple: Couple) -> Item:
    """Write a couple as plain data.

    Raises `struct.error` for an item's number of 65,536 or more.
    """
    return {"schema": SCHEMA, **_shorten(couple, _NEW, _COUPLE)}


def load(item: Mapping[str, Any]) -> Couple:
    """Read a couple from any released shape.

    Raises `TooNew` for a shape from the future, which must not be overwritten.
    """
    schema = item.get("schema", 0)
    if schema > SCHEMA:
        raise TooNew(f"the item has schema {schema}, this deployment knows up to {SCHEMA}")
    for step in range(schema, SCHEMA):
        item = _UPGRADES[step](item)
    couple: Couple = _lengthen(item, _NEW, _COUPLE)
    return couple


def to_json(item: Item) -> str:
    """Write plain data as JSON, bytes as `{"b64": ...}`."""
    return json.dumps(
        item,
        default=lambda raw: {"b64": b64encode(raw).decode()},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> Item:
    """Read what `to_json` wrote. Raises `ValueError` for anything that is not JSON."""
    item: Item = json.loads(
        text, object_hook=lambda raw: b64decode(raw["b64"]) if raw.keys() == {"b64"} else raw
    )
    return item


def _as_it_is(value: T) -> T:
    return value


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    pack: Callable[[Any], Any] = _as_it_is
    unpack: Callable[[Any], Any] = _as_it_is


def _shorten(whole: object, blank: object, table: Mapping[str, _Field]) -> Item:
    return {
        short: field.pack(value)
        for short, field in table.items()
        if (value := getattr(whole, field.name)) != getattr(blank, field.name)
    }


def _lengthen(item: Mapping[str, Any], blank: Any, table: Mapping[str, _Field]) -> Any:  # noqa: ANN401 - either dataclass
    found = {f.name: f.unpack(item[short]) for short, f in table.items() if short in item}
    return replace(blank, **found)


def _unpack_place(raw: Mapping[str, Any]) -> Place:
    place: Place = _lengthen(raw, _ANYWHERE, _PLACE)
    return place


_NEW = Couple()
_ANYWHERE = Place("", 0, 0)

_PLACE: Mapping[str, _Field] = {
    "p": _Field("practice"),
    "c": _Field("choice"),
    "m": _Field("minutes"),
    "f": _Field("first"),
    "s": _Field("step"),
    "l": _Field("left"),
    "t": _Field("since"),
}

_COUPLE: Mapping[str, _Field] = {
    "n": _Field("names", list, tuple),
    "f": _Field("first"),
    "v": _Field("visits"),
    "d": _Field("depth"),
    "h": _Field("heard", packing.pack_heard, packing.unpack_heard),
    "k": _Field("keepers", packing.pack_numbers, packing.unpack_numbers),
    "x": _Field("vetoes", " ".join, lambda text: tuple(text.split())),
    "g": _Field("tonight", packing.pack_tonight, packing.unpack_tonight),
    "e": _Field("evenings", packing.pack_evenings, packing.unpack_evenings),
    "t": _Field("nights"),
    "u": _Field("unfinished", lambda place: _shorten(place, _ANYWHERE, _PLACE), _unpack_place),
    "q": _Field("without_quiet", packing.pack_devices, packing.unpack_devices),
    "o": _Field("voiced"),
}


def _from_0(item: Mapping[str, Any]) -> Item:
    """Upgrade `partners`, a map of `a` and `b`, and `heard`, a list of questions, oldest first."""
    new = dict(item)
    if partners := new.pop("partners", None):
        new["n"] = [partners["a"], partners["b"]]
    heard = Heard()
    for number in new.pop("heard", ()):
        heard = heard.add(number)
    if heard != Heard():
        new["h"] = packing.pack_heard({"questions": heard})
    return new


_UPGRADES: Mapping[int, Callable[[Mapping[str, Any]], Item]] = {0: _from_0}
