"""Starts loader, dashboard and reporter in the foreground and ends all three together.

Owns which processes `make run` starts; honcho runs them. Each service owns itself.
"""

from __future__ import annotations

import os
import shlex
import signal
import sys
from typing import TYPE_CHECKING

from honcho.manager import Manager  # type: ignore[import-untyped]  # honcho ships no types

from shared.contract.settings import Settings

if TYPE_CHECKING:
    from types import FrameType


def commands(settings: Settings) -> dict[str, str]:
    """The shell command of each service, by its name in the output."""
    python = shlex.quote(sys.executable)
    inbox, directory = (shlex.quote(str(path)) for path in (settings.inbox, settings.dir))
    return {
        "loader": f"exec {python} -m warehouse watch {inbox} --dir {directory}",
        "dashboard": f"exec {python} -m dashboard",
        "reporter": f"exec {python} -m reporter",
    }


def addresses(settings: Settings) -> str:
    """What a person needs to know first: where to look, and how to end it."""
    return (
        "\nBeatwise is starting and answers in a few seconds; Ctrl-C ends all of it.\n"
        f"  Dashboard  http://{settings.dashboard_address}\n"
        f"  Reviews    {settings.reporter_link()}\n"
        f"  Inbox      {settings.inbox}\n"
    )


def end_when_the_terminal_closes(_signal: int, _frame: FrameType | None) -> None:
    """Turn a hang-up, which honcho does not know, into the ending that it does know."""
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> int:
    """Serve until a signal comes or a service ends; never 0, as neither is a natural end."""
    settings = Settings.from_env()
    settings.inbox.mkdir(parents=True, exist_ok=True)
    print(addresses(settings), flush=True)
    signal.signal(signal.SIGHUP, end_when_the_terminal_closes)
    manager = Manager()
    for name, command in commands(settings).items():
        manager.add_process(name, command, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    manager.loop()
    return int(manager.returncode) or 1


if __name__ == "__main__":
    sys.exit(main())
