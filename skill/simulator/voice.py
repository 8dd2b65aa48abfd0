"""A spoken voice on a laptop, if one is installed: espeak-ng, or nothing."""

from __future__ import annotations

import shutil
import subprocess

PACE = "155"
"""Words a minute, near to an ordinary Alexa voice."""


def speak(text: str) -> bytes | None:
    """Return the text as a WAV file; None without a voice or without words."""
    program = shutil.which("espeak-ng")
    if program is None or not text.strip():
        return None
    command = [program, "--stdin", "--stdout", "-v", "en-us", "-s", PACE]
    words = text.encode()
    done = subprocess.run(command, input=words, capture_output=True, check=False, timeout=10)  # noqa: S603 - a fixed program
    return done.stdout or None
