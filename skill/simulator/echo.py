"""A virtual Echo: it builds envelopes, keeps the session as Alexa does, and plays the answer."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from skill.content import spoken
from skill.simulator.invocation import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from skill.simulator.ears.hearing import Ears

APPLICATION = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
LISTENS = 8
"""Seconds the microphone stays open before a reprompt, and again after it."""

BELL = 2.0
"""Seconds of the bell, as the skill plans with it."""

SLOW = 1.3
"""How much longer words take at a slow rate."""

_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r'<break time="(\d+)s"/>')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}


class NotOpen(Exception):
    """Something was said into a closed session: a real Echo would have answered it itself."""


@dataclass(slots=True)
class Session:
    """One open session of one device."""

    id: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    new: bool = True
    eliciting: tuple[str, str] | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    """Slots of the intent being elicited, as Alexa keeps them between turns."""


@dataclass(slots=True)
class Heard:
    """What the Echo made of one utterance or event, and what came back."""

    request: Mapping[str, Any]
    response: Mapping[str, Any]
    open: bool

    @property
    def intent(self) -> str:
        """The intent heard, or the type of the event."""
        asked: Mapping[str, Any] = self.request["request"]
        return str(asked.get("intent", {}).get("name", asked["type"]))

    @property
    def slots(self) -> dict[str, str]:
        """The values of the slots that were filled."""
        slots = self.request["request"].get("intent", {}).get("slots", {})
        return {name: slot["value"] for name, slot in slots.items() if "value" in slot}

    @property
    def speech(self) -> str:
        """Everything said, in order, without markup."""
        return " ".join(entry["text"] for entry in self.timeline if entry["kind"] == "words")

    @property
    def reprompt(self) -> str | None:
        """What is said after silence, without markup."""
        ssml = self.response["response"].get("reprompt", {}).get("outputSpeech", {}).get("ssml")
        return None if ssml is None else plain(ssml)

    @property
    def timeline(self) -> list[dict[str, Any]]:
        """What is heard when: words, quiet and bells, each with its start and length in seconds."""
        return timeline(self.response["response"])


@dataclass(slots=True)
class Echo:
    """One speaker in one home, answered by `skill` through the real envelope."""

    skill: Callable[[dict[str, Any]], dict[str, Any]]
    ears: Ears
    clock: Callable[[], datetime]
    invocation_name: str = "evening together"
    locale: str = "en-US"
    device: str = "living room"
    user: str = "couple"
    ids: Callable[[], str] = lambda: str(uuid.uuid4())
    """Where request and session ids come from: a turn's choices depend on its request's id."""
    session: Session | None = None

    def say(self, utterance: str) -> Heard:
        """Speak to it: with the invocation name any time, without it only into an open session.

        Raises `NotOpen` for words without the invocation name while no session is open.
        """
        kind, rest = split(utterance, self.invocation_name)
        if kind == "launch":
            return self.launch()
        if kind == "oneshot":
            self.session = self._fresh()
            return self._hear(rest)
        if self.session is None:
            raise NotOpen(f"no session is open for {rest!r}")
        return self._hear(rest)

    def launch(self) -> Heard:
        """Open the skill without a wish."""
        self.session = self._fresh()
        return self._send({"type": "LaunchRequest"})

    def end(self, reason: str = "USER_INITIATED") -> Heard:
        """End the session from outside, as a lost connection or long silence does."""
        if self.session is None:
            raise NotOpen("no session is open")
        heard = self._send({"type": "SessionEndedRequest", "reason": reason})
        self.session = None
        return heard

    def silence(self) -> Heard:
        """Say nothing until Alexa gives up after the reprompt."""
        return self.end("EXCEEDED_MAX_REPROMPTS")

    def audio_fails(self) -> Heard:
        """Report that the timed audio could not be played."""
        error = {"type": "RENDER_ERROR", "reason": "INTERNAL_SERVER_ERROR", "message": "no audio"}
        event = {"type": "Alexa.Presentation.APLA.RuntimeError", "token": "evening"}
        return self._send({**event, "errors": [error]})

    def _fresh(self) -> Session:
        return Session(f"amzn1.echo-api.session.{self.ids()}")

    def _hear(self, utterance: str) -> Heard:
        session = self.session or self._fresh()
        heard = self.ears.hear(utterance, eliciting=session.eliciting)
        intent = heard.to_alexa()
        if session.eliciting and intent["name"] == session.eliciting[0]:
            for name, slot in session.slots.items():
                if "value" not in intent["slots"].get(name, {}):
                    intent["slots"][name] = slot
        return self._send({"type": "IntentRequest", "dialogState": "STARTED", "intent": intent})

    def _send(self, request: dict[str, Any]) -> Heard:
        session = self.session or self._fresh()
        envelope = self._envelope(request, session)
        response = self.skill(envelope)
        session.new = False
        body = response.get("response", {})
        if "sessionAttributes" in response:
            session.attributes = response["sessionAttributes"]
        self._elicit(session, body)
        if body.get("shouldEndSession") is True or request["type"] == "SessionEndedRequest":
            self.session = None
        elif self.session is not None:
            self.session = session
        return Heard(envelope, response, self.session is not None)

    def _elicit(self, session: Session, body: Mapping[str, Any]) -> None:
        session.eliciting, session.slots = None, {}
        for directive in body.get("directives", ()):
            if directive["type"] == "Dialog.ElicitSlot":
                updated = directive["updatedIntent"]
                session.eliciting = (updated["name"], directive["slotToElicit"])
                session.slots = updated["slots"]

    def _envelope(self, request: dict[str, Any], session: Session) -> dict[str, Any]:
        user = {"userId": f"amzn1.ask.account.{self.user}"}
        application = {"applicationId": APPLICATION}
        return {
            "version": "1.0",
            "session": {
                "new": session.new,
                "sessionId": session.id,
                "application": application,
                "attributes": dict(session.attributes),
                "user": user,
            },
            "context": {
                "System": {
                    "application": application,
                    "user": user,
                    "device": {
                        "deviceId": f"amzn1.ask.device.{self.device}",
                        "supportedInterfaces": {},
                    },
                    "apiEndpoint": "https://api.amazonalexa.com",
                    "apiAccessToken": "none",
                }
            },
            "request": {
                "requestId": f"amzn1.echo-api.request.{self.ids()}",
                "timestamp": self.clock().strftime("%Y-%m-%dT%H:%M:%SZ"),
                "locale": self.locale,
                **request,
            },
        }


def plain(ssml: str) -> str:
    """Return the words of SSML."""
    words = _TAG.sub(" ", ssml)
    for entity, char in _ENTITIES.items():
        words = words.replace(entity, char)
    return " ".join(words.split())


def timeline(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Lay a response out in time, as an Echo plays it: outputSpeech first, then APLA."""
    entries: list[dict[str, Any]] = []
    clock = 0.0
    for kind, seconds, text in _played(body):
        entry = {"kind": kind, "at": round(clock, 1), "seconds": round(seconds, 1), "text": text}
        entries.append(entry)
        clock += seconds
    return entries


def _played(body: Mapping[str, Any]) -> Iterator[tuple[str, float, str]]:
    if output := body.get("outputSpeech"):
        yield from _said(output["ssml"])
    for directive in body.get("directives", ()):
        if directive["type"] != "Alexa.Presentation.APLA.RenderDocument":
            continue
        for piece in directive["document"]["mainTemplate"]["items"][0]["items"]:
            match piece["type"]:
                case "Silence":
                    yield "quiet", piece["duration"] / 1000, ""
                case "Audio":
                    yield "bell", BELL, ""
                case _:
                    yield from _said(piece["content"])


def _said(ssml: str) -> Iterator[tuple[str, float, str]]:
    for index, piece in enumerate(_BREAK.split(ssml)):
        if index % 2:
            yield "quiet", float(piece), ""
        elif text := plain(piece):
            yield "words", spoken.seconds(text) * (SLOW if "prosody" in ssml else 1), text
