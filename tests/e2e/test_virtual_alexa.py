from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest

from served import ROOT, Served, free_port
from servers import require

APPLICATION = "amzn1.ask.skill.virtual"


@pytest.fixture
def endpoint(tmp_path):
    """Serve POST /alexa unverified on loopback, as `make serve` serves it behind a proxy."""
    port = free_port()
    env = {**os.environ, "DATABASE": str(tmp_path / "couples.sqlite"), "SKILL_ID": APPLICATION}
    command = [sys.executable, "-m", "skill", "serve", "--unverified", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    served = Served(f"http://127.0.0.1:{port}")
    try:
        for _ in range(200):
            try:
                assert served.get("/health")[0] == 200
                break
            except OSError:
                time.sleep(0.05)
        yield served
    finally:
        process.terminate()
        process.communicate(timeout=10)


def test_an_evening_plays_through_an_alexa_client_written_by_others(endpoint):
    require("virtual-alexa", (ROOT / "node_modules" / "virtual-alexa").exists())
    model = ROOT / "interaction_models" / "en-US.json"
    script = ROOT / "tests" / "e2e" / "evening.js"

    done = subprocess.run(
        ["node", str(script), f"{endpoint.url}/alexa", str(model), APPLICATION],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "NODE_PATH": str(ROOT / "node_modules")},
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    turns = {turn["name"]: turn for turn in json.loads(done.stdout.splitlines()[-1])}
    silences = {
        name: [piece["duration"] for piece in turn["pieces"] if piece["type"] == "Silence"]
        for name, turn in turns.items()
    }
    assert silences["question"] == [45_000, 30_000]
    assert silences["deeper"] == [75_000, 30_000]
    assert silences["begin"] == [105_000, 13_000, 40_000]
    assert sum(silences["resume"]) >= 150_000
    assert [name for name, turn in turns.items() if turn["ends"]] == ["stop", "support"]
    assert turns["open again"]["attributes"]["at"][0] == "returning"
    assert "Ana and Ben" in turns["names"]["ssml"]
    assert "nine, eight, eight" in turns["support"]["ssml"]


def test_what_is_no_json_is_answered_with_an_apology_and_nothing_is_lost(endpoint):
    for body in (b"", b"{", b"[]", b"\xff", b"x" * 1000):
        status, answer = endpoint.post(body, path="/alexa")
        assert status == 200
        assert "<speak>" in answer["response"]["outputSpeech"]["ssml"]
    assert endpoint.post(b"x" * 2**20, path="/alexa")[0] == 413


def test_health_says_nothing_else(endpoint):
    assert endpoint.get("/health") == (200, b'{"status":"ok"}\n')
    assert endpoint.get("/alexa")[0] == 405
    assert endpoint.get("/else")[0] == 404
