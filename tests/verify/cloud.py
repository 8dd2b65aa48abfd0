"""An emulator of AWS on loopback, to deploy to."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.request import urlopen

import botocore.session
from botocore.config import Config

from servers import CREDENTIALS, REGION, free_port
from tools import environment, program, run

STACK = "evening-together"


class NotStarted(Exception):
    """The emulator ended, or did not answer in time; the message is its log."""


@dataclass(frozen=True)
class Cloud:
    """What the tests ask AWS for."""

    endpoint: str

    def client(self, service: str):
        """Return botocore's client of a service."""
        return botocore.session.Session().create_client(
            service,
            region_name=REGION,
            endpoint_url=self.endpoint,
            aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
            config=Config(read_timeout=60, retries={"total_max_attempts": 1}),
        )

    def call(self, service: str, operation: str, **arguments):
        """Call one operation and leave no connection behind."""
        client = self.client(service)
        try:
            return getattr(client, operation)(**arguments)
        finally:
            client.close()

    def sam(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of `sam` against this cloud, with what samconfig.toml answers."""
        env = environment(AWS_ENDPOINT_URL=self.endpoint, AWS_REGION=REGION)
        return run(program(".venv-sam", "sam"), command, *arguments, env=env)

    def outputs(self) -> dict[str, str]:
        """Return what the stack puts out."""
        (stack,) = self.call("cloudformation", "describe_stacks", StackName=STACK)["Stacks"]
        return {entry["OutputKey"]: entry["OutputValue"] for entry in stack["Outputs"]}

    def invoke(self, arn: str, event) -> dict:
        """Call a function, or one alias of it, as Alexa does."""
        client = self.client("lambda")
        try:
            answer = client.invoke(FunctionName=arn, Payload=json.dumps(event))
            with answer["Payload"] as payload:
                return json.load(payload)
        finally:
            client.close()


@contextmanager
def cloud(folder):
    """Start the emulator on a free port; everything in it is gone at the end."""
    port, log = free_port(), folder / "cloud.log"
    settings = environment(
        GATEWAY_PORT=str(port),
        BIND_HOST="127.0.0.1",
        MINISTACK_HOST="127.0.0.1",
        LAMBDA_EXECUTOR="local",
    )
    with log.open("wb") as out:
        process = subprocess.Popen(
            [program(".venv-313", "ministack")],
            cwd=folder,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/_ministack/health", process, log)
        yield Cloud(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(address, process, log):
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise NotStarted(log.read_text(errors="replace"))
