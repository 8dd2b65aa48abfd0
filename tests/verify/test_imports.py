"""What a cold start of the built package loads."""

from __future__ import annotations

from first_turn import first_turn

FORBIDDEN = {
    *("flask", "yaml", "requests", "pydantic", "hassil", "boto3", "s3transfer", "tomllib"),
    *("recognizers_suite", "recognizers_text", "rapidfuzz", "cryptography", "sqlite3"),
    *("skill.simulator", "skill.authoring", "skill.models", "skill.web", "skill.packaging"),
}


def test_the_first_turn_imports_nothing_heavy(package):
    done = first_turn(package)
    top = {name.partition(".")[0] for name in done["modules"]}
    ours = {".".join(name.split(".")[:2]) for name in done["modules"]}

    assert "botocore" in top, "the turn did try its store"
    assert FORBIDDEN & (top | ours) == set()
    assert done["answer"]["response"]["shouldEndSession"] is True, "it apologised"
    assert done["gc"] is True
    print(f"modules after the first turn: {len(done['modules'])}")


def test_without_snapshots_priming_is_not_even_imported(package):
    assert "skill.alexa.priming" not in first_turn(package)["modules"]
