"""What is deployed, laid out as Lambda unpacks it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.installing import PYTHON, ROOT, packages

BUILT = ROOT / ".aws-sam" / "build" / "SkillFunction"
NOT_SHIPPED = ("simulator", "authoring", "models", "web", "packaging", "__main__.py")
SDK = ("ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "six.py")
"""Shipped beside the skill; botocore and all it needs are in Lambda's runtime."""


def built() -> Path | None:
    """Return what SAM has built, if it was built for the Python that is measured."""
    tag = f"cpython-{sys.version_info[0]}{sys.version_info[1]}"
    made = BUILT.glob(f"skill/__pycache__/__init__.{tag}.pyc")
    return BUILT if any(made) else None


def stage(into: Path, root: Path = ROOT) -> Path:
    """Lay out the skill of a source tree as a deployment would, with valid byte code."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(root / "skill", into / "skill", ignore=_left_out(root))
    shutil.copy(root / "lambda" / "handler.py", into)
    for name in SDK:
        path = packages() / name
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, into / name)
    compile_all(into)
    return into


def compile_all(folder: Path) -> None:
    """Make byte code that is never checked against its source, as the package has it."""
    command = [PYTHON, "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash"]
    subprocess.run([*command, folder], check=True)


def _left_out(root: Path):
    def names(folder: str, inside: list[str]) -> set[str]:
        left = {name for name in inside if name == "__pycache__"}
        if Path(folder) == root / "skill":
            left |= set(NOT_SHIPPED)
        if Path(folder) == root / "skill" / "content":
            left |= {name for name in inside if "." not in name and name != "compiled"}
            left |= {name for name in inside if name.endswith(".toml")}
        return left

    return names
