"""Numbers from nought to a thousand, in words and back."""

from __future__ import annotations

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

MOST = 1000
"""Numbers above this are not put into words; no slot of a quiet evening needs them."""


def spelled(number: int) -> tuple[str, ...]:
    """Put a whole number into words: 125 is `one hundred twenty five`."""
    if number > MOST:
        return (str(number),)
    if number == MOST:
        return ("one", "thousand")
    hundreds, rest = divmod(number, 100)
    start = (_SMALL[hundreds], "hundred") if hundreds else ()
    if hundreds and not rest:
        return start
    if rest < 20:
        return (*start, _SMALL[rest])
    tens, ones = divmod(rest, 10)
    return (*start, _TENS[tens - 2], *((_SMALL[ones],) if ones else ()))


_NUMBERS = {spelled(number): number for number in range(MOST + 1)}

VOCABULARY = frozenset(word for words in _NUMBERS for word in words)
"""Every word that a number is made of, except "a" and "and"."""


def number(words: tuple[str, ...]) -> int | None:
    """Read a whole number; "a hundred and five" is 105, anything else but a number is None."""
    if words[:1] == ("a",) and words[1:2] in {("hundred",), ("thousand",)}:
        words = ("one", *words[1:])
    if "hundred" in words[1:2] and words[2:3] == ("and",):
        words = (*words[:2], *words[3:])
    return _NUMBERS.get(words)
