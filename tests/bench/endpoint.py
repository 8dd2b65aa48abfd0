"""Verified requests to both endpoints, on the same server: S13."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import certifi

from tests import chains
from tests.bench.contestants import our_request, their_request
from tests.bench.envelopes import SKILL_ID
from tests.bench.paired import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    signer = _certify(field.folder)
    with field.our_endpoint().serving() as ours, field.their_endpoint().serving() as theirs:
        # Peers fail now and then while eight first requests load the roots at once: one goes ahead.
        for server, request in ((ours, our_request()), (theirs, their_request())):
            _rate(server, request, signer, 1, field.folder, connections=1)
        pairs = [
            (
                _rate(ours, our_request(), signer, seconds, field.folder),
                _rate(theirs, their_request(), signer, seconds, field.folder),
            )
            for _ in range(rounds)
        ]
    one, other = zip(*pairs, strict=True)
    yield "S13", ratio(one, other)


def _certify(folder: Path) -> chains.Holder:
    """Write a chain of our own, and the world's roots with ours among them."""
    root = chains.authority("root")
    between = chains.authority("between", root)
    signer = chains.signer(between, chains.AMAZON, days=(-30, 3650))
    (folder / "chain.pem").write_bytes(chains.pem(signer, between))
    (folder / "roots.pem").write_bytes(certifi.contents().encode() + chains.pem(root))
    return signer


def _rate(
    server: str,
    request: dict,
    signer: chains.Holder,
    seconds: int,
    folder: Path,
    connections: int = 8,
) -> float:
    """Return requests per second; the request is signed anew, for it may not be old."""
    body = json.dumps(request)
    script = folder / "request.lua"
    signature = signer.sign(body.encode())
    script.write_text(SCRIPT.format(body=body, url=URL, signature=signature))
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, f"{server}/alexa"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        raise RuntimeError(f"{server} refuses: {told}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])
