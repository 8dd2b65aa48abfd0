"""A desk served over real HTTP on loopback, as `make run` serves it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

import pytest

from served import ROOT, Served, free_port
from servers import require


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
