"""What AWS Lambda calls: the skill is built once, in the init phase."""

from __future__ import annotations

import gc

gc.disable()

import os  # noqa: E402 - collecting while importing costs a sixth of a cold start
from typing import Any  # noqa: E402

from skill.alexa.skill import answer, build  # noqa: E402
from skill.app import conversation  # noqa: E402
from skill.config import Config  # noqa: E402

ENVIRONMENT = os.environ  # noqa: TID251 - the environment comes in by this door
CONFIG = Config.from_env(ENVIRONMENT)
CONVERSATION = conversation(CONFIG)
SKILL = build(CONVERSATION, CONFIG.skill_id)

if ENVIRONMENT.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
    from skill.alexa.priming import register

    register(CONVERSATION)

gc.freeze()
gc.enable()


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answer one Alexa request."""
    return answer(SKILL, event)
