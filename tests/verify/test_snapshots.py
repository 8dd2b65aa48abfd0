"""SnapStart under Lambda's own runtime client: primed before the snapshot, answering after it."""

from __future__ import annotations

import json
import shutil
from urllib.parse import urlsplit

from talking import echo, kept

RESTORED = """
import json, os, sys
os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "snap-start"
from awslambdaric.__main__ import main
from awslambdaric.lambda_runtime_client import LambdaRuntimeClient

def restored(_client):
    peers = [line.split()[2] for line in open("/proc/self/net/tcp") if line.split()[9] in mine()]
    primed = "skill.alexa.priming" in sys.modules
    print("SNAPSHOT" + json.dumps({"peers": peers, "primed": primed}), flush=True)

def mine():
    links = []
    for fd in os.listdir("/proc/self/fd"):
        try:
            links.append(os.readlink("/proc/self/fd/" + fd))
        except OSError:
            continue
    return {link[8:-1] for link in links if link.startswith("socket:")}

LambdaRuntimeClient.restore_next = restored  # the emulator has no such call
main(["", sys.argv[1]])
"""


def test_a_snapshot_is_primed_and_holds_no_connection_to_the_table(start, table, couple):
    with start(start=("-c", RESTORED)) as function:
        us = echo(function, couple)
        assert us.launch().open
        assert us.say("ask us a question").open
        (line,) = [line for line in function.log.splitlines() if line.startswith("SNAPSHOT")]
        turns = len(function.lines)
    snapshot = json.loads(line.removeprefix("SNAPSHOT"))
    port = f"{urlsplit(table.endpoint).port:04X}"

    assert snapshot["primed"]
    assert port not in {peer.partition(":")[2] for peer in snapshot["peers"]}
    assert kept(table, couple).version > 0
    assert turns == 2, "priming leaves no turn in the log"


def test_a_snapshot_that_cannot_be_primed_is_an_error_of_the_deployment(start, package, tmp_path):
    broken = shutil.copytree(package, tmp_path / "broken")
    (broken / "skill/content/compiled/en/questions.bank").unlink()
    with start(package=broken, start=("-c", RESTORED)) as function:
        answer = function({})
        log = function.log

    assert answer["errorType"] == "NotAnswered"
    assert "SNAPSHOT" not in log
