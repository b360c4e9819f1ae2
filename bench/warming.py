"""Asks every worker of a server, by connections of which it is known who holds them."""

from __future__ import annotations

import http.client
from collections.abc import Iterable
from pathlib import Path

from bench.recording import Request
from bench.serving import HOST, PATIENCE_SECONDS, Server

ATTEMPTS = 400
TIMES = 2


def warm(server: Server, requests: Iterable[Request]) -> None:
    """Ask every request at least twice of each worker.

    Raises:
        RuntimeError: a request was refused, or a worker never took a connection.
    """
    distinct = list({(one.method, one.path, one.body): one for one in requests}.values())
    for worker in server.workers:
        connection = _connection(server, worker)
        for request in distinct * TIMES:
            connection.request(request.method, request.path, request.body, request.headers)
            answer = connection.getresponse()
            content = answer.read()
            if answer.status not in {200, 204}:
                raise RuntimeError(f"{request.path} answered {answer.status}: {content[:200]!r}")
        connection.close()


def _connection(server: Server, worker: int) -> http.client.HTTPConnection:
    """A connection that this worker holds, which stays with it while it is kept alive."""
    refused = []
    try:
        for _ in range(ATTEMPTS):
            connection = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE_SECONDS)
            connection.request("GET", "/live")
            connection.getresponse().read()
            if _holds(worker, server.port, connection.sock.getsockname()[1]):
                return connection
            refused.append(connection)
    finally:
        for other in refused:
            other.close()
    raise RuntimeError(f"worker {worker} took none of {ATTEMPTS} connections")


def _holds(worker: int, port: int, other: int) -> bool:
    """Whether a process holds the server's end of a connection between two ports."""
    wanted = (f":{port:04X}", f":{other:04X}")
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    rows = (line.split() for line in lines)
    sockets = {f"socket:[{row[9]}]" for row in rows if (row[1][-5:], row[2][-5:]) == wanted}
    return any(_target(link) in sockets for link in Path(f"/proc/{worker}/fd").iterdir())


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:  # closed meanwhile
        return ""
