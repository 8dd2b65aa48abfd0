"""Writing the package: checked first, then written afresh, or not at all."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skill.models.model import read as read_model
from skill.packaging import addresses, icons, privacy, store, validate
from skill.packaging.manifest import build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skill.packaging.manifest import Deployment
    from skill.packaging.phrases import Ear

SPEC = Path("node_modules/ask-smapi-model/spec.json")
"""Amazon's own schema of the skill management API, as npm delivers it."""

WRITTEN = ("skill-package", "ask-resources.json", "privacy.html")
"""What is written; the page stays outside of the folder that ask-cli uploads."""

RESOURCES = {
    "askcliResourcesVersion": "2020-03-31",
    "profiles": {"default": {"skillMetadata": {"src": "./skill-package"}}},
}
"""ask-resources.json without code and infrastructure: the function is deployed by itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a package: faults leave it unwritten, placeholders and skips do not."""

    faults: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def write(
    root: Path, out: Path, deployment: Deployment, contact: str | None, ear: Ear | None
) -> Outcome:
    """Check everything, then write the package afresh; with any fault, leave none at all.

    Raises `Untold` for store texts and `ValueError` for a model or policy that cannot be read.
    """
    package = out / "skill-package"
    shutil.rmtree(package, ignore_errors=True)
    models = sorted((root / "interaction_models").glob("*.json"))
    if not models:
        return Outcome(faults=("interaction_models/ has no model",))
    texts = store.read(root / "skill" / "packaging" / "store.toml")
    document = build(texts, [model.stem for model in models], deployment)
    page = privacy.render((root / "docs" / "privacy.md").read_text(encoding="utf-8"), contact)
    skipped = []
    invocations = {model.stem: read_model(model).invocation for model in models}
    faults = validate.against_rules(document, texts, invocations, ear)
    if (root / SPEC).is_file():
        spec = json.loads((root / SPEC).read_text(encoding="utf-8"))
        faults += validate.against_schema(document, spec)
    else:
        skipped.append("Amazon's schema: ask-smapi-model is not installed, see package.json")
    if ear is None:
        skipped.append("whether phrases are heard as they are meant: there is no ear")
    if not faults:
        _put(package, document, models)
        faults += validate.icons(document, package)
    if faults:
        shutil.rmtree(package, ignore_errors=True)
        return Outcome(faults=tuple(faults), skipped=tuple(skipped))
    (out / "ask-resources.json").write_text(_json(RESOURCES), encoding="utf-8")
    (out / "privacy.html").write_text(page, encoding="utf-8")
    missing = list(addresses.placeholders(document["manifest"]))
    if not contact:
        missing.append("contact in the privacy policy: give --contact, or PRIVACY_CONTACT")
    return Outcome(placeholders=tuple(missing), skipped=tuple(skipped))


def _put(package: Path, document: Mapping[str, Any], models: Sequence[Path]) -> None:
    custom = package / "interactionModels" / "custom"
    custom.mkdir(parents=True)
    (package / "skill.json").write_text(_json(document), encoding="utf-8")
    drawn = {size: icons.draw(pixels) for size, pixels in icons.SIZES.items()}
    for model in models:
        shutil.copyfile(model, custom / model.name)
        for size, icon in drawn.items():
            icons.save(icon, package / "assets" / "images" / f"{model.stem}_{size}Icon.png")


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
