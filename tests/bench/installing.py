"""The peers' packages, apart from ours: a Python environment, and Node's own folder."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(__file__).parent / "peers" / "node"
LOCKED = ROOT / "requirements" / "peers.txt"

_THREE_DIGITS = r"(\\d\\.\\d\\.\\d[a-z]*)"
_ANY_DIGITS = r"(\\d\\.\\d\\.\\d+[a-z]*)"


def install_python(base: Path) -> Path:
    """Make an environment of a Python with what is locked, unless it is there; return its Python."""
    version = _told(base, "import sys; print('%d.%d' % sys.version_info[:2])")
    folder = ROOT / f".venv-peers-{version}"
    python = folder / "bin" / "python"
    wanted = LOCKED.read_bytes() + _told(base, "import sys; print(sys.version)").encode()
    if _changed(folder / ".installed", wanted):
        _run(base, "-m", "venv", "--clear", folder)
        _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCKED)
        _mend_oscrypto(packages(python))
        _done(folder / ".installed", wanted)
    return python


def install_node() -> None:
    """Install the packages that Node's lock names, unless they are there."""
    lock = (NODE / "package-lock.json").read_bytes()
    if _changed(NODE / "node_modules" / ".installed", lock):
        quiet = ("--no-audit", "--no-fund", "--loglevel=error")
        _run("npm", "ci", "--ignore-scripts", *quiet, cwd=NODE)
        _done(NODE / "node_modules" / ".installed", lock)


def own_python() -> Path:
    """Return the Python behind the environment that runs this."""
    return Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"


def packages(python: Path) -> Path:
    """Return where an environment keeps its packages."""
    return Path(_told(python, "import sysconfig; print(sysconfig.get_path('purelib'))"))


def _mend_oscrypto(folder: Path) -> None:
    """Let flask-ask-sdk be imported beside OpenSSL 3.0.10 and later, whose number oscrypto fails on."""
    for name in ("_libcrypto_cffi.py", "_libcrypto_ctypes.py"):
        path = folder / "oscrypto" / "_openssl" / name
        path.write_text(path.read_text().replace(_THREE_DIGITS, _ANY_DIGITS))


def _changed(stamp: Path, wanted: bytes) -> bool:
    return not stamp.exists() or stamp.read_text() != hashlib.sha256(wanted).hexdigest()


def _done(stamp: Path, wanted: bytes) -> None:
    stamp.write_text(hashlib.sha256(wanted).hexdigest())


def _told(python: Path, code: str) -> str:
    return subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def _run(*command: object, cwd: Path = ROOT) -> None:
    # With this variable pip's and our own byte code would be made anew at every start.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([str(part) for part in command], cwd=cwd, env=environment, check=True)
