"""Couples in one DynamoDB table: one item each, no index, no scan, no transaction.

| attribute | meaning |
| --- | --- |
| `pk` | `COUPLE#` and the hash of the Alexa user id: the table's only key |
| `version` | a number that every save moves on |
| `expires` | POSIX second after which the item counts as absent; the table's time to live |
| `w` | a random token of the save that wrote the item |
| all others | see `codec` |
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from skill.domain.couple import Couple
from skill.ports import Conflict, Stored, Unavailable
from skill.store import codec
from skill.store.attributes import decode, encode
from skill.store.loader import OneService

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from skill.store.attributes import Attribute

ELSEWHERE = ("cn-", "us-gov-", "us-iso", "eu-iso", "eusc-")
"""Partitions whose addresses botocore reads from what `OneService` leaves out."""


def client(region: str, endpoint: str | None = None) -> Any:  # noqa: ANN401 - made at run time
    """Make the one client of a process, before the first turn: making it is the slow part.

    Botocore's own client does all that is needed here; importing boto3, which brings botocore,
    would add s3transfer to every cold start. Two attempts, each of 1.2 seconds at most, keep a
    turn within the eight seconds Alexa waits.
    """
    config = Config(
        connect_timeout=0.6,
        read_timeout=1.2,
        retries={"mode": "standard", "total_max_attempts": 2},
        parameter_validation=False,
        max_pool_connections=4,
        tcp_keepalive=True,
        user_agent="evening-together",
    )
    session = botocore.session.get_session()
    if not region.startswith(ELSEWHERE):
        loader = OneService(session.get_config_variable("data_path"))
        session.register_component("data_loader", loader)
    return session.create_client(
        "dynamodb", region_name=region, endpoint_url=endpoint, config=config
    )


class DynamoCouples:
    """Couples in a DynamoDB table, with the promises of `ports.Couples`.

    `clock` gives POSIX seconds; `tokens` gives bytes that no other save has.
    """

    def __init__(
        self,
        client: Any,  # noqa: ANN401 - made at run time
        table: str,
        *,
        clock: Callable[[], float],
        tokens: Callable[[], bytes] = lambda: os.urandom(8),
    ) -> None:
        self._client = client
        self._table = table
        self._clock = clock
        self._tokens = tokens

    def reconnect(self) -> None:
        """Drop all connections; the next call opens new ones, as after a restored snapshot."""
        self._client.close()

    def get(self, couple_id: str) -> Stored:
        """Read a couple, strongly consistent; unknown or expired is a new one at version 0.

        Raises `Unavailable` also for an item that a newer deployment has written.
        """
        with _answering():
            answer = self._client.get_item(
                TableName=self._table, Key=_key(couple_id), ConsistentRead=True
            )
            item = {name: decode(value) for name, value in answer.get("Item", {}).items()}
            if item.get("expires", 0) <= self._clock():
                return Stored(Couple(), 0)
            return Stored(codec.load(item), item["version"])

    def put(self, couple_id: str, couple: Couple, *, seen: int) -> None:
        """Save a couple that was read at version `seen`; 0 creates it.

        A new item's version begins at the second of its making, so that a save which read an
        earlier life of it does not fit. Raises `Conflict` and `Unavailable`; after `Unavailable`
        the save may still have been kept.
        """
        now = int(self._clock())
        item = {
            **codec.dump(couple),
            "version": seen + 1 if seen else max(1, now),
            "expires": now + codec.IDLE,
            "w": self._tokens(),
        }
        with _answering():
            try:
                self._client.put_item(
                    TableName=self._table,
                    Item=_key(couple_id) | {name: encode(value) for name, value in item.items()},
                    **(_unchanged(seen) if seen else _absent(now)),
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
            except ClientError as error:
                if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                    raise
                if not _is_ours(error.response.get("Item", {}), item):
                    raise Conflict(f"no longer as it was at version {seen}") from error

    def forget(self, couple_id: str) -> None:
        """Delete a couple, whatever its version. Raises `Unavailable`."""
        with _answering():
            self._client.delete_item(TableName=self._table, Key=_key(couple_id))


def _key(couple_id: str) -> dict[str, Attribute]:
    return {"pk": {"S": f"COUPLE#{couple_id}"}}


# Two conditions, not one: "absent or unchanged" would let a slow save bring back a forgotten couple.
def _absent(now: int) -> dict[str, Any]:
    return {
        "ConditionExpression": "attribute_not_exists(pk) OR expires <= :now",
        "ExpressionAttributeValues": {":now": encode(now)},
    }


def _unchanged(seen: int) -> dict[str, Any]:
    return {
        "ConditionExpression": "version = :seen",
        "ExpressionAttributeValues": {":seen": encode(seen)},
    }


def _is_ours(stored: Mapping[str, Attribute], item: codec.Item) -> bool:
    """Tell whether an attempt whose answer was lost has already written the item."""
    return all(stored.get(name) == encode(item[name]) for name in ("version", "w"))


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError, codec.TooNew) as error:
        raise Unavailable(str(error)) from error
