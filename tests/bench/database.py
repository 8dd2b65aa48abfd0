"""A DynamoDB in memory over real HTTP, quick enough that its clients are what is measured.

It keeps connections alive, sends small answers at once, as asyncio's sockets do, and counts what
it was asked. It knows the operations and conditions that the contestants use, no others.

    python database.py    prints the port it listens on
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = ("pk", "id")
"""The key attribute of our table, and of the persistence adapters'."""


@dataclass(frozen=True)
class Database:
    endpoint: str

    def counts(self) -> Counter[str]:
        """Return how often each operation was asked for so far."""
        with urlopen(f"{self.endpoint}/counts") as answer:
            return Counter(json.load(answer))


@contextmanager
def running() -> Iterator[Database]:
    """Start a database of one's own, and end it."""
    command = [sys.executable, __file__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Database(f"http://127.0.0.1:{process.stdout.readline().strip()}")
        finally:
            process.terminate()


class Refused(Exception):
    """An error in DynamoDB's words."""

    def __init__(self, kind: str, **fields: Any) -> None:
        super().__init__(kind)
        self.body = {"__type": f"com.amazonaws.dynamodb.v20120810#{kind}", "message": kind} | fields


class Tables:
    """All items of all tables, and what each operation does to them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._items: dict[str, dict[str, Any]] = {}

    def answer(self, operation: str, asked: dict[str, Any]) -> dict[str, Any]:
        self.counts[operation] += 1
        match operation:
            case "GetItem":
                item = self._items.get(_place(asked, asked["Key"]))
                return {"Item": item} if item else {}
            case "PutItem":
                place = _place(asked, asked["Item"])
                kept = self._items.get(place, {})
                if not _holds(asked, kept):
                    raise Refused("ConditionalCheckFailedException", Item=kept)
                self._items[place] = asked["Item"]
                return {}
            case "DeleteItem":
                self._items.pop(_place(asked, asked["Key"]), None)
                return {}
        raise Refused("UnknownOperationException")


def _place(asked: dict[str, Any], item: dict[str, Any]) -> str:
    key = next(item[name] for name in KEYS if name in item)
    return json.dumps([asked["TableName"], key])


def _holds(asked: dict[str, Any], kept: dict[str, Any]) -> bool:
    values = asked.get("ExpressionAttributeValues", {})
    match asked.get("ConditionExpression"):
        case None:
            return True
        case "version = :seen":
            return kept.get("version") == values[":seen"]
        case "attribute_not_exists(pk) OR expires <= :now":
            return not kept or int(kept["expires"]["N"]) <= int(values[":now"]["N"])
    raise Refused("ValidationException")


class Connection(asyncio.Protocol):
    """One kept-alive connection."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._unread = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._tables.counts["connections"] += 1

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while (end := self._unread.find(b"\r\n\r\n")) >= 0:
            path, headers = _head(self._unread[:end])
            body_end = end + 4 + int(headers.get("content-length", 0))
            if len(self._unread) < body_end:
                return
            body, self._unread = self._unread[end + 4 : body_end], self._unread[body_end:]
            self._transport.write(self._answer(path, headers, body))

    def _answer(self, path: str, headers: dict[str, str], body: bytes) -> bytes:
        if path == "/counts":
            return _response("200 OK", self._tables.counts)
        operation = headers["x-amz-target"].rpartition(".")[2]
        try:
            return _response("200 OK", self._tables.answer(operation, json.loads(body)))
        except Refused as refused:
            return _response("400 Bad Request", refused.body)


def _head(raw: bytes) -> tuple[str, dict[str, str]]:
    first, *lines = raw.decode("latin-1").split("\r\n")
    pairs = (line.split(":", 1) for line in lines)
    return first.split(" ")[1], {name.lower(): value.strip() for name, value in pairs}


def _response(status: str, answer: object) -> bytes:
    body = json.dumps(answer).encode()
    head = (
        f"HTTP/1.1 {status}\r\nx-amzn-RequestId: BENCH\r\nx-amz-crc32: {zlib.crc32(body)}\r\n"
        f"Content-Type: application/x-amz-json-1.0\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _serve() -> None:
    tables = Tables()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(tables), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
