"""One build for all, in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from emulated import emulated
from servers import dynamodb_local
from tools import program, python313, succeed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def build(tmp_path_factory) -> Path:
    """Build as a deployment does, and return the folder that it deploys from."""
    folder = tmp_path_factory.mktemp("sam") / "build"
    python313()
    succeed(program(".venv-sam", "sam"), "build", "--build-dir", str(folder))
    return folder


@pytest.fixture(scope="session")
def package(build) -> Path:
    """Return the folder that Lambda unpacks into /var/task."""
    return build / "SkillFunction"


@pytest.fixture(scope="module")
def table():
    with dynamodb_local("couples") as server:
        yield server


@pytest.fixture
def start(package, tmp_path, table):
    """Start a function on the table of the module; a test may start several."""

    def starter(endpoint=table.endpoint, **more):
        return emulated(more.pop("package", package), tmp_path, endpoint, **more)

    return starter


@pytest.fixture
def couple(request):
    """Who is talking: nobody whom another test has heard of."""
    return request.node.name
