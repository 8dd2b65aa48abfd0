"""Warm turns: `python turns.py MODULE`, then a line of JSON for each run of turns.

A run is `{"requests": [...], "times": n}`: the requests in turn, n in all, each within the session
that the one before left. The answer is the nanoseconds of each, and the last response.
"""

import json
import logging
import os
import sys
from itertools import cycle, islice
from time import perf_counter_ns

logging.basicConfig(level="INFO", filename=os.devnull)
handler = __import__(sys.argv[1]).handler
attributes = {}

for line in sys.stdin:
    run = json.loads(line)
    texts = [json.dumps(request) for request in run["requests"]]
    took = []
    response = None
    for text in islice(cycle(texts), run["times"]):
        request = json.loads(text)
        request["session"]["attributes"] = attributes
        start = perf_counter_ns()
        response = handler(request, None)
        took.append(perf_counter_ns() - start)
        attributes = response.get("sessionAttributes") or {}
    print(json.dumps({"took": took, "response": response}), flush=True)
