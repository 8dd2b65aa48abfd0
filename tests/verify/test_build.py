"""What `sam build` makes: the package, as Lambda unpacks it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from first_turn import first_turn
from tools import ROOT, environment, python313, succeed

TARGET, MUST = 3_500_000, 6_000_000

STALE = """
import importlib.util, pathlib, sys
for source in pathlib.Path(sys.argv[1]).rglob("*.py"):
    compiled = pathlib.Path(importlib.util.cache_from_source(source))
    data = compiled.read_bytes() if compiled.exists() else b"\\0" * 16
    unchecked = int.from_bytes(data[4:8], "little") == 1
    same = data[8:16] == importlib.util.source_hash(source.read_bytes())
    if data[:4] != importlib.util.MAGIC_NUMBER or not unchecked or not same:
        print(source)
"""

UNZIP = """
import os, sys, time, zipfile
with zipfile.ZipFile(sys.argv[1]) as package:
    for entry in package.infolist():
        written = package.extract(entry, sys.argv[2])
        when = time.mktime((*entry.date_time, 0, 0, -1))
        os.utime(written, (when, when))
"""


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def stale(folder: Path) -> list[str]:
    """Return the sources that Python would compile again at a cold start."""
    return succeed(python313(), "-c", STALE, str(folder)).split()


@pytest.fixture(scope="module")
def zipped(package, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("zip") / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as into:
        for file in sorted(package.rglob("*")):
            if file.is_file():
                into.write(file, file.relative_to(package))
    return path


def test_only_what_runs_is_shipped(package):
    rooms = {path.name for path in (package / "skill").iterdir() if path.is_dir()}
    suffixes = {Path(name).suffix for name in files(package)}

    assert rooms - {"__pycache__"} == {
        *("alexa", "content", "dialogue", "domain", "speech", "store")
    }
    assert {path.name for path in package.iterdir() if "." not in path.name} == {
        *("skill", "ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "dateutil", "__pycache__")
    }
    assert suffixes <= {".py", ".pyc", ".json", ".bank", ".sha256", "", ".typed"}
    assert not list(package.rglob("test*")), "no tests"
    assert not (package / "skill" / "__main__.py").exists()


def test_what_is_shipped_of_ours_is_what_is_in_the_tree(package):
    shipped = {
        name: data
        for name, data in files(package / "skill").items()
        if name.endswith(".py") and name != "content/compiled"
    }

    assert shipped == {name: (ROOT / "skill" / name).read_bytes() for name in shipped}
    assert (package / "skill/content/compiled/en/questions.bank").stat().st_size > 1000
    assert (package / "handler.py").read_bytes() == (ROOT / "lambda/handler.py").read_bytes()


def test_the_package_is_small(zipped):
    size = zipped.stat().st_size
    print(f"package: {size} bytes zipped; the target is {TARGET}, the limit {MUST}")

    assert size <= MUST


def test_byte_code_is_never_made_again_after_unpacking_in_another_time_zone(zipped, tmp_path):
    task = tmp_path / "task"
    succeed(
        *(python313(), "-c", UNZIP, str(zipped), str(task)),
        env=environment(TZ="Pacific/Auckland"),
    )
    before = files(task)
    first_turn(task)

    assert stale(task) == []
    assert files(task) == before, "nothing was compiled on the way"


def test_stale_byte_code_would_be_noticed(zipped, tmp_path):
    with zipfile.ZipFile(zipped) as package:
        package.extractall(tmp_path)
    source = tmp_path / "skill" / "app.py"
    source.write_text(source.read_text() + "\n")

    assert stale(tmp_path) == [str(source)]


def test_the_same_source_builds_the_same_package(package, tmp_path):
    again = tmp_path / "again"
    succeed("make", "build-SkillFunction", f"ARTIFACTS_DIR={again}")

    assert files(again) == files(package)


def test_no_path_of_the_building_machine_is_shipped(package):
    named = [name for name, data in files(package).items() if str(ROOT).encode() in data]

    assert named == []
