"""Plain data in DynamoDB's own form, by hand: boto3's types would cost an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Attribute = dict[str, Any]
"""A value as DynamoDB writes it: the letter of its type, and the value."""


def encode(value: object) -> Attribute:
    """Write plain data as DynamoDB's. Raises `TypeError` for any other type."""
    match value:
        case str():
            return {"S": value}
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case bytes():
            return {"B": value}
        case list():
            return {"L": [encode(element) for element in value]}
        case dict():
            return {"M": {name: encode(element) for name, element in value.items()}}
    raise TypeError(f"{type(value).__name__} is not plain data")


def decode(attribute: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain data of any type
    """Read DynamoDB's form of plain data; a type that we never write comes as it is."""
    ((kind, value),) = attribute.items()
    match kind:
        case "N":
            return int(value)
        case "L":
            return [decode(element) for element in value]
        case "M":
            return {name: decode(element) for name, element in value.items()}
    return value
