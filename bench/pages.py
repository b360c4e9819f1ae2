"""Every page on a national programme: its callbacks cold and warm, and the bytes of its answers.

Cold is the first request of that page to a process that has answered nothing yet; a click is cold
when that process meets it for the first time, after the page was opened.
"""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.country import add_country
from bench.load import load
from bench.national import FORCES, Size, write_national
from bench.recording import Request, Visit, record
from bench.serving import HOST, PATIENCE_SECONDS, Server, dashboard
from warehouse.opening import find_files
from warehouse.sample import write_sample

SCALE = 100
REPEATS = 5
COLD_LIMIT, WARM_LIMIT, BYTES_LIMIT = 2.0, 0.3, 1024 * 1024
"""Seconds that a callback may take cold and warm, and compressed bytes that a page may send."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: seconds when it was new, the median of later ones, bytes of its answer."""

    cold: float
    warm: float
    size: int


def national_pages(folder: Path, paths: Sequence[str]) -> Iterator[str]:
    """Make a national programme, load it, add a country's crime, and measure every page."""
    write_sample(folder / "sample")
    load(folder / "of-sample", find_files([folder / "sample"]))
    write_national(folder / "sample", folder / "inbox", scale=SCALE)
    load(folder / "warehouse", find_files([folder / "inbox"]))
    crimes = add_country(folder / "warehouse", folder / "of-sample")
    size = Size(SCALE)
    yield (
        f"{73 * size.people:,} officers, {5 * size.pilots:,} pilots, {FORCES} forces, "
        f"{crimes:,} recorded crimes"
    )
    yield from page_times(folder / "warehouse", paths)


def page_times(directory: Path, paths: Sequence[str]) -> Iterator[str]:
    """A line a page: its slowest callback on opening and on clicking, and the bytes to open it."""
    with dashboard(directory) as server:
        visits = record(server.url, paths)
    yield (
        f"{'page':18}{'open cold s':>13}{'warm ms':>10}{'KiB':>9}"
        f"{'click cold s':>14}{'warm ms':>10}{'KiB':>9}"
    )
    for visit in visits:
        yield _line(visit, *_measure(directory, visit))
    yield (
        f"Limits: cold {COLD_LIMIT:g} s, warm {1000 * WARM_LIMIT:g} ms, "
        f"{BYTES_LIMIT // 1024:,} KiB; '+' marks a miss."
    )


def _measure(directory: Path, visit: Visit) -> tuple[list[Asked], list[Asked]]:
    """What opening the page and what clicking its filters costs, in a fresh process."""
    with dashboard(directory) as server:
        connection = _connection(server)
        return (
            _asked(connection, visit.opening),
            _asked(connection, visit.clicks),
        )


def _connection(server: Server) -> http.client.HTTPConnection:
    """A connection that stays with one worker as long as it is kept alive."""
    return http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE_SECONDS)


def _asked(connection: http.client.HTTPConnection, requests: Sequence[Request]) -> list[Asked]:
    first = [_ask(connection, request) for request in requests]
    later = [[_ask(connection, request)[0] for _ in range(REPEATS)] for request in requests]
    return [
        Asked(cold, statistics.median(warm), size)
        for (cold, size), warm in zip(first, later, strict=True)
    ]


def _ask(connection: http.client.HTTPConnection, request: Request) -> tuple[float, int]:
    begun = time.perf_counter()
    connection.request(request.method, request.path, request.body or None, request.headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status not in {200, 204}:
        raise RuntimeError(f"{request.path} answered {answer.status}: {content[:200]!r}")
    return time.perf_counter() - begun, len(content)


def _line(visit: Visit, opening: Sequence[Asked], clicks: Sequence[Asked]) -> str:
    return (
        f"{visit.path:18}"
        + _slowest(opening, sum(one.size for one in opening))
        + (" " + _slowest(clicks, max(one.size for one in clicks)) if clicks else "     no filters")
    )


def _slowest(asked: Sequence[Asked], size: int) -> str:
    cold, warm = max(one.cold for one in asked), max(one.warm for one in asked)
    return (
        f"{_marked(f'{cold:.2f}', cold > COLD_LIMIT):>13}"
        f"{_marked(f'{1000 * warm:,.0f}', warm > WARM_LIMIT):>10}"
        f"{_marked(f'{size / 1024:,.1f}', size > BYTES_LIMIT):>9}"
    )


def _marked(text: str, is_missed: bool) -> str:
    return text + ("+" if is_missed else "")
