"""A request envelope becomes a turn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skill.dialogue.intents import Intent
from skill.dialogue.session import load
from skill.dialogue.turn import Slot, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ask_sdk_model import RequestEnvelope

    from skill.dialogue.state import Dialogue

LONGEST = 200
"""Characters of a slot value that are read; Alexa's own values are far shorter."""

_INTENTS = {intent.value: intent for intent in Intent}


class Anonymous(Exception):
    """A request without a user: there is no couple it could belong to."""


@dataclass(frozen=True, slots=True)
class Request:
    """A turn, whose it is, and where its session stands."""

    couple_id: str
    turn: Turn
    dialogue: Dialogue


def kind(envelope: RequestEnvelope) -> str:
    """Return the request's type, such as `IntentRequest`."""
    return str(getattr(envelope.request, "object_type", ""))


def read(envelope: RequestEnvelope) -> Request:
    """Read an envelope. Raises `Anonymous` when it names no user."""
    request: Any = envelope.request
    session, context = envelope.session, envelope.context
    system = context.system if context else None
    user = (system and system.user) or (session.user if session else None)
    if user is None or not user.user_id:
        raise Anonymous("no user id")
    device = system.device.device_id if system and system.device else None
    turn = Turn(
        intent=_intent(request),
        id=request.request_id or "",
        locale=request.locale or "en-US",
        device=hashed(device)[:12] if device else "",
        slots=dict(_slots(request)),
    )
    attributes = session.attributes if session else None
    return Request(hashed(user.user_id), turn, load(attributes))


def hashed(identifier: str) -> str:
    """Return what is kept in place of an Alexa id: its SHA-256 in hex."""
    return hashlib.sha256(identifier.encode()).hexdigest()


def _intent(request: Any) -> Intent:  # noqa: ANN401 - the SDK's request classes share no base with names
    name = request.intent.name if hasattr(request, "intent") else request.object_type
    return _INTENTS.get(name, Intent.FALLBACK)


def _slots(request: Any) -> Iterator[tuple[str, Slot]]:  # noqa: ANN401 - see above
    intent = getattr(request, "intent", None)
    for name, slot in ((intent and intent.slots) or {}).items():
        value = (slot.value or "").strip() if slot else ""
        if value and value != "?":
            yield name, Slot(value[:LONGEST], _resolved(slot))


def _resolved(slot: Any) -> str | None:  # noqa: ANN401 - see above
    """Return the first id a slot resolved to; an unlisted value has none."""
    authorities = (slot.resolutions and slot.resolutions.resolutions_per_authority) or []
    for authority in authorities:
        if str(authority.status.code.value) == "ER_SUCCESS_MATCH":
            for match in authority.values or []:
                return str(match.value.id) if match.value.id else None
    return None
