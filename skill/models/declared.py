"""Rules that hold a model against the dialogue: intents, routes, slots and what is elicited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.dialogue import topics
from skill.dialogue.intents import Intent
from skill.dialogue.router import routes
from skill.models.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from skill.models.model import Model

REQUIRED = frozenset(
    {Intent.HELP, Intent.STOP, Intent.CANCEL, Intent.FALLBACK, Intent.NAVIGATE_HOME}
)
"""Built-in intents without which a skill is refused."""


def intents(model: Model) -> Iterator[Finding]:
    """Check that a model has every intent that is spoken, and no other."""
    spoken = {str(intent) for intent in Intent if intent.spoken}
    for name in sorted({str(intent) for intent in REQUIRED}.difference(model.intents)):
        yield Finding(name, "required", "Alexa wants every skill to have it")
    for name in sorted(spoken.difference(model.intents)):
        yield Finding(name, "intent-missing", "nobody can say it: it is not in the model")
    for name in sorted(set(model.intents) - spoken):
        yield Finding(name, "intent-unknown", "no turn is about it: it is not in intents.py")


def answered() -> Iterator[Finding]:
    """Check that every intent and event is answered somewhere, and every route is of one."""
    topics.register()
    yield from unrouted({intent for intent, _ in routes()})


def unrouted(routed: Collection[str]) -> Iterator[Finding]:
    """Compare the intents that are answered with those there are."""
    known = {str(intent) for intent in Intent}
    for name in sorted(known.difference(routed)):
        yield Finding(name, "unrouted", "no topic answers it")
    for name in sorted(set(routed) - known):
        yield Finding(name, "route-unknown", "a topic answers what is not in intents.py")


def slots(model: Model, read: Collection[str]) -> Iterator[Finding]:
    """Check that every slot is read by a topic, and every slot read is in the model."""
    declared = {slot for intent in model.intents.values() for slot in intent.slots}
    for name in sorted(declared.difference(read)):
        yield Finding(f"slot {name}", "slot-unread", "no topic reads it")
    for name in sorted(set(read).difference(declared)):
        yield Finding(f"slot {name}", "slot-missing", "a topic reads it, but no intent has it")


def dialog(model: Model, elicited: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Check that the dialog part has exactly the slots that are sent with what is asked for.

    Dialog.ElicitSlot is legal only for slots in the dialog part. That part must leave the asking
    to the skill, and its slots be of the types they have in the language part.
    """
    found = {
        name: tuple(slot.name for slot in one.slots.values()) for name, one in model.dialog.items()
    }
    for name in sorted({*found, *elicited}):
        if found.get(name) != elicited.get(name):
            yield Finding(
                f"dialog {name}",
                "dialog",
                f"it has {found.get(name)}, while the skill sends {elicited.get(name)}",
            )
    for one in model.dialog.values():
        if one.delegation != "SKILL_RESPONSE":
            yield Finding(f"dialog {one.name}", "dialog", "the skill asks, not Alexa")
        own = model.intents[one.name].slots if one.name in model.intents else {}
        for slot in one.slots.values():
            if own.get(slot.name) != slot.type:
                yield Finding(
                    f"dialog {one.name}", "dialog", f"{slot.name} has another type in the intent"
                )


def alike(models: Iterable[tuple[str, Model]]) -> Iterator[Finding]:
    """Check that every locale has the same slots, of the same types, in each intent."""
    first: tuple[str, Model] | None = None
    for file, model in models:
        first = first or (file, model)
        for name, intent in model.intents.items():
            other = first[1].intents.get(name)
            if other and dict(other.slots) != dict(intent.slots):
                yield Finding(name, "slots-differ", f"its slots are not those in {first[0]}", file)


def unscripted(seen: Collection[str]) -> list[Finding]:
    """List the intents that no conversation script has gone through, given those seen."""
    return [
        Finding(name, "unscripted", "no conversation in tests/conversations shows it")
        for name in sorted(intent for intent in Intent if intent.spoken and intent not in seen)
    ]
