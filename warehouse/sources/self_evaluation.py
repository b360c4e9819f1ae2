"""Self-evaluations: how far officers and managers say each LISP step has been taken, 1 to 5."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import RaterRole
from warehouse.expressions import (
    day,
    during_pilot,
    in_range,
    is_date,
    one_of,
    present,
    registered_pilot,
    truth,
    unique,
)
from warehouse.source import FileContext, RawColumn, Rule, Source

STEPS = tuple(f"step{number}" for number in range(1, 9))


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A rater, a registered pilot, a day, and scores within 1 to 5."""
    return (
        *present("programme", "pilot", "date"),
        *present("rater_code", private=True),
        one_of("role", list(RaterRole)),
        registered_pilot(context),
        is_date("date"),
        during_pilot("date", context, after_end=True),
        *(in_range(step, 1, 5, whole=True) for step in STEPS),
        unique("programme", "rater_code", "pilot", "date", days=("date",)),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_self_evaluation per step, unanswered steps included as null."""
    scores = raw.with_columns(rater=context.pseudonyms.of(raw["rater_code"])).unpivot(
        on=STEPS,
        index=["row_no", "programme", "rater", "role", "pilot", "date", "synthetic"],
        variable_name="step",
        value_name="score",
    )
    return scores.select(
        "row_no",
        programme_code=pl.col("programme"),
        rater=pl.col("rater"),
        rater_role=pl.col("role"),
        pilot_code=pl.col("pilot"),
        step=pl.col("step").str.strip_prefix("step").cast(pl.Int16),
        score=pl.col("score").cast(pl.Float64).cast(pl.Int16),
        assessed_on=day("date"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="self_evaluation",
    title="Self-evaluations of LISP implementation",
    origin="Officers' and managers' self-evaluation forms",
    licence="Personal data: the force's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("rater_code", "Code of the person who rates.", private=True),
        RawColumn("role", "pcso, constable, sergeant, inspector, senior or staff."),
        RawColumn("pilot", "Pilot that is rated."),
        RawColumn("date", "Day of the rating, YYYY-MM-DD."),
        *(RawColumn(step, "Score 1 (not started) to 5; blank where unanswered.") for step in STEPS),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_self_evaluation",
    key=("programme_code", "rater", "pilot_code", "assessed_on"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="assessed_on",
    spreads=True,
)
