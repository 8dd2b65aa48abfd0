"""Requests as an Echo with a screen sends them: close to four kilobytes of JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

SKILL_ID = "amzn1.ask.skill.2f3c9b1e-77aa-4a0e-9a0c-1b2d3c4e5f60"
_USER = {"userId": "amzn1.ask.account.A" + "QX7K2M" * 31}
_APPLICATION = {"applicationId": SKILL_ID}
_TOKEN = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ." + "aZ09_-bY" * 95 + "." + "kQ" * 85


def launch(number: int = 0) -> dict[str, Any]:
    """Return the request that opens the skill."""
    return _envelope({"type": "LaunchRequest", "shouldLinkResultBeReturned": False}, number)


def ended(number: int = 0) -> dict[str, Any]:
    """Return the event that says the session is over."""
    return _envelope({"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"}, number)


def intent(name: str, number: int = 0, **slots: tuple[str, str | None]) -> dict[str, Any]:
    """Return an intent; a slot is its value and the id it resolved to, if it did."""
    heard = {slot: _slot(slot, value, known) for slot, (value, known) in slots.items()}
    request = {
        "type": "IntentRequest",
        "intent": {"name": name, "confirmationStatus": "NONE", "slots": heard},
        "dialogState": "STARTED",
    }
    return _envelope(request, number)


def _slot(name: str, value: str, known: str | None) -> dict[str, Any]:
    code = "ER_SUCCESS_MATCH" if known else "ER_SUCCESS_NO_MATCH"
    authority = {
        "authority": f"amzn1.er-authority.echo-sdk.{SKILL_ID}.{name.title()}",
        "status": {"code": code},
    }
    if known:
        authority["values"] = [{"value": {"name": value, "id": known}}]
    resolutions = {"resolutionsPerAuthority": [authority]}
    return {
        "name": name,
        "value": value,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": value, "resolutions": resolutions},
    }


def _envelope(request: dict[str, Any], number: int) -> dict[str, Any]:
    timestamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "version": "1.0",
        "session": {
            "new": request["type"] == "LaunchRequest",
            "sessionId": "amzn1.echo-api.session.0d3c5b1a-42f2-4c0e-8d7e-b1c2d3e4f506",
            "application": _APPLICATION,
            "attributes": {},
            "user": _USER,
        },
        "context": {
            "Viewports": [_VIEWPORT],
            "Viewport": _OLD_VIEWPORT,
            "Extensions": {"available": {"aplext:backstack:10": {}}},
            "System": {
                "application": _APPLICATION,
                "user": _USER,
                "device": {
                    "deviceId": "amzn1.ask.device.A" + "H5T3BN" * 17,
                    "supportedInterfaces": {
                        "AudioPlayer": {},
                        "Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}},
                    },
                },
                "unit": {"unitId": "amzn1.ask.unit.A" + "B7" * 40},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": _TOKEN,
            },
            "AudioPlayer": {"playerActivity": "STOPPED", "offsetInMilliseconds": 0},
            "Alexa.Presentation.APL": {
                "token": "screen",
                "version": "APL_WEB_RENDERER_GANDALF",
                "componentsVisibleOnScreen": [],
            },
        },
        "request": {
            "requestId": f"amzn1.echo-api.request.5a2f4c7e-8b1d-4b53-9c60-{number:012d}",
            "locale": "en-US",
            "timestamp": timestamp,
            **request,
        },
    }


_VIDEO = {"codecs": ["H_264_42", "H_264_41"]}
_VIEWPORT = {
    "type": "APL",
    "id": "main",
    "shape": "RECTANGLE",
    "dpi": 160,
    "presentationType": "STANDARD",
    "canRotate": False,
    "configuration": {
        "current": {
            "mode": "HUB",
            "video": _VIDEO,
            "size": {"type": "DISCRETE", "pixelWidth": 1280, "pixelHeight": 800},
        }
    },
}
_OLD_VIEWPORT = {
    "experiences": [
        {"arcMinuteWidth": 346, "arcMinuteHeight": 216, "canRotate": False, "canResize": False}
    ],
    "mode": "HUB",
    "shape": "RECTANGLE",
    "pixelWidth": 1280,
    "pixelHeight": 800,
    "dpi": 160,
    "currentPixelWidth": 1280,
    "currentPixelHeight": 800,
    "touch": ["SINGLE"],
    "video": _VIDEO,
}
