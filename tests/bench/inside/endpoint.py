"""The skill behind its own verified endpoint, keeping couples in memory: `python endpoint.py CHAIN`.

As for flask-ask-sdk, the chain comes from a file, and `SSL_CERT_FILE` names the roots.
"""

import json
import os
import pathlib
import sys

import certifi
from in_memory import skill
from serving import serve

from skill.app import clock
from skill.web.app import create_app
from skill.web.certificates import Certificates, trusted_roots
from skill.web.dispatch import dispatcher
from skill.web.verifier import Verifier

chain = pathlib.Path(sys.argv[1]).read_bytes()
certifi.contents = pathlib.Path(os.environ["SSL_CERT_FILE"]).read_text
certificates = Certificates(trusted_roots(), lambda _url: chain, clock)
verifier = Verifier(certificates, os.environ["SKILL_ID"], clock)
serve(create_app(dispatcher(skill, json.dumps({"version": "1.0", "response": {}})), verifier))
