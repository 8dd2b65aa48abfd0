import json
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from chains import AMAZON, NOW, Holder, authority, pem, signer

from skill.web.certificates import Certificates
from skill.web.verifier import Verifier

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


@pytest.fixture(scope="session")
def root():
    return authority("root")


@pytest.fixture(scope="session")
def middle(root):
    return authority("middle", root)


@pytest.fixture(scope="session")
def amazon(middle):
    return signer(middle, AMAZON)


@pytest.fixture
def world(amazon, middle):
    world = World()
    world.served[URL] = pem(amazon, middle)
    return world


@pytest.fixture
def certificates(root, world):
    return Certificates([root.certificate], world.fetch, world.clock)


@pytest.fixture
def verifier(certificates, world):
    return Verifier(certificates, SKILL, world.clock)


@pytest.fixture
def post(amazon):
    return Post(amazon, envelope())
