"""The review service as readers meet it: ten at once, and then one for whom nothing has changed."""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.process import family, share
from bench.serving import HOST, Server, fetch, free_port, serving

READERS = 10
REPEATED = 20
LOOK_SECONDS = 0.1
LONGEST_SECONDS = 300.0


def served(directory: Path, archive: Path, programme: str) -> Iterator[str]:
    """Ten simultaneous orders, from order to PDF in hand, and the same order once more."""
    with _service(directory, archive) as server:
        port = server.port
        with _Watch(server.process) as watch, ThreadPoolExecutor(READERS) as readers:
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


def _ask(port: int, method: str, path: str, sent: object = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_fetch(port, method, path, sent))
    return found


def _fetch(port: int, method: str, path: str, sent: object = None) -> bytes:
    headers = {"Content-Type": "application/json"}
    return fetch(port, method, path, json.dumps(sent), headers=headers)[1]


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
def _service(directory: Path, archive: Path) -> Iterator[Server]:
    port = free_port()
    environment = {
        "BEATWISE_DIR": str(directory),
        "BEATWISE_ARCHIVE": str(archive),
        "BEATWISE_REPORTER_ADDRESS": f"{HOST}:{port}",
    }
    with serving([sys.executable, "-m", "reporter"], port=port, environment=environment) as server:
        yield server
