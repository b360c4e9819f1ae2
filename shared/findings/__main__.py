"""Command line of the findings: the ledger of an earlier review's claims."""

from __future__ import annotations

import json
from pathlib import Path

import click

from shared.contract import command
from shared.contract.settings import Settings
from shared.findings.claims import (
    ClaimsLedger,
    Contradiction,
    Judged,
    account,
    claims_ledger,
)
from shared.findings.registry import findings
from shared.metrics import Evaluator, Thresholds
from shared.metrics.registers import programme as registered
from shared.store import Store


@click.group()
def cli() -> None:
    """Findings, and an earlier review's claims held against them."""


@cli.command("claims")
@click.option("--programme", required=True, help="Code of a programme of the pilot register.")
@click.option("--dir", "directory", type=click.Path(path_type=Path), help="Warehouse directory.")
@click.option("--snapshot", help="Id of a kept snapshot; default: the newest.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def claims_command(
    programme: str, directory: Path | None, snapshot: str | None, as_json: bool
) -> None:
    """Print every claim of a review with its standing, and the review's contradictions."""
    settings = Settings.from_env()
    store = Store(directory or settings.dir)
    opened = store.named(snapshot) if snapshot else store.current()
    evaluator = Evaluator(opened, Thresholds.of(settings))
    found = findings(evaluator, registered(evaluator, programme))
    ledger = claims_ledger(evaluator, programme, found)
    if as_json:
        click.echo(json.dumps(ledger.as_json(), indent=2))
    else:
        _print(ledger)


def _print(ledger: ClaimsLedger) -> None:
    if not ledger.claims:
        click.echo(account.account(ledger).text)
        return
    for one in ledger.claims:
        click.echo(_line(one))
    click.echo("Contradictions of the review")
    for each in ledger.contradictions:
        click.echo(_contradiction(each))


def _line(one: Judged) -> str:
    claim, source = one.claim, f" [{one.source}]" if one.source else ""
    said = f"{claim.claim_id}  {claim.section}  {claim.measure}: {claim.value}"
    why = f"{one.reason.text} {one.detail.text}".strip()
    return f"{said}  {one.standing.value}  {why}{source}"


def _contradiction(each: Contradiction) -> str:
    number = f"{each.number}: " if each.number else ""
    why = " ".join(conflict.why.text for conflict in each.conflicts)
    return f"  {number}{each.title}  {each.outcome.value}  {why or 'Marked as disputed.'}"


if __name__ == "__main__":
    command.run(cli, name="python -m shared.findings")
