"""Reading grades: syllables as they are spoken, and the formula over them."""

from __future__ import annotations

import pytest

from skill.authoring.reading import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("hope", 1),
        ("the", 1),
        ("table", 2),
        ("whole", 1),
        ("rained", 1),
        ("wanted", 2),
        ("handled", 2),
        ("tunes", 1),
        ("wishes", 2),
        ("stories", 2),
        ("idea", 3),
        ("quiet", 2),
        ("people", 2),
        ("going", 2),
        ("something", 2),
        ("lovely", 2),
        ("partner's", 2),
        ("imagination", 5),
    ],
)
def test_syllables_are_counted_as_spoken(word, count):
    assert syllables(word) == count


def test_the_grade_is_flesch_and_kincaids():
    """Six words, one sentence, seven syllables."""
    text = "The cat sat on warm pillows."

    assert grade(text) == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)


def test_two_short_sentences_are_easier_than_one_long():
    assert grade("We bake bread. We eat it warm.") < grade("We bake bread and we eat it warm.")


def test_nothing_has_no_grade():
    assert grade("") == 0
