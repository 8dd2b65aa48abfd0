"""Each check is shown to fail when its subject is broken, on a copy of the tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent

BREAKAGES = {
    "format": (
        "skill/domain/names.py",
        lambda text: text.replace("LONGEST = 30", "LONGEST   =   30"),
        ["ruff", "format", "--check", "skill"],
    ),
    "lint": (
        "skill/domain/names.py",
        lambda text: text.replace("import unicodedata", "import os\nimport unicodedata"),
        ["ruff", "check", "skill"],
    ),
    "the clock is banned": (
        "skill/dialogue/guiding.py",
        lambda text: (
            text + "\n\ndef late() -> object:\n"
            '    """Say the time."""\n    import datetime\n\n'
            "    return datetime.datetime.now(datetime.UTC)\n"
        ),
        ["ruff", "check", "--select", "TID251", "skill"],
    ),
    "types": (
        "skill/domain/names.py",
        lambda text: text.replace("return None", "return 3", 1),
        ["mypy", "skill/domain"],
    ),
    "imports": (
        "skill/domain/names.py",
        lambda text: text.replace("import unicodedata", "import unicodedata\n\nimport boto3"),
        ["lint-imports"],
    ),
    "one way": (
        "skill/dialogue/replies.py",
        lambda text: text + "\nfrom skill.speech import ssml  # noqa\n",
        ["lint-imports"],
    ),
    "models": (
        "interaction_models/en-US.json",
        lambda text: text.replace('"deeper"', '"another"'),
        ["python", "-m", "skill", "models", "--check"],
    ),
    "content": (
        "skill/content/en/questions/p1.toml",
        lambda text: text.replace("id = 1\n", "id = 2\n", 1),
        ["python", "-m", "skill", "content"],
    ),
    "prompts": (
        "skill/content/en/prompts/basics.toml",
        lambda text: text.replace('["goodbye"]', '["goodnight"]').replace(
            "[goodbye]", "[goodnight]"
        ),
        ["python", "-m", "skill", "content"],
    ),
    "docs": (
        "README.md",
        lambda text: text.replace("**You** open evening together", "**You** hello"),
        ["python", "-m", "skill", "docs", "--check"],
    ),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """Copy what the checks read."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("skill", "interaction_models", "lambda"):
        left = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=left)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, copy / name)
    (copy / "tests").mkdir()
    shutil.copytree(ROOT / "tests" / "conversations", copy / "tests" / "conversations")
    return copy


def run(tree: Path, command: list[str]) -> int:
    program, *rest = command
    env = {**os.environ, "PYTHONPATH": str(tree), "MYPY_CACHE_DIR": str(tree / ".mypy")}
    done = subprocess.run(
        [str(BIN / program), *rest], cwd=tree, env=env, capture_output=True, check=False
    )
    return done.returncode


@pytest.mark.parametrize("name", BREAKAGES)
def test_the_check_passes_and_then_fails_on_what_is_broken(tree, name):
    file, broken, command = BREAKAGES[name]
    path = tree / file
    whole = path.read_text(encoding="utf-8")
    assert broken(whole) != whole
    if name in {"models", "content", "docs", "imports"}:
        assert run(tree, command) == 0
    try:
        path.write_text(broken(whole), encoding="utf-8")
        assert run(tree, command) != 0
    finally:
        path.write_text(whole, encoding="utf-8")
