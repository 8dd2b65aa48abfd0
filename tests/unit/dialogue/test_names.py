from __future__ import annotations

import pytest

from skill.dialogue.intents import Intent
from skill.dialogue.reply import Elicit
from skill.dialogue.state import Idle, Naming
from skill.domain.names import LONGEST, clean_name
from told import Told, keys


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        ("ana", "Ana"),
        ("mary jane", "Mary Jane"),
        ("jean-luc", "Jean-luc"),
        ("o\u2019neill", "O'neill"),
        ("Zoë", "Zoë"),
        ("אנה", "אנה"),
        ("\u202eanna\u202c", "Anna"),
        ("ana 😀", "Ana"),
        ("<b>ana</b>", "Banab"),
        ("{first}", "First"),
        ("${payload}", "Payload"),
        ("😀😀", None),
        ("42", None),
        ("", None),
        ("x" * (LONGEST + 1), None),
        ("x" * 5000, None),
    ],
)
def test_a_name_is_letters_of_any_script(heard, name):
    assert clean_name(heard) == name


def test_both_names_are_read_back_and_kept():
    told = Told()

    told.said(Intent.SET_NAMES, first="ana", second="ben")

    assert told.couple.names == ("Ana", "Ben")
    assert keys(told.reply) == ["names.right"]
    told.said(Intent.YES)
    assert isinstance(told.at, Idle)


def test_a_no_drops_what_was_misheard_and_asks_again():
    told = Told()
    told.said(Intent.SET_NAMES, first="anna", second="bent")

    told.said(Intent.NO)

    assert told.couple.names is None
    assert told.reply.elicit == Elicit("SetNamesIntent", "first")


@pytest.mark.parametrize(
    ("slots", "missing"),
    [({"first": "ana"}, "second"), ({"second": "ben"}, "first"), ({}, "first")],
)
def test_a_missing_name_is_asked_for(slots, missing):
    told = Told()

    told.said(Intent.SET_NAMES, **slots)

    assert told.reply.elicit == Elicit("SetNamesIntent", missing)
    assert told.couple.names is None
    assert told.at == Naming(heard=False)


def test_a_no_to_being_asked_leaves_it():
    told = Told()
    told.said(Intent.SET_NAMES)

    told.said(Intent.NO)

    assert keys(told.reply)[0] == "names.later"


def test_names_that_are_not_caught_are_left_for_another_time():
    told = Told()
    told.said(Intent.SET_NAMES)

    told.said(Intent.FALLBACK)
    assert told.reply.elicit
    told.said(Intent.FALLBACK)

    assert keys(told.reply)[0] == "names.later"


def test_names_are_forgotten_at_once():
    told = Told()
    told.said(Intent.SET_NAMES, first="ana", second="ben")

    told.said(Intent.FORGET_NAMES)

    assert told.couple.names is None
    assert keys(told.reply)[0] == "names.forgotten"
