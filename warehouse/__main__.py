"""Command line of the warehouse: load, watch, status, rejects, snapshot, sample, replay, sql."""

from __future__ import annotations

import json
import signal
import sys
import threading
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from shared.contract import command
from shared.contract.documents import write_and_say
from shared.contract.errors import BeatwiseError
from shared.contract.kept import KeptSnapshot, kept_snapshots, pin, unpin
from shared.contract.pointer import Pointer, read_pointer
from shared.contract.settings import Settings
from shared.contract.vocabulary import FileState
from warehouse import snapshot as snapshots
from warehouse.catalogue import SOURCES
from warehouse.dictionary import documents
from warehouse.differences import Difference, differences
from warehouse.formats.column_maps import column_maps, place_of_maps
from warehouse.formats.recognition import Recognition
from warehouse.kept import prune
from warehouse.ledger import FileReport, totals
from warehouse.load import load_files
from warehouse.master import open_master
from warehouse.mending import give_back, waiting
from warehouse.opening import find_files
from warehouse.pseudonym import pseudonyms_from
from warehouse.query import FORMATS, run_query
from warehouse.replay import deliveries, replay
from warehouse.sample import sample_files, write_sample
from warehouse.status import status
from warehouse.watch import watch_inbox

DIRECTORY = click.option(
    "--dir", "directory", type=click.Path(path_type=Path), help="Warehouse directory."
)
DAY = click.DateTime(["%Y-%m-%d"])
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


GAPS_SHOWN = 12


@click.group()
@click.pass_context
def cli(context: click.Context) -> None:
    """Load hand-over files, publish snapshots, and query them."""
    context.obj = Settings.from_env()


@cli.command("load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as", "kind", type=click.Choice([s.kind for s in SOURCES]), help="The kind that they are."
)
@DIRECTORY
@AS_JSON
@click.pass_obj
def load_command(
    settings: Settings,
    paths: tuple[Path, ...],
    kind: str | None,
    directory: Path | None,
    as_json: bool,
) -> int:
    """Load files, or all files below folders, and publish a snapshot."""
    reports, pointer = _load(_at(settings, directory), list(paths), kind=kind)
    for report in reports:
        if not as_json:
            click.echo(_line(report))
            if report.complete and report.message and report.state == FileState.LOADED:
                click.echo(f"  {report.message}")
        if not report.complete:
            click.echo(f"warehouse: {report.message or report.file}", err=True)
    if not reports:
        click.echo(f"warehouse: no file below {', '.join(map(str, paths))}", err=True)
    if as_json:
        files = [_json_report(report) for report in reports]
        _print_json({"snapshot": pointer.snapshot, "files": files, "totals": totals(reports)})
    else:
        click.echo(f"Snapshot {pointer.snapshot} is published.")
    complete = all(report.complete for report in reports)
    return command.DONE if complete else command.INCOMPLETE


@cli.command("watch")
@click.argument("inbox", required=False, type=click.Path(path_type=Path))
@DIRECTORY
@click.pass_obj
def watch_command(settings: Settings, inbox: Path | None, directory: Path | None) -> None:
    """Load what arrives in a folder until stopped."""
    settings, stop = _at(settings, directory), _stopped_by_signal()
    seen: dict[str, FileReport] = {}

    def load(paths: list[Path]) -> list[FileReport]:
        try:
            published = read_pointer(settings.dir)
            reports, pointer = _load(settings, paths if published else [folder])
        except (BeatwiseError, OSError) as fault:
            click.echo(f"warehouse: {' '.join(str(fault).split())}", err=True)
            return []
        news = [r for r in reports if r.state != "unchanged" and seen.get(r.file) != r]
        seen.update({report.file: report for report in news})
        for report in news:
            click.echo(_line(report))
        if news:
            click.echo(f"Snapshot {pointer.snapshot} is published.")
        return reports

    folder = inbox or settings.inbox
    click.echo(f"Watching {folder}.")
    watch_inbox(folder, load, rules=place_of_maps(settings.column_maps, settings.dir), stop=stop)


@cli.command("status")
@DIRECTORY
@AS_JSON
@click.pass_obj
def status_command(settings: Settings, directory: Path | None, as_json: bool) -> None:
    """Say what the warehouse holds, how fresh it is and what is missing."""
    found = status(_at(settings, directory).dir)
    if as_json:
        _print_json(found)
        return
    click.echo(f"Snapshot {found['snapshot'] or 'none'}, published {found['published_at'] or '–'}")
    for source in found["sources"]:
        gaps = f"; missing: {_shortened(source['gaps'])}" if source["gaps"] else ""
        newest = f", newest {source['newest']}" if source["newest"] else ""
        click.echo(
            f"  {source['kind']}: {source['rows']} rows in {source['files']} files{newest}{gaps}"
        )
    click.echo(f"  rejected rows that wait to be mended: {found['rejects']}")


