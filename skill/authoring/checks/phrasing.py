"""The form of what is said aloud: length, sentences, how it begins, what it asks.

Every rule is for the ear: an ordinary voice, one hearing, nothing to look at. Numbers in words,
because a voice guesses at digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skill.authoring.finding import Finding
from skill.authoring.reading import words
from skill.authoring.wordlists import listed, words_in
from skill.content import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.sources import Item, Source

MOST_WORDS = 26
LONGEST = 10.0
"""Seconds one question or cue may take aloud."""
LONGEST_IDEA = 15.0
"""Seconds an idea may take: it is told, not asked, and can be repeated."""
TITLE = 10
"""Words of an idea's title."""

ASKED = {"question", "would-you-rather", "guess"}
STARTS = {"finish": "finish this", "tell-me-about": "tell "}

_SENTENCES = re.compile(r"[.?!](?=\s|$)")
_STRANGE = re.compile(r"[^A-Za-z ,.:;?!'\-]")
_SECOND = re.compile(
    r", (?:what|which|who|when|where|how|why)(?: [a-z]+){0,2}"
    r" (?:do|does|did|is|are|was|were|would|will|could|can|has|have) (?:you|your|it|they)\b"
)


def check(source: Source) -> Iterator[Finding]:
    """Find questions, cues and ideas that are hard to say, to follow or to answer."""
    for number, item in source.questions.items():
        for rule, sentence in (*_question(item), *_aloud(item["text"])):
            yield Finding(item["file"], number, rule, sentence)
    for number, item in source.cues.items():
        for rule, sentence in (*_told(item["text"], 3), *_aloud(item["text"])):
            yield Finding(item["file"], number, rule, sentence)
    for number, item in source.ideas.items():
        for rule, sentence in (*_told(item["text"], 4), *_idea(item)):
            yield Finding(item["file"], number, rule, sentence)


def strange(text: str) -> str:
    """Return the characters of a text that a voice may stumble over, each once."""
    return "".join(sorted(set(_STRANGE.findall(text))))


Broken = tuple[str, str]


def _question(item: Item) -> Iterator[Broken]:
    text, form = item["text"], item["form"]
    asked = form in ASKED
    if (count := len(words(text))) > MOST_WORDS:
        yield "length", f"{count} words; {MOST_WORDS} at most"
    if (count := len(_SENTENCES.findall(text))) != 1 and (asked or count != 2):
        yield "one sentence", f"{count} sentences"
    if text.count("?") != asked or (asked and not text.endswith("?")):
        yield "question mark", "one at the end of a question, none in an opener"
    yield from _start(text.lower(), form)
    found = [*listed("second_questions", text), *_SECOND.findall(text.lower())]
    if asked and found:
        yield "double-barrelled", f"{found[0].strip(', ')!r} begins a second question"


def _start(text: str, form: str) -> Iterator[Broken]:
    """Let only a choice or a guess be put so that one word answers it."""
    start = words(text)[0]
    closed = {
        "question": start not in words_in("open_starts"),
        "opener": start in words_in("closed_starts"),
    }
    if closed.get(form):
        yield "open form", f"begins with {start!r}"
    elif form in STARTS and not text.startswith(STARTS[form]):
        yield "open form", f"does not begin with {STARTS[form].strip()!r}"
    elif start == "why":
        yield "open form", "begins with 'why', which sounds like blame"


def _told(text: str, most: int) -> Iterator[Broken]:
    """Cues and ideas tell; they ask nothing, and each sentence is one breath."""
    if "?" in text:
        yield "question mark", "a cue or an idea asks nothing"
    if (count := len(_SENTENCES.findall(text))) > most:
        yield "one sentence", f"{count} sentences; {most} at most"
    for sentence in _SENTENCES.split(text):
        if len(words(sentence)) > MOST_WORDS:
            yield "length", f"a sentence of {len(words(sentence))} words"


def _idea(item: Item) -> Iterator[Broken]:
    text, title = item["text"], item["title"]
    if len(words(title)) > TITLE:
        yield "length", f"a title of {len(words(title))} words; {TITLE} at most"
    if not re.match(r"(?:an?|the) ", title) or title[-1] in ".?!":
        yield (
            "title",
            "a title is said in a sentence: it begins with a or the, and has no full stop",
        )
    yield from _aloud(f"{text} {title}", LONGEST_IDEA)


def _aloud(text: str, longest: float = LONGEST) -> Iterator[Broken]:
    if (seconds := spoken.seconds(text)) > longest:
        yield "time to say", f"{seconds:.1f} seconds; {longest:.0f} at most"
    if odd := strange(text):
        yield "characters", f"{odd!r} is not for a voice"
    if text != " ".join(text.split()):
        yield "characters", "blanks where none belong"
