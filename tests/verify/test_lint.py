"""The template before the eyes of SAM, cfn-lint and checkov."""

from __future__ import annotations

import pytest

from stack import changed_copy
from tools import TEMPLATE, program, run, succeed

BREAKS = {
    "a misspelt property": ("SkillId: !Ref SkillId", "SkilId: !Ref SkillId"),
    "a runtime that is no more": ("Runtime: python3.13", "Runtime: python3.7"),
    "a key nobody declared": ("AttributeName: pk, KeyType", "AttributeName: id, KeyType"),
    "a reference to nothing": ("Value: !Ref CouplesTable", "Value: !Ref Table"),
}


def test_the_template_is_valid():
    succeed(program(".venv-sam", "sam"), "validate", "--lint")
    succeed(program(".venv-sam", "cfn-lint"), str(TEMPLATE))


def checkov(template) -> list[str]:
    options = ["--framework", "cloudformation", "--compact", "--quiet", "--skip-download"]
    return [program(".venv-checkov", "checkov"), *options, "-f", str(template)]


def test_nothing_unsafe_is_found_beyond_what_is_explained_in_the_template():
    succeed(*checkov(TEMPLATE))


def test_a_table_without_backups_is_found_unsafe(tmp_path):
    copy = changed_copy(tmp_path, "RecoveryEnabled: true", "RecoveryEnabled: false")

    assert "CKV_AWS_28" in run(*checkov(copy)).stdout


@pytest.mark.parametrize("broken", BREAKS)
def test_a_broken_template_is_caught(broken, tmp_path):
    copy = changed_copy(tmp_path, *BREAKS[broken])

    assert run(program(".venv-sam", "cfn-lint"), str(copy)).returncode != 0
