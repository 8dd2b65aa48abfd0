"""Whether a request comes from Alexa, now, for this skill.

The raw bytes are verified before anything reads them. The rules are Amazon's, from "Host a Custom
Skill as a Web Service"; the hour that events may be late is from "Skill Events in Alexa Skills".
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from skill.web.certificates import Certificates, Clock, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Refused", "Verifier"]

TOLERANCE = timedelta(seconds=150)
EVENT_TOLERANCE = timedelta(seconds=3600)
EVENTS = ("AlexaSkillEvent.", "Reminders.", "Messaging.MessageReceived")


@dataclass(frozen=True, slots=True)
class Verifier:
    """The checks Amazon asks of an endpoint, for one skill."""

    certificates: Certificates
    skill_id: str
    clock: Clock

    def verify(self, headers: Iterable[tuple[str, str]], body: bytes) -> None:
        """Return only for a request that Alexa signed, lately, for this skill.

        Raises `Refused`, and nothing else, whatever the headers and the body are.
        """
        self._check_signature(list(headers), body)
        event = _event(body)
        _check_age(event.get("request"), self.clock())
        _check_skill(event, self.skill_id)

    def _check_signature(self, headers: list[tuple[str, str]], body: bytes) -> None:
        url = _only(headers, "signaturecertchainurl")
        try:
            signature = base64.b64decode(_only(headers, "signature-256"), validate=True)
        except ValueError as error:
            raise Refused("the signature is not base64") from error
        key = self.certificates.key_for(url)
        try:
            key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as error:
            raise Refused("the signature is not of this body") from error


def _only(headers: list[tuple[str, str]], name: str) -> str:
    values = [value for key, value in headers if key.lower() == name]
    if len(values) != 1:
        raise Refused("a signature header is missing or there twice")
    return values[0]


def _event(body: bytes) -> dict[str, object]:
    try:
        event = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Refused("the body is not JSON in UTF-8") from error
    if not isinstance(event, dict):
        raise Refused("the body is not an object")
    return event


def _check_age(request: object, now: datetime) -> None:
    match request:
        case {"type": str(kind), "timestamp": str(timestamp)}:
            late = EVENT_TOLERANCE if kind.startswith(EVENTS) else TOLERANCE
        case _:
            raise Refused("the request has no type or no timestamp")
    try:
        # Without an offset there is no age: the subtraction's TypeError says so.
        age = now - datetime.fromisoformat(timestamp)
    except (ValueError, TypeError, OverflowError) as error:
        raise Refused("the timestamp is not a moment") from error
    if not -TOLERANCE <= age <= late:
        raise Refused("the request is too old, or from the future")


def _check_skill(event: dict[str, object], skill_id: str) -> None:
    ids = []
    if event.get("context") is not None:
        ids.append(_at(event, "context", "System", "application", "applicationId"))
    if event.get("session") is not None:
        ids.append(_at(event, "session", "application", "applicationId"))
    if not ids or any(one != skill_id for one in ids):
        raise Refused("the request is for another skill")


def _at(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
