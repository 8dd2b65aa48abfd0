"""A first turn in a new process, without Lambda's runtime client around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from servers import free_port
from skill.simulator.echo import APPLICATION
from tools import environment, python313, succeed

if TYPE_CHECKING:
    from pathlib import Path

FIRST_TURN = """
import json, sys
sys.path.insert(0, sys.argv[1])
import handler
answer = handler.handler(json.loads(sys.argv[2]), None)
print(json.dumps({"modules": sorted(sys.modules), "answer": answer, "gc": handler.gc.isenabled()}))
"""

LAUNCH = {
    "version": "1.0",
    "session": {
        "new": True,
        "sessionId": "s",
        "application": {"applicationId": APPLICATION},
        "user": {"userId": "u"},
    },
    "context": {
        "System": {
            "application": {"applicationId": APPLICATION},
            "user": {"userId": "u"},
            "device": {"deviceId": "d", "supportedInterfaces": {}},
        }
    },
    "request": {
        "type": "LaunchRequest",
        "requestId": "r",
        "timestamp": "2026-11-24T20:30:00Z",
        "locale": "en-US",
    },
}


def first_turn(folder: Path, **more: str) -> dict:
    """Answer a launch in a new process, with DynamoDB at an address where nobody listens."""
    nowhere = {"TABLE_NAME": "couples", "AWS_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}
    env = environment(AWS_REGION="us-east-1", SKILL_ID=APPLICATION, **nowhere, **more)
    said = succeed(
        python313(), "-W", "error", "-c", FIRST_TURN, str(folder), json.dumps(LAUNCH), env=env
    )
    return json.loads(said.splitlines()[-1])
