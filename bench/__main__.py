"""Runs every comparison in a folder of its own and prints ratios, times and peaks of memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from bench.callback import compare_callbacks
from bench.inbox import delays
from bench.load import compare_loads
from bench.load import load as load_into
from bench.memory import peaks
from bench.metrics import national_seconds, sample_seconds
from bench.month import compare_month
from bench.pdf import compare_pdf
from bench.simulation import SEED, SURVEYS, coverages, error_rates
from shared.contract import command
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse
from warehouse.opening import find_files
from warehouse.sample import write_sample

PARTS: dict[str, Callable[[Path, tuple[int, ...]], Iterable[object]]] = {
    "load": compare_loads,
    "memory": lambda folder, sizes: peaks(folder, rows=max(sizes)),
    "month": lambda folder, sizes: [compare_month(folder, rows=max(sizes))],
    "inbox": lambda folder, sizes: [delays(folder, rows=max(sizes))],
    "pdf": lambda folder, _sizes: _pdf(folder),
    "callback": lambda folder, _sizes: _callbacks(folder),
    "metrics": lambda folder, _sizes: sample_seconds(folder),
    "national": lambda folder, _sizes: national_seconds(folder),
    "simulation": lambda _folder, _sizes: [
        *error_rates(SURVEYS, seed=SEED),
        *coverages(SURVEYS, seed=SEED),
    ],
}


@click.command()
@click.option("--only", multiple=True, type=click.Choice(list(PARTS)), help="Run this part.")
@click.option(
    "--rows",
    multiple=True,
    type=click.IntRange(min=1),
    default=(1_000_000, 10_000_000),
    show_default=True,
    help="Crime rows to load; parts that take one number take the largest.",
)
@click.option(
    "--place", type=click.Path(path_type=Path), help="Folder for what is written meanwhile."
)
def cli(only: tuple[str, ...], rows: tuple[int, ...], place: Path | None) -> None:
    """Print each comparison as the median ratio of interleaved pairs, with its range."""
    for name in only or PARTS:
        with tempfile.TemporaryDirectory(prefix="beatwise-bench-", dir=place) as made:
            for line in PARTS[name](Path(made), rows):
                click.echo(line)


def _sample(folder: Path) -> LiveWarehouse:
    write_sample(folder / "inbox")
    load_into(folder / "warehouse", find_files([folder / "inbox"]))
    return LiveWarehouse(Settings(dir=folder / "warehouse"))


def _pdf(folder: Path) -> Iterable[object]:
    _sample(folder)
    return compare_pdf(folder, folder / "warehouse")


def _callbacks(folder: Path) -> Iterable[object]:
    _sample(folder)
    return compare_callbacks(folder)


if __name__ == "__main__":
    command.run(cli, name="python -m bench")
