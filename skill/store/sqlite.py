"""Couples in one SQLite file, for a desk or a server of one's own."""

from __future__ import annotations

import sqlite3
import weakref
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from skill.domain.couple import Couple
from skill.ports import Conflict, Stored, Unavailable
from skill.store import codec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SET_UP = """
PRAGMA journal_mode = WAL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS couples (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, expires INTEGER NOT NULL, item TEXT NOT NULL
) WITHOUT ROWID;
"""

_CREATE = """
INSERT INTO couples (id, version, expires, item) VALUES (:id, :version, :expires, :item)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, expires = excluded.expires, item = excluded.item
WHERE couples.expires <= :now
"""

_UPDATE = """
UPDATE couples SET version = :version, expires = :expires, item = :item
WHERE id = :id AND version = :seen
"""


class SqliteCouples:
    """Couples in a file, or in memory for `:memory:`, with the promises of `ports.Couples`.

    One connection behind a lock serves all threads; other processes may share the file and are
    waited for up to a second. `clock` gives POSIX seconds. Raises `Unavailable` when the file
    cannot be opened.
    """

    def __init__(self, path: str | Path, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        with _answering():
            if str(path) != ":memory:":
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                Path(path).touch(mode=0o600)
            self._connection = sqlite3.connect(
                path, timeout=1, isolation_level=None, check_same_thread=False
            )
            self._closing = weakref.finalize(self, self._connection.close)
            self._connection.executescript(_SET_UP)
            self._connection.execute("DELETE FROM couples WHERE expires <= ?", (int(clock()),))

    def get(self, couple_id: str) -> Stored:
        """Read a couple; unknown or expired is a new one at version 0.

        Raises `Unavailable` also for an item that a newer deployment has written.
        """
        with _answering(), self._lock:
            row = self._connection.execute(
                "SELECT version, item FROM couples WHERE id = ? AND expires > ?",
                (couple_id, int(self._clock())),
            ).fetchone()
        if row is None:
            return Stored(Couple(), 0)
        version, text = row
        with _answering():
            return Stored(codec.load(codec.from_json(text)), version)

    def put(self, couple_id: str, couple: Couple, *, seen: int) -> None:
        """Save a couple that was read at version `seen`; 0 creates it.

        A new item's version begins at the second of its making, so that a save which read an
        earlier life of it does not fit. Raises `Conflict` and `Unavailable`.
        """
        now = int(self._clock())
        row = {
            "id": couple_id,
            "version": seen + 1 if seen else max(1, now),
            "expires": now + codec.IDLE,
            "item": codec.to_json(codec.dump(couple)),
            "seen": seen,
            "now": now,
        }
        with _answering(), self._lock:
            changed = self._connection.execute(_UPDATE if seen else _CREATE, row).rowcount
            self._connection.execute("DELETE FROM couples WHERE expires <= ?", (now,))
        if changed != 1:
            raise Conflict(f"the couple is no longer as it was at version {seen}")

    def forget(self, couple_id: str) -> None:
        """Delete a couple, in the file and in its log. Raises `Unavailable`."""
        with _answering(), self._lock:
            self._connection.execute("DELETE FROM couples WHERE id = ?", (couple_id,))
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file, which also happens when the store itself is let go of."""
        with self._lock:
            self._closing()


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, codec.TooNew) as error:
        raise Unavailable(str(error)) from error
