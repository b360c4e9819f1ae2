"""Runs every comparison on a sample warehouse in a folder of its own and prints ratios."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from bench.callback import compare_callbacks
from bench.load import compare_load
from bench.pdf import compare_pdf
from shared.contract import command
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse
from warehouse.load import find_files, load_files
from warehouse.master import open_master
from warehouse.pseudonym import pseudonyms_from
from warehouse.sample import write_sample
from warehouse.snapshot import publish


@click.command()
@click.option("--rows", default=1_000_000, show_default=True, help="Rows of the file to load.")
def cli(rows: int) -> None:
    """Print each comparison as the median ratio of interleaved pairs, with its range."""
    with tempfile.TemporaryDirectory(prefix="beatwise-bench-") as name:
        folder = Path(name)
        click.echo(compare_load(folder, rows=rows))
        _load_sample(folder)
        live = LiveWarehouse(Settings(dir=folder / "warehouse"))
        click.echo(compare_pdf(folder, live.current()))
        for comparison in compare_callbacks(folder):
            click.echo(comparison)


def _load_sample(folder: Path) -> None:
    write_sample(folder / "inbox")
    pseudonyms = pseudonyms_from(folder / "bench.key")
    fingerprint = pseudonyms.fingerprint()
    with open_master(folder / "warehouse", key_fingerprint=fingerprint) as connection:
        load_files(connection, find_files([folder / "inbox"]), pseudonyms)
        publish(connection, folder / "warehouse", keep=1)


if __name__ == "__main__":
    command.run(cli, name="python -m bench")
