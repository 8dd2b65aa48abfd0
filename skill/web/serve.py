"""Serving the endpoint behind a TLS proxy: settings in, waitress out."""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING

from skill.alexa.skill import answer, build
from skill.app import clock, conversation
from skill.web.app import MOST_BYTES, create_app, loopback
from skill.web.certificates import Certificates, download, trusted_roots
from skill.web.dispatch import dispatcher
from skill.web.verifier import Verifier

if TYPE_CHECKING:
    from flask import Flask

    from skill.config import Config

THREADS = 8
"""Waitress answers some 1,900 verified requests a second with them on two cores."""


def endpoint(config: Config, *, unverified: bool = False) -> Flask:
    """Return the WSGI application of a deployment."""
    skill = build(conversation(config), config.skill_id)

    def otherwise(text: str) -> str:
        try:
            event = json.loads(text)
        except ValueError:
            event = None
        return json.dumps(answer(skill, event))

    verifier = None
    if not unverified and config.skill_id:
        certificates = Certificates(trusted_roots(), download, clock)
        verifier = Verifier(certificates, config.skill_id, clock)
    return create_app(dispatcher(skill, otherwise), verifier, unverified=unverified)


def serve(config: Config, host: str, port: int, *, unverified: bool) -> int:
    """Serve until stopped. Returns 2, and says why, for settings that must not be served."""
    import waitress  # noqa: PLC0415 - only needed to serve

    if unverified and not loopback(host):
        return _refuse("--unverified is for this machine only: use --host 127.0.0.1")
    if not unverified and not config.skill_id:
        return _refuse("SKILL_ID is not set: only requests for that skill are served")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    app = endpoint(config, unverified=unverified)
    print(f"POST /alexa at http://{host}:{port}", flush=True)  # noqa: T201
    waitress.serve(
        app,
        host=host,
        port=port,
        threads=THREADS,
        max_request_body_size=MOST_BYTES,
        # A proxy on this machine must stay visible to the unverified mode's own check.
        clear_untrusted_proxy_headers=False,
    )
    return 0


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)  # noqa: T201
    return 2
