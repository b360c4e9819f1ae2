"""Hours of use: every page open, snapshots published every few seconds, memory watched."""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from selenium.webdriver import Chrome

from bench import process
from bench.browser import PATIENCE_SECONDS, browser
from bench.publishing import Publication, Publisher
from bench.serving import Server, dashboard
from warehouse.sample import write_sample

SAMPLE_SECONDS = 30.0
EVERY_SECONDS = 5.0
LATE_SECONDS = 2.0
SETTLING_SHARE = 0.25
"""The part of the time that is left out of the fit: caches fill meanwhile."""
SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@dataclass(slots=True)
class Tab:
    """One open page.

    Attributes:
        delays: seconds from each publication to the page showing it or a later one.
    """

    path: str
    handle: str
    delays: list[float] = field(default_factory=list)
    seen: int = 1  # it opened with the first
    notes: list[dict[str, Any]] = field(default_factory=list)

    def read(self, driver: Chrome, published: Sequence[Publication]) -> None:
        """Hold what the page noted against what was published meanwhile."""
        self.notes += driver.execute_script("return window.benchNotes()")
        while self.seen < len(published):
            shown = self._shown(published[self.seen :])
            if shown is None:
                return
            self.delays.append(shown - published[self.seen].at.timestamp())
            self.seen += 1

    def pending(self, published: Sequence[Publication]) -> float:
        """Seconds for which the page has owed the oldest snapshot that it does not show."""
        owed = published[self.seen :]
        return (datetime.now(UTC) - owed[0].at).total_seconds() if owed else 0.0

    def _shown(self, owed: Sequence[Publication]) -> float | None:
        """When the page first said the first of these, or a later one."""
        while self.notes:
            if any(one.snapshot in self.notes[0]["text"] for one in owed):
                return float(self.notes[0]["at"]) / 1000
            self.notes.pop(0)
        return None


@dataclass(slots=True)
class Soak:
    """What was seen so far."""

    server: Server
    driver: Chrome
    tabs: list[Tab]
    workers: tuple[int, ...]
    rows: list[dict[str, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def sample(self, publisher: Publisher, *, seconds: float) -> dict[str, float]:
        """One look at everything."""
        row = {"seconds": round(seconds, 1)}
        if self.server.workers != self.workers:
            raise RuntimeError(f"workers {self.workers} gave way to {self.server.workers}")
        for number, worker in enumerate(self.workers, start=1):
            row[f"rss_mib_worker_{number}"] = round(process.resident(worker), 2)
            row[f"open_files_worker_{number}"] = process.open_files(worker)
        before = [len(tab.delays) for tab in self.tabs]
        row |= self.read(publisher)
        row["published"] = len(publisher.published)
        row["faults"] = len(self.faults)
        new = [one for tab, n in zip(self.tabs, before, strict=True) for one in tab.delays[n:]]
        owed = max(tab.pending(publisher.published) for tab in self.tabs)
        row["worst_delay_seconds"] = round(max([*new, owed]), 3)
        self.rows.append(row)
        return row

    def read(self, publisher: Publisher) -> dict[str, float]:
        """What every page showed and logged since it was last read; what its scripts hold."""
        heaps = {}
        for tab in self.tabs:
            self.driver.switch_to.window(tab.handle)
            tab.read(self.driver, list(publisher.published))
            heaps[f"heap_mib {tab.path}"] = round(_heap(self.driver), 2)
            self.faults += _faults(self.driver)
        return heaps


def soak(folder: Path, paths: Sequence[str], *, minutes: float, samples: Path) -> Iterator[str]:
    """Keep every page open for some minutes while snapshots are published.

    Args:
        folder: for the warehouse and what arrives.
        paths: of the pages that are open.
        minutes: how long.
        samples: CSV file with one line a look; a file that is there is written anew.
    """
    sample, directory = folder / "sample", folder / "warehouse"
    write_sample(sample)
    process.load(directory, sample)
    samples.parent.mkdir(parents=True, exist_ok=True)
    publisher = Publisher(sample, directory, every_seconds=EVERY_SECONDS)
    with dashboard(directory) as server, browser() as driver:
        state = Soak(
            server, driver, [_open(driver, server, path) for path in paths], server.workers
        )
        with publisher.running():
            _watch(state, publisher, minutes=minutes, samples=samples)
        time.sleep(LATE_SECONDS)  # what was published last may be owed for that long
        state.read(publisher)
        if publisher.fault:
            state.faults.append(publisher.fault)
    yield from _said(state, publisher.published, samples)


def _open(driver: Chrome, server: Server, path: str) -> Tab:
    """A window for a page: a tab behind another one is slowed down, which nobody looks at."""
    driver.switch_to.new_window("window")
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SCRIPT})
    driver.execute_cdp_cmd("Performance.enable", {})
    driver.get(server.url + path)
    end = time.monotonic() + PATIENCE_SECONDS
    while not driver.execute_script("return document.querySelector('main h1')"):
        if time.monotonic() > end:
            raise TimeoutError(f"{path} does not open")
        time.sleep(0.1)
    if driver.execute_script("return document.visibilityState") != "visible":
        raise RuntimeError(f"the window of {path} is hidden, and would be slowed down")
    return Tab(path, driver.current_window_handle)


