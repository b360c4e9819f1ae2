"""Real services on free ports of this machine, each ended by its own id."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_START = 60


@dataclass(frozen=True, slots=True)
class Service:
    url: str
    directory: Path
    environment: dict[str, str]

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(directory: Path, *, module: str = "dashboard") -> Iterator[Service]:
    address = f"127.0.0.1:{free_port()}"
    environment = os.environ | {
        "BEATWISE_DIR": str(directory),
        "BEATWISE_KEY_FILE": str(directory.with_suffix(".key")),
        f"BEATWISE_{module.upper()}_ADDRESS": address,
        "PYTHONWARNINGS": "ignore",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", module], env=environment, start_new_session=True
    )
    try:
        _wait_for(f"http://{address}/healthz", process)
        yield Service(f"http://{address}", directory, dict(environment))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(SECONDS_TO_START * 10):
        if process.poll() is not None:
            raise RuntimeError(f"the service ended with {process.returncode} before it answered")
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)
