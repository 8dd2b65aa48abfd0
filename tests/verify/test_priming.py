"""What happens around a snapshot, with a stand-in for the module that only Lambda has."""

from __future__ import annotations

import gc
import logging
import sys
import time
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from skill.alexa import priming
from skill.conversation import Conversation
from skill.domain.couple import Couple
from skill.ports import Stored, Unavailable

EVENING = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


class Recorded:
    """A store that only writes down what it was asked, and can be told to fail."""

    def __init__(self, *, fails=False):
        self.calls, self.fails = [], fails

    def get(self, _couple_id):
        self.calls.append("get")
        if self.fails:
            raise Unavailable("just now")
        return Stored(Couple(), 0)

    def put(self, _couple_id, _couple, *, seen):
        self.calls.append("put")

    def forget(self, _couple_id):
        self.calls.append("forget")


class Reconnecting(Recorded):
    def reconnect(self):
        self.calls.append("reconnect")


@pytest.fixture(autouse=True)
def hooks(monkeypatch):
    """Stand in for `snapshot_restore_py`; what was frozen is thawed again."""
    hooks = SimpleNamespace(before=[], after=[])
    module = SimpleNamespace(
        register_before_snapshot=hooks.before.append, register_after_restore=hooks.after.append
    )
    monkeypatch.setitem(sys.modules, "snapshot_restore_py", module)
    yield hooks
    gc.unfreeze()


def conversation(couples):
    return Conversation(couples, lambda: EVENING, time.monotonic)


def test_priming_plays_an_evening_without_touching_the_store_or_the_log(caplog):
    store = Recorded()
    with caplog.at_level(logging.INFO):
        priming.prime(conversation(store))

    assert store.calls == []
    assert caplog.records == []
    assert logging.root.manager.disable == logging.NOTSET


def test_a_skill_that_only_apologises_is_not_published(monkeypatch, hooks):
    apology = {"version": "1.0", "response": {"shouldEndSession": True}}
    monkeypatch.setattr(priming, "answer", lambda skill, envelope: apology)
    priming.register(conversation(Recorded()))

    with pytest.raises(priming.NotAnswered):
        hooks.before[0]()
    assert logging.root.manager.disable == logging.NOTSET


def test_what_is_primed_is_frozen(hooks):
    priming.register(conversation(Recorded()))
    hooks.before[0]()

    assert gc.get_freeze_count() > 0


def test_a_store_without_connections_is_left_alone(hooks):
    store = Recorded()
    priming.register(conversation(store))
    hooks.before[0]()

    assert store.calls == []
    assert hooks.after == []


@pytest.mark.parametrize("fails", [False, True])
def test_a_store_that_can_reconnect_is_warmed_before_and_reconnected_after(hooks, fails):
    store = Reconnecting(fails=fails)
    priming.register(conversation(store))
    hooks.before[0]()
    hooks.after[0]()

    warmed = ["get"] if fails else ["get", "put"]
    assert store.calls == [*warmed, "reconnect", "reconnect"]
