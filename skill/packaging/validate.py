"""Everything that is checked before a package is handed over."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from skill.models.schema import MANIFEST, validate
from skill.packaging import addresses, phrases, wording
from skill.packaging.icons import SIZES
from skill.packaging.manifest import SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from skill.packaging.phrases import Ear
    from skill.packaging.store import Store


def against_schema(document: Mapping[str, Any], spec: Mapping[str, Any]) -> list[str]:
    """Hold skill.json against Amazon's own schema, which is `spec.json` of ask-smapi-model."""
    return validate(document, MANIFEST, spec)


def against_rules(
    document: Mapping[str, Any],
    store: Store,
    invocations: Mapping[str, str],
    ear: Ear | None = None,
) -> list[str]:
    """Hold skill.json against what the schema does not know; placeholders are not looked at."""
    manifest = document["manifest"]
    return [
        *wording.faults(manifest),
        *phrases.faults(store, invocations, ear),
        *addresses.faults(manifest),
        *_unused(manifest),
    ]


def icons(document: Mapping[str, Any], package: Path) -> list[str]:
    """Hold the icon files of a package against the sizes that the store wants."""
    faults = []
    for listing in document["manifest"]["publishingInformation"]["locales"].values():
        for size, pixels in SIZES.items():
            path = package / listing[f"{size}IconUri"].removeprefix("file://")
            if (found := _png(path)) != (pixels, pixels):
                faults.append(f"{path.name} is {found or 'no PNG'}, not {pixels} by {pixels}")
    return faults


def _unused(manifest: Mapping[str, Any]) -> Iterator[str]:
    for permission in manifest["permissions"]:
        if permission["name"] not in SCOPES:
            yield f"permission {permission['name']} is asked for, but nothing uses it"


def _png(path: Path) -> tuple[int, int] | None:
    """Return width and height from a PNG's header, None for a file that is none."""
    if not path.is_file():
        return None
    head = path.read_bytes()[:24]
    if len(head) < 24 or head[:8] != b"\x89PNG\r\n\x1a\n" or head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", head[16:24])
    return width, height
