"""The exercises: fair turns, a way to the close, and never more than Alexa plays at once."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from skill.authoring.checks.phrasing import strange
from skill.authoring.checks.prompts import CAST, braces_in
from skill.authoring.checks.vocabulary import words_of
from skill.authoring.finding import Finding
from skill.authoring.trial import trial
from skill.content import spoken
from skill.dialogue.pacing import LIMIT, LONGEST, plan, stretch
from skill.dialogue.reply import Line, say
from skill.dialogue.wording import seconds
from skill.domain.couple import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.sources import Item, Source
    from skill.content.catalogue import Catalogue
    from skill.content.exercise import Exercise

WHY = (20.0, 40.0)
"""Seconds of speech the reason for an exercise takes."""
INSTRUCTION = 20.0
"""Seconds of one instruction."""
LEADS = ("exercise.more_time", "exercise.going_on", "exercise.lighter", "exercise.deeper")
"""What may be said before an exercise goes on."""


def check(source: Source) -> Iterator[Finding]:
    """Find exercises that are unfair, never end, or would be cut off in the middle."""
    for name, raw in source.exercises.items():
        for rule, sentence in (*_shape(raw), *_turns(raw["beat"]), *_words(raw)):
            yield Finding(raw["file"], name, rule, sentence)
    with trial(_longest(source)) as catalogue:
        for name, raw in source.exercises.items():
            for sentence in _overruns(catalogue.exercises[name], catalogue):
                yield Finding(raw["file"], name, "too long", sentence)


Broken = tuple[str, str]


def _shape(raw: Item) -> Iterator[Broken]:
    if not raw["shortest"] <= raw["minutes"] <= raw["longest"]:
        yield "minutes", "the usual length lies outside its own limits"
    shortest, longest = WHY
    if not shortest <= (length := spoken.seconds(raw["why"])) <= longest:
        yield "why", f"{length:.0f} seconds; {shortest:.0f} to {longest:.0f}"
    if not raw["not_when"] or not raw["source"]:
        yield "source", "says where it comes from, and when not to do it"


def _turns(beats: list[Item]) -> Iterator[Broken]:
    turns = [beat for beat in beats if beat["seconds"] == "turn"]
    speakers = [beat.get("speaker") for beat in turns]
    if speakers.count("first") != speakers.count("second") or None in speakers:
        yield "roles", "each of the two has as many turns as the other"
    if speakers[:1] == ["second"]:
        yield "roles", "the first turn is the first partner's"
    if any(not beat.get("bell") for beat in turns):
        yield "bell", "a turn ends with a soft bell before it"
    if beats[0]["seconds"] == "turn" or "speaker" in beats[0]:
        yield "consent", "the first beat belongs to both: nobody is put on the spot"
    if any(beat.get("asks") == "exercise.both_ready" for beat in beats):
        yield "consent", "asking both for a go is the engine's, before the first beat"
    if beats[-1].get("asks") != "exercise.done":
        yield "close", "the last beat asks whether they are done"


def _words(raw: Item) -> Iterator[Broken]:
    spoken_words = [raw["title"], raw["why"], *(t for beat in raw["beat"] for t in beat["says"])]
    for text in spoken_words:
        yield from words_of(text, raw)
        if odd := strange(text.replace("{", "").replace("}", "")):
            yield "characters", f"{odd!r} is not for a voice"
    for beat in raw["beat"]:
        used = [braces_in(text) for text in beat["says"]]
        if any(names != used[0] for names in used) or used[0] - CAST:
            yield "braces", f"{beat['name']}: the same braces in all wordings, and only the cast"
        for text in beat["says"]:
            if (length := spoken.seconds(text)) > INSTRUCTION:
                yield "time to say", f"{beat['name']}: {length:.0f} seconds"
            if text.endswith("?"):
                yield "question", f"{beat['name']}: ends in a question that Alexa does not wait for"


def _longest(source: Source) -> Source:
    """Keep of everything said in an exercise only the wording that takes longest."""
    return replace(
        source,
        prompts={
            key: {**prompt, "say": [max(prompt["say"], key=spoken.seconds)]}
            for key, prompt in source.prompts.items()
        },
        exercises={
            name: {
                **raw,
                "beat": [
                    {**beat, "says": [max(beat["says"], key=spoken.seconds)]}
                    for beat in raw["beat"]
                ],
            }
            for name, raw in source.exercises.items()
        },
    )


def _overruns(exercise: Exercise, catalogue: Catalogue) -> Iterator[str]:
    """Play every allowed length from every step, also with all the time that can be added."""
    for minutes in range(exercise.shortest, exercise.longest + 1):
        for step in range(len(plan(exercise, minutes))):
            for left in (None, LONGEST):
                for lead in ((), *((say(key),) for key in LEADS if left)):
                    place = Place(exercise.name, minutes, 0, step, left)
                    try:
                        length = _played(exercise, place, lead, catalogue)
                    except LookupError as gap:
                        yield f"cannot be played: {gap} is written nowhere"
                        return
                    if length > LIMIT:
                        yield f"{length:.0f} s in one reply from step {step} of {minutes} minutes"


def _played(
    exercise: Exercise, place: Place, lead: tuple[Line, ...], catalogue: Catalogue
) -> float:
    instruct = place.left is None
    piece = stretch(exercise, place, lead, catalogue, Random(0), instruct=instruct)  # noqa: S311
    return sum(seconds(line, catalogue) for line in (*piece.lines, say(piece.asks)))
