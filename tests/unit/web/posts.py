"""Requests as Alexa would send them, and the world they are sent in."""

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta

from chains import NOW, Holder

SKILL = "amzn1.ask.skill.ours"
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-12-ats.pem"


class World:
    """A clock to turn, and Amazon's certificates with a count of who asked for them."""

    def __init__(self):
        self.now = NOW
        self.served = {}
        self.asked = []

    def clock(self):
        return self.now

    def pass_time(self, **span):
        self.now += timedelta(**span)

    def fetch(self, url):
        self.asked.append(url)
        answer = self.served.get(url, OSError("no such certificate"))
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass(frozen=True)
class Post:
    """A request as Alexa would sign it; the parts can be spoilt before and after."""

    signer: Holder
    event: object
    spoilt: dict[str, str | None] = field(default_factory=dict)

    @property
    def body(self):
        return self.event if isinstance(self.event, bytes) else json.dumps(self.event).encode()

    @property
    def headers(self):
        signed = {"SignatureCertChainUrl": URL, "Signature-256": self.signer.sign(self.body)}
        return {name: value for name, value in (signed | self.spoilt).items() if value is not None}

    def about(self, event):
        return replace(self, event=event)

    def with_headers(self, **headers):
        spoilt = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, spoilt=self.spoilt | spoilt)


def envelope(request="LaunchRequest", timestamp="2026-06-01T20:30:00Z", **parts):
    application = {"applicationId": SKILL}
    whole = {
        "version": "1.0",
        "session": {"new": True, "sessionId": "s", "application": application},
        "context": {"System": {"application": application, "user": {"userId": "u"}}},
        "request": {
            "type": request,
            "requestId": "r",
            "locale": "en-US",
            "timestamp": timestamp,
        },
    }
    return {name: part for name, part in (whole | parts).items() if part is not ...}
