"""A desk served over real HTTP on loopback, as `make run` serves it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from servers import require

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Served:
    """A running desk."""

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


@pytest.fixture
def desk(tmp_path):
    """Serve a desk with an empty database; its process is stopped afterwards."""
    port = free_port()
    env = {**os.environ, "DATABASE": str(tmp_path / "couples.sqlite"), "PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, "-m", "skill", "run"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    served = Served(f"http://127.0.0.1:{port}")
    try:
        _await(served, process)
        yield served
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _await(served: Served, process: subprocess.Popen) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise AssertionError(process.stdout.read().decode())
        try:
            served.get("/")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the desk did not start")


@pytest.fixture(scope="session")
def browser():
    """Run headless Chromium, or skip loudly where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    require("chromium", program is not None)
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=quiet)
        yield chromium
        chromium.close()
