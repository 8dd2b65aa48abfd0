"""Which slots the dialogue reads and asks for, found in its source."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SKILL = Path(__file__).parent.parent
DIALOGUE = SKILL / "dialogue"
RESPONSE = SKILL / "alexa" / "response.py"


class Unclear(Exception):
    """A slot is read under a name that the source does not spell out."""


def slots_read(folder: Path = DIALOGUE) -> frozenset[str]:
    """Name every slot that is read with `turn.slots.get(name)`.

    The name stands there, or runs through a tuple of names in the loop around it. Raises
    `Unclear` for any other name.
    """
    return frozenset(
        name
        for path in sorted(folder.rglob("*.py"))
        for name in _names(ast.parse(path.read_text(encoding="utf-8")), path.name)
    )


def elicited(path: Path = RESPONSE) -> dict[str, tuple[str, ...]]:
    """Give the slots of every intent that is ever elicited: `SLOTS` of the response writer.

    Read from its source, as models know nothing of the ASK SDK. Raises `Unclear` without it.
    """
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SLOTS":
            slots: dict[str, tuple[str, ...]] = ast.literal_eval(node.value)
            return slots
    raise Unclear(f"{path.name} assigns no SLOTS")


def _names(tree: ast.Module, file: str) -> Iterator[str]:
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        loops = dict(_loops(function))
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="slots"), attr="get")):
                    pass
                case _:
                    continue
            match node.args[0]:
                case ast.Constant(value=str(name)):
                    yield name
                case ast.Name(id=variable) if variable in loops:
                    yield from loops[variable]
                case other:
                    raise Unclear(f"{file}: which slot is {ast.unparse(other)}?")


def _loops(function: ast.FunctionDef) -> Iterator[tuple[str, list[str]]]:
    """Give every loop variable with the strings it runs through, where these are spelled out."""
    for node in ast.walk(function):
        if not isinstance(node, ast.For | ast.comprehension):
            continue
        try:
            rows = ast.literal_eval(node.iter)
        except ValueError:
            continue
        targets = node.target.elts if isinstance(node.target, ast.Tuple) else [node.target]
        for at, target in enumerate(targets):
            cells = [row[at] if isinstance(row, tuple) else row for row in rows]
            if isinstance(target, ast.Name) and all(isinstance(cell, str) for cell in cells):
                yield target.id, cells
