"""Verified requests to both endpoints, on the same server: S13."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import certifi

from tests import chains
from tests.bench.contestants import our_request, their_request
from tests.bench.paired import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.contestants import Field
    from tests.bench.goals import Result

URL = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"

# wrk speaks Lua; a long bracket takes JSON as it is.
SCRIPT = """wrk.method = "POST"
wrk.body = [==[{body}]==]
wrk.headers["Content-Type"] = "application/json"
wrk.headers["SignatureCertChainUrl"] = "{url}"
wrk.headers["Signature-256"] = "{signature}"
wrk.headers["Signature"] = "{signature}"
"""


def available() -> bool:
    return shutil.which("wrk") is not None


def measure(field: Field, rounds: int, seconds: int) -> Iterator[tuple[str, Result]]:
    """Let eight connections ask as often as they can, both endpoints in turn."""
    asking = Asking(_certify(field.folder), field.folder / "request.lua")
    with field.our_endpoint().serving() as ours, field.their_endpoint().serving() as theirs:
        # Theirs refused some requests when its first eight came at once, so one goes ahead.
        asking.rate(ours, our_request(), 1, connections=1)
        asking.rate(theirs, their_request(), 1, connections=1)
        pairs = [
            (
                asking.rate(ours, our_request(), seconds),
                asking.rate(theirs, their_request(), seconds),
            )
            for _ in range(rounds)
        ]
    one, other = zip(*pairs, strict=True)
    note = f"{median(one):.0f} to {median(other):.0f}"
    yield "S13", ratio(one, other, note)


@dataclass(frozen=True)
class Asking:
    """Requests signed by one signer, sent by wrk with a script of our writing."""

    signer: chains.Holder
    script: Path

    def rate(self, server: str, request: dict, seconds: int, *, connections: int = 8) -> float:
        """Return requests per second; the request is signed anew, for it may not be old."""
        body = json.dumps(request)
        signature = self.signer.sign(body.encode())
        self.script.write_text(SCRIPT.format(body=body, url=URL, signature=signature))
        options = ("-t1", f"-c{connections}", f"-d{seconds}s", "-s", self.script)
        command = ["wrk", *options, f"{server}/alexa"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in told:
            raise RuntimeError(f"{server} refuses: {told}")
        return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


def _certify(folder: Path) -> chains.Holder:
    """Write a chain of our own, and the world's roots with ours among them."""
    root = chains.authority("root")
    between = chains.authority("between", root)
    signer = chains.signer(between, chains.AMAZON, days=(-30, 3650))
    (folder / "chain.pem").write_bytes(chains.pem(signer, between))
    (folder / "roots.pem").write_bytes(certifi.contents().encode() + chains.pem(root))
    return signer
