"""Putting the rooms together: the only place that knows them all."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from skill.conversation import Conversation

if TYPE_CHECKING:
    from skill.config import Config
    from skill.ports import Couples


def clock() -> datetime:
    """Return now, in UTC: the one clock of a running skill."""
    return datetime.now(UTC)


def couples(config: Config) -> Couples:
    """Open the store a deployment decided on; only its own libraries are imported."""
    if config.table and config.region:
        from skill.store.dynamodb import DynamoCouples, client  # noqa: PLC0415 - see above

        return DynamoCouples(client(config.region, config.endpoint), config.table, clock=time.time)
    from skill.store.sqlite import SqliteCouples  # noqa: PLC0415 - see above

    return SqliteCouples(config.database, clock=time.time)


def conversation(config: Config) -> Conversation:
    """Return the conversation of a deployment."""
    return Conversation(couples(config), clock, time.monotonic)
