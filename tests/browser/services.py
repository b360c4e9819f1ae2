"""Real services on free ports of this machine, each ended by its own id."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDS_TO_START = 60


@dataclass
class Service:
    """A dashboard over a warehouse directory; it may be stopped and started again."""

    address: str
    directory: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self.address}"

    def run(self, *arguments: str) -> str:
        """Run one of our programs with the settings of this service."""
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return done.stdout

    def starts(self) -> None:
        """Start, and wait until it answers."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dashboard"], env=self.environment, start_new_session=True
        )
        _wait_for(f"{self.url}/healthz", self.process)

    def stops(self) -> None:
        """End by the id that it was started with."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
        self.process = None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(directory: Path, settings: Mapping[str, str] | None = None) -> Iterator[Service]:
    """A dashboard over a warehouse directory, with further settings, until the end of the block."""
    address = f"127.0.0.1:{free_port()}"
    environment = os.environ | {
        "BEATWISE_DIR": str(directory),
        "BEATWISE_KEY_FILE": str(directory.with_suffix(".key")),
        "BEATWISE_DASHBOARD_ADDRESS": address,
        "BEATWISE_REPORTER_ADDRESS": f"127.0.0.1:{free_port()}",  # where none answers
        "PYTHONWARNINGS": "ignore",
    }
    service = Service(address, directory, environment | dict(settings or {}))
    try:
        service.starts()
        yield service
    finally:
        service.stops()


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