def _watch(state: Soak, publisher: Publisher, *, minutes: float, samples: Path) -> None:
    begun = time.monotonic()
    with samples.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        while (passed := time.monotonic() - begun) < 60 * minutes:
            time.sleep(min(SAMPLE_SECONDS, 60 * minutes - passed))
            row = state.sample(publisher, seconds=time.monotonic() - begun)
            writer.writerows(
                [list(row), list(row.values())] if stream.tell() == 0 else [row.values()]
            )
            stream.flush()


def _heap(driver: Chrome) -> float:
    """MiB that the page's scripts hold once what they let go is collected."""
    driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(float(m["value"]) for m in metrics if m["name"] == "JSHeapUsedSize") / 2**20


def _faults(driver: Chrome) -> list[str]:
    log = driver.get_log("browser")
    return [one["message"] for one in log if one["level"] in {"SEVERE", "WARNING"}]


def _said(state: Soak, published: Sequence[Publication], samples: Path) -> Iterator[str]:
    delays = {tab.path: tab.delays for tab in state.tabs}
    every = [one for found in delays.values() for one in found]
    late = sum(one > LATE_SECONDS for one in every)
    owing = [tab.path for tab in state.tabs if tab.pending(published) > LATE_SECONDS]
    yield f"{len(published):,} snapshots, {len(state.tabs)} open pages, {len(state.rows)} looks"
    for name in state.rows[0]:
        if name.startswith(("rss", "open", "heap")):
            yield _grown(name, state.rows)
    for path, found in delays.items():
        if found:
            yield f"delay {path}: median {statistics.median(found):.2f} s, worst {max(found):.2f} s"
    yield (
        f"later than {LATE_SECONDS:g} s: {late} of {len(every):,}; worst "
        f"{max(every, default=0):.2f} s; pages that still owe a snapshot: {owing or 'none'}"
    )
    yield f"faults: {len(state.faults)}"
    yield from (f"  {fault}" for fault in state.faults[:10])
    yield f"samples: {samples}"


def _grown(name: str, rows: Sequence[dict[str, float]]) -> str:
    """How a value went, with the slope of a straight line after the first quarter."""
    end = rows[-1]["seconds"]
    kept = [row for row in rows if row["seconds"] >= SETTLING_SHARE * end]
    text = f"{name}: first {rows[0][name]:.1f}, last {rows[-1][name]:.1f}, most "
    text += f"{max(row[name] for row in rows):.1f}"
    if len(kept) < 3:
        return text
    hours = [row["seconds"] / 3600 for row in kept]
    slope = np.polyfit(hours, [row[name] for row in kept], 1)[0]
    return f"{text}; line after the first quarter {slope:+.2f} an hour"
