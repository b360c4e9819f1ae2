"""Overrides of findings: where a person sets a finding's state by hand, with the reason.

The name of whoever decides is printed beside the reason, so it is kept as written.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import FindingState
from warehouse.expressions import (
    day,
    is_date,
    matches,
    one_of,
    present,
    registered_programme,
    truth,
    unique,
)
from warehouse.masking import impersonal, masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A programme, a finding, its new state, a reason, a name and a day."""
    return (
        *present("programme", "finding", "state", "reason", "name", "date"),
        registered_programme(context),
        matches("finding", "[a-z][a-z0-9_]*", "is a key such as site_choice"),
        one_of("state", list(FindingState)),
        *impersonal("name"),
        is_date("date"),
        unique("programme", "finding"),
        *masker(context).warnings("reason"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_finding_override per finding."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        finding_key=pl.col("finding"),
        state=pl.col("state"),
        reason=mask.text("reason"),
        name=pl.col("name"),
        decided_on=day("date"),
        masked=mask.marks("reason"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="finding_overrides",
    title="Overrides of findings",
    origin="The evaluator's decisions on findings",
    licence="Published with the consent of those who decide",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("finding", "Key of the finding's rule."),
        RawColumn(
            "state", "supported, contradicted, mixed, inconclusive, too early or not assessed."
        ),
        RawColumn("reason", "Why; it is printed."),
        RawColumn("name", "Who decided; it is printed."),
        RawColumn("date", "Day of the decision, YYYY-MM-DD."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_finding_override",
    key=("programme_code", "finding_key"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="decided_on",
)
