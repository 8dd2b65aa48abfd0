"""Reading an envelope without the nine tenths of it that no turn is made of."""

from __future__ import annotations

import json
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import (
    Application,
    Context,
    Device,
    Intent,
    IntentRequest,
    LaunchRequest,
    Request,
    RequestEnvelope,
    Session,
    SessionEndedRequest,
    Slot,
    User,
)
from ask_sdk_model.interfaces.system import SystemState
from ask_sdk_model.slu.entityresolution import (
    Resolution,
    Resolutions,
    Status,
    StatusCode,
    Value,
    ValueWrapper,
)


class LeanSerializer(DefaultSerializer):
    """The SDK's serialiser, reading of a request envelope only what is used.

    The SDK's own reads everything, loads some hundred and forty modules to do so, and gives up on
    any enum value or request type newer than it is. What is left out here cannot fail: viewports,
    interfaces, extensions, tokens, time stamps. What remains is held against the SDK's reading in
    tests. Everything but a request envelope is read as the SDK reads it.
    """

    def deserialize(self, payload: Any, obj_type: Any) -> Any:  # noqa: ANN401 - the SDK's signature
        """Read a request, given as text or as parsed JSON.

        Raises `ValueError` for text that is no JSON.
        """
        if obj_type is not RequestEnvelope:
            return super().deserialize(payload, obj_type)
        event = json.loads(payload) if isinstance(payload, str | bytes) else payload
        return RequestEnvelope(
            version=_text(event, "version"),
            session=_session(_part(event, "session")),
            context=_context(_part(event, "context")),
            request=_request(_part(event, "request") or {}),
        )


class Event(Request):
    """A request of any other type: its name is all that is asked of it."""

    def __init__(self, object_type: str, request_id: str | None, locale: str | None) -> None:
        self.object_type = object_type
        self.request_id = request_id
        self.locale = locale


def _part(whole: object, name: str) -> dict[str, Any] | None:
    """Return an object inside an object; None for anything else."""
    part = whole.get(name) if isinstance(whole, dict) else None
    return part if isinstance(part, dict) else None


def _text(whole: object, name: str) -> str | None:
    text = whole.get(name) if isinstance(whole, dict) else None
    return text if isinstance(text, str) else None


def _session(raw: dict[str, Any] | None) -> Session | None:
    if raw is None:
        return None
    return Session(
        new=raw.get("new") is True,
        session_id=_text(raw, "sessionId"),
        attributes=_part(raw, "attributes"),
        application=_application(raw),
        user=_user(raw),
    )


def _context(raw: dict[str, Any] | None) -> Context | None:
    system = _part(raw, "System")
    if system is None:
        return None
    device = _part(system, "device")
    return Context(
        system=SystemState(
            application=_application(system),
            user=_user(system),
            device=Device(device_id=_text(device, "deviceId")) if device else None,
        )
    )


def _application(raw: dict[str, Any]) -> Application | None:
    application = _part(raw, "application")
    return Application(application_id=_text(application, "applicationId")) if application else None


def _user(raw: dict[str, Any]) -> User | None:
    user = _part(raw, "user")
    return User(user_id=_text(user, "userId")) if user else None


def _request(raw: dict[str, Any]) -> Request:
    kind = _text(raw, "type") or ""
    known: dict[str, Any] = {"request_id": _text(raw, "requestId"), "locale": _text(raw, "locale")}
    match kind:
        case "IntentRequest":
            return IntentRequest(intent=_intent(_part(raw, "intent") or {}), **known)
        case "LaunchRequest":
            return LaunchRequest(**known)
        case "SessionEndedRequest":
            return SessionEndedRequest(**known)
        case _:
            return Event(object_type=kind, **known)


def _intent(raw: dict[str, Any]) -> Intent:
    slots = _part(raw, "slots") or {}
    return Intent(
        name=_text(raw, "name"),
        slots={name: _slot(slot) for name, slot in slots.items() if isinstance(slot, dict)},
    )


def _slot(raw: dict[str, Any]) -> Slot:
    authorities = (_part(raw, "resolutions") or {}).get("resolutionsPerAuthority")
    found = [_resolution(one) for one in authorities] if isinstance(authorities, list) else []
    resolutions = Resolutions(resolutions_per_authority=[one for one in found if one])
    return Slot(name=_text(raw, "name"), value=_text(raw, "value"), resolutions=resolutions)


def _resolution(raw: object) -> Resolution | None:
    code = _text(_part(raw, "status"), "code")
    if code is None or code not in StatusCode.__members__:
        return None
    values = raw.get("values") if isinstance(raw, dict) else None
    wrapped = [_part(one, "value") for one in values] if isinstance(values, list) else []
    return Resolution(
        status=Status(code=StatusCode[code]),
        values=[
            ValueWrapper(value=Value(name=_text(one, "name"), id=_text(one, "id")))
            for one in wrapped
            if one
        ],
    )
