"""What the shell needs from outside, as promises; `store/` keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from skill.domain.couple import Couple


@dataclass(frozen=True, slots=True)
class Stored:
    """A couple as it was read, with the version that a save must have seen."""

    couple: Couple
    version: int
    """0 for a couple that is not kept yet, or no longer."""


class Conflict(Exception):
    """Somebody saved this couple since it was read."""


class Unavailable(Exception):
    """The couples cannot be read or written just now."""


class Couples(Protocol):
    """Where couples are kept, one item each, by the hash of the Alexa user id."""

    def get(self, couple_id: str) -> Stored:
        """Read a couple, strongly consistent; unknown or expired is a new one at version 0.

        Raises `Unavailable` when the store does not answer in time.
        """
        ...

    def put(self, couple_id: str, couple: Couple, *, seen: int) -> None:
        """Save a couple that was read at version `seen`; 0 creates it.

        Raises `Conflict` when it was created, changed or forgotten since, `Unavailable` when
        the store does not answer in time.
        """
        ...

    def forget(self, couple_id: str) -> None:
        """Delete everything kept of a couple; an unknown one is no error.

        Raises `Unavailable` when the store does not answer in time.
        """
        ...
