"""Hello world that counts its turns: read and written every time, through the SDK's adapter.

Put together as `StandardSkillBuilder` does it, which is what the SDK's documents use for DynamoDB:
the adapter and the client of Alexa's services, but no table made at every turn.
"""

import os

import boto3
from ask_sdk_core.api_client import DefaultApiClient
from ask_sdk_core.dispatch_components import (
    AbstractRequestInterceptor,
    AbstractResponseInterceptor,
)
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_dynamodb.adapter import DynamoDbAdapter
from hello import registered


class Loading(AbstractRequestInterceptor):
    def process(self, handler_input):
        attributes = handler_input.attributes_manager.persistent_attributes
        attributes["turns"] = int(attributes.get("turns", 0)) + 1


class Saving(AbstractResponseInterceptor):
    def process(self, handler_input, response):
        handler_input.attributes_manager.save_persistent_attributes()


adapter = DynamoDbAdapter(
    table_name=os.environ["TABLE_NAME"],
    partition_key_name="id",
    attribute_name="attributes",
    create_table=False,
    dynamodb_resource=boto3.resource("dynamodb"),
)
builder = registered(CustomSkillBuilder(persistence_adapter=adapter, api_client=DefaultApiClient()))
builder.add_global_request_interceptor(Loading())
builder.add_global_response_interceptor(Saving())
handler = builder.lambda_handler()
