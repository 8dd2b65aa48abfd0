"""Who is compared, and how each is run."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import envelopes
from tests.bench.envelopes import SKILL_ID
from tests.bench.installing import NODE, ROOT
from tests.bench.processes import Contestant, environment
from tests.bench.staging import compile_all

if TYPE_CHECKING:
    from tests.bench.database import Database

HERE = Path(__file__).parent
INSIDE = HERE / "inside"

OUR_REQUEST = ("AskQuestionIntent", {"depth": ("light", "1")})
THEIR_REQUEST = ("HelloWorldIntent", {"answer": ("the moon", "MOON")})


@dataclass(frozen=True)
class Field:
    """All that is shared: the Python, the package that is measured, a folder, a database."""

    python: Path
    package: Path
    folder: Path
    database: Database

    def __post_init__(self) -> None:
        shutil.copytree(
            HERE / "peers", self.folder / "peers", ignore=shutil.ignore_patterns("node", "__pyc*")
        )
        compile_all(self.folder / "peers", self.python)
        for name, request in (("ours", our_request()), ("theirs", their_request())):
            (self.folder / f"{name}.json").write_text(json.dumps(request))

    def ours(self, package: Path | None = None) -> Contestant:
        """Return the skill from start to first response."""
        return self._python(
            ["first_turn.py", "handler", self.folder / "ours.json"], package or self.package
        )

    def primed(self) -> Contestant:
        """Return the skill as a snapshot has it, forked for each response."""
        return self._python(
            ["forked.py", self.folder / "ours.json"],
            self.package,
            INSIDE / "snapstart",
            AWS_LAMBDA_INITIALIZATION_TYPE="snap-start",
        )

    def ours_warm(self, module: str = "handler", package: Path | None = None) -> Contestant:
        """Return the skill for many turns; `in_memory` is without the database."""
        return self._python(["turns.py", module], package or self.package)

    def theirs(self) -> Contestant:
        """Return hello world with persistence from start to first response."""
        event = self.folder / "theirs.json"
        return self._python(["first_turn.py", "hello_persistent", event], self.folder / "peers")

    def theirs_in_node(self) -> Contestant:
        command = ["node", NODE / "first_turn.js", self.folder / "theirs.json"]
        return Contestant([str(part) for part in command], self._environment())

    def theirs_warm(self, module: str) -> Contestant:
        """Return `hello` or `hello_persistent` for many turns."""
        return self._python(["turns.py", module], self.folder / "peers")

    def our_endpoint(self) -> Contestant:
        """Return the endpoint that hosts the skill elsewhere; its room is not in the package."""
        return self._python(
            ["endpoint.py", self.folder / "chain.pem"], ROOT, ROOT / "lambda", **self._verified()
        )

    def their_endpoint(self) -> Contestant:
        """Return hello world behind flask-ask-sdk."""
        path = (self.folder / "peers", INSIDE)
        command = [self.folder / "peers" / "hello_flask.py", self.folder / "chain.pem"]
        return self._python(command, *path, **self._verified())

    def _verified(self) -> dict[str, str]:
        return {"SSL_CERT_FILE": str(self.folder / "roots.pem"), "SKILL_ID": SKILL_ID}

    def _python(self, command: list[object], *path: Path, **more: str) -> Contestant:
        script, *arguments = command
        places = ":".join(str(place) for place in path)
        return Contestant(
            [str(part) for part in (self.python, INSIDE / str(script), *arguments)],
            self._environment(PYTHONPATH=places, **more),
        )

    def _environment(self, **more: str) -> dict[str, str]:
        endpoint = self.database.endpoint
        return environment(AWS_ENDPOINT_URL_DYNAMODB=endpoint, TABLE_NAME="Bench", **more)


def our_request(number: int = 0) -> dict:
    """Return a request that has the skill choose a question, read it and save the couple."""
    name, slots = OUR_REQUEST
    return envelopes.intent(name, number, **slots)


def their_request(number: int = 0) -> dict:
    name, slots = THEIR_REQUEST
    return envelopes.intent(name, number, **slots)
