"""The settings of a deployment, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Misconfigured(Exception):
    """A setting is missing or makes no sense; the message names it."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a deployment decides. `table` set means DynamoDB, else `database` names a SQLite file."""

    skill_id: str | None = None
    table: str | None = None
    region: str | None = None
    endpoint: str | None = None
    """Another address for DynamoDB, such as DynamoDB Local."""
    database: str = "var/couples.sqlite"

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Config:
        """Read settings from the environment.

        Raises `Misconfigured` when a table is named without a region.
        """
        table = env.get("TABLE_NAME") or None
        region = env.get("AWS_REGION") or env.get("AWS_DEFAULT_REGION") or None
        if table and not region:
            raise Misconfigured("TABLE_NAME is set, but AWS_REGION is not")
        return cls(
            skill_id=env.get("SKILL_ID") or None,
            table=table,
            region=region,
            endpoint=env.get("AWS_ENDPOINT_URL_DYNAMODB") or env.get("AWS_ENDPOINT_URL") or None,
            database=env.get("DATABASE") or "var/couples.sqlite",
        )
