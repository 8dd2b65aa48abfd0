"""A verified request, answered by the skill through Amazon's `WebserviceSkillHandler`."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from skill.web.sdk import WebserviceSkillHandler

if TYPE_CHECKING:
    from collections.abc import Callable

    from ask_sdk_core.skill import CustomSkill

log = logging.getLogger(__name__)


def dispatcher(skill: CustomSkill, otherwise: Callable[[str], str]) -> Callable[[str], str]:
    """Make the function that turns a request's text into a response's text.

    What the SDK cannot read, such as a request type it does not know, and what a handler did not
    catch is answered by `otherwise`, which must not raise. The log has the error's class only,
    because a message may repeat what was said.
    """
    handler = WebserviceSkillHandler(skill=skill, verify_signature=False, verify_timestamp=False)

    def dispatch(text: str) -> str:
        try:
            return json.dumps(handler.verify_request_and_dispatch({}, text))
        except Exception as error:  # noqa: BLE001 - Alexa gets a sentence, not a 500
            log.error("not answered: %s", type(error).__name__)  # noqa: TRY400 - no message, no trace
            return otherwise(text)

    return dispatch
