"""Making the review's PDF against WeasyPrint's bare call and headless Chromium on the same HTML.

What each buys: the bare call leaves heads and feet in the reading order and header cells without a
scope; Chromium prints neither the contents' page numbers nor running heads, and leaves errors of
accessibility; ours has all of them, and names what is missing instead of printing without it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.pairs import compare
from bench.process import family, peak_of, share
from bench.requests import served
from bench.specimens import specimens
from reporter.document import assemble
from reporter.html import for_paper
from reporter.shipped import FONTS
from shared.contract.errors import StateFault
from shared.contract.settings import Settings
from shared.figures.theme import font_files
from shared.metrics import LiveWarehouse
from shared.metrics.registers import programmes

SIZES = (1, 10, 30, 60)
PAIRS = 5
LOOK_SECONDS = 0.05
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def compare_pdf(folder: Path, directory: Path) -> Iterator[object]:
    """Documents of several sizes by three engines, then the service as its readers meet it.

    Args:
        folder: for what is written meanwhile.
        directory: of a loaded warehouse.
    """
    evaluator = LiveWarehouse(Settings(dir=directory)).current()
    programme = programmes(evaluator)[0]
    page = for_paper(assemble(evaluator, programme, lambda _share: None))
    for pages, made in specimens(page, SIZES):
        source = folder / f"{pages}.html"
        source.write_text(made, encoding="utf-8")
        yield from _compare_engines(source, pages)
    yield from served(directory, folder / "archive", programme.code)


def _compare_engines(source: Path, pages: int) -> Iterator[object]:
    shown = source.with_suffix(".shown.html")
    shipped = font_files()[0].parent.as_uri() + "/"
    shown.write_text(source.read_text("utf-8").replace(FONTS, shipped), encoding="utf-8")
    spent: list[float] = []
    with _setter("ours") as ours, _setter("bare") as bare:

        def ask() -> None:
            spent.append(_ask(ours, source))

        name = f"PDF of {pages} pages, warm, against"
        plain = partial(_ask, bare, source)
        yield compare(f"{name} the bare WeasyPrint call", ask, plain, pairs=PAIRS)
        yield compare(f"{name} Chromium", ask, partial(_print, shown), pairs=PAIRS)
        yield (
            f"PDF of {pages} pages: tag pass {statistics.median(spent):.3f} s; peak memory ours "
            f"{peak_of(ours.pid):.0f} MiB, bare {peak_of(bare.pid):.0f} MiB, Chromium "
            f"{_chromium_peak(shown):.0f} MiB"
        )


@contextmanager
def _setter(engine: str) -> Iterator[subprocess.Popen[str]]:
    arguments = [sys.executable, "-m", "bench.setter", engine]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        yield process
        if process.stdin:
            process.stdin.close()


def _ask(process: subprocess.Popen[str], source: Path) -> float:
    """Have a page set; the seconds of its tag pass."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the setter has no pipes")
    process.stdin.write(f"{source}\n")
    return float(process.stdout.readline())


def _print(source: Path) -> None:
    with _chromium(source) as process:
        if process.wait(120):
            raise StateFault("Chromium could not print.")


def _chromium_peak(source: Path) -> float:
    """The most memory that Chromium's processes hold together (MiB), shared pages counted once."""
    most = 0.0
    with _chromium(source) as process:
        while process.poll() is None:
            most = max(most, sum(map(share, family(process.pid))))
            time.sleep(LOOK_SECONDS)
    return most


@contextmanager
def _chromium(source: Path) -> Iterator[subprocess.Popen[bytes]]:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise StateFault("Chromium is not installed. `make test` installs it.")
    arguments = [chromium, *FLAGS, f"--user-data-dir={source.parent / 'profile'}"]
    target = source.with_suffix(".chromium.pdf")
    with subprocess.Popen(
        [*arguments, f"--print-to-pdf={target}", source.as_uri()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield process
