"""The skill, and the endpoint above all, on every Python it promises to run on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from servers import require

ROOT = Path(__file__).parent.parent.parent


def python(version: str) -> str | None:
    """Find an interpreter; a shim that answers without the version does not count."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [shutil.which(f"python{version}"), *map(str, pyenv.glob(f"{version}.*/bin/python"))]
    check = f"import sys; sys.exit('%d.%d' % sys.version_info[:2] != '{version}')"
    for program in filter(None, found):
        done = subprocess.run([program, "-c", check], capture_output=True, check=False)
        if done.returncode == 0:
            return program
    return None


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_everything_without_servers_is_green_with_warnings_as_errors(version):
    interpreter = python(version)
    require(f"Python {version}", interpreter is not None)
    venv = ROOT / f".venv-{version.replace('.', '')}-tests"
    locked = ROOT / "requirements" / "dev.txt"
    stamp = venv / "stamp"
    if not stamp.exists() or stamp.stat().st_mtime < locked.stat().st_mtime:
        subprocess.run([interpreter, "-m", "venv", str(venv)], check=True)
        install = [venv / "bin" / "pip", "install", "--quiet", "--require-hashes", "-r", locked]
        subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
        stamp.touch()

    done = subprocess.run(
        [
            venv / "bin" / "python",
            "-W",
            "error",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "tests/unit",
            "tests/conversations",
            "tests/contract/test_content.py",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
    assert " skipped" not in done.stdout
