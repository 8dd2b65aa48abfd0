"""A catalogue to try written words in, gone when the trial is over."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from skill.content.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.sources import Source


@contextmanager
def trial(source: Source) -> Iterator[Catalogue]:
    """Yield a catalogue of a source's prompts and exercises, without its banks."""
    prompts = {
        "says": {key: prompt["say"] for key, prompt in source.prompts.items()},
        "lines": {},
    }
    with TemporaryDirectory() as folder:
        for name, raw in (("prompts", prompts), ("exercises", source.exercises)):
            Path(folder, f"{name}.json").write_text(json.dumps(raw), encoding="utf-8")
        yield Catalogue(Path(folder))
