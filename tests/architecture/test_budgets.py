"""What a start and a turn may cost, counted rather than timed."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from bench.database import running
from bench.envelopes import ended, intent, launch
from home import EVENING
from item_size import item_bytes
from skill.alexa.skill import answer, build
from skill.content.catalogue import catalogue
from skill.conversation import Conversation
from skill.domain import couple as kept
from skill.domain.couple import Couple, Evening, Heard, Place
from skill.ports import Stored
from skill.store.attributes import decode
from skill.store.dynamodb import DynamoCouples

ROOT = Path(__file__).resolve().parents[2]

FORBIDDEN = {
    *("boto3", "s3transfer", "flask", "werkzeug", "waitress", "requests", "yaml", "pydantic"),
    *("hassil", "recognizers_text", "recognizers_suite", "jsonschema", "cryptography"),
    *("sqlite3", "tomllib", "asyncio", "multiprocessing", "unittest"),
    *(f"skill.{room}" for room in ("simulator", "authoring", "models", "web", "packaging")),
}
"""What no start on Lambda may load, by the first parts of its name."""

MODULES = 690
"""How many modules the first turns may have loaded: 675 where this was set, on 3.11."""

ITEM_BYTES = 1500
HEADER_BYTES_AN_ITEM = 24
HEADER_BYTES = 4096

# Runs like Lambda: import the handler, then take the turns; tells what is loaded after either.
LAMBDA = """
import json, sys
sys.path[:0] = sys.argv[1:]
requests = json.load(sys.stdin)
from handler import handler
started = sorted(sys.modules)
attributes, responses = {}, []
for request in requests:
    request["session"]["attributes"] = attributes
    responses.append(handler(request, None))
    still_open = responses[-1]["response"].get("shouldEndSession") is False
    attributes = responses[-1]["sessionAttributes"] if still_open else {}
json.dump([started, sorted(sys.modules), responses], sys.stdout)
"""

CHANGING = [
    launch(),
    intent("AskQuestionIntent", 1, depth=("light", "1")),
    intent("AMAZON.NextIntent", 2),
    intent("KeepIntent", 3),
    intent("SuggestDateIntent", 4),
    intent("SetNamesIntent", 5, first=("Anna", None), second=("Ben", None)),
    intent("AskQuestionIntent", 6),
]
QUIET = [
    intent("AMAZON.RepeatIntent", 7),
    intent("MoreTimeIntent", 8),
    intent("AMAZON.PauseIntent", 9),
    intent("WhoFirstIntent", 10),
    intent("AMAZON.HelpIntent", 11),
    ended(12),
    intent("SupportNumbersIntent", 13),
]


@pytest.fixture(scope="module")
def loaded():
    """Modules after the start, and after the first turns."""
    with running() as database:
        environment = {
            "PATH": os.environ["PATH"],
            "TABLE_NAME": "Budget",
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL_DYNAMODB": database.endpoint,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        command = [sys.executable, "-c", LAMBDA, str(ROOT), str(ROOT / "lambda")]
        ran = subprocess.run(
            command, env=environment, input=json.dumps([*CHANGING, *QUIET]),
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        started, after, responses = json.loads(ran.stdout)
        asked = database.counts()
    assert len(responses) == len(CHANGING) + len(QUIET)
    assert asked["GetItem"] == len(responses), ran.stderr
    assert asked["PutItem"] == len(CHANGING), ran.stderr
    return set(started), set(after)


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_a_start_on_lambda_never_loads(name, loaded):
    started, after = loaded
    found = {module for module in started | after if f"{module}.".startswith(f"{name}.")}
    assert not found


def test_a_first_turn_has_loaded_few_modules(loaded):
    _, after = loaded
    assert len(after) <= MODULES


def test_the_start_loads_what_our_turns_need(loaded):
    started, after = loaded
    late = {module for module in after - started if module.startswith("skill.")}
    assert not late


class Counting:
    """A store in memory that counts what it is asked."""

    def __init__(self):
        self.asked = Counter()
        self._stored = Stored(Couple(), 0)

    def get(self, _couple_id):
        self.asked["reads"] += 1
        return self._stored

    def put(self, _couple_id, couple, *, seen):
        self.asked["writes"] += 1
        self._stored = Stored(couple, seen + 1)

    def forget(self, _couple_id):
        self.asked["writes"] += 1
        self._stored = Stored(Couple(), 0)


def test_a_turn_reads_once_and_writes_only_what_changed():
    couples = Counting()
    skill = build(Conversation(couples, lambda: EVENING, time.monotonic))
    attributes = {}
    for request, writes in [
        *((request, 1) for request in CHANGING),
        *((request, 0) for request in QUIET),
        *((intent("ForgetUsIntent", 14), 0), (intent("AMAZON.YesIntent", 15), 1)),
    ]:
        couples.asked.clear()
        request["session"]["attributes"] = attributes
        response = answer(skill, request)
        still_open = response["response"].get("shouldEndSession") is False
        attributes = response["sessionAttributes"] if still_open else {}
        name = request["request"].get("intent", {"name": request["request"]["type"]})["name"]
        assert couples.asked == Counter(reads=1, writes=writes), name


def test_a_couple_with_all_there_is_to_keep_stays_small():
    questions, ideas = catalogue("en-US").questions, catalogue("en-US").ideas
    most = max(3200, questions.items.bit_length())
    everything = Couple(
        names=("Maximiliane-Theresia", "Bartholomew-Fitzroy"),
        first=1,
        visits=7300,
        depth=2,
        heard=MappingProxyType(
            {
                "questions": _heard(most),
                "ideas": _heard(max(500, ideas.items.bit_length())),
                "cues": replace(_heard(200), bits=b""),
            }
        ),
        keepers=tuple(range(kept.KEEPERS)),
        evenings=tuple(
            Evening(739_000 + 2 * day, ("speaker-listener", "appreciation"))
            for day in range(kept.EVENINGS)
        ),
        nights=7300,
        unfinished=Place("speaker-listener", 20, 1, 12, 300, 1_800_000_000),
        without_quiet=tuple(f"{device:012x}" for device in range(kept.DEVICES)),
        voiced=bytes(range(1, 65)),
    )
    client = Saved()
    DynamoCouples(client, "Budget", clock=EVENING.timestamp).put("f" * 64, everything, seen=7300)
    assert item_bytes({name: decode(value) for name, value in client.item.items()}) <= ITEM_BYTES


class Saved:
    """A client of DynamoDB that remembers what it was given."""

    def put_item(self, **asked):
        self.item = asked["Item"]


def _heard(most):
    bits = (1 << most) - 1
    return Heard(bits.to_bytes((most + 7) // 8, "little"), tuple(range(most - kept.RECENT, most)))


@pytest.mark.parametrize("kind", ["questions", "ideas", "cues"])
def test_what_is_loaded_of_a_bank_grows_by_bytes_an_item(kind):
    bank = catalogue("en-US").bank(kind)
    assert bank._body <= HEADER_BYTES + HEADER_BYTES_AN_ITEM * bank.items.bit_count()
