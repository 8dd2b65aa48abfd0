"""Hello world behind flask-ask-sdk, which verifies every request: `python hello_flask.py CHAIN`.

Two things are ours. The chain comes from a file in place of Amazon's bucket, and `SSL_CERT_FILE`
names the roots, ours among them.
"""

import os
import pathlib
import sys

import ask_sdk_webservice_support.verifier as verifying
from ask_sdk_core.skill_builder import SkillBuilder
from flask import Flask
from flask_ask_sdk.skill_adapter import SkillAdapter
from hello import registered
from serving import serve

chain = pathlib.Path(sys.argv[1])
verifying.urlopen = lambda _url: chain.open("rb")

app = Flask(__name__)
adapter = SkillAdapter(
    skill=registered(SkillBuilder()).create(), skill_id=os.environ["SKILL_ID"], app=app
)
adapter.register(app=app, route="/alexa")
serve(app)
