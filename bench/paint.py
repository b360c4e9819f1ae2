"""What a visitor waits for, page by page, in the browser: words, charts, bytes.

A first visit is made by a browser of its own, with nothing cached; a repeat visit is the same
browser opening the same page again. The server is warm: every page was opened before.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium.webdriver import Chrome

from bench.browser import LOOK_SECONDS, PATIENCE_SECONDS, Exchange, Traffic, browser
from bench.serving import Server, dashboard

VISITS = 5
STARTED_SECONDS = 1.0
QUIET_MILLISECONDS = 1000
UNDRAWN_SECONDS = 8.0
"""After so long at rest a chart that is not drawn waits for somebody to scroll."""
SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
USEFUL_LIMIT, CHARTS_LIMIT = 1000, 2000
"""Milliseconds within which a page's first statement, and all of its charts, must be seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit; milliseconds from the start of the navigation, bytes as they were received.

    Attributes:
        first: first contentful paint.
        useful: the heading and the first statement can be seen.
        charts: the last chart is drawn; None on a page without charts.
        drawn: charts drawn.
        waiting: charts that stay undrawn while nobody scrolls.
        assets: bytes of scripts, styles and fonts.
        data: bytes of everything else that the page is made of.
        strangers: requests to other hosts.
    """

    first: float
    useful: float
    charts: float | None
    drawn: int
    waiting: int
    assets: int
    data: int
    strangers: int


def paints(directory: Path, paths: Sequence[str]) -> Iterator[str]:
    """Medians of several visits to each page, with their range."""
    with dashboard(directory) as server:
        _warm(server, paths)
        yield _heading()
        strangers = 0
        for path in paths:
            both = [_visits(server.url + path) for _ in range(VISITS)]
            for name, seen in zip(("first", "repeat"), zip(*both, strict=True), strict=True):
                yield _line(path, name, seen)
                strangers += sum(visit.strangers for visit in seen)
    yield f"Requests to other hosts: {strangers}"
    yield f"Limits: useful {USEFUL_LIMIT:,} ms, charts {CHARTS_LIMIT:,} ms; '+' marks a miss."


def _warm(server: Server, paths: Iterable[str]) -> None:
    """Open every page until both workers have very likely made it."""
    with browser() as driver:
        traffic = Traffic(driver)
        for path in [*paths] * 3:
            driver.get(server.url + path)
            traffic.settle()
            traffic.take()


def _visits(url: str) -> tuple[Seen, Seen]:
    """A first visit, and the same again."""
    with browser() as driver:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SCRIPT})
        time.sleep(STARTED_SECONDS)  # a browser that starts has work of its own
        return _visit(driver, url), _visit(driver, url)


def _visit(driver: Chrome, url: str) -> Seen:
    driver.get("about:blank")
    traffic = Traffic(driver)
    driver.get(url)
    traffic.settle()
    found = _rest(driver)
    asked = [one for one in traffic.take() if one.host]
    own = urlsplit(url).netloc
    return Seen(
        first=found["first"],
        useful=found["useful"],
        charts=found["charts"] if found["drawn"] else None,
        drawn=found["drawn"],
        waiting=found["waiting"],
        assets=_size(one for one in asked if one.is_asset),
        data=_size(one for one in asked if not (one.is_asset or one.is_live)),
        strangers=sum(one.host != own for one in asked),
    )


def _size(exchanges: Iterable[Exchange]) -> int:
    return sum(one.size for one in exchanges)


def _rest(driver: Chrome) -> dict[str, Any]:
    """What the injected script noted, once the page has been still for a second."""
    script = """
        const paint = performance.getEntriesByName("first-contentful-paint")[0];
        return {...window.benchPaint, ...window.benchCharts(), now: performance.now(),
                first: paint ? paint.startTime : null};
    """
    begun = time.monotonic()
    while (waited := time.monotonic() - begun) < PATIENCE_SECONDS:
        found: dict[str, Any] = driver.execute_script(script)
        still = found["now"] - max(found["mutated"], found["charts"] or 0) > QUIET_MILLISECONDS
        is_drawn = not found["waiting"] or waited > UNDRAWN_SECONDS
        if still and is_drawn and found["useful"] is not None and found["first"] is not None:
            return found
        time.sleep(LOOK_SECONDS * 4)
    raise TimeoutError(f"{driver.current_url} shows nothing useful, or is never still")


def _heading() -> str:
    names = ("first paint ms", "useful ms", "charts ms")
    return (
        f"{'page':18} {'visit':7}"
        + "".join(f"{name:>24}" for name in names)
        + f"{'charts':>9}{'assets KiB':>12}{'data KiB':>10}"
    )


def _line(path: str, name: str, seen: Sequence[Seen]) -> str:
    charts = [visit.charts for visit in seen if visit.charts is not None]
    return (
        f"{path:18} {name:7}"
        + _range([visit.first for visit in seen])
        + _range([visit.useful for visit in seen], USEFUL_LIMIT)
        + (_range(charts, CHARTS_LIMIT) if charts else f"{'no charts':>24}")
        + f"{_drawn(seen):>9}"
        + f"{statistics.median(visit.assets for visit in seen) / 1024:12,.1f}"
        + f"{statistics.median(visit.data for visit in seen) / 1024:10,.1f}"
    )


def _drawn(seen: Sequence[Seen]) -> str:
    waiting = max(visit.waiting for visit in seen)
    return f"{min(visit.drawn for visit in seen)}" + (f" (+{waiting})" if waiting else "")


def _range(values: Sequence[float], limit: float | None = None) -> str:
    middle = statistics.median(values)
    mark = "+" if limit is not None and middle > limit else ""
    return f"{f'{middle:,.0f}{mark} ({min(values):,.0f}..{max(values):,.0f})':>24}"
