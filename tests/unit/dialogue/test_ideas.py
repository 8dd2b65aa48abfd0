from __future__ import annotations

import pytest

from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.reply import End
from skill.dialogue.state import Suggesting
from told import Told, keys, read

BANK = catalogue("en-US").ideas


def suggested(told: Told) -> int:
    return read(told.reply, "ideas")[0]


@pytest.mark.parametrize(
    ("wishes", "facets"),
    [
        ({"place": "home"}, ["place:home"]),
        ({"cost": "free"}, ["cost:free"]),
        ({"energy": "1"}, ["energy:1"]),
        ({"place": "home", "duration": "PT1H"}, ["place:home", "minutes:60"]),
        ({"minutes": "30"}, ["minutes:30"]),
        ({"hours": "2", "cost": "low"}, ["minutes:120", "cost:low"]),
        ({"duration": "PT50M"}, ["minutes:30"]),
    ],
)
def test_an_idea_fits_every_wish(wishes, facets):
    for turn in range(10):
        told = Told(turns=turn * 100)
        told.said(Intent.SUGGEST_DATE, **wishes)

        assert all(BANK.having(facet) >> suggested(told) & 1 for facet in facets)
        assert "idea.nearest" not in keys(told.reply)


def test_the_nearest_is_offered_when_nothing_fits():
    told = Told()

    told.said(Intent.SUGGEST_DATE, place="trip", cost="free", minutes="15", energy="1")

    assert keys(told.reply)[0] == "idea.nearest"
    assert BANK.having("place:trip") >> suggested(told) & 1


def test_no_brings_another_with_the_same_wishes():
    told = Told()
    told.said(Intent.SUGGEST_DATE, place="home")
    first = suggested(told)

    told.said(Intent.NO)

    assert suggested(told) != first
    assert BANK.having("place:home") >> suggested(told) & 1


def test_no_idea_comes_twice_while_others_fit():
    told = Told()
    fitting = BANK.having("place:home").bit_count()
    told.said(Intent.SUGGEST_DATE, place="home")

    ideas = [suggested(told)]
    for _ in range(fitting - 1):
        told.said(Intent.NO)
        ideas.append(suggested(told))

    assert len(set(ideas)) == fitting


def test_yes_takes_it_and_leaves():
    told = Told()
    told.said(Intent.SUGGEST_DATE)

    assert isinstance(told.said(Intent.YES), End)


def test_lighter_asks_for_less_energy():
    told = Told()
    told.said(Intent.SUGGEST_DATE)

    told.said(Intent.LIGHTER)

    assert isinstance(told.at, Suggesting)
    assert BANK.having("energy:1") >> suggested(told) & 1


@pytest.mark.parametrize("odd", [{"place": "moon"}, {"cost": "x" * 300}, {"minutes": "-5"}])
def test_an_odd_wish_still_brings_an_idea(odd):
    told = Told()

    told.said(Intent.SUGGEST_DATE, **odd)

    assert read(told.reply, "ideas")
