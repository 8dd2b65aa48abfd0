from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from home import Home
from skill.store.sqlite import SqliteCouples


def test_two_devices_talking_at_once_lose_nothing(tmp_path):
    """Each takes twenty questions through the whole path, on one file, at the same time."""
    homes = [
        Home(couples=SqliteCouples(tmp_path / "couples.sqlite", clock=lambda: 1.8e9))
        for _ in range(2)
    ]

    def evening(number: int) -> int:
        echo = homes[number].echo(f"room {number}")
        asked = 0
        for turn in range(20):
            heard = echo.say("ask evening together to ask us a light question")
            asked += heard.intent == "AskQuestionIntent" and heard.open
            assert turn < 20
        return asked

    with ThreadPoolExecutor(2) as rooms:
        answered = sum(rooms.map(evening, range(2)))

    heard = homes[0].couple.heard["questions"].mask().bit_count()
    assert heard == answered
    assert answered >= 36
