"""All rules for interaction models, run over a folder of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skill.authoring.sources import CONTENT
from skill.authoring.sources import read as written_content
from skill.models import contents, declared, document, heard, invocation, reading, samples, values
from skill.models.finding import Finding
from skill.models.model import Model, read
from skill.models.sync import stale
from skill.models.told import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from skill.models.overlap import Understood

    HearFactory = Callable[[Model], Callable[[str], Understood]]


def check(folder: Path, hear_factory: HearFactory, content: Path = CONTENT) -> list[Finding]:
    """Check every model of a folder against its rules, the dialogue and the content.

    `hear_factory` makes ears for a model. A file that is no model is one finding, and nothing
    more is looked for in it.
    """
    findings = list(declared.answered())
    models: dict[str, Model] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            models[path.name] = model = read(path)
        except ValueError as wrong:
            findings.append(Finding("file", "unreadable", str(wrong), path.name))
            continue
        findings += (
            replace(finding, file=path.name)
            for finding in _model(path, model, hear_factory(model), content)
        )
    if not models:
        findings.append(Finding("folder", "no-models", "there is no model in it", str(folder)))
    return [*findings, *declared.alike(models.items())]


def _model(
    path: Path, model: Model, hear: Callable[[str], Understood], content: Path
) -> Iterator[Finding]:
    text = path.read_text(encoding="utf-8")
    source = written_content(path.stem, content)
    yield from document.written(text)
    yield from invocation.name(model.invocation)
    yield from declared.intents(model)
    yield from declared.slots(model, reading.slots_read())
    yield from declared.dialog(model, reading.elicited())
    yield from samples.samples(model)
    yield from values.values(model)
    yield from contents.contents(model, source)
    if stale(text, source.exercises):
        yield Finding("type EXERCISE", "stale", "`make models` has not been run")
    yield from heard.won(model, hear)
    yield from told(source.prompts, hear)
