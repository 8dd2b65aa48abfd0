"""The stores under contract, and a clock that only moves when told."""

from dataclasses import dataclass

import pytest

from servers import CREDENTIALS, REGION, dynamodb_local
from skill.store import dynamodb
from skill.store.dynamodb import DynamoCouples
from skill.store.sqlite import SqliteCouples

TABLE = "couples"


@dataclass
class Clock:
    now: int = 1_763_000_000

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def region():
    """Name a region, in an environment that knows local servers only."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB"):
            patch.delenv(name, raising=False)
        for name, value in CREDENTIALS.items():
            patch.setenv(name, value)
        yield REGION


@pytest.fixture(scope="session")
def dynamodb_server():
    with dynamodb_local(TABLE) as server:
        yield server


@pytest.fixture(scope="session")
def dynamodb_client(dynamodb_server, region):
    return dynamodb.client(region, dynamodb_server.endpoint)


@pytest.fixture(params=["sqlite-memory", "sqlite-file", "dynamodb"])
def couples(request, clock, tmp_path):
    match request.param:
        case "sqlite-memory":
            return SqliteCouples(":memory:", clock=clock)
        case "sqlite-file":
            return SqliteCouples(tmp_path / "var" / "couples.db", clock=clock)
    client = request.getfixturevalue("dynamodb_client")
    return DynamoCouples(client, TABLE, clock=clock)
