"""A couple survives being written, in every shape that was ever released, and stays small."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from any_couple import couples
from item_size import item_bytes
from skill.domain.couple import Couple, Evening, Heard, Place
from skill.store import codec

EXERCISES = [
    "listening-turns",
    "two-minute-turns",
    "speaker-listener",
    "mirror-validate",
    "how-was-your-day",
    "six-second-kiss",
    "small-bids",
    "fast-friends",
    "long-hug",
    "hold-hands",
    "eye-gazing",
    "good-news",
    "three-thanks",
    "thank-you-letter",
    "novel-evening",
    "slow-breath",
    "phones-down",
    "comfort-or-ideas",
    "one-kind-act",
    "love-map",
    "rose-and-thorn",
    "wish-not-complaint",
    "soft-start",
    "time-out",
    "repair-words",
    "dream-sharing",
    "first-time-story",
    "milestone-story",
    "morning-ritual",
    "parting-ritual",
    "reunion-ritual",
    "weekly-check-in",
    "shoulder-rest",
    "shared-song",
    "gratitude-swap",
    "tomorrow-plan",
]


def full_couple():
    """Two years of ten questions a night: everything heard, and every ring full."""
    everything = {"questions": 3200, "ideas": 400, "cues": 200}
    finished = [EXERCISES[n % len(EXERCISES)] for n in range(42)]
    return Couple(
        names=("Maximiliana", "Bartholomew"),
        first=1,
        visits=1460,
        depth=2,
        heard={
            kind: Heard(
                (2**items - 1).to_bytes(items // 8, "little"), tuple(range(items - 32, items))
            )
            for kind, items in everything.items()
        },
        keepers=tuple(range(100, 3100, 125)),
        evenings=tuple(
            Evening(739_000 + 2 * n, tuple(finished[3 * n : 3 * n + 3])) for n in range(14)
        ),
        nights=730,
        unfinished=Place("speaker-listener", 4, 1, 12, 117, 1_763_000_000),
        without_quiet=tuple(f"{n * 0x1F2E3D4C5B:012x}" for n in range(1, 9)),
        vetoes=("money", "body-health", "family"),
        tonight=(740_000, 3199),
        voiced=bytes(range(1, 41)),
    )


def as_kept(couple):
    """Add what a store adds: the key, the version, the time to live and the write token."""
    kept = {"pk": "COUPLE#" + 64 * "f", "version": 1_763_001_460, "expires": 1_826_000_000}
    return codec.dump(couple) | kept | {"w": bytes(8)}


def plain(value):
    match value:
        case list():
            return all(map(plain, value))
        case dict():
            return all(isinstance(name, str) and plain(inner) for name, inner in value.items())
    return type(value) in (str, int, bool, bytes)


@given(couples)
def test_what_is_written_is_read(couple):
    assert codec.load(codec.dump(couple)) == couple


@given(couples)
def test_it_is_plain_data_and_survives_json(couple):
    item = codec.dump(couple)

    assert plain(item)
    assert codec.from_json(codec.to_json(item)) == item


def test_a_new_couple_is_only_its_schema():
    assert codec.dump(Couple()) == {"schema": codec.SCHEMA}


def test_everything_heard_in_two_years_stays_small():
    couple = full_couple()

    assert codec.load(codec.dump(couple)) == couple
    assert item_bytes(as_kept(couple)) <= 1500


def test_six_favourite_exercises_reach_the_target():
    evenings = tuple(Evening(739_000 + n, tuple(EXERCISES[n % 2 : 6 : 2])) for n in range(14))

    assert item_bytes(as_kept(replace(full_couple(), evenings=evenings))) <= 1200


@pytest.mark.parametrize(
    ("value", "size"),
    [("é", 2), (b"abc", 3), (True, 1), (7, 2), (100, 3), (-100, 4), ([], 3), ([1, 2], 9)],
)
def test_a_value_weighs_what_dynamodb_says(value, size):
    assert item_bytes({"a": value}) == 1 + size
    assert item_bytes({"a": {"bc": value}}) == 1 + 3 + 1 + 2 + size


def test_unknown_attributes_are_ignored():
    assert codec.load({"schema": 1, "v": 3, "weather": {"rain": [1]}}) == Couple(visits=3)


def test_a_newer_shape_is_refused():
    with pytest.raises(codec.TooNew, match="schema 2"):
        codec.load({"schema": 2})


def test_an_item_without_schema_is_the_oldest():
    assert codec.load({"partners": {"a": "Anna", "b": "Ben"}}).names == ("Anna", "Ben")


def test_an_old_list_of_questions_becomes_bits_and_the_latest_few():
    couple = codec.load({"schema": 0, "heard": [*range(40), 5]})

    assert couple.heard["questions"].mask() == 2**40 - 1
    assert couple.heard["questions"].recent == (*range(9, 40), 5)


def test_anything_but_json_is_named():
    with pytest.raises(json.JSONDecodeError):
        codec.from_json("{")
