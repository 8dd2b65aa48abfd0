"""Process start to first response: `python first_turn.py MODULE EVENT`.

Writes the response, then the most memory that was ever used, in KiB.
"""

import json
import logging
import os
import sys

module, event = sys.argv[1:]
logging.basicConfig(level="INFO", filename=os.devnull)
with open(event) as file:  # noqa: PTH123 - pathlib is an import that not all need
    request = json.load(file)
handler = __import__(module).handler
sys.stdout.write(json.dumps(handler(request, None)) + "\n")
sys.stdout.flush()
with open("/proc/self/status") as status:  # noqa: PTH123 - see above
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")), flush=True)
os._exit(0)
