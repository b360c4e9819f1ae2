"""Time records: hours of a person or team by day and activity.

Two rows of one day and activity are two spells. A later file replaces whole days of a person
or team.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Activity
from warehouse.expressions import (
    day,
    in_range,
    is_date,
    one_of,
    present,
    registered_programme,
    truth,
)
from warehouse.masking import impersonal
from warehouse.source import FileContext, RawColumn, Rule, Severity, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A person or a team, a day, an activity, and hours that fit into a day."""
    together = (
        pl.col("hours")
        .cast(pl.Float64, strict=False)
        .sum()
        .over("programme", "person_code", day("date"))
    )
    return (
        *present("programme", "date", "activity", "hours"),
        registered_programme(context),
        Rule(
            name="is filled where team is not",
            column="person_code",
            broken=pl.col("person_code").is_null() & pl.col("team").is_null(),
            private=True,
        ),
        *impersonal("team"),
        is_date("date"),
        one_of("activity", list(Activity)),
        in_range("hours", 0, 24),
        Rule(
            name="makes no more than 24 hours of one person and day",
            column="hours",
            broken=pl.col("person_code").is_not_null() & (together > 24),
            severity=Severity.WARNING,
        ),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_time per spell."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        person=context.pseudonyms.of(raw["person_code"]),
        team=pl.col("team"),
        worked_on=day("date"),
        activity=pl.col("activity"),
        hours=pl.col("hours").cast(pl.Float64),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="time_records",
    title="Time records",
    origin="Duty system, activity analysis or priority-based budgeting",
    licence="Personal data: the force's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("person_code", "Code of the person; or team.", required=False, private=True),
        RawColumn("team", "Team; or person_code.", required=False),
        RawColumn("date", "Day of the work, YYYY-MM-DD."),
        RawColumn(
            "activity",
            "problem_solving, engagement, visibility, reactive, evidence_gathering, "
            "admin, abstraction or leave.",
        ),
        RawColumn("hours", "Hours, 0 to 24."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_time",
    key=("programme_code", "person", "team", "worked_on"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="worked_on",
)
