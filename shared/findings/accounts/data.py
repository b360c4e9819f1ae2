"""What was handed over, and what of it may not be shown."""

from __future__ import annotations

from shared.contract import formats
from shared.findings.phrases import verb, written
from shared.findings.statement import Given, Statement
from shared.findings.wording import shown, statement
from shared.metrics import Evaluator
from shared.metrics.registers import Freshness


def data_received(evaluator: Evaluator, kinds: tuple[Freshness, ...]) -> Statement:
    """Files and rows handed over, accepted and rejected."""
    accepted = evaluator.evaluate("data_rows_accepted")
    rejected = evaluator.evaluate("data_rows_rejected")
    if not shown(accepted.only, rejected.only):
        return Statement("No data have been handed over yet.")
    files = sum(kind.files for kind in kinds)
    text = (
        f"{formats.count(files, 'file')} of {formats.count(len(kinds), 'kind')} "
        f"{verb(files)} in use: "
        f"{formats.count(int(accepted.only.estimate.value), 'row')} passed every check and "
        f"{written(rejected, rejected.only)} {verb(rejected.only.estimate.value, past=True)} "
        "rejected for breaking a rule."
    )
    given = (
        Given(formats.number(files), "files in use", "v_data_freshness"),
        Given(formats.number(len(kinds)), "kinds of file", "v_data_freshness"),
    )
    return statement(text, (accepted, accepted.only), (rejected, rejected.only), given=given)


def withheld_figures(suppressed: int, minimum_attitude: int, minimum_count: int) -> Statement:
    """How many figures were suppressed, and under which rule."""
    rule = (
        f"attitudes and self-reports of fewer than {minimum_attitude} people, and counts of "
        f"fewer than {minimum_count} of them, are not shown"
    )
    if not suppressed:
        text = f"No figure that this review draws on was suppressed ({rule})."
        return Statement(text, given=_minima(minimum_attitude, minimum_count))
    return Statement(
        f"{formats.count(suppressed, 'figure')} that this review would have drawn on "
        f"{verb(suppressed, past=True)} suppressed: {rule}.",
        given=(
            Given(formats.number(suppressed), "figures suppressed", "disclosure log"),
            *_minima(minimum_attitude, minimum_count),
        ),
    )


def _minima(attitude: int, count: int) -> tuple[Given, ...]:
    return (
        Given(formats.number(attitude), "minimum base of attitudes", "disclosure rule"),
        Given(formats.number(count), "minimum base of counts", "disclosure rule"),
    )
