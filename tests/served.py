"""A running server of ours, spoken to over real HTTP."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass
class Served:
    """A running server."""

    url: str

    def turn(self, **asked) -> dict:
        status, answer = self.post(json.dumps(asked).encode())
        assert status == 200, answer
        return answer

    def post(self, body: bytes, content_type: str = "application/json", path="/simulator/turn"):
        headers = {"Content-Type": content_type}
        request = urllib.request.Request(self.url + path, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                raw = refused.read()
            return refused.code, json.loads(raw) if raw.startswith(b"{") else raw

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
