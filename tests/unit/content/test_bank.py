"""A bank gives only what it was asked for, each as likely as the next, and without delay."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.content.bank import Bank, pack, pick
from skill.content.catalogue import Catalogue, NotCompiled
from skill.dialogue.choosing import choose
from skill.dialogue.turn import Moment
from skill.domain.couple import Couple

MANY = 3200
MEDIAN = 0.002
"""Seconds; a choice takes about a hundredth of a millisecond, the rest is for busy machines."""

sets = st.sets(st.integers(0, 4000), min_size=1, max_size=200)


def bits(numbers):
    return sum(1 << number for number in numbers)


@given(numbers=sets, seed=st.integers())
def test_only_what_is_there_is_picked(numbers, seed):
    assert pick(bits(numbers), Random(seed)) in numbers


@given(numbers=sets, data=st.data())
def test_each_rank_picks_its_own(numbers, data):
    rank = data.draw(st.integers(0, len(numbers) - 1))

    class Ranked:
        def randrange(self, stop):
            assert stop == len(numbers)
            return rank

    assert pick(bits(numbers), Ranked()) == sorted(numbers)[rank]


def test_each_is_as_likely_as_the_next():
    numbers = [0, 1, 7, 64, 65, 900, 3199]
    random = Random(7)

    counts = Counter(pick(bits(numbers), random) for _ in range(7000))

    assert set(counts) == set(numbers)
    assert all(850 < count < 1150 for count in counts.values())


@pytest.fixture
def bank(tmp_path):
    path = tmp_path / "some.bank"
    records = {2: {"text": "zwölf"}, 5: {"text": "five"}, 6: {"text": "six"}}
    path.write_bytes(pack(records, {"even": bits([2, 6]), "prime": bits([2, 5])}))
    return Bank(path)


def test_a_record_reads_back(bank):
    assert bank.read(2) == {"text": "zwölf"}
    assert bank.read(6) == {"text": "six"}


@pytest.mark.parametrize("number", [-1, 0, 3, 7, 10**6])
def test_a_number_nobody_has_is_a_lookup_error(bank, number):
    with pytest.raises(LookupError, match=f"no item {number}"):
        bank.read(number)


def test_facets_are_bits_and_an_unknown_one_is_nobody(bank):
    assert bank.having("even") & bank.having("prime") == bits([2])
    assert bank.having("odd") == 0
    assert bank.items == bits([2, 5, 6])
    assert set(bank.facets("e")) == {"even"}


def test_an_empty_bank_has_nobody(tmp_path):
    (tmp_path / "empty.bank").write_bytes(pack({}, {}))

    empty = Bank(tmp_path / "empty.bank")

    assert empty.items == 0
    with pytest.raises(LookupError):
        empty.read(0)


@given(
    records=st.dictionaries(st.integers(0, 300), st.dictionaries(st.text(), st.text()), max_size=20)
)
def test_whatever_is_packed_reads_back(tmp_path_factory, records):
    path = tmp_path_factory.mktemp("bank") / "any.bank"
    path.write_bytes(pack(records, {}))
    bank = Bank(path)

    assert {number: bank.read(number) for number in records} == records
    assert bank.items == bits(records)


def test_content_that_was_not_compiled_says_what_to_run(tmp_path):
    with pytest.raises(NotCompiled, match="make content"):
        Catalogue(tmp_path)


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """A bank ten times ours, with facets such as questions have."""
    random = Random(3)
    facets = Counter()
    for number in range(1, MANY + 1):
        for name, of in (("depth", 3), ("practice", 6), ("topic", 40)):
            facets[f"{name}:{random.randrange(of)}"] += 1 << number
        if random.random() < 0.1:
            facets["gated"] += 1 << number
    records = {number: {"text": f"question {number}"} for number in range(1, MANY + 1)}
    path = tmp_path_factory.mktemp("big") / "questions.bank"
    path.write_bytes(pack(records, facets))
    return Bank(path)


@pytest.mark.parametrize("heard", [0, MANY // 2, MANY])
def test_a_choice_from_thousands_takes_no_time(big, heard):
    couple = Couple()
    for number in range(1, heard + 1, 2):
        couple = couple.hearing("questions", number)
    moment = Moment(datetime(2026, 11, 24, 20, tzinfo=UTC), Random(1), None)
    open_to_all = big.items & ~big.having("gated")
    filters = [
        [open_to_all & big.having(f"topic:{topic}") & big.having(f"depth:{depth}")]
        for topic in range(40)
        for depth in range(3)
    ] + [[open_to_all & big.having(f"depth:{depth}") for depth in (2, 1, 0)], [big.items]]
    took = []
    for strata in filters:
        began = time.perf_counter()
        choose(couple, "questions", strata, moment)
        took.append(time.perf_counter() - began)

    assert statistics.median(took) < MEDIAN
