"""Command line of the metrics layer: list, show, evaluate, export, published, docs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from shared.contract import command, formats
from shared.contract.documents import write_and_say
from shared.contract.settings import Settings
from shared.metrics.catalogue import documents
from shared.metrics.evaluate import Evaluator, Thresholds
from shared.metrics.export import export
from shared.metrics.published import Published, published
from shared.metrics.registry import METRICS, metric
from shared.metrics.result import Group, MetricResult
from shared.metrics.selection import Selection
from shared.stats import Estimate, Interval, Test
from shared.store import Store

DIRECTORY = click.option(
    "--dir", "directory", type=click.Path(path_type=Path), help="Warehouse directory."
)
SNAPSHOT = click.option("--snapshot", help="Id of a kept snapshot; default: the newest.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def cli() -> None:
    """List, explain, evaluate and export metrics."""


@cli.command("list")
def list_command() -> None:
    """List every metric."""
    for definition in METRICS.values():
        click.echo(f"{definition.key}: {definition.question}")


@cli.command("show")
@click.argument("key")
def show_command(key: str) -> None:
    """Explain one metric."""
    definition = metric(key)
    click.echo(f"{definition.title} ({definition.key})\n{definition.question}")
    click.echo(f"Formula: {definition.formula}\nUnit: {definition.unit.value}")
    click.echo(f"Base: {definition.base}\nDisclosure: {definition.disclosure.value}")
    click.echo(f"Dimensions: {', '.join(definition.dimensions)}")
    click.echo(f"Caveats: {definition.caveats}\nSource: {definition.citation}")


@cli.command("evaluate")
@click.argument("key")
@DIRECTORY
@click.option("--select", "selects", multiple=True, help="DIMENSION=VALUE; may be repeated.")
@click.option("--by", multiple=True, help="Dimension to split by; may be repeated.")
@SNAPSHOT
@AS_JSON
def evaluate_command(
    key: str,
    directory: Path | None,
    selects: tuple[str, ...],
    by: tuple[str, ...],
    snapshot: str | None,
    as_json: bool,
) -> None:
    """Evaluate one metric for a selection."""
    _, evaluator = _evaluator(directory, snapshot)
    selection = Selection.parse(selects)
    evaluator.require_known(key, selection)
    result = evaluator.evaluate(key, selection, by=by)
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=2))
    else:
        _print(result)


@cli.command("export")
@click.argument("key", required=False)
@DIRECTORY
@SNAPSHOT
def export_command(key: str | None, directory: Path | None, snapshot: str | None) -> None:
    """Write results beside the snapshot, for SQL: one metric, or all."""
    settings, evaluator = _evaluator(directory, snapshot)
    click.echo(f"Written: {export(settings.dir, evaluator, key)}")


@cli.command("published")
@click.option("--programme", required=True, help="Code of a programme of the pilot register.")
@DIRECTORY
@SNAPSHOT
@AS_JSON
def published_command(
    programme: str, directory: Path | None, snapshot: str | None, as_json: bool
) -> None:
    """Print what a review published beside the same figures made again from the data."""
    _, evaluator = _evaluator(directory, snapshot)
    rows = published(evaluator, programme)
    if as_json:
        click.echo(json.dumps({"published": [row.as_json() for row in rows]}, indent=2))
    else:
        _print_published(rows)


@cli.command("docs")
@click.option("--check", is_flag=True, help="Change nothing; fail where a document is stale.")
def docs_command(check: bool) -> int:
    """Write docs/metrics.md and the analysts' metric catalogue."""
    return write_and_say(documents(), check=check)


def _evaluator(directory: Path | None, snapshot: str | None) -> tuple[Settings, Evaluator]:
    settings = Settings.from_env()
    if directory:
        settings = settings.model_copy(update={"dir": directory})
    store = Store(settings.dir)
    opened = store.named(snapshot) if snapshot else store.current()
    return settings, Evaluator(opened, Thresholds.of(settings))


def _print(result: MetricResult) -> None:
    click.echo(f"{result.metric.title} [{result.metric.unit.value}], snapshot {result.snapshot}")
    if not result.groups:
        click.echo("  not collected: No such rows have been handed over.")
    for group in result.groups:
        by = ", ".join(f"{name} {value}" for name, value in group.by) or "all"
        click.echo(f"  {by}: {_line(result, group)}")


def _print_published(rows: tuple[Published, ...]) -> None:
    header = ("claim", "section", "measure", "printed", "preference", "data", "agrees", "why")
    table = [header, *(_published_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _published_cells(row: Published) -> tuple[str, ...]:
    claim, why = row.claim, " ".join(filter(None, (row.why, row.source and f"[{row.source}]")))
    where = (claim.claim_id, claim.section, claim.measure)
    return (*where, claim.value, row.preference.value, row.shown, row.agrees.value, why)


def _line(result: MetricResult, group: Group) -> str:
    match group.outcome:
        case Estimate(value=value, interval=interval, base=base, test=test):
            write = result.metric.unit.write
            ends = ""
            if isinstance(interval, Interval):
                ends = f"95 % interval {write(interval.low)} to {write(interval.high)}; "
            return f"{write(value)} ({ends}base {base} {result.metric.base}{_test(test)})"
        case withheld:
            return f"{withheld.state.value}: {withheld.reason}"


def _test(test: Test | None) -> str:
    if test is None:
        return ""
    raw = f"; p {formats.probability(test.p)}"
    if test.adjusted is None:
        return raw
    adjusted = formats.probability(test.adjusted.p)
    return f"{raw}, {adjusted} after {test.adjusted.correction} over {test.adjusted.tests} tests"


if __name__ == "__main__":
    command.run(cli, name="python -m shared.metrics")
