"""The ASK SDK skill, built once, and the guard around it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, Response

from skill.alexa.handlers import SPOKEN, ApologyHandler, ConversationHandler, QuietHandler
from skill.alexa.response import write
from skill.alexa.serializer import LeanSerializer
from skill.content.catalogue import catalogue
from skill.dialogue.intents import Intent
from skill.dialogue.reply import End, say
from skill.dialogue.turn import Turn
from skill.speech.render import render

if TYPE_CHECKING:
    from ask_sdk_core.skill import CustomSkill

    from skill.conversation import Conversation

log = logging.getLogger("evening_together")

NOTHING: dict[str, Any] = {"version": "1.0", "response": {}}

_serializer = LeanSerializer()


class Malformed(Exception):
    """Something arrived that is no request at all."""


def build(conversation: Conversation, skill_id: str | None = None) -> CustomSkill:
    """Build the skill once per process; with a skill id, other skills' requests are refused."""
    builder = SkillBuilder()
    builder.skill_id = skill_id  # type: ignore[assignment]
    builder.add_request_handler(ConversationHandler(conversation))
    builder.add_request_handler(QuietHandler())
    builder.add_exception_handler(ApologyHandler(apology()))
    skill = builder.create()
    skill.serializer = _serializer
    return skill


def apology() -> Response:
    """Return the spoken apology for a fault of ours; it closes the session."""
    speech = render(End((say("trouble.general"),)), catalogue("en-US"), None)
    return write(speech, Turn(Intent.FALLBACK, "", "en-US"))


def answer(skill: CustomSkill, event: object) -> dict[str, Any]:
    """Answer one request as parsed JSON; never raises.

    What is no request, comes from another skill or breaks the SDK itself gets the apology; an
    event that nobody hears is answered with nothing.
    """
    try:
        if _kind(event) is None:
            raise Malformed("no request in it")  # noqa: TRY301 - one place answers all faults
        envelope = _serializer.deserialize(event, RequestEnvelope)
        response: dict[str, Any] = _serialise(skill.invoke(envelope, None))
    except Exception as fault:  # noqa: BLE001 - Alexa must get an answer whatever happened
        log.error("request refused: %s", type(fault).__name__)  # noqa: TRY400 - no words in logs
        if not spoken(event):
            return NOTHING
        return {"version": "1.0", "response": _serialise(apology())}
    return response


def spoken(event: object) -> bool:
    """Whether an event came from people talking, and so is answered aloud."""
    kind = _kind(event)
    return kind is None or kind in SPOKEN


def _kind(event: object) -> str | None:
    match event:
        case {"request": {"type": str(kind)}}:
            return kind
        case _:
            return None


def _serialise(response: object) -> Any:  # noqa: ANN401 - JSON, as the SDK makes it
    return _serializer.serialize(response)
