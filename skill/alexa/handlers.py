"""Thin handlers, chosen by kind of request, never by intent."""

from __future__ import annotations

import json
import logging
import time
from typing import TYPE_CHECKING

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_model import Response

from skill.alexa.envelope import kind, read
from skill.alexa.response import write
from skill.conversation import Conversation, traced
from skill.dialogue.session import dump

if TYPE_CHECKING:
    from ask_sdk_core.handler_input import HandlerInput

log = logging.getLogger("evening_together")

SPOKEN = {"LaunchRequest", "IntentRequest"}
HEEDED = SPOKEN | {"SessionEndedRequest", "Alexa.Presentation.APLA.RuntimeError"}


class ConversationHandler(AbstractRequestHandler):
    """Let the couple talk: envelope in, speech out, nothing decided here."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take what people say, and the events that a conversation heeds."""
        return kind(handler_input.request_envelope) in HEEDED

    def handle(self, handler_input: HandlerInput) -> Response:
        """Take the turn, keep its dialogue in the session, and log one line without words."""
        started = time.perf_counter()
        request = read(handler_input.request_envelope)
        answer = self._conversation.take(request.couple_id, request.turn, request.dialogue)
        response = write(answer.speech, request.turn)
        if handler_input.request_envelope.session:
            handler_input.attributes_manager.session_attributes = dump(answer.dialogue)
        took = round((time.perf_counter() - started) * 1000)
        log.info("%s", json.dumps(traced(request.turn, request.couple_id, answer, took)))
        return response


class QuietHandler(AbstractRequestHandler):
    """Answer every other event with nothing, as Alexa wants."""

    def can_handle(self, handler_input: HandlerInput) -> bool:  # noqa: ARG002 - the SDK's signature
        """Take whatever is left."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Name the kind of event in the log, and answer nothing."""
        log.info("%s", json.dumps({"event": kind(handler_input.request_envelope)}))
        return Response()


class ApologyHandler(AbstractExceptionHandler):
    """Apologise for a fault of ours, and keep its words out of the log."""

    def __init__(self, apology: Response) -> None:
        self._apology = apology

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:  # noqa: ARG002
        """Take every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Log where it happened, never what was said."""
        log.error("turn failed", exc_info=_traceless(exception))
        spoken = kind(handler_input.request_envelope) in SPOKEN
        return self._apology if spoken else Response()


class Fault(Exception):
    """Stands in the log for an exception whose message may not be there."""


def _traceless(exception: Exception) -> Exception:
    """Return the exception without its message, which may hold what people said."""
    return Fault(type(exception).__name__).with_traceback(exception.__traceback__)
