"""The service: the web server and its workers as processes, started and ended together."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

import click

from reporter.jobs import Jobs
from shared.contract.errors import StateFault
from shared.contract.settings import Settings

WEB_WORKERS, WEB_THREADS = 2, 4
RENDERERS = 1
LOOK_SECONDS = 0.2
GRACE_SECONDS = 8.0
START_SECONDS = 60.0


class Service:
    """One web server and its renderers; a renderer that ends is replaced, a server that ends is
    the end of the service.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._jobs = Jobs(settings.archive_path(), queue=settings.queue)
        self._stopping = False
        self._server: subprocess.Popen[bytes] | None = None
        self._renderers: list[subprocess.Popen[bytes]] = []

    def run(self) -> None:
        """Serve until a signal comes.

        Raises:
            StateFault: the address is taken, or the server ended by itself.
        """
        host, port = _split(self._settings.reporter_address)
        _require_free(host, port)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self._jobs.recover()
        self._server = _start("gunicorn", *_web_arguments(self._settings.reporter_address))
        self._renderers = [_start("reporter.worker") for _ in range(RENDERERS)]
        try:
            self._announce(port)
            self._watch()
        finally:
            self._end()

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _announce(self, port: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._stopping and time.monotonic() < deadline and not self._has_ended():
            if _answers(port):
                click.echo(f"Reviews on {self._settings.reporter_link()}")
                sys.stdout.flush()
                return
            time.sleep(LOOK_SECONDS)

    def _watch(self) -> None:
        while not self._stopping:
            if self._has_ended():
                raise StateFault("The web server ended by itself. Its last lines above say why.")
            self._renderers = [self._replaced(renderer) for renderer in self._renderers]
            time.sleep(LOOK_SECONDS)

    def _has_ended(self) -> bool:
        return self._server is not None and self._server.poll() is not None and not self._stopping

    def _replaced(self, renderer: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        if renderer.poll() is None or self._stopping:
            return renderer
        self._jobs.recover(renderer.pid)
        return _start("reporter.worker")

    def _end(self) -> None:
        processes = [p for p in (self._server, *self._renderers) if p and p.poll() is None]
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for process in processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", module, *arguments])  # noqa: S603 - our own


def _web_arguments(address: str) -> list[str]:
    return [
        "reporter.app:create_app()",
        f"--bind={address}",
        f"--workers={WEB_WORKERS}",
        f"--threads={WEB_THREADS}",
        "--worker-class=gthread",
        "--no-control-socket",
        "--graceful-timeout=5",
        "--log-level=warning",
    ]


def _split(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    try:
        return host.strip("[]") or "127.0.0.1", int(port)
    except ValueError as fault:
        raise StateFault(
            f"BEATWISE_REPORTER_ADDRESS={address} is no address. Write HOST:PORT."
        ) from fault


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise StateFault(
                f"{host}:{port} cannot be served on ({fault.strerror}). End what holds it, or set "
                "BEATWISE_REPORTER_ADDRESS."
            ) from fault


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
