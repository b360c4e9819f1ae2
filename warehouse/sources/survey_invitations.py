"""Survey invitations: who was asked to answer which wave; the denominator of response."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Arm
from warehouse.expressions import day, is_date, matches, one_of, present, truth, unique
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """One invitation per person and wave."""
    return (
        *present("programme", "wave", "arm"),
        *present("person_code", private=True),
        matches("wave", "T[1-9]", "is a wave such as T1"),
        one_of("arm", list(Arm)),
        is_date("invited_on"),
        unique("programme", "wave", "person_code", private=True),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_survey_invitation per person and wave."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        wave=pl.col("wave"),
        arm=pl.col("arm"),
        person=context.pseudonyms.of(raw["person_code"]),
        invited_on=day("invited_on"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="survey_invitations",
    title="Survey invitations",
    origin="The evaluator's mailing list",
    licence="Personal data: the evaluator's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("wave", "T1, T2 …"),
        RawColumn("arm", "treated or control."),
        RawColumn("person_code", "Code of the person invited.", private=True),
        RawColumn("invited_on", "Day of the invitation, YYYY-MM-DD.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_survey_invitation",
    key=("programme_code", "wave", "person"),
    rules=rules,
    tidy=tidy,
    dated="invited_on",
)
