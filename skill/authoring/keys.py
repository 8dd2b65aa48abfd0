"""The keys of prompts that the code says, found by reading it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CODE = Path(__file__).parent.parent
SPEAKS = ("dialogue/**/*.py", "speech/*.py", "conversation.py", "alexa/*.py")
"""The files that say something."""

AGAIN = "_again"
"""What the key of a reprompt ends in; every question has one."""

NEVER_A_BRACE = {"first", "couple"}
"""Arguments of `asking` that fill no brace; `{first}` is filled by the cast."""

_KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
_FAMILY = re.compile(r"[a-z_]+\.")


@dataclass(frozen=True, slots=True)
class Keys:
    """What the code says: keys, questions among them, families, and what fills their braces."""

    said: frozenset[str]
    asked: frozenset[str]
    """Keys that end a reply, and so are questions; their reprompts too."""
    families: frozenset[str]
    """Beginnings such as `kept.` whose ends are only known when it is said."""
    fills: dict[str, frozenset[str]] = field(default_factory=dict)
    """Braces beyond the cast that every place a key is said fills; none for a key not here."""


def in_code(code: Path = CODE) -> Keys:
    """Read the code and return every key it says.

    A key is what `say` and `asking` are given, and any text shaped like `topic.name`: some
    travel through variables before they are said.
    """
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for pattern in SPEAKS
        for path in sorted(code.glob(pattern))
    ]
    return found_in(trees)


def found_in(trees: Iterable[ast.Module]) -> Keys:
    """Gather the keys of some modules."""
    said, asked, families = set(), set(), set()
    fills: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for tree in trees:
        for node in ast.walk(tree):
            match node:
                case ast.Constant(str(text)) if _KEY.fullmatch(text):
                    said.add(text)
                case ast.JoinedStr([ast.Constant(str(text)), *_]) if _FAMILY.fullmatch(text):
                    families.add(text)
                case ast.Call(ast.Attribute(attr="wordings"), [ast.Constant(str(text))]):
                    said.add(text)
                case ast.FunctionDef():
                    for key, braces, question in _calls(node):
                        said.add(key)
                        fills[key].append(braces)
                        if question:
                            asked.add(key)
                            fills[key + AGAIN].append(braces)
    said |= {key + AGAIN for key in asked}
    asked |= {key + AGAIN for key in asked}
    common = {key: frozenset.intersection(*each) for key, each in fills.items()}
    return Keys(frozenset(said), frozenset(asked), frozenset(families), common)


def _calls(function: ast.FunctionDef) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Yield key, braces filled and whether it is a question, for each `say` and `asking`."""
    named = _named(function)
    for node in ast.walk(function):
        match node:
            case ast.Call(ast.Name("say" | "asking" as verb), [key, *_], keywords):
                braces = frozenset(word.arg for word in keywords if word.arg) - NEVER_A_BRACE
                for text in _texts(key, named):
                    yield text, braces, verb == "asking"


def _named(function: ast.FunctionDef) -> dict[str, list[str]]:
    """Return the keys that local names of a function may hold."""
    named: dict[str, list[str]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named.setdefault(node.targets[0].id, []).extend(_texts(node.value, {}))
    return named


def _texts(node: ast.expr, named: dict[str, list[str]]) -> list[str]:
    match node:
        case ast.Constant(str(text)):
            return [text]
        case ast.Name(name):
            return named.get(name, [])
        case ast.IfExp(body=body, orelse=orelse):
            return [*_texts(body, named), *_texts(orelse, named)]
        case _:
            return []
