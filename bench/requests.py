"""The review service as readers meet it: ten at once, and then one for whom nothing has changed."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.process import family, share

READERS = 10
REPEATED = 20
LOOK_SECONDS = 0.1
LONGEST_SECONDS = 300.0
PATIENCE_SECONDS = 60.0


def served(directory: Path, archive: Path, programme: str) -> Iterator[str]:
    """Ten simultaneous orders, from order to PDF in hand, and the same order once more."""
    with _service(directory, archive) as (port, process):
        with _Watch(process.pid) as watch, ThreadPoolExecutor(READERS) as readers:
            taken = list(readers.map(lambda _: _read(port, programme), range(READERS)))
        lost = sum(not pdf.startswith(b"%PDF") for _, pdf in taken)
        seconds = [second for second, _ in taken]
        yield (
            f"{READERS} simultaneous requests: {lost} lost, {len({pdf for _, pdf in taken})} "
            f"different PDF, slowest {max(seconds):.1f} s, peak memory of the whole service "
            f"{watch.most:.0f} MiB"
        )
        unchanged = [_read(port, programme)[0] for _ in range(REPEATED)]
        yield (
            f"unchanged review, order and PDF over HTTP: median "
            f"{1000 * statistics.median(unchanged):.0f} ms, slowest {1000 * max(unchanged):.0f} ms"
        )


def _read(port: int, programme: str) -> tuple[float, bytes]:
    """Order a review, follow its job and fetch its PDF; the seconds that it took."""
    begun = time.perf_counter()
    answer = _ask(port, "POST", "/api/reviews", {"programme": programme})
    while answer.get("state") in ("queued", "running"):
        if time.perf_counter() - begun > LONGEST_SECONDS:
            return LONGEST_SECONDS, b""
        time.sleep(LOOK_SECONDS)
        answer = _ask(port, "GET", f"/api/jobs/{answer['job']}")
    key = (answer.get("review") or {}).get("key", "")
    pdf = _fetch(port, "GET", f"/api/reviews/{key}/review.pdf")
    return time.perf_counter() - begun, pdf


def _ask(port: int, method: str, address: str, sent: object = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_fetch(port, method, address, sent))
    return found


def _fetch(port: int, method: str, address: str, sent: object = None) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request(method, address, json.dumps(sent), {"Content-Type": "application/json"})
        return connection.getresponse().read()
    finally:
        connection.close()


class _Watch:
    """The most memory that a process and all below it hold together (MiB) while it is looked at."""

    def __init__(self, process: int) -> None:
        self.most = 0.0
        self._process, self._ended = process, threading.Event()
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            self.most = max(self.most, sum(map(share, family(self._process))))

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()


@contextmanager
def _service(directory: Path, archive: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = os.environ | {
        "BEATWISE_DIR": str(directory),
        "BEATWISE_ARCHIVE": str(archive),
        "BEATWISE_REPORTER_ADDRESS": f"127.0.0.1:{port}",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "reporter"], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_SECONDS)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"the service ended with {process.returncode}")
        try:
            _fetch(port, "GET", "/healthz")
            return
        except OSError:
            time.sleep(LOOK_SECONDS)
    raise TimeoutError("the service does not answer")
