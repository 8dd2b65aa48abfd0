"""The fields: each there, each with a value from its closed list, none that nobody knows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from skill.authoring.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skill.authoring.sources import Source

SCHEMAS = Path(__file__).parent.parent / "schemas.json"

ALWAYS_GATED = {"body-health", "money"}
"""Topics that are off until both have said yes, and so never come without their gate."""


def check(source: Source) -> Iterator[Finding]:
    """Find items whose fields do not fit their schema, or that point to nobody.

    That a number or key stands once is seen to when the files are read, see `sources.read`.
    """
    for kind, items in (
        ("question", source.questions),
        ("idea", source.ideas),
        ("cue", source.cues),
        ("exercise", source.exercises),
        ("prompt", source.prompts),
    ):
        for key, item in items.items():
            for error in _validator(kind).iter_errors(item):
                where = ".".join(str(part) for part in error.absolute_path) or kind
                yield Finding(item["file"], key, "schema", f"{where}: {error.message[:120]}")
    for number, item in source.questions.items():
        for topic in sorted(
            ALWAYS_GATED.intersection(item.get("topics", ())) - set(item.get("gates", ()))
        ):
            yield Finding(item["file"], number, "gate", f"is about {topic}, without its gate")
        angle = item.get("angle_of")
        if angle is not None and (angle == number or angle not in source.questions):
            yield Finding(
                item["file"], number, "angle", f"is an angle of {angle}, which is not there"
            )


@cache
def _validator(kind: str) -> Draft202012Validator:
    schemas = json.loads(SCHEMAS.read_text(encoding="utf-8"))
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schemas["$defs"]})