@cli.command("rejects")
@click.option("--kind", type=click.Choice([s.kind for s in SOURCES]), help="Only this kind.")
@click.option(
    "--out", "folder", type=click.Path(path_type=Path), help="Write the rows that wait to files."
)
@DIRECTORY
@AS_JSON
@click.pass_obj
def rejects_command(
    settings: Settings,
    kind: str | None,
    folder: Path | None,
    directory: Path | None,
    as_json: bool,
) -> None:
    """List rejected rows by file, or give them back to be mended and loaded again."""
    place = _at(settings, directory).dir
    if folder:
        for path, rows in give_back(place, folder, kind=kind).items():
            click.echo(f"{path}: {rows} rows to mend and load again.")
        return
    found = waiting(place, kind=kind)
    if as_json:
        _print_json([asdict(load) for load in found])
        return
    for load in found:
        click.echo(
            f"load {load.load_id}, {load.file} ({load.kind}): {load.open} rows wait, "
            f"{load.closed} closed"
        )


@cli.command("audit")
@DIRECTORY
@click.pass_obj
def audit_command(settings: Settings, directory: Path | None) -> int:
    """Run every audit over the published snapshot; each must find nothing."""
    with snapshots.open_snapshot(_at(settings, directory).dir) as connection:
        faults = snapshots.audit(connection)
    for fault in faults:
        first = fault.rows.row(0, named=True)
        click.echo(f"warehouse: audit '{fault.audit}': {fault.rows.height} rows, {first}", err=True)
    if not faults:
        click.echo("Every audit found nothing.")
    return command.INCOMPLETE if faults else command.DONE


@cli.group("snapshot")
def snapshot_group() -> None:
    """List, pin, unpin, prune and compare the snapshots that are kept."""


@snapshot_group.command("list")
@DIRECTORY
@AS_JSON
@click.pass_obj
def list_command(settings: Settings, directory: Path | None, as_json: bool) -> None:
    """List the snapshots that are kept, the newest last."""
    found = kept_snapshots(_at(settings, directory).dir)
    if as_json:
        _print_json([asdict(s) | {"published_at": s.published_at.isoformat()} for s in found])
        return
    for kept in found:
        click.echo(_kept_line(kept))


@snapshot_group.command("pin")
@click.argument("snapshot")
@DIRECTORY
@click.pass_obj
def pin_command(settings: Settings, snapshot: str, directory: Path | None) -> None:
    """Keep a snapshot for as long as it stays pinned."""
    click.echo(_kept_line(pin(_at(settings, directory).dir, snapshot)))


@snapshot_group.command("unpin")
@click.argument("snapshot")
@DIRECTORY
@click.pass_obj
def unpin_command(settings: Settings, snapshot: str, directory: Path | None) -> None:
    """Let a snapshot be pruned again."""
    for kept in unpin(_at(settings, directory).dir, snapshot):
        click.echo(f"{kept.name} is no longer pinned.")


@snapshot_group.command("prune")
@click.option("--keep", type=click.IntRange(min=1), help="Unpinned snapshots that stay.")
@DIRECTORY
@click.pass_obj
def prune_command(settings: Settings, keep: int | None, directory: Path | None) -> None:
    """Delete the oldest snapshots that are neither pinned nor served."""
    for kept in prune(_at(settings, directory).dir, keep=keep or settings.keep_snapshots):
        click.echo(f"{kept.name} is deleted.")


@snapshot_group.command("diff")
@click.argument("before")
@click.argument("after", required=False)
@DIRECTORY
@AS_JSON
@click.pass_obj
def diff_command(
    settings: Settings, before: str, after: str | None, directory: Path | None, as_json: bool
) -> None:
    """Say in which relations and periods two kept snapshots differ (AFTER: the one served)."""
    found = differences(_at(settings, directory).dir, before, after)
    if as_json:
        _print_json([asdict(difference) for difference in found])
        return
    same = ["The two snapshots hold the same rows."]
    click.echo("\n".join(_difference_lines(found) if found else same))


@cli.command("sample")
@click.argument("inbox", type=click.Path(path_type=Path))
def sample_command(inbox: Path) -> None:
    """Write the synthetic Milton Keynes sample as hand-over files."""
    written = write_sample(inbox)
    click.echo(f"{len(written)} files written below {inbox}.")


