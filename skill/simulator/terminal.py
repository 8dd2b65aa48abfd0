"""One turn in the terminal: what was heard, where it led, what was said."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TextIO

from skill.simulator.desk import Clock, Desk, Unheard
from skill.store.sqlite import SqliteCouples

if TYPE_CHECKING:
    from pathlib import Path

    from skill.config import Config


def say(config: Config, model: Path, utterance: str, out: TextIO = sys.stdout) -> int:
    """Take one turn as a one-shot and print it; the couple is kept, the session is not."""
    desk = Desk(lambda clock: SqliteCouples(config.database, clock=clock), model.parent, Clock())
    words = utterance.strip()
    asked = words if "evening together" in words.lower() else f"ask evening together to {words}"
    try:
        turn = desk.take({"utterance": asked, "locale": model.stem})
    except Unheard as unheard:
        print(unheard, file=out)
        return 2
    print(f"heard   {turn['intent']} {json.dumps(turn['slots'])}", file=out)
    print(f"state   {turn['before']['at']} -> {turn['after']['at']}", file=out)
    for entry in turn["timeline"]:
        words = entry["text"] or f"({entry['kind']}, {entry['seconds']:g} s)"
        print(f"{entry['at']:6.1f}  {words}", file=out)
    print(f"after silence: {turn['reprompt'] or '(the session is closed)'}", file=out)
    print(json.dumps(turn["response"], indent=2), file=out)
    return 0
