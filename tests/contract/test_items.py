"""Every shape that was ever released still loads; these files are never changed, only added to."""

from dataclasses import replace
from pathlib import Path

import pytest

from skill.domain.couple import Couple, Evening, Heard, Place
from skill.store import codec

ITEMS = Path(__file__).parent / "items"

QUESTIONS = Heard().add(3).add(17).add(1200).add(4)

ANNA_AND_BEN = Couple(
    names=("Anna", "Ben"),
    first=1,
    visits=12,
    depth=2,
    heard={"questions": QUESTIONS, "cues": Heard(recent=(9,))},
    keepers=(17, 1200),
    evenings=(
        Evening(739_312, ("good-news",)),
        Evening(739_316),
        Evening(739_317, ("good-news", "long-hug")),
    ),
    nights=8,
    unfinished=Place("speaker-listener", 4, 1, 12, 35, 1_763_000_000),
    without_quiet=("0123456789ab",),
    voiced=b"\x00\x02\x01",
)

EXPECTED = {
    "v0": replace(ANNA_AND_BEN, heard={"questions": QUESTIONS}),
    "v1": ANNA_AND_BEN,
}


@pytest.mark.parametrize("shape", sorted(path.stem for path in ITEMS.glob("*.json")))
def test_a_released_shape_loads(shape):
    item = codec.from_json((ITEMS / f"{shape}.json").read_text(encoding="utf-8"))

    assert codec.load(item) == EXPECTED[shape]


def test_every_schema_has_a_sample():
    assert {path.stem for path in ITEMS.glob("*.json")} == {
        f"v{schema}" for schema in range(codec.SCHEMA + 1)
    }
