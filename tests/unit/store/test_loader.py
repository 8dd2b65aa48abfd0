from __future__ import annotations

import botocore.session
import pytest

from skill.store.dynamodb import client

PARTITIONS = ("aws", "aws-cn", "aws-us-gov")
REGIONS = [
    region
    for partition in PARTITIONS
    for region in botocore.session.get_session().get_available_regions("dynamodb", partition)
]


@pytest.fixture(scope="module")
def usual():
    return botocore.session.get_session()


@pytest.mark.parametrize("region", REGIONS)
def test_a_client_reads_less_and_calls_the_same_address(region, usual, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "local")
    theirs = usual.create_client("dynamodb", region_name=region)
    ours = client(region)

    assert signed(ours) == signed(theirs)


def signed(made) -> tuple[str, str]:
    """Return where a call would go, and the scope it is signed for."""
    sent = []

    def catch(request, **_):
        sent.append(request)
        raise Stopped

    made.meta.events.register("before-send.dynamodb.GetItem", catch)
    with pytest.raises(Stopped):
        made.get_item(TableName="couples", Key={"pk": {"S": "x"}})
    authorization = sent[0].headers["Authorization"].decode()
    scope = authorization.split("Credential=")[1].split(",")[0]
    return sent[0].url, scope.partition("/")[2]


class Stopped(Exception):
    """Nothing is sent."""
