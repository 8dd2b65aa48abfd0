"""What AWS Lambda calls: the skill is built once, in the init phase."""

from __future__ import annotations

import gc
import os
from typing import Any


def start() -> Any:  # noqa: ANN401 - the SDK's skill; its class is not imported yet
    """Import and build everything; collecting garbage meanwhile would cost a sixth of it."""
    gc.disable()
    from skill.alexa.skill import build  # noqa: PLC0415 - see below
    from skill.app import conversation  # noqa: PLC0415
    from skill.config import Config  # noqa: PLC0415

    environment = os.environ  # noqa: TID251 - the environment comes in by this door
    config = Config.from_env(environment)
    talk = conversation(config)
    skill = build(talk, config.skill_id)
    if environment.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
        from skill.alexa.priming import register  # noqa: PLC0415

        register(talk)
    gc.freeze()
    gc.enable()
    return skill


# Python keeps frames in chunks of 16 kB, and deep imports cross a chunk's edge thousands of times,
# each a system call or two. One large frame gives all below it a roomy chunk: a tenth of the start.
start.__code__ = start.__code__.replace(co_stacksize=10_000)
SKILL = start()


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Answer one Alexa request."""
    from skill.alexa.skill import answer  # noqa: PLC0415 - loaded by `start`

    return answer(SKILL, event)
