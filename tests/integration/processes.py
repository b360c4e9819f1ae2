"""Processes that tests start, and bounded waits for what they do."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

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


@dataclass(frozen=True, slots=True)
class Loader:
    """A command of the warehouse that runs as a process of its own."""

    process: int
    answers: IO[bytes]

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends by itself in that time."""
        ready, _, _ = select.select([self.answers], [], [], seconds)
        return bool(ready)

    def kill(self) -> None:
        """End it at once, wherever it is, unless it has ended by itself."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)

    def code(self) -> int:
        """Its exit code, negative where a signal ended it; waits for its end."""
        assert self.ends_within(PATIENCE_SECONDS), f"process {self.process} did not end in time"
        return int(self.answers.readline())


class Nursery:
    """Starts commands of the warehouse in a tenth of the time that `start` takes."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("nursery.py")],
            cwd=root,
            env=environment | {"PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._process:
            self._process.kill()

    def start(self, *arguments: object) -> Loader:
        """Start one command; the one before must have ended."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests
        assert answers
        requests.write(json.dumps([str(argument) for argument in arguments]).encode() + b"\n")
        return Loader(int(answers.readline()), answers)
