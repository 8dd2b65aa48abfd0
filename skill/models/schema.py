"""Amazon's own schema of model and manifest, checked without a network.

The npm package `ask-smapi-model` ships `spec.json`, the Swagger description of the Skill
Management API. It knows nothing of what samples and names may be: those rules are ours.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

MODEL = "v1.skill.interactionModel.InteractionModelData"
MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"


def validate(document: object, definition: str, spec: Mapping[str, Any]) -> list[str]:
    """Hold a document against a definition of the spec; return what is wrong, with its path.

    Unknown keys are errors too, except in parts that the spec puts together from several. Raises
    `KeyError` for a definition that is not there. Needs the development dependency `jsonschema`.
    """
    # The rest of this package works without it, so it is loaded only here.
    from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # noqa: PLC0415

    definitions = strict(spec["definitions"])
    if definition not in definitions:
        raise KeyError(definition)
    # Real models, and Amazon's own, leave synonyms out where there are none.
    synonyms = definitions["v1.skill.interactionModel.TypeValueObject"]
    synonyms["required"] = ["value"]
    synonyms["properties"]["synonyms"].pop("minItems", None)
    schema = {"$ref": f"#/definitions/{definition}", "definitions": definitions}
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in Draft4Validator(schema).iter_errors(document)
    ]


def strict(definitions: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of definitions in which objects allow no keys but those they list.

    Left open is whatever takes part in `allOf`, or is told apart by a discriminator: there each
    part would refuse the keys of the other.
    """
    closed = copy.deepcopy(dict(definitions))
    shared = {"#/definitions/" + name for name, one in closed.items() if "discriminator" in one}
    for one in closed.values():
        _close(one, shared)
    for name in shared:
        closed[name.rpartition("/")[2]].pop("additionalProperties", None)
    return closed


def _close(node: Any, shared: set[str]) -> None:  # noqa: ANN401 - any JSON
    if isinstance(node, list):
        for part in node:
            _close(part, shared)
    if not isinstance(node, dict):
        return
    for part in node.get("allOf", ()):
        if "$ref" in part:
            shared.add(part["$ref"])
    for key, part in node.items():
        if key != "allOf":
            _close(part, shared)
    if isinstance(node.get("properties"), dict) and "allOf" not in node:
        node.setdefault("additionalProperties", False)
