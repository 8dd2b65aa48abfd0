"""The generated parts of the documents: a transcript that was played, a table that was read."""

from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from skill.alexa.skill import answer, build
from skill.conversation import Conversation
from skill.models.model import read
from skill.simulator.ears.hearing import Ears
from skill.simulator.echo import Echo
from skill.store.sqlite import SqliteCouples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from skill.simulator.echo import Heard

EVENING = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
PLAYED = (
    "open evening together",
    "we are Ana and Ben",
    "yes",
    "ask us something light about food",
    "no, leave it there",
    "ask evening together to start a two minute listening exercise",
    "yes",
    "yes",
    "no",
    "ask evening together to suggest a date at home under an hour",
    "yes",
)
"""What the couple of the README says; each line is heard through the model and answered."""


def documents(root: Path) -> dict[Path, str]:
    """Return the documents with their generated parts as they should be, by path."""
    model = root / "interaction_models" / "en-US.json"
    parts = {"transcript": transcript(model), "phrases": phrases(model)}
    readme = root / "README.md"
    return {readme: _filled(readme.read_text(encoding="utf-8"), parts)}


def transcript(model: Path) -> str:
    """Play an evening and write down what was said."""
    now, ids = [EVENING], itertools.count(7)
    couples = SqliteCouples(":memory:", clock=lambda: now[0].timestamp())  # noqa: PLW0108 - it moves
    skill = build(Conversation(couples, lambda: now[0], time.monotonic))
    ears = Ears(read(model), now=lambda: now[0])
    echo = Echo(
        lambda asked: answer(skill, asked), ears, lambda: now[0], ids=lambda: str(next(ids))
    )
    lines = []
    for utterance in PLAYED:
        heard = echo.say(utterance)
        lines += [f"**You** {utterance}", *_spoken(heard)]
        now[0] += timedelta(seconds=sum(entry["seconds"] for entry in heard.timeline) + 2)
    return "\n\n".join(lines)


def _spoken(heard: Heard) -> Iterator[str]:
    said: list[str] = []
    for entry in [*heard.timeline, {"kind": "end", "text": "", "seconds": 0}]:
        if entry["kind"] == "words":
            said.append(entry["text"])
            continue
        if said:
            yield f"> {' '.join(said)}"
            said = []
        if entry["kind"] == "quiet":
            yield f"> *({entry['seconds']:.0f} seconds of quiet)*"
        if entry["kind"] == "bell":
            yield "> *(a soft bell)*"


def phrases(model: Path) -> str:
    """Return a table of what can be said: every intent of ours, with three of its samples."""
    rows = ["| say | or |", "| --- | --- |"]
    for intent in read(model).intents.values():
        plain = [sample for sample in intent.samples if "{" not in sample] or list(intent.samples)
        if plain and not intent.name.startswith("AMAZON."):
            rows.append(f"| {plain[0]} | {', '.join(plain[1:3])} |")
    return "\n".join(rows)


def _filled(text: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        opening, closing = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, found, rest = text.partition(opening)
        _, ended, after = rest.partition(closing)
        if not found or not ended:
            raise ValueError(f"the markers of {name} are missing")
        text = f"{before}{opening}{part}\n{closing}{after}"
    return text
