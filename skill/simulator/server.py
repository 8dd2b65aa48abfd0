"""The desk over HTTP: a page to talk to, and `POST /simulator/turn`. Loopback only."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, jsonify, request, send_from_directory

from skill.simulator import voice
from skill.simulator.desk import Clock, Desk, Unheard
from skill.store.sqlite import SqliteCouples

if TYPE_CHECKING:
    from pathlib import Path

    from skill.config import Config

LARGEST = 64 * 1024
"""Bytes of a request to the desk."""

HOSTS = ("127.0.0.1", "localhost", "[::1]")


def create_app(desk: Desk) -> Flask:
    """Return the desk's web application."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST

    @app.before_request
    def at_home() -> None:
        """Refuse other host names, so that no web page elsewhere can talk to the desk."""
        if request.host.rpartition(":")[0] not in HOSTS and request.host not in HOSTS:
            abort(HTTPStatus.FORBIDDEN)

    @app.get("/")
    def page() -> Response:
        return send_from_directory("page", "index.html")

    @app.get("/page/<path:name>")
    def part(name: str) -> Response:
        return send_from_directory("page", name)

    @app.post("/simulator/turn")
    def turn() -> tuple[Response, int]:
        asked = request.get_json(silent=True)
        if not isinstance(asked, dict):
            return jsonify(error="send a JSON object"), HTTPStatus.BAD_REQUEST
        try:
            return jsonify(desk.take(asked)), HTTPStatus.OK
        except Unheard as unheard:
            return jsonify(error=str(unheard)), HTTPStatus.BAD_REQUEST

    @app.get("/simulator/voice")
    def wav() -> Response:
        """Speak a text with a voice installed here; 404 when there is none."""
        sound = voice.speak(request.args.get("text", "")[:600])
        if sound is None:
            abort(HTTPStatus.NOT_FOUND)
        return Response(sound, mimetype="audio/wav")

    return app


def serve(config: Config, models: Path, port: int) -> None:
    """Serve the desk on 127.0.0.1 until it is stopped."""
    import waitress  # noqa: PLC0415 - only needed to serve

    desk = Desk(lambda clock: SqliteCouples(config.database, clock=clock), models, Clock())
    print(f"Evening Together is listening at http://127.0.0.1:{port}", flush=True)  # noqa: T201
    waitress.serve(create_app(desk), host="127.0.0.1", port=port, threads=4, _quiet=True)
