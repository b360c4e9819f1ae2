"""Command line of the reporter: render, sign, issue, errata, verify; without a command, serve."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from reporter.archive import Archive
from reporter.desk import today
from reporter.erratum import erratum
from reporter.issue import SignOff, missing
from reporter.issuing import file, prepared, sign
from reporter.manifest import Manifest, Part
from reporter.review import render, review_key
from shared.contract import command
from shared.contract.settings import Settings
from shared.contract.vocabulary import SignOffRole
from shared.metrics import LiveWarehouse, registers

FILE = click.Path(path_type=Path, dir_okay=False)
DIRECTORY = click.option(
    "--dir", "directory", type=click.Path(path_type=Path), help="Warehouse directory."
)

ROLE = click.Choice([role.value for role in SignOffRole])
KEY = click.option("--key", required=True, help="Key of a review of the archive.")


@click.group(invoke_without_command=True)
@click.pass_context
def cli(context: click.Context) -> None:
    """Render, sign, issue and verify reviews; without a command, serve them until stopped."""
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
            target.write_bytes(archive.content(manifest.key, part))
    click.echo(f"{out}: {manifest.name}, snapshot {manifest.snapshot}, review {manifest.key}")


@cli.command("sign")
@KEY
@click.option("--role", required=True, type=ROLE, help="In which the person answers for it.")
@click.option("--name", required=True, help="Of who signs.")
@DIRECTORY
def sign_command(key: str, role: str, name: str, directory: Path | None) -> None:
    """Sign a draft."""
    archive = Archive(_settings(directory).archive_path())
    below = sign(archive, key, SignOff(SignOffRole(role), name, today()))
    for one in below:
        click.echo(f"{one.role}: {one.name}, {one.signed_on}")
    for wanting in missing(below):
        click.echo(f"{wanting}: not yet")


@cli.command("issue")
@KEY
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="Day of issue; default: today, in UTC."
)
@DIRECTORY
def issue_command(key: str, on: datetime | None, directory: Path | None) -> None:
    """Issue a signed draft as the next version of its programme's review."""
    settings = _settings(directory)
    archive, warehouse = Archive(settings.archive_path()), LiveWarehouse(settings)
    draft = archive.manifest(key)
    if edition := archive.register.issued_from(draft):
        click.echo(f"Version {edition.version} was issued from it already: {edition.key}")
        return
    now = today()
    evaluator, issue = prepared(archive, warehouse, draft, on.date() if on else now, today=now)
    review = render(evaluator, draft.programme, lambda *_: None, issue)
    manifest = file(archive, warehouse, review)
    path = archive.path(manifest.key, Part.PDF)
    click.echo(f"Issued: version {issue.version} of {manifest.programme}, {manifest.key}, {path}")


@cli.command("errata")
@KEY
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@DIRECTORY
def errata_command(key: str, as_json: bool, directory: Path | None) -> None:
    """List the published statements of an edition that newer data would change."""
    settings = _settings(directory)
    found = erratum(Archive(settings.archive_path()), LiveWarehouse(settings).current(), key)
    if as_json:
        click.echo(json.dumps(found.as_json(), indent=2, ensure_ascii=False))
        return
    click.echo(found.sentence)
    if found.caveat:
        click.echo(found.caveat)
    for one in found.affected:
        click.echo(f"{one.id} {one.text}")
        for change in one.changes:
            whose = f" of {change.metric}, {change.where}" if change.metric else ""
            click.echo(f"   {change.what}{whose}: {change.old or 'none'} -> {change.new or 'none'}")


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
