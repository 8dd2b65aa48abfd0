"""How large the package is: S12."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tests.bench.paired import exact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.contestants import Field
    from tests.bench.goals import Result


def measure(field: Field) -> Iterator[tuple[str, Result]]:
    """Zip the package as it is uploaded."""
    path = field.folder / "package.zip"
    files = [file for file in sorted(field.package.rglob("*")) if file.is_file()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for file in files:
            package.write(file, file.relative_to(field.package))
    yield "S12", exact(_size(path), f"{len(files)} files")


def _size(path: Path) -> int:
    return path.stat().st_size
