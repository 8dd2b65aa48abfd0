"""Botocore's data, read for one service only."""

from __future__ import annotations

from typing import Any

from botocore.loaders import Loader


class OneService(Loader):  # type: ignore[misc]
    """Botocore's loader, knowing DynamoDB and nothing else.

    Making a client scans the folders of some four hundred services twice, and reads 1.2 MB of
    endpoints, which the service's own rule set resolves in the standard partition. Neither changes
    a client there: `tests/unit/store` holds its addresses and signing scopes against botocore's
    own, region by region.
    """

    def list_available_services(self, type_name: str) -> list[str]:  # noqa: ARG002 - botocore's signature
        """Return the one service there is."""
        return ["dynamodb"]

    def load_data_with_path(self, name: str) -> tuple[Any, str]:
        """Load a data file, but no list of partitions."""
        if name == "endpoints":
            return {"version": 3, "partitions": []}, ""
        found: tuple[Any, str] = super().load_data_with_path(name)
        return found
