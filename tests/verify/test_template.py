"""What the template creates."""

from __future__ import annotations

import pytest

from servers import REGION
from skill.config import Config
from skill.domain.couple import Couple
from skill.store.dynamodb import DynamoCouples
from stack import SKILL_ID, changed_copy, of_type, transformed, version


@pytest.fixture(scope="module")
def stack() -> dict:
    return transformed()


@pytest.fixture(scope="module")
def resources(stack) -> dict:
    return stack["Resources"]


@pytest.fixture(scope="module")
def function(resources) -> dict:
    (function,) = of_type(resources, "AWS::Lambda::Function")
    return function


def test_alexa_may_call_the_alias_alone_and_for_one_skill_alone(resources):
    (permission,) = of_type(resources, "AWS::Lambda::Permission")
    (alias,) = [name for name, entry in resources.items() if entry["Type"] == "AWS::Lambda::Alias"]

    assert permission == {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Ref": alias},
        "Principal": "alexa-appkit.amazon.com",
        "EventSourceToken": SKILL_ID,
    }
    assert resources[alias]["Properties"]["Name"] == "live"


def test_the_endpoint_that_is_put_out_is_the_alias(stack, resources):
    named = stack["Outputs"]["EndpointArn"]["Value"]["Ref"]

    assert resources[named]["Type"] == "AWS::Lambda::Alias"


def test_the_role_may_read_write_and_forget_in_one_table_and_write_to_one_log(resources, function):
    (role,) = of_type(resources, "AWS::IAM::Role")
    (policy,) = role["Policies"]

    assert function["Role"] == {"Fn::GetAtt": ["SkillRole", "Arn"]}
    assert "ManagedPolicyArns" not in role
    assert policy["PolicyDocument"]["Statement"] == [
        {
            "Effect": "Allow",
            "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
            "Resource": {"Fn::GetAtt": ["CouplesTable", "Arn"]},
        },
        {
            "Effect": "Allow",
            "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "Resource": {"Fn::GetAtt": ["SkillLogs", "Arn"]},
        },
    ]


def test_the_function_is_what_the_package_is_built_for(function):
    assert function["Runtime"] == "python3.13"
    assert function["Architectures"] == ["arm64"]
    assert function["Handler"] == "handler.handler"
    assert function["MemorySize"] == 1024
    assert function["Timeout"] < 8, "Alexa waits no longer"
    assert "Layers" not in function


def test_the_environment_is_what_the_settings_are_read_from(function):
    variables = function["Environment"]["Variables"]
    read = Config.from_env({**dict.fromkeys(variables, "given"), "AWS_REGION": REGION})

    assert variables == {"TABLE_NAME": {"Ref": "CouplesTable"}, "SKILL_ID": SKILL_ID}
    assert (read.table, read.skill_id) == ("given", "given")


def test_log_lines_are_json_and_are_kept_a_month(resources, function):
    (log,) = of_type(resources, "AWS::Logs::LogGroup")

    assert str(log["RetentionInDays"]) == "30"
    assert function["LoggingConfig"]["LogFormat"] == "JSON"
    assert function["LoggingConfig"]["LogGroup"] == {"Ref": "SkillLogs"}


def test_the_table_has_the_key_and_the_time_to_live_that_the_store_writes(resources):
    (table,) = of_type(resources, "AWS::DynamoDB::Table")
    written = {}

    class Client:
        def put_item(self, **call):
            written.update(call["Item"])

    DynamoCouples(Client(), "couples", clock=lambda: 0).put("id", Couple(), seen=0)

    assert [key["AttributeName"] for key in table["KeySchema"]] == ["pk"]
    assert table["AttributeDefinitions"] == [{"AttributeName": "pk", "AttributeType": "S"}]
    assert "S" in written["pk"]
    assert table["TimeToLiveSpecification"]["Enabled"] is True
    assert "N" in written[table["TimeToLiveSpecification"]["AttributeName"]]


def test_the_table_outlives_mistakes(resources):
    table = resources["CouplesTable"]
    unprotected = transformed(TableDeletionProtection="false")["Resources"]["CouplesTable"]

    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {
        "PointInTimeRecoveryEnabled": True
    }
    assert table["Properties"]["SSESpecification"] == {"SSEEnabled": True}
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["Properties"]["DeletionProtectionEnabled"] == "true"
    assert unprotected["Properties"]["DeletionProtectionEnabled"] == "false"


def test_alarms_reach_a_topic_where_one_is_given(resources):
    alarms = of_type(resources, "AWS::CloudWatch::Alarm")

    assert {alarm["MetricName"] for alarm in alarms} == {
        *("Errors", "Throttles", "Duration", "Faults")
    }
    for alarm in alarms:
        assert alarm["AlarmActions"]["Fn::If"][0] == "HasAlarmTopic"
        assert alarm["TreatMissingData"] == "notBreaching"


def test_a_fault_is_counted_under_the_name_its_alarm_watches(resources):
    (count,) = of_type(resources, "AWS::Logs::MetricFilter")
    (alarm,) = [
        alarm
        for alarm in of_type(resources, "AWS::CloudWatch::Alarm")
        if alarm["MetricName"] == "Faults"
    ]
    (metric,) = count["MetricTransformations"]

    assert (metric["MetricNamespace"], metric["MetricName"]) == (
        alarm["Namespace"],
        alarm["MetricName"],
    )


def test_a_setting_changed_in_the_template_publishes_a_version(tmp_path):
    copy = changed_copy(tmp_path, "MemorySize: 1024", "MemorySize: 512")

    assert version() == version()
    assert version() != version(template=copy)


def test_a_changed_parameter_alone_publishes_none_which_is_why_docs_deploy_says_how():
    assert version() == version(SnapStart="PublishedVersions")


def test_snapshots_are_taken_only_when_asked_for(function):
    (asked,) = of_type(
        transformed(SnapStart="PublishedVersions")["Resources"], "AWS::Lambda::Function"
    )

    assert function["SnapStart"] == {"ApplyOn": "None"}
    assert asked["SnapStart"] == {"ApplyOn": "PublishedVersions"}
