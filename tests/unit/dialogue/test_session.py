from __future__ import annotations

import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.dialogue.reply import Ask, Bell, Elicit, Length, Quiet, Read, Say
from skill.dialogue.session import dump, load
from skill.dialogue.state import (
    Agreeing,
    Dialogue,
    Discussing,
    Forgetting,
    Guiding,
    Idle,
    Naming,
    Preparing,
    Returning,
    Suggesting,
)
from skill.domain.couple import Place

small = st.integers(0, 500)
topics = st.none() | st.sampled_from(["childhood", "food"])
places = st.builds(
    Place,
    practice=st.just("listening"),
    minutes=small,
    first=st.integers(0, 1),
    step=small,
    left=st.none() | small,
    since=small,
)
standings = st.one_of(
    st.just(Idle()),
    st.just(Forgetting()),
    st.builds(Discussing, small, small, topics),
    st.builds(Agreeing, st.integers(0, 1), topics),
    st.builds(Preparing, places),
    st.builds(Guiding, places, small, st.booleans()),
    st.builds(Returning, places),
    st.builds(Suggesting, small, st.just(MappingProxyType({"place": "home"}))),
    st.builds(Naming, st.booleans()),
)
values = st.one_of(
    small,
    st.builds(Length, small),
    st.just(Read("ideas", 3, "title")),
    st.just(Say("cost.free", (), 2)),
)
says = st.builds(
    Say,
    st.sampled_from(["goodbye", "offer.question"]),
    st.lists(st.tuples(st.just("length"), values), max_size=1).map(tuple),
    small,
)
lines = st.one_of(
    says,
    st.builds(Quiet, small, st.none() | small),
    st.just(Bell()),
    st.builds(Read, st.sampled_from(["questions", "cues"]), small),
)
asks = st.builds(
    Ask,
    st.lists(lines, max_size=6).map(tuple),
    says,
    says,
    st.integers(0, 1),
    st.none() | st.just(Elicit("SetNamesIntent", "first")),
)
dialogues = st.builds(
    Dialogue,
    at=standings,
    last=st.none() | asks,
    began=small,
    agreed=st.booleans(),
    misses=small,
    slow=st.booleans(),
    voiced=st.binary(max_size=40),
)


@given(dialogues)
def test_a_dialogue_survives_the_session(dialogue):
    assert load(json.loads(json.dumps(dump(dialogue)))) == dialogue


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["v", "at", "last", "began", "voiced", "misses"]), junk))
def test_what_another_hand_wrote_becomes_a_fresh_dialogue(raw):
    assert load({**raw, "v": 1}) is not None


@given(dialogues, st.data())
def test_a_damaged_session_never_raises(dialogue, data):
    raw = json.loads(json.dumps(dump(dialogue)))
    key = data.draw(st.sampled_from(sorted(raw)))
    raw[key] = data.draw(junk)

    assert isinstance(load(raw), Dialogue)


@pytest.mark.parametrize("raw", [None, {}, {"v": 0, "at": ["idle"]}, {"v": 2, "at": ["idle"]}])
def test_an_older_or_newer_shape_starts_afresh(raw):
    assert load(raw) == Dialogue()
