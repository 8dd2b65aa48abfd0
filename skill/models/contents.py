"""Rules that hold slot values against the written content: nothing is offered that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.models.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from skill.authoring.sources import Source
    from skill.models.model import Model


def offered(source: Source) -> Mapping[str, frozenset[str]]:
    """Give the ids that each slot type must have, from what was written."""
    questions, ideas = source.questions.values(), source.ideas.values()
    beats = [beat for exercise in source.exercises.values() for beat in exercise["beat"]]
    return {
        "CHOICE": frozenset(["skip", *(one for beat in beats for one in beat.get("offers", ()))]),
        "TOPIC": frozenset(topic for question in questions for topic in question["topics"]),
        "DEPTH": frozenset(str(question["depth"]) for question in questions),
        "EXERCISE": frozenset(source.exercises),
        "PLACE": frozenset(idea["place"] for idea in ideas),
        "COST": frozenset(idea["cost"] for idea in ideas),
        "ENERGY": frozenset(str(idea["energy"]) for idea in ideas),
    }


def contents(model: Model, source: Source) -> Iterator[Finding]:
    """Check that what can be asked for is what was written, both ways."""
    wanted = offered(source)
    for kind in sorted(set(model.types) - set(wanted)):
        yield Finding(f"type {kind}", "content", "nothing that was written belongs to it")
    for kind, ids in wanted.items():
        listed = {value.id or value.name for value in model.types.get(kind, ())}
        for name in sorted(ids - listed):
            yield Finding(f"type {kind}", "content", f"{name} was written and cannot be asked for")
        for name in sorted(listed - ids):
            yield Finding(f"type {kind}", "content", f"{name} can be asked for and was not written")
