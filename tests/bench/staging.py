"""What is deployed, laid out as Lambda unpacks it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.installing import ROOT, packages

if TYPE_CHECKING:
    from collections.abc import Callable

BUILT = ROOT / ".aws-sam" / "build" / "SkillFunction"
NOT_SHIPPED = {"simulator", "authoring", "models", "web", "packaging", "__main__.py"}
SDK = ("ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "six.py")
"""Shipped beside the skill; botocore and all it needs are in Lambda's runtime."""


def built(python: Path) -> Path | None:
    """Return what SAM has built, if its byte code is for the Python that is measured."""
    code = "import importlib.util as i; print(i.cache_from_source('__init__.py'))"
    told = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return BUILT if (BUILT / "skill" / told.stdout.strip()).exists() else None


def stage(into: Path, python: Path, root: Path = ROOT) -> Path:
    """Lay out the skill of a source tree as a deployment would, its byte code for a Python."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(root / "skill", into / "skill", ignore=_left_out(root))
    shutil.copy(root / "lambda" / "handler.py", into)
    for name in SDK:
        path = packages(python) / name
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, into / name)
    compile_all(into, python)
    return into


def compile_all(folder: Path, python: Path) -> None:
    """Make byte code that is never checked against its source, as the package has it."""
    quiet = ("-W", "ignore::SyntaxWarning", "-m", "compileall", "-q", "-f")
    command = [python, *quiet, "--invalidation-mode", "unchecked-hash", folder]
    subprocess.run(command, check=True)


def _left_out(root: Path) -> Callable[[str, list[str]], set[str]]:
    def names(folder: str, inside: list[str]) -> set[str]:
        left = {name for name in inside if name == "__pycache__"}
        if Path(folder) == root / "skill":
            left |= NOT_SHIPPED
        if Path(folder) == root / "skill" / "content":
            left |= {name for name in inside if "." not in name and name != "compiled"}
            left |= {name for name in inside if name.endswith(".toml")}
        return left

    return names
