"""What only a file has: a folder, a disk, other processes, and traces."""

import gc
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from skill.domain.couple import Couple
from skill.ports import Conflict, Unavailable
from skill.store import codec
from skill.store.sqlite import SqliteCouples

NOW = 1_763_000_000
ANNA = Couple(names=("Annabella", "Ben"))


def open_couples(path, now=NOW):
    return SqliteCouples(path, clock=lambda: now)


def test_couples_outlast_the_process(tmp_path):
    open_couples(tmp_path / "couples.db").put("ab12", ANNA, seen=0)

    assert open_couples(tmp_path / "couples.db").get("ab12").couple == ANNA


def test_another_process_that_holds_the_file_makes_it_unavailable(tmp_path):
    couples = open_couples(tmp_path / "couples.db")
    other = sqlite3.connect(tmp_path / "couples.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match="locked"):
        couples.put("ab12", ANNA, seen=0)

    other.close()
    couples.put("ab12", ANNA, seen=0)


def test_two_processes_lose_nothing(tmp_path):
    def visit(couples):
        saved = 0
        while saved < 25:
            stored = couples.get("ab12")
            more = replace(stored.couple, visits=stored.couple.visits + 1)
            try:
                couples.put("ab12", more, seen=stored.version)
            except Conflict:
                continue
            saved += 1

    stores = [open_couples(tmp_path / "couples.db") for _ in range(2)]
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(visit, stores))

    assert stores[0].get("ab12").couple.visits == 50


def test_a_disk_that_cannot_be_read_is_unavailable(tmp_path):
    (tmp_path / "noise.db").write_bytes(b"no database " * 100)
    (tmp_path / "file").touch()

    for path in (tmp_path, tmp_path / "noise.db", tmp_path / "file" / "couples.db"):
        with pytest.raises(Unavailable):
            open_couples(path)


def test_forget_leaves_no_trace_in_the_files(tmp_path):
    couples = open_couples(tmp_path / "couples.db")
    couples.put("ab11", Couple(names=("Clara", "Dan")), seen=0)
    couples.put("ab12", ANNA, seen=0)
    couples.close()
    assert "Annabella" in _traces(tmp_path)

    couples = open_couples(tmp_path / "couples.db")
    couples.forget("ab12")

    assert "Annabella" not in _traces(tmp_path)


def test_expired_couples_go_when_the_file_is_opened(tmp_path):
    open_couples(tmp_path / "couples.db").put("ab12", ANNA, seen=0)

    open_couples(tmp_path / "couples.db", NOW + codec.IDLE)

    with sqlite3.connect(tmp_path / "couples.db") as file:
        assert file.execute("SELECT count(*) FROM couples").fetchone() == (0,)
    file.close()


def test_a_closed_store_is_unavailable():
    couples = open_couples(":memory:")

    couples.close()

    with pytest.raises(Unavailable):
        couples.get("ab12")


def test_a_store_let_go_of_lets_go_of_its_file(tmp_path):
    couples = open_couples(tmp_path / "couples.db")
    couples.put("ab12", ANNA, seen=0)

    del couples
    gc.collect()

    assert [path.name for path in tmp_path.iterdir()] == ["couples.db"]


def _traces(folder):
    return "".join(path.read_bytes().decode("latin-1") for path in folder.iterdir())
