"""Runs every comparison in a folder of its own and prints ratios, times and peaks of memory."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from bench.clicks import compare_clicks
from bench.inbox import delays
from bench.load import compare_loads
from bench.load import load as load_into
from bench.memory import peaks
from bench.metrics import national_seconds, sample_seconds
from bench.month import compare_month
from bench.pages import national_pages
from bench.paint import paints
from bench.pdf import compare_pdf
from bench.rivals.comparison import compare_rivals
from bench.simulation import SEED, SURVEYS, coverages, error_rates
from bench.soak import soak
from dashboard.catalogue import PAGES
from shared.contract import command
from warehouse.opening import find_files
from warehouse.sample import write_sample


@dataclass(frozen=True, slots=True)
class Order:
    """What a part is told.

    Attributes:
        folder: for what is written meanwhile.
        sizes: numbers of crime rows to load.
        minutes: how long the soak lasts.
        samples: where the soak keeps what it saw.
        paths: of the dashboard's pages that are measured.
    """

    folder: Path
    sizes: tuple[int, ...]
    minutes: float
    samples: Path
    paths: tuple[str, ...]

    @property
    def rows(self) -> int:
        """The largest number of rows."""
        return max(self.sizes)

    def sample(self) -> Path:
        """A warehouse with the sample, loaded."""
        write_sample(self.folder / "inbox")
        load_into(self.folder / "warehouse", find_files([self.folder / "inbox"]))
        return self.folder / "warehouse"


PARTS: dict[str, Callable[[Order], Iterable[object]]] = {
    "load": lambda order: compare_loads(order.folder, order.sizes),
    "memory": lambda order: peaks(order.folder, rows=order.rows),
    "month": lambda order: [compare_month(order.folder, rows=order.rows)],
    "inbox": lambda order: [delays(order.folder, rows=order.rows)],
    "pdf": lambda order: compare_pdf(order.folder, order.sample()),
    "paint": lambda order: paints(order.sample(), order.paths),
    "clicks": lambda order: compare_clicks(order.sample(), order.paths),
    "rivals": lambda order: compare_rivals(order.sample()),
    "pages": lambda order: national_pages(order.folder, order.paths),
    "metrics": lambda order: sample_seconds(order.folder),
    "national": lambda order: national_seconds(order.folder),
    "simulation": lambda _order: [
        *error_rates(SURVEYS, seed=SEED),
        *coverages(SURVEYS, seed=SEED),
    ],
    "soak": lambda order: soak(
        order.folder, order.paths, minutes=order.minutes, samples=order.samples
    ),
}
UNASKED = tuple(name for name in PARTS if name != "soak")
"""What runs where nothing is named: all but the part that takes hours."""


@click.command()
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(list(PARTS)),
    help="Run this part. Without it all run but soak.",
)
@click.option(
    "--rows",
    multiple=True,
    type=click.IntRange(min=1),
    default=(1_000_000, 10_000_000),
    show_default=True,
    help="Crime rows to load; parts that take one number take the largest.",
)
@click.option(
    "--page",
    "pages",
    multiple=True,
    type=click.Choice([page.path for page in PAGES]),
    help="Measure this page of the dashboard only.",
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=1),
    default=120,
    show_default=True,
    help="How long the soak lasts.",
)
@click.option(
    "--samples",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("var/soak.csv"),
    show_default=True,
    help="File that keeps what the soak saw.",
)
@click.option(
    "--place", type=click.Path(path_type=Path), help="Folder for what is written meanwhile."
)
def cli(
    only: tuple[str, ...],
    rows: tuple[int, ...],
    pages: tuple[str, ...],
    minutes: float,
    samples: Path,
    place: Path | None,
) -> None:
    """Print each comparison as the median ratio of interleaved pairs, with its range."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended too
    paths = pages or tuple(page.path for page in PAGES)
    for name in only or UNASKED:
        with tempfile.TemporaryDirectory(prefix="beatwise-bench-", dir=place) as made:
            order = Order(Path(made), rows, minutes, samples, paths)
            for line in PARTS[name](order):
                click.echo(line)


if __name__ == "__main__":
    command.run(cli, name="python -m bench")
