"""The endpoint that Alexa calls: verify first, then answer, and tell strangers nothing."""

from __future__ import annotations

import logging
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from flask import Flask, Request, Response, request
from werkzeug.exceptions import HTTPException

from skill.web.verifier import Refused, Verifier

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

MOST_BYTES = 256 * 1024
# A proxy here makes the whole world look local, and so does a browser that a page elsewhere sent.
# waitress hides the first two unless it is given clear_untrusted_proxy_headers=False.
FROM_ELSEWHERE = ("Forwarded", "X-Forwarded-For", "Origin")


def create_app(
    dispatch: Callable[[str], str], verifier: Verifier | None, *, unverified: bool = False
) -> Flask:
    """Make the endpoint: POST /alexa, which hands verified text to `dispatch`, and GET /health.

    What fails verification is 400 and too large a body 413, both empty. `unverified` with no
    verifier is for trying things on one's own machine: it answers loopback only, and the server
    must listen on `loopback` only. Raises `ValueError` unless exactly one of the two is given.
    """
    if (verifier is None) != unverified:
        raise ValueError("give a verifier, or say unverified=True")
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, PROVIDE_AUTOMATIC_OPTIONS=False)

    @app.post("/alexa")
    def alexa() -> Response:
        body = request.get_data(cache=False)
        if verifier is not None:
            try:
                verifier.verify(request.headers.items(), body)
            except Refused as reason:
                log.warning("refused: %s", reason)
                return Response(status=HTTPStatus.BAD_REQUEST)
        elif not _from_here(request):
            return Response(status=HTTPStatus.FORBIDDEN)
        return Response(
            dispatch(body.decode("utf-8", "replace")), content_type="application/json;charset=UTF-8"
        )

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.errorhandler(Exception)
    def silent(error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.code is not None:
            allow = [pair for pair in error.get_headers() if pair[0] == "Allow"]
            return Response(status=error.code, headers=allow)
        log.error("failed: %s", type(error).__name__)
        return Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)

    return app


def loopback(host: str | None) -> bool:
    """Whether an address, or the name localhost, reaches this machine only."""
    if host == "localhost":
        return True
    try:
        address = ip_address(host or "")
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped.is_loopback
    return address.is_loopback


def _from_here(asked: Request) -> bool:
    return loopback(asked.remote_addr) and not any(name in asked.headers for name in FROM_ELSEWHERE)
