"""Lambda's own runtime client on the built package, under Lambda's own emulator."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from servers import REGION, free_port
from skill.simulator.echo import APPLICATION
from tools import emulator, environment, python313

LIMIT = 7
"""Seconds after which the function is killed, as in the template."""


class NotStarted(Exception):
    """The emulator does not listen."""


@dataclass
class Function:
    """A running function: call it with an event, as Alexa does."""

    address: str
    log_path: Path

    def __call__(self, event):
        """Return the answer as parsed JSON; a runtime that died answers with `errorType`."""
        request = Request(
            f"{self.address}/2015-03-31/functions/function/invocations",
            json.dumps(event).encode(),
            method="POST",
        )
        try:
            with urlopen(request, timeout=LIMIT + 5) as answer:
                return json.load(answer)
        except HTTPError as error:
            with error:
                return json.loads(error.read())

    @property
    def log(self) -> str:
        return self.log_path.read_text(errors="replace")

    @property
    def lines(self) -> list[dict]:
        """What the skill itself logged: one JSON object a line."""
        lines = [json.loads(line) for line in self.log.splitlines() if line.startswith("{")]
        return [line for line in lines if line.get("logger") == "evening_together"]


@contextmanager
def emulated(package, folder, endpoint, *, handler="handler.handler", start=(), **more: str):
    """Start a function on a free port, its table at `endpoint`; it is made anew by the first call.

    `start` replaces how Python starts the runtime client. Raises `NotStarted`.
    """
    port, log = free_port(), folder / f"{time.monotonic_ns()}.log"
    python = [python313(), *(start or ("-m", "awslambdaric")), handler]
    addresses = ["--runtime-interface-emulator-address", f"127.0.0.1:{port}"]
    addresses += ["--runtime-api-address", f"127.0.0.1:{free_port()}"]
    settings = {
        "AWS_LAMBDA_FUNCTION_NAME": "evening-together",
        "AWS_LAMBDA_FUNCTION_TIMEOUT": str(LIMIT),
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
        "AWS_LAMBDA_LOG_FORMAT": "JSON",
        "AWS_LAMBDA_LOG_LEVEL": "INFO",
        "AWS_REGION": REGION,
        "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
        "LAMBDA_TASK_ROOT": str(package),
        "SKILL_ID": APPLICATION,
        "TABLE_NAME": "couples",
        **more,
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            [emulator(), *addresses, "--log-level", "warn", *python],
            cwd=package,
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # it starts Python in a group of its own: see _end
        )
    try:
        _wait_until_it_listens(port, process)
        yield Function(f"http://127.0.0.1:{port}", log)
    finally:
        _end(process)


def _wait_until_it_listens(port, process):
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
        except HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise NotStarted(process.args[0])


def _end(process):
    children = _children(process.pid)
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for child in children:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _children(pid: int) -> list[int]:
    """Return what a process has started; on Linux, where the emulator runs."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for children in lists for child in children.read_text().split()]
