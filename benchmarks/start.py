"""Run a command and print how long it took and the most memory it held: `python benchmarks/start.py COMMAND ...`.

A process of its own, and a small one, because Linux counts the memory of a process before `exec` as its child's.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from time import perf_counter

UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


def start(command: Sequence[str]) -> dict[str, float]:
    """Return the command's exit code, its seconds from start to end, and its peak memory in MB."""
    started = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - the caller's own command
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return {"code": process.returncode, "seconds": seconds, "memory": usage.ru_maxrss * UNIT / 1e6}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(start(sys.argv[1:])))
