"""What is done before Lambda takes a snapshot of the started function, and after it is restored.

Only with SnapStart: a snapshot then holds the modules and content that a first turn would load.
"""

from __future__ import annotations

import gc
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from skill.alexa.skill import answer, build
from skill.domain.couple import Couple
from skill.ports import Conflict, Stored, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ask_sdk_core.skill import CustomSkill

    from skill.conversation import Conversation

LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
EVENING = ("LaunchRequest", "AskQuestionIntent", "StartExerciseIntent", "AMAZON.YesIntent")
NOBODY = "priming"


class NotAnswered(Exception):
    """A turn of priming did not go on; raised in a hook, it keeps the version from being published."""


class NotKept:
    """Couples of whom nothing is kept, so that priming touches no table."""

    def get(self, couple_id: str) -> Stored:  # noqa: ARG002 - the signature of `ports.Couples`
        """Return a new couple."""
        return Stored(Couple(), 0)

    def put(self, couple_id: str, couple: Couple, *, seen: int) -> None:
        """Keep nothing."""

    def forget(self, couple_id: str) -> None:
        """Have nothing to forget."""


@runtime_checkable
class Reconnecting(Protocol):
    """A store whose connections can be dropped; the next call opens new ones."""

    def reconnect(self) -> None:
        """Drop what is connected."""
        ...


def register(conversation: Conversation) -> None:
    """Have Lambda prime this process before its snapshot, and reconnect the store after.

    Needs `snapshot_restore_py`, which only Lambda's runtime has.
    """
    from snapshot_restore_py import (  # noqa: PLC0415 - see above
        register_after_restore,
        register_before_snapshot,
    )

    def before() -> None:
        prime(conversation)
        if isinstance(conversation.couples, Reconnecting):
            with suppress(Conflict, Unavailable):
                conversation.couples.get(NOBODY)
                # No item has this version: the save is refused, and everything it needs is loaded.
                conversation.couples.put(NOBODY, Couple(), seen=-1)
            conversation.couples.reconnect()
        gc.collect()
        gc.freeze()

    register_before_snapshot(before)
    if isinstance(conversation.couples, Reconnecting):
        register_after_restore(conversation.couples.reconnect)


def prime(conversation: Conversation, locales: Iterable[str] = LOCALES) -> None:
    """Play a short evening in each locale over the SDK, with the conversation's clock and no store.

    Raises `NotAnswered` when the skill apologises, or ends where it should ask. Its turns are not
    logged: they are nobody's.
    """
    skill = build(replace(conversation, couples=NotKept()))
    logging.disable(logging.INFO)
    try:
        for locale in locales:
            _play(skill, locale)
    finally:
        logging.disable(logging.NOTSET)


def _play(skill: CustomSkill, locale: str) -> None:
    attributes: dict[str, Any] = {}
    for name in EVENING:
        answered = answer(skill, _envelope(name, locale, attributes))
        if answered["response"].get("shouldEndSession") is not False:
            raise NotAnswered(f"{name} in {locale}")
        attributes = answered.get("sessionAttributes") or {}


def _envelope(name: str, locale: str, attributes: dict[str, Any]) -> dict[str, Any]:
    application, user = {"applicationId": NOBODY}, {"userId": NOBODY}
    intent = {"intent": {"name": name, "confirmationStatus": "NONE", "slots": {}}}
    opens = name == "LaunchRequest"
    return {
        "version": "1.0",
        "session": {
            "new": opens,
            "sessionId": NOBODY,
            "application": application,
            "user": user,
            "attributes": attributes,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": NOBODY, "supportedInterfaces": {}},
            }
        },
        "request": {
            "type": name if opens else "IntentRequest",
            "requestId": NOBODY,
            "timestamp": "2026-01-01T00:00:00Z",
            "locale": locale,
            **({} if opens else intent),
        },
    }
