"""Speech becomes an Alexa response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ask_sdk_model import Response
from ask_sdk_model.ui import Reprompt, SsmlOutputSpeech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skill.dialogue.turn import Slot, Turn
    from skill.speech.render import Sound, Speech

BELL = "soundbank://soundlibrary/musical/amzn_sfx_bell_short_chime_01"
"""The one bell; other ids known to exist are listed in docs/device-check.md."""

TOKEN = "evening"  # noqa: S105 - Alexa's word for the name of a document


def write(speech: Speech, turn: Turn) -> Response:
    """Write speech as a response: quiet and bells as APL for Audio, after what is said at once.

    Directives are plain JSON: the SDK's serialiser passes it through, and its hundred APL classes
    stay off the cold path.
    """
    if speech.silent:
        return Response()
    directives: list[Any] = []
    if speech.elicit:
        directives.append(_elicit(speech.elicit.intent, speech.elicit.slot, turn))
    if speech.sounds:
        directives.append(_audio(speech.sounds))
    opens = speech.reprompt is not None
    return Response(
        output_speech=SsmlOutputSpeech(ssml=speech.ssml) if speech.ssml else None,
        reprompt=Reprompt(output_speech=SsmlOutputSpeech(ssml=speech.reprompt)) if opens else None,
        directives=directives or None,
        should_end_session=not opens,
    )


def _audio(sounds: tuple[Sound, ...]) -> Mapping[str, Any]:
    """Render-document directive; see Alexa.Presentation.APLA Interface Reference."""
    return {
        "type": "Alexa.Presentation.APLA.RenderDocument",
        "token": TOKEN,
        "document": {
            "type": "APLA",
            "version": "0.91",
            "mainTemplate": {
                "parameters": ["payload"],
                "items": [{"type": "Sequencer", "items": [_piece(sound) for sound in sounds]}],
            },
        },
    }


def _piece(sound: Sound) -> Mapping[str, Any]:
    match sound.kind:
        case "quiet":
            return {"type": "Silence", "duration": round(sound.seconds * 1000)}
        case "bell":
            return {"type": "Audio", "source": BELL}
        case _:
            return {"type": "Speech", "contentType": "SSML", "content": sound.ssml}


def _elicit(intent: str, slot: str, turn: Turn) -> Mapping[str, Any]:
    """Dialog.ElicitSlot with the slots heard so far, which Alexa keeps and sends back."""
    heard: Mapping[str, Slot] = turn.slots if turn.intent.value == intent else {}
    return {
        "type": "Dialog.ElicitSlot",
        "slotToElicit": slot,
        "updatedIntent": {
            "name": intent,
            "confirmationStatus": "NONE",
            "slots": {
                name: {
                    "name": name,
                    "confirmationStatus": "NONE",
                    **({"value": heard[name].value} if name in heard and name != slot else {}),
                }
                for name in SLOTS[intent]
            },
        },
    }


SLOTS = {
    "SetNamesIntent": ("first", "second"),
    "ChooseIntent": ("choice",),
    "StartExerciseIntent": ("exercise", "duration", "minutes"),
}
"""Slots of the intents that are ever elicited; checked against the models."""
