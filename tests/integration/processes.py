"""Processes that tests start, and bounded waits for what they do."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_SECONDS = 30.0
PAUSE = threading.Event()  # never set: waiting for it is a pause between two looks


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Return when the condition holds; fail when it does not come true in time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, f"not in time: {what}"
        PAUSE.wait(0.02)


def start(
    arguments: list[object], root: Path, environment: dict[str, str]
) -> subprocess.Popen[str]:
    """Start a command line of ours, its output gathered in pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
