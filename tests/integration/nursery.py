"""Starts real loaders without importing everything for each: a process that has imported forks.

Reads the arguments of one command of the warehouse a line, as JSON; answers with the process's id
at once, and with its exit code (negative: the signal that ended it) when it has ended.
"""

from __future__ import annotations

import json
import os
import sys

from shared.contract import command
from warehouse.__main__ import cli


def main() -> None:
    """Serve until standard input ends."""
    for line in sys.stdin:
        loader = os.fork()
        if loader == 0:
            os._exit(_load(json.loads(line)))  # the parent's threads cannot be joined here
        print(loader, flush=True)  # noqa: T201 - the answer
        print(os.waitstatus_to_exitcode(os.waitpid(loader, 0)[1]), flush=True)  # noqa: T201


def _load(arguments: list[str]) -> int:
    sys.argv = ["warehouse", *arguments]
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    try:
        command.run(cli, name="python -m warehouse")
    except SystemExit as ended:
        return int(ended.code or 0)


if __name__ == "__main__":
    main()
