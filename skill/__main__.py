"""The project's commands: `python -m skill COMMAND`; `make` calls them."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from skill.authoring.sources import Written
from skill.config import Config, Misconfigured
from skill.content.catalogue import NotCompiled
from skill.ports import Unavailable

ROOT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:  # noqa: PLR0911 - one line a command
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m skill", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="talk to a virtual Echo on a page at 127.0.0.1")
    run.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8080")))
    say = commands.add_parser("say", help="take one turn in the terminal")
    say.add_argument("utterance")
    commands.add_parser("content", help="check what was written, and compile it")
    models = commands.add_parser("models", help="write exercise names into the models")
    models.add_argument("--check", action="store_true", help="change nothing, only check")
    docs = commands.add_parser("docs", help="write the generated parts of the documents")
    docs.add_argument("--check", action="store_true", help="change nothing, only check")
    commands.add_parser("package", help="write the skill package for Alexa; see its --help")
    serve = commands.add_parser("serve", help="serve POST /alexa behind a TLS proxy")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8081")))
    serve.add_argument("--unverified", action="store_true", help="loopback only, for trying")
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["package"]:
        return _package(words[1:])
    options = parser.parse_args(words)
    config = Config.from_env(os.environ)
    match options.command:
        case "run":
            return _run(config, options.port)
        case "say":
            return _say(config, options.utterance)
        case "content":
            return _content()
        case "models":
            return _models(check=options.check)
        case "docs":
            return _docs(check=options.check)
        case _:
            return _serve(config, options)


def _run(config: Config, port: int) -> int:
    from skill.authoring.compile import ensure
    from skill.simulator.server import serve

    ensure()
    serve(config, ROOT / "interaction_models", port)
    return 0


def _say(config: Config, utterance: str) -> int:
    from skill.authoring.compile import ensure
    from skill.simulator.terminal import say

    ensure()
    return say(config, ROOT / "interaction_models" / "en-US.json", utterance)


def _content() -> int:
    from skill.authoring import compile as compiling
    from skill.authoring import report

    compiling.ensure()
    return report.run(datetime.now(UTC).date(), sys.stdout)


def _models(*, check: bool) -> int:
    from skill.simulator.checking import check_models

    return check_models(ROOT / "interaction_models", write=not check)


def _docs(*, check: bool) -> int:
    from skill.authoring.compile import ensure
    from skill.simulator.documents import documents

    ensure()
    stale = [
        (path, text)
        for path, text in documents(ROOT).items()
        if path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        if check:
            print(f"{path.name}: run make docs", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if stale and check else 0


def _package(words: list[str]) -> int:
    from functools import cache

    from skill.models.model import read
    from skill.packaging import package
    from skill.packaging.phrases import Ear
    from skill.simulator.ears.hearing import Ears
    from skill.simulator.invocation import split

    models = ROOT / "interaction_models"
    ears = cache(lambda locale: Ears(read(models / f"{locale}.json")))
    ear = Ear(split, lambda locale, wish: ears(locale).hear(wish).intent)
    return package.run(words, env=os.environ, ear=ear)


def _serve(config: Config, options: argparse.Namespace) -> int:
    from skill.authoring.compile import ensure
    from skill.web.serve import serve

    ensure()
    return serve(config, options.host, options.port, unverified=options.unverified)


def guarded() -> int:
    """Run a command; what stands in its way is said in one sentence, with exit status 2."""
    try:
        return main()
    except (Misconfigured, NotCompiled, OSError, Unavailable, Written) as obstacle:
        print(f"{type(obstacle).__name__}: {obstacle}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(guarded())
