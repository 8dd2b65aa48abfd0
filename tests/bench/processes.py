"""Processes that are measured: started, timed to their first response, or kept for more turns."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True)
class First:
    """A first response: milliseconds to it, and what was used of processor and memory (KiB)."""

    took: float
    processor: float = 0
    memory: float = 0


@dataclass(frozen=True)
class Contestant:
    """How one of those compared is run."""

    command: Sequence[str]
    environment: Mapping[str, str]

    def first(self) -> First:
        """Start a process and wait for its first response."""
        start, used = perf_counter(), _used()
        with self._started() as process:
            line = process.stdout.readline()
            took = (perf_counter() - start) * 1000
            rest = process.stdout.read()
        if process.returncode:
            raise RuntimeError(f"{self.command} ended with {process.returncode}")
        _checked(json.loads(line))
        return First(took, _used() - used, float(rest or 0))

    @contextmanager
    def kept(self) -> Iterator[Kept]:
        """Start a process that takes more than one line."""
        with self._started() as process:
            try:
                yield Kept(process)
            finally:
                process.stdin.close()
                process.wait(10)

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Start a server, which prints its port, and end it."""
        with self._started() as process:
            try:
                yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
            finally:
                process.terminate()

    def _started(self) -> subprocess.Popen:
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.command, env=self.environment, stdin=pipe, stdout=pipe, text=True, bufsize=1
        )


@dataclass
class Kept:
    """A process that answers a line with a line."""

    process: subprocess.Popen

    def ready(self) -> None:
        self.process.stdout.readline()

    def fork(self) -> First:
        """Ask for one response from a fresh fork."""
        start = perf_counter()
        self.process.stdin.write("\n")
        line = self.process.stdout.readline()
        took = (perf_counter() - start) * 1000
        _checked(json.loads(line))
        return First(took)

    def turns(
        self, requests: Sequence[Mapping[str, Any]], times: int = 1, *, open_after: bool = True
    ) -> list[float]:
        """Take turns; return microseconds of each."""
        self.process.stdin.write(json.dumps({"requests": requests, "times": times}) + "\n")
        answer = json.loads(self.process.stdout.readline())
        if open_after:
            _checked(answer["response"])
        return [nanoseconds / 1000 for nanoseconds in answer["took"]]


def environment(**more: str) -> dict[str, str]:
    """Return what every contestant sees, and nothing of what this process sees.

    Above all not PYTHONDONTWRITEBYTECODE, which makes every start compile anew.
    """
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE": "1",
        **more,
    }


def _used() -> float:
    """Return milliseconds of processor time of all processes that were started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (usage.ru_utime + usage.ru_stime) * 1000


def _checked(response: dict[str, Any]) -> None:
    """Refuse to time an apology: whoever failed answers quickly."""
    answered = response["response"].get("shouldEndSession") is False
    if not answered or "I had trouble" in str(response):
        raise RuntimeError(f"not a proper answer: {response}")
