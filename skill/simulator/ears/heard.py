"""What was heard, in the shape in which Alexa sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skill.models.model import Value

SKILL = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
"""The skill id of a desk that was given none."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of the heard intent; `value` is None when nothing was said for it.

    `matches` are the listed values that go with the words: none for words that are not listed,
    and None for a slot of a built-in type, which has no list.
    """

    name: str
    type: str
    value: str | None = None
    matches: tuple[Value, ...] | None = None

    def to_alexa(self, skill_id: str = SKILL) -> dict[str, Any]:
        """Give the slot object of a request."""
        slot: dict[str, Any] = {"name": self.name, "confirmationStatus": "NONE"}
        if self.value is None:
            return slot
        said: dict[str, Any] = {"value": self.value}
        if self.matches is not None:
            said["resolutions"] = {"resolutionsPerAuthority": [self._resolution(skill_id)]}
        return slot | said | {"source": "USER", "slotValue": {"type": "Simple", **said}}

    def _resolution(self, skill_id: str) -> dict[str, Any]:
        code = "ER_SUCCESS_MATCH" if self.matches else "ER_SUCCESS_NO_MATCH"
        resolution: dict[str, Any] = {
            "authority": f"amzn1.er-authority.echo-sdk.{skill_id}.{self.type}",
            "status": {"code": code},
        }
        if self.matches:
            resolution["values"] = [
                {"value": {"name": value.name} | ({"id": value.id} if value.id else {})}
                for value in self.matches
            ]
        return resolution


@dataclass(frozen=True, slots=True)
class Heard:
    """The intent that was heard, with every slot it has, filled or not."""

    intent: str
    slots: Mapping[str, Slot]

    def to_alexa(self, skill_id: str = SKILL) -> dict[str, Any]:
        """Give `request.intent`; an intent without slots has no such key, as with Alexa."""
        intent: dict[str, Any] = {"name": self.intent, "confirmationStatus": "NONE"}
        if self.slots:
            intent["slots"] = {name: slot.to_alexa(skill_id) for name, slot in self.slots.items()}
        return intent
