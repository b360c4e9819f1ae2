"""A page's callback against an empty Dash callback, over HTTP, each behind the same server."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.pairs import Comparison, compare
from dashboard.catalogue import PAGES
from dashboard.ids import Ids, content_id, filter_id
from dashboard.page import Page

REQUESTS = 20
FILTER_PROPS = ("options", "value")


def compare_callbacks(folder: Path) -> list[Comparison]:
    """Each page's callback, warm, against an empty one."""
    environment = {**os.environ, "BEATWISE_DIR": str(folder / "warehouse")}
    with (
        _serving("dashboard.app:create_server()", environment) as ours,
        _serving("bench.empty:create_server()", environment) as theirs,
    ):
        empty = _posting(theirs, _empty_body())
        return [
            compare(
                f"callback of {page.name} against an empty one, {REQUESTS} requests",
                _posting(ours, _page_body(page)),
                empty,
            )
            for page in PAGES
        ]


def _posting(port: int, body: dict[str, Any]) -> Callable[[], None]:
    text = json.dumps(body)

    def post() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for _ in range(REQUESTS):
            headers = {"Content-Type": "application/json"}
            connection.request("POST", "/_dash-update-component", text, headers)
            answer = connection.getresponse()
            content = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"callback answered {answer.status}: {content[:200]!r}")
        connection.close()

    return post


def _page_body(page: Page) -> dict[str, Any]:
    names = [page_filter.name for page_filter in page.filters]
    props = [(content_id(page), "children")]
    props += [(filter_id(page, name), prop) for name in names for prop in FILTER_PROPS]
    inputs: list[dict[str, Any]] = [{"id": Ids.TOKEN, "property": "data", "value": "bench"}]
    inputs += [{"id": filter_id(page, name), "property": "value", "value": None} for name in names]
    return {
        "output": "..{}..".format("...".join(f"{i}.{p}" for i, p in props)),
        "outputs": [{"id": i, "property": p} for i, p in props],
        "inputs": inputs,
        "changedPropIds": [f"{Ids.TOKEN}.data"],
    }


def _empty_body() -> dict[str, Any]:
    return {
        "output": "out.children",
        "outputs": {"id": "out", "property": "children"},
        "inputs": [{"id": "in", "property": "value", "value": 1}],
        "changedPropIds": ["in.value"],
    }


@contextmanager
def _serving(application: str, environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", application, f"--bind=127.0.0.1:{port}"]
    command += ["--workers=2", "--threads=4", "--worker-class=gthread", "--no-control-socket"]
    process = subprocess.Popen([*command, "--log-level=error"], env=environment)
    try:
        _wait(port, process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer on port {port}")
