"""The template as CloudFormation sees it: SAM's transform done, parameters put in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from servers import REGION
from tools import TEMPLATE, environment, python313, succeed

if TYPE_CHECKING:
    from pathlib import Path

SKILL_ID = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"

TRANSFORM = """
import json, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

class NoManagedPolicies:
    def load(self):
        return {}

template = yaml_parse(open(sys.argv[1]).read())
template["Resources"]["SkillFunction"]["Properties"]["CodeUri"] = "s3://bucket/key"
print(json.dumps(transform(template, json.loads(sys.argv[2]), NoManagedPolicies()), default=str))
"""


def changed_copy(folder: Path, right: str, wrong: str) -> Path:
    """Write the template with one place of it changed."""
    text = TEMPLATE.read_text()
    assert text.count(right) == 1
    copy = folder / "template.yaml"
    copy.write_text(text.replace(right, wrong))
    return copy


def transformed(template=TEMPLATE, **parameters: str) -> dict:
    """Transform as AWS does, then put parameters in, as CloudFormation does after it."""
    env = environment(AWS_REGION=REGION)
    given = json.dumps({"SkillId": SKILL_ID, **parameters})
    stack = json.loads(succeed(python313(), "-c", TRANSFORM, str(template), given, env=env))
    defaults = {name: entry.get("Default") for name, entry in stack["Parameters"].items()}
    return filled(stack, {**defaults, "SkillId": SKILL_ID, **parameters})


def filled(part, parameters):
    match part:
        case {"Ref": name} if name in parameters:
            return parameters[name]
        case dict():
            return {name: filled(value, parameters) for name, value in part.items()}
        case list():
            return [filled(value, parameters) for value in part]
        case _:
            return part


def version(**changes) -> str:
    """Return the name of the version that is published; CloudFormation makes a new one for it."""
    resources = transformed(**changes)["Resources"]
    (name,) = [name for name in resources if re.match("SkillFunctionVersion", name)]
    return name


def of_type(resources: dict, kind: str) -> list[dict]:
    """Return the properties of every resource of a type."""
    return [entry["Properties"] for entry in resources.values() if entry["Type"] == kind]
