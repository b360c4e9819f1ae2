"""Services as people start them, on free ports of this machine, each ended by its own id."""

from __future__ import annotations

import http.client
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.process import family

HOST = "127.0.0.1"
LOOK_SECONDS = 0.1
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running service.

    Attributes:
        process: id of the process that was started; gunicorn's master.
        port: where it answers.
    """

    process: int
    port: int

    @property
    def url(self) -> str:
        """Its address, without a closing slash."""
        return f"http://{HOST}:{self.port}"

    @property
    def workers(self) -> tuple[int, ...]:
        """The processes below the one that was started."""
        return tuple(family(self.process)[1:])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    arguments: Sequence[str],
    *,
    port: int,
    environment: Mapping[str, str] | None = None,
    ready: str = "/healthz",
) -> Iterator[Server]:
    """Run a command that serves on a port, from its first answer on.

    Args:
        arguments: the command.
        port: the one that the command was told to listen on.
        environment: what is set on top of this process's own.
        ready: address that answers once the service does.

    Raises:
        RuntimeError: it ended before it answered.
    """
    with subprocess.Popen(
        arguments,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _wait(process, port, ready)
            yield Server(process.pid, port)
        finally:
            _end(process)


@contextmanager
def dashboard(directory: Path) -> Iterator[Server]:
    """The dashboard over a warehouse, as `python -m dashboard` starts it."""
    port = free_port()
    environment = {
        "BEATWISE_DIR": str(directory),
        "BEATWISE_DASHBOARD_ADDRESS": f"{HOST}:{port}",
    }
    with serving([sys.executable, "-m", "dashboard"], port=port, environment=environment) as server:
        yield server


@contextmanager
def beside(server: Server, application: str, *, python: Path | None = None) -> Iterator[Server]:
    """Another WSGI application behind gunicorn with exactly the settings of a running dashboard.

    Args:
        server: the dashboard.
        application: module and call, as gunicorn takes them.
        python: the interpreter, where the application needs another environment.
    """
    words = Path(f"/proc/{server.process}/cmdline").read_text(encoding="utf-8").split("\0")[:-1]
    flags = words[words.index("gunicorn") + 1 :]
    if not any(flag == f"--bind={HOST}:{server.port}" for flag in flags):
        raise RuntimeError(f"no gunicorn of a dashboard: {shlex.join(words)}")
    port = free_port()
    kept = [flag for flag in flags if flag.startswith("--") and not flag.startswith("--bind=")]
    command = [str(python or sys.executable), "-m", "gunicorn", application, *kept]
    with serving([*command, f"--bind={HOST}:{port}"], port=port, ready="/") as other:
        yield other


def fetch(
    port: int,
    method: str,
    path: str,
    body: str | None = None,
    *,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """Ask once, over a connection of its own: status and bytes as they came over the wire."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_SECONDS)
    try:
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _wait(process: subprocess.Popen[bytes], port: int, ready: str) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"the service ended with {process.returncode}")
        try:
            fetch(port, "GET", ready)
            return
        except OSError:
            time.sleep(LOOK_SECONDS)
    raise TimeoutError(f"no answer on port {port}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
