"""The peers' packages, apart from ours: `.venv-peers` and Node's own folder."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv-peers"
PYTHON = VENV / "bin" / "python"
NODE = Path(__file__).parent / "peers" / "node"
LOCKED = ROOT / "requirements" / "peers.txt"

_THREE_DIGITS = r"(\\d\\.\\d\\.\\d[a-z]*)"
_ANY_DIGITS = r"(\\d\\.\\d\\.\\d+[a-z]*)"


def install() -> None:
    """Install what is locked, unless it is there already, for the Python that runs this."""
    if _changed(VENV / ".installed", LOCKED.read_bytes() + sys.version.encode()):
        base = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
        _run(base, "-m", "venv", "--clear", VENV)
        _run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCKED)
        _mend_oscrypto()
        _done(VENV / ".installed", LOCKED.read_bytes() + sys.version.encode())
    lock = (NODE / "package-lock.json").read_bytes()
    if _changed(NODE / "node_modules" / ".installed", lock):
        quiet = ("--no-audit", "--no-fund", "--loglevel=error")
        _run("npm", "ci", "--ignore-scripts", *quiet, cwd=NODE)
        _done(NODE / "node_modules" / ".installed", lock)


def packages() -> Path:
    """Return where the peers' Python packages are."""
    return Path(sysconfig.get_path("purelib", vars={"base": str(VENV), "platbase": str(VENV)}))


def _mend_oscrypto() -> None:
    """Let flask-ask-sdk be imported beside OpenSSL 3.0.10 and later, whose number oscrypto fails on."""
    for name in ("_libcrypto_cffi.py", "_libcrypto_ctypes.py"):
        path = packages() / "oscrypto" / "_openssl" / name
        path.write_text(path.read_text().replace(_THREE_DIGITS, _ANY_DIGITS))


def _changed(stamp: Path, locked: bytes) -> bool:
    return not stamp.exists() or stamp.read_text() != hashlib.sha256(locked).hexdigest()


def _done(stamp: Path, locked: bytes) -> None:
    stamp.write_text(hashlib.sha256(locked).hexdigest())


def _run(*command: object, cwd: Path = ROOT) -> None:
    # With this variable pip's and our own byte code would be made anew at every start.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([str(part) for part in command], cwd=cwd, env=environment, check=True)
