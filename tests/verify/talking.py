"""A couple talking to a deployed skill, and what is kept of them."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import botocore.session

import replies
from home import ears
from servers import CREDENTIALS, REGION
from skill.alexa.envelope import hashed
from skill.simulator.echo import Echo
from skill.store.dynamodb import DynamoCouples

if TYPE_CHECKING:
    from skill.ports import Stored


def echo(function, couple: str) -> Echo:
    """Return an Echo in front of a running function; every answer is held against the rules."""

    def skill(envelope):
        answer = function(envelope)
        replies.check(envelope, answer)
        return answer

    return Echo(skill, ears(), lambda: datetime.now(UTC), user=couple)


def kept(table, couple: str) -> Stored:
    """Read what a table holds of a couple."""
    client = botocore.session.Session().create_client(
        "dynamodb",
        region_name=REGION,
        endpoint_url=table.endpoint,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )
    store = DynamoCouples(client, "couples", clock=time.time)
    stored = store.get(hashed(f"amzn1.ask.account.{couple}"))
    client.close()
    return stored
