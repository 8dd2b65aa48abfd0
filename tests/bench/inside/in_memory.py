"""The shipped skill, with couples kept in this process: what a turn costs without the database."""

import time

import handler as shipped  # noqa: F401 - imported whole, so that all is as it is when deployed

from skill.alexa.skill import answer, build
from skill.app import clock
from skill.conversation import Conversation
from skill.domain.couple import Couple
from skill.ports import Stored


class Kept:
    """Couples in a dictionary, without versions: nobody else is here."""

    def __init__(self):
        self._couples = {}

    def get(self, couple_id):
        return self._couples.get(couple_id, Stored(Couple(), 0))

    def put(self, couple_id, couple, *, seen):
        self._couples[couple_id] = Stored(couple, seen + 1)

    def forget(self, couple_id):
        self._couples.pop(couple_id, None)


skill = build(Conversation(Kept(), clock, time.monotonic))


def handler(event, _context):
    return answer(skill, event)
