"""The programs that `make tools` installs; each is skipped loudly at a desk, and required in CI."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from servers import CREDENTIALS, REGION, require

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = ROOT / "template.yaml"
PYTHON313 = ROOT / ".venv-313" / "bin" / "python"


def program(venv: str, name: str) -> str:
    """Return the path of a program, of `.venv-sam` say."""
    path = ROOT / venv / "bin" / name
    require(f"{name} (make tools)", path.exists())
    return str(path)


def python313() -> str:
    """Return a Python 3.13 with what Lambda's runtime has: its client, and botocore."""
    return program(".venv-313", "python")


def emulator() -> str:
    """Return Lambda's Runtime Interface Emulator, which the deployment tool brings along."""
    machine = {"aarch64": "arm64", "arm64": "arm64"}.get(os.uname().machine, "x86_64")
    name = f"samcli/local/rapid/aws-lambda-rie-{machine}"
    found = next((ROOT / ".venv-sam").glob(f"lib/python*/site-packages/{name}"), None)
    require("the Runtime Interface Emulator (make tools)", found is not None)
    return str(found)


def environment(**more: str) -> dict[str, str]:
    """Return an environment that reaches no account, and in which Python keeps its byte code."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AWS_", "SAM_CLI_")) and name != "PYTHONDONTWRITEBYTECODE"
    }
    local = {**CREDENTIALS, "AWS_DEFAULT_REGION": REGION, "SAM_CLI_TELEMETRY": "0"}
    return {**inherited, **local, **more}


def run(*command: str, **options) -> subprocess.CompletedProcess[str]:
    """Run a program in the root folder and collect what it says, errors among it."""
    settings = {"cwd": ROOT, "env": environment(), "timeout": 240, **options}
    return subprocess.run(
        command,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
        **settings,
    )


def succeed(*command: str, **options) -> str:
    """Run a program that must succeed, and return what it said."""
    done = run(*command, **options)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-4000:]}"
    return done.stdout
