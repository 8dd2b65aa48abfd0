"""A stand-in for snapshots: primed once, then forked for every line read: `python forked.py EVENT`.

What the handler registers with Lambda's `snapshot_restore_py` is called as Lambda does, before the
first fork and after each. A handler that registers nothing is primed with one turn.
"""

import json
import logging
import os
import pathlib
import sys

import snapshot_restore_py
from handler import handler

logging.basicConfig(level="INFO", filename=os.devnull)
text = pathlib.Path(sys.argv[1]).read_text()

if snapshot_restore_py.before:
    for hook in reversed(snapshot_restore_py.before):
        hook()
else:
    handler(json.loads(text), None)
    print("no hook was registered: primed with one turn", file=sys.stderr)

print("ready", flush=True)
for _line in sys.stdin:
    child = os.fork()
    if not child:
        for hook in snapshot_restore_py.after:
            hook()
        print(json.dumps(handler(json.loads(text), None)), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
