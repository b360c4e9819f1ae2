"""Command line of the reporter: render, verify; without a command, serve."""

from __future__ import annotations

from pathlib import Path

import click

from reporter.archive import Archive
from reporter.manifest import Manifest, Part
from reporter.review import render, review_key
from shared.contract import command
from shared.contract.settings import Settings
from shared.metrics import LiveWarehouse, registers

FILE = click.Path(path_type=Path, dir_okay=False)
DIRECTORY = click.option(
    "--dir", "directory", type=click.Path(path_type=Path), help="Warehouse directory."
)


@click.group(invoke_without_command=True)
@click.pass_context
def cli(context: click.Context) -> None:
    """Render and verify reviews; without a command, serve them until stopped."""
    if context.invoked_subcommand is None:
        from reporter.service import Service  # noqa: PLC0415 - rendering needs no service

        Service(Settings.from_env()).run()


@cli.command("render")
@click.option("--programme", required=True, help="Code of the programme.")
@click.option("--out", required=True, type=FILE, help="Where the PDF goes.")
@click.option("--html", type=FILE, help="Where the HTML twin goes.")
@click.option("--evidence", type=FILE, help="Where the evidence (JSON) goes.")
@click.option("--snapshot", help="Id of a kept snapshot; default: the newest.")
@DIRECTORY
def render_command(
    programme: str,
    out: Path,
    html: Path | None,
    evidence: Path | None,
    snapshot: str | None,
    directory: Path | None,
) -> None:
    """Render a programme's review, or take it from the archive where nothing has changed."""
    settings = _settings(directory)
    archive = Archive(settings.archive_path())
    manifest = _rendered(settings, archive, programme, snapshot)
    for part, target in ((Part.PDF, out), (Part.HTML, html), (Part.EVIDENCE, evidence)):
        if target:
            target.write_bytes(archive.path(manifest.key, part).read_bytes())
    click.echo(f"{out}: {manifest.name}, snapshot {manifest.snapshot}")


@cli.command("verify")
@click.argument("pdf", type=FILE)
@DIRECTORY
def verify_command(pdf: Path, directory: Path | None) -> None:
    """Tell whether a PDF is a review of this archive, from its snapshot and this code."""
    from reporter.verify import verify  # noqa: PLC0415 - a name that the command shares

    settings = _settings(directory)
    click.echo(verify(pdf, Archive(settings.archive_path()), LiveWarehouse(settings)))


def _settings(directory: Path | None) -> Settings:
    settings = Settings.from_env()
    return settings.model_copy(update={"dir": directory}) if directory else settings


def _rendered(
    settings: Settings, archive: Archive, programme: str, snapshot: str | None
) -> Manifest:
    warehouse = LiveWarehouse(settings)
    evaluator = warehouse.named(snapshot) if snapshot else warehouse.current()
    registers.programme(evaluator, programme)
    found = archive.find(review_key(evaluator, programme))
    return found or archive.keep(render(evaluator, programme))


if __name__ == "__main__":
    command.run(cli, name="python -m reporter")
