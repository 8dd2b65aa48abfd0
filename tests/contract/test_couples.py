"""What every store of couples promises, asked of all of them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from any_couple import couples as any_couple
from skill.domain.couple import Couple
from skill.ports import Conflict, Stored, Unavailable
from skill.store import codec

ANNA = Couple(names=("Anna", "Ben"), visits=1)


@pytest.fixture
def couple_id():
    return uuid4().hex


class TestCouples:
    def test_a_save_at_a_version_that_never_was_keeps_nothing(self, couples):
        with pytest.raises(Conflict):
            couples.put("aa", Couple(visits=1), seen=-1)

        assert couples.get("aa").version == 0

    def test_an_unknown_couple_is_new(self, couples, couple_id):
        assert couples.get(couple_id) == Stored(Couple(), 0)

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(couple=any_couple)
    def test_what_is_put_is_got(self, couples, couple):
        couple_id = uuid4().hex
        couples.put(couple_id, couple, seen=0)

        stored = couples.get(couple_id)

        assert stored.couple == couple
        assert stored.version > 0

    def test_every_save_moves_the_version_on(self, couples, couple_id):
        versions = [0]
        for visits in range(3):
            couples.put(couple_id, Couple(visits=visits), seen=versions[-1])
            versions.append(couples.get(couple_id).version)

        assert versions == sorted(set(versions))

    def test_couples_are_kept_apart(self, couples, couple_id):
        couples.put(couple_id, ANNA, seen=0)

        assert couples.get(uuid4().hex).version == 0

    def test_a_stale_save_conflicts_and_changes_nothing(self, couples, couple_id):
        couples.put(couple_id, ANNA, seen=0)
        seen = couples.get(couple_id).version
        couples.put(couple_id, replace(ANNA, visits=2), seen=seen)

        with pytest.raises(Conflict):
            couples.put(couple_id, replace(ANNA, visits=9), seen=seen)

        assert couples.get(couple_id).couple.visits == 2

    def test_a_couple_is_created_once(self, couples, couple_id):
        couples.put(couple_id, ANNA, seen=0)

        with pytest.raises(Conflict):
            couples.put(couple_id, Couple(), seen=0)

        assert couples.get(couple_id).couple == ANNA

    def test_an_unknown_couple_cannot_be_updated(self, couples, couple_id):
        with pytest.raises(Conflict):
            couples.put(couple_id, ANNA, seen=1)

    def test_a_forgotten_couple_is_new(self, couples, couple_id):
        couples.put(couple_id, ANNA, seen=0)

        couples.forget(couple_id)

        assert couples.get(couple_id) == Stored(Couple(), 0)

    def test_an_unknown_couple_may_be_forgotten(self, couples, couple_id):
        couples.forget(couple_id)

    def test_a_slow_save_does_not_bring_a_forgotten_couple_back(self, couples, couple_id):
        couples.put(couple_id, ANNA, seen=0)
        seen = couples.get(couple_id).version
        couples.forget(couple_id)

        with pytest.raises(Conflict):
            couples.put(couple_id, replace(ANNA, visits=2), seen=seen)

        assert couples.get(couple_id) == Stored(Couple(), 0)

    def test_a_forgotten_couple_may_begin_again(self, couples, couple_id):
        couples.put(couple_id, ANNA, seen=0)
        couples.forget(couple_id)

        couples.put(couple_id, Couple(visits=1), seen=0)

        assert couples.get(couple_id).couple == Couple(visits=1)

    def test_a_slow_save_does_not_fit_the_next_life(self, couples, couple_id, clock):
        couples.put(couple_id, ANNA, seen=0)
        seen = couples.get(couple_id).version
        couples.forget(couple_id)
        clock.now += 1
        couples.put(couple_id, Couple(visits=1), seen=0)

        with pytest.raises(Conflict):
            couples.put(couple_id, replace(ANNA, visits=2), seen=seen)

        assert couples.get(couple_id).couple.names is None

    def test_two_idle_years_end_it(self, couples, couple_id, clock):
        couples.put(couple_id, ANNA, seen=0)
        clock.now += codec.IDLE - 1
        assert couples.get(couple_id).couple == ANNA

        clock.now += 1

        assert couples.get(couple_id) == Stored(Couple(), 0)
        couples.put(couple_id, Couple(visits=1), seen=0)
        assert couples.get(couple_id).couple == Couple(visits=1)

    def test_every_save_gives_two_more_years(self, couples, couple_id, clock):
        couples.put(couple_id, ANNA, seen=0)
        clock.now += codec.IDLE - 1
        couples.put(couple_id, ANNA, seen=couples.get(couple_id).version)

        clock.now += codec.IDLE - 1

        assert couples.get(couple_id).couple == ANNA

    def test_a_newer_deployments_couple_is_left_alone(self, couples, couple_id, monkeypatch):
        couples.put(couple_id, ANNA, seen=0)
        seen = couples.get(couple_id).version
        with monkeypatch.context() as newer:
            newer.setattr(codec, "SCHEMA", codec.SCHEMA + 1)
            couples.put(couple_id, ANNA, seen=seen)

        with pytest.raises(Unavailable, match="schema"):
            couples.get(couple_id)
        for version in (0, seen):
            with pytest.raises(Conflict):
                couples.put(couple_id, Couple(), seen=version)
        couples.forget(couple_id)
        assert couples.get(couple_id).version == 0

    def test_of_two_at_once_one_wins(self, couples, couple_id):
        for visits in range(10):
            seen, together = couples.get(couple_id).version, Barrier(2)

            def save(name, seen=seen, together=together, visits=visits):
                together.wait()
                try:
                    couples.put(couple_id, Couple(names=(name, ""), visits=visits), seen=seen)
                except Conflict:
                    return None
                return name

            with ThreadPoolExecutor(2) as threads:
                (winner,) = filter(None, threads.map(save, ["Anna", "Ben"]))

            assert couples.get(couple_id).couple.names == (winner, "")

    def test_nothing_is_lost_between_two_who_read_and_save(self, couples, couple_id):
        def visit(_):
            for _ in range(25):
                while not _saved(couples, couple_id):
                    pass

        with ThreadPoolExecutor(2) as threads:
            list(threads.map(visit, range(2)))

        assert couples.get(couple_id).couple.visits == 50


def _saved(couples, couple_id):
    stored = couples.get(couple_id)
    try:
        couples.put(
            couple_id, replace(stored.couple, visits=stored.couple.visits + 1), seen=stored.version
        )
    except Conflict:
        return False
    return True
