"""A deployment from nothing to deletion, rehearsed against an emulator of AWS."""

from __future__ import annotations

import shutil
import time
from datetime import UTC, datetime

import pytest

from cloud import STACK, cloud
from home import ears
from servers import REGION
from skill.simulator.echo import APPLICATION, Echo
from tools import ROOT


@pytest.fixture(scope="module")
def aws(tmp_path_factory):
    with cloud(tmp_path_factory.mktemp("cloud")) as running:
        yield running


def deploy(aws, folder, *more: str) -> str:
    given = ("--parameter-overrides", f"SkillId={APPLICATION}", *more)
    template = ("--template-file", str(folder / "template.yaml"))
    config = ("--config-file", str(ROOT / "samconfig.toml"), "--region", REGION)
    done = aws.sam("deploy", *template, *config, *given, "--no-confirm-changeset")
    assert done.returncode == 0, done.stdout[-4000:]
    return done.stdout


def echo(aws) -> Echo:
    alias = aws.outputs()["EndpointArn"]
    return Echo(
        lambda envelope: aws.invoke(alias, envelope), ears(), lambda: datetime.now(UTC), user="ana"
    )


def version(aws) -> str:
    name = aws.outputs()["EndpointArn"].split(":")[6]
    return aws.call("lambda", "get_alias", FunctionName=name, Name="live")["FunctionVersion"]


def items(aws, table: str) -> list[dict]:
    return aws.call("dynamodb", "scan", TableName=table)["Items"]


def changed(build, folder):
    """Return a build with another handler, which is what makes a new version."""
    shutil.copytree(build, folder)
    with (folder / "SkillFunction" / "handler.py").open("a") as source:
        source.write(f"\nNAME = {folder.name!r}\n")
    return folder


def snapshot(aws) -> tuple[str, str]:
    """Return what became of the version behind the alias, and whether it has a snapshot."""
    name = aws.outputs()["EndpointArn"].split(":")[6]
    deadline = time.monotonic() + 30
    while True:
        made = aws.call(
            "lambda", "get_function_configuration", FunctionName=name, Qualifier=version(aws)
        )
        if made["State"] != "Pending" or time.monotonic() > deadline:
            return made["State"], made["SnapStart"]["OptimizationStatus"]
        time.sleep(0.1)


def test_a_deployment_from_nothing_to_deletion(aws, build, tmp_path):
    deploy(aws, build)
    endpoint, table = aws.outputs()["EndpointArn"], aws.outputs()["TableName"]
    assert endpoint.startswith("arn:aws:lambda:")
    assert endpoint.endswith(":live")
    assert snapshot(aws) == ("Active", "Off")

    us = echo(aws)
    first = us.launch().speech
    us.say("ask us a question")
    us.end()
    (kept,) = items(aws, table)
    again = echo(aws).launch().speech
    assert kept["pk"]["S"].startswith("COUPLE#")
    assert len(again) < len(first), "who comes back is not told again what this is"

    before = version(aws)
    assert "No changes to deploy" in deploy(aws, build)
    assert version(aws) == before

    deploy(aws, changed(build, tmp_path / "newer"), "SnapStart=PublishedVersions")
    assert int(version(aws)) == int(before) + 1
    assert snapshot(aws) == ("Active", "On")
    assert aws.outputs()["EndpointArn"] == endpoint, "the address in skill.json stays"
    assert echo(aws).launch().speech, "the new version answers"
    assert items(aws, table)[0]["pk"] == kept["pk"]

    deleted = aws.sam("delete", "--stack-name", STACK, "--no-prompts", "--region", REGION)
    assert "Deleted successfully" in deleted.stdout
    assert items(aws, table)[0]["pk"] == kept["pk"], "couples outlive the stack"
