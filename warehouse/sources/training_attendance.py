"""Training attendance: who was to be trained or briefed, on which day, and who came."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Arm, RaterRole, TrainingEvent
from warehouse.expressions import (
    day,
    is_date,
    is_truth,
    one_of,
    present,
    registered_programme,
    truth,
    unique,
)
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A person, an event, a day, and whether the person came."""
    return (
        *present("programme", "event", "date", "attended"),
        *present("person_code", private=True),
        registered_programme(context),
        one_of("role", list(RaterRole)),
        one_of("arm", list(Arm)),
        one_of("event", list(TrainingEvent)),
        is_date("date"),
        is_truth("attended"),
        unique("programme", "person_code", "event", "date", days=("date",)),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_training per person, event and day."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        person=context.pseudonyms.of(raw["person_code"]),
        role=pl.col("role"),
        arm=pl.col("arm"),
        event=pl.col("event"),
        held_on=day("date"),
        attended=truth("attended"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="training_attendance",
    title="Training and briefing attendance",
    origin="Attendance lists of workshops and briefings",
    licence="Personal data: the force's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("person_code", "Code of the person.", private=True),
        RawColumn("role", "pcso, constable, sergeant, inspector, senior or staff.", required=False),
        RawColumn("arm", "treated or control.", required=False),
        RawColumn("event", "training or briefing."),
        RawColumn("date", "Day of the event, YYYY-MM-DD."),
        RawColumn("attended", "yes or no."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_training",
    key=("programme_code", "person", "event", "held_on"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="held_on",
)