@cli.command("replay")
@click.argument("inbox", type=click.Path(path_type=Path))
@click.option(
    "--days-per-second",
    type=click.FloatRange(min=0, min_open=True),
    default=2.0,
    show_default=True,
    help="Pace of the calendar.",
)
@click.option("--from", "start", type=DAY, help="Day of the clock; earlier files come at once.")
@click.option("--until", type=DAY, help="Last day that is replayed.")
def replay_command(
    inbox: Path, days_per_second: float, start: datetime | None, until: datetime | None
) -> None:
    """Feed the sample into a folder day by day, as it was handed over, until done or stopped."""
    if start and until and until < start:
        raise click.UsageError(f"--until {until:%Y-%m-%d} lies before --from {start:%Y-%m-%d}.")
    stop = _stopped_by_signal()
    replay(
        deliveries(sample_files(), until=until.date() if until else date.max),
        inbox,
        days_per_second=days_per_second,
        start=start.date() if start else None,
        stop=stop,
        arrived=lambda day, file: click.echo(f"{day}  {file.path}"),
    )
    if stop.is_set():
        click.echo("Stopped.")


@cli.command("sql")
@click.argument("query")
@DIRECTORY
@click.option("--snapshot", "snapshot_id", help="Id of a kept snapshot; default: the newest.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table")
@click.pass_obj
def sql_command(
    settings: Settings, query: str, directory: Path | None, snapshot_id: str | None, form: str
) -> None:
    """Query the published snapshot, read-only."""
    path = snapshots.snapshot_path(_at(settings, directory).dir, snapshot_id)
    run_query(path, query, form=form, out=sys.stdout.buffer)


@cli.command("docs")
@click.option("--check", is_flag=True, help="Change nothing; fail where a document is stale.")
def docs_command(check: bool) -> int:
    """Write docs/data-dictionary.md and docs/settings.md from the code."""
    return write_and_say(documents(), check=check)


def _stopped_by_signal() -> threading.Event:
    """An event that Ctrl-C or a termination sets, in place of ending the process."""
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())
    return stop


def _at(settings: Settings, directory: Path | None) -> Settings:
    return settings.model_copy(update={"dir": directory}) if directory else settings


def _load(
    settings: Settings, paths: list[Path], *, kind: str | None = None
) -> tuple[list[FileReport], Pointer]:
    recognition = Recognition(column_maps(settings.column_maps, settings.dir), kind)
    pseudonyms = pseudonyms_from(settings.key_path())
    fingerprint = pseudonyms.fingerprint()
    with open_master(settings.dir, key_fingerprint=fingerprint) as connection:
        reports = load_files(
            connection,
            find_files(paths),
            pseudonyms,
            recognition=recognition,
            hold_above=settings.hold_above,
        )
        pointer = snapshots.publish(connection, settings.dir, keep=settings.keep_snapshots)
    return reports, pointer


def _line(report: FileReport) -> str:
    counts = f"{report.rows_in} rows in, {report.accepted} accepted, {report.rejected} rejected"
    more = f", {report.superseded} superseded" if report.superseded else ""
    warned = f", {report.warned} with a warning" if report.warned else ""
    kind = f" ({report.kind})" if report.kind else ""
    return f"{report.file}{kind}: {report.state}; {counts}{more}{warned}"


def _shortened(gaps: list[str]) -> str:
    more = (
        f" and {len(gaps) - GAPS_SHOWN} more (--json lists all)" if len(gaps) > GAPS_SHOWN else ""
    )
    return ", ".join(gaps[:GAPS_SHOWN]) + more


def _kept_line(kept: KeptSnapshot) -> str:
    marks = "  current" * kept.current + "  pinned" * kept.pinned
    return f"{kept.name}  {kept.published_at:%Y-%m-%d %H:%M:%S}  {kept.size / 1e6:.1f} MB{marks}"


def _difference_lines(found: list[Difference]) -> list[str]:
    rows: list[tuple[str, ...]] = [("view", "part", "before", "after", "removed", "added")]
    for each in found:
        part = ", ".join(f"{name} {value or '(none)'}" for name, value in each.part.items())
        counts = (each.rows_before, each.rows_after, each.removed, each.added)
        rows.append((each.relation, part, *map(str, counts)))
    view, part_width = (max(len(row[column]) for row in rows) for column in (0, 1))
    return [
        f"{row[0]:<{view}}  {row[1]:<{part_width}}  " + "  ".join(f"{n:>9}" for n in row[2:])
        for row in rows
    ]


def _json_report(report: FileReport) -> dict[str, Any]:
    return asdict(report)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2))


if __name__ == "__main__":
    command.run(cli, name="python -m warehouse")
