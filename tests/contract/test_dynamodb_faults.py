"""What a couple's save and reading come to when DynamoDB, or the way there, is ill."""

import time
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest

from servers import fault_proxy, free_port
from skill.domain.couple import Couple
from skill.ports import Conflict, Unavailable
from skill.store import dynamodb
from skill.store.dynamodb import DynamoCouples

THROTTLED = {"error": {"code": "ThrottlingException"}}
SLOW = {"latency": 1700}  # longer than the client waits
RESET = {"reset": True}
CUT = {"response": {"abort_frac": 0.3}}  # after the server has done its part


@pytest.fixture(scope="module")
def proxy(dynamodb_server):
    with fault_proxy(dynamodb_server.endpoint) as proxy:
        yield proxy


@pytest.fixture
def couples(proxy, region, clock):
    proxy.inject()
    return DynamoCouples(dynamodb.client(region, proxy.endpoint), "couples", clock=clock)


@pytest.fixture
def couple_id():
    return uuid4().hex


@contextmanager
def gives_up_in_time():
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        yield
    assert time.monotonic() - begun < 4


CALLS = {
    "GetItem": lambda couples, couple_id: couples.get(couple_id),
    "PutItem": lambda couples, couple_id: couples.put(couple_id, Couple(), seen=0),
    "DeleteItem": lambda couples, couple_id: couples.forget(couple_id),
}


@pytest.mark.parametrize(
    ("operation", "fault"),
    [
        *(pytest.param(operation, THROTTLED, id=f"{operation}-throttled") for operation in CALLS),
        *(pytest.param(operation, RESET, id=f"{operation}-reset") for operation in CALLS),
        pytest.param("PutItem", SLOW, id="PutItem-slow"),
    ],
)
def test_a_lasting_fault_is_unavailable(couples, couple_id, proxy, operation, fault):
    before = len(proxy.fired())
    proxy.inject({"operation": operation, **fault})

    with gives_up_in_time():
        CALLS[operation](couples, couple_id)

    assert len(proxy.fired()) - before == 2


def test_a_passing_fault_is_not_felt(couples, couple_id, proxy):
    proxy.inject({"operation": "PutItem", "times": 1, **THROTTLED})

    couples.put(couple_id, Couple(visits=1), seen=0)

    assert couples.get(couple_id).couple.visits == 1


def test_a_save_whose_answer_was_lost_counts_once(couples, couple_id, proxy):
    for visits in (1, 2):  # once creating, once updating
        before = len(proxy.fired())
        proxy.inject({"operation": "PutItem", "times": 1, **CUT})
        stored = couples.get(couple_id)

        couples.put(
            couple_id, replace(stored.couple, visits=stored.couple.visits + 1), seen=stored.version
        )

        assert len(proxy.fired()) - before == 1
        assert couples.get(couple_id).couple.visits == visits
        assert couples.get(couple_id).version != stored.version


def test_a_save_whose_answers_were_both_lost_is_unavailable_but_kept(couples, couple_id, proxy):
    proxy.inject({"operation": "PutItem", **CUT})

    with gives_up_in_time():
        couples.put(couple_id, Couple(visits=1), seen=0)

    assert couples.get(couple_id).couple.visits == 1


def test_somebody_elses_save_of_the_same_version_is_no_success(couples, couple_id):
    couples.put(couple_id, Couple(visits=1), seen=0)
    seen = couples.get(couple_id).version
    couples.put(couple_id, Couple(visits=2), seen=seen)

    with pytest.raises(Conflict):
        couples.put(couple_id, Couple(visits=2), seen=seen)


def test_a_server_that_is_down_is_unavailable(couple_id, region, clock):
    client = dynamodb.client(region, f"http://127.0.0.1:{free_port()}")

    with gives_up_in_time():
        DynamoCouples(client, "couples", clock=clock).get(couple_id)


@pytest.mark.parametrize("operation", CALLS)
def test_a_missing_table_is_unavailable(dynamodb_client, couple_id, clock, operation):
    couples = DynamoCouples(dynamodb_client, "nowhere", clock=clock)

    with gives_up_in_time():
        CALLS[operation](couples, couple_id)
