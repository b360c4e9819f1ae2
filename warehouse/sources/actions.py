"""Interventions and actions: what a pilot agreed to do, by when, and whether it was done."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import ActionStatus, Pillar
from warehouse.expressions import (
    day,
    is_code,
    is_date,
    one_of,
    present,
    registered_pilot,
    truth,
    unique,
)
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source

NOT_DONE = (ActionStatus.PLANNED, ActionStatus.IN_PROGRESS, ActionStatus.DROPPED)


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, a code, an action, and a status that agrees with the day of doing."""
    return (
        *present("programme", "pilot", "code", "action", "status"),
        registered_pilot(context),
        is_code("code"),
        is_date("due_on"),
        is_date("done_on"),
        one_of("status", list(ActionStatus)),
        one_of("pillar", list(Pillar)),
        Rule(
            name="is blank unless the status is done",
            column="done_on",
            broken=pl.col("status").is_in(NOT_DONE) & pl.col("done_on").is_not_null(),
        ),
        unique("programme", "pilot", "code"),
        *masker(context).warnings("action", "owner_role"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_action per action."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        action_code=pl.col("code"),
        action=mask.text("action"),
        owner_role=mask.text("owner_role"),
        pillar=pl.col("pillar"),
        due_on=day("due_on"),
        done_on=day("done_on"),
        status=pl.col("status"),
        masked=mask.marks("action", "owner_role"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="actions",
    title="Interventions and actions",
    origin="The pilot's own action plan",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("code", "Code of the action."),
        RawColumn("action", "What was agreed."),
        RawColumn("owner_role", "Role that answers for it, never a name.", required=False),
        RawColumn(
            "pillar", "visibility, engagement, problem_solving or resilience.", required=False
        ),
        RawColumn("due_on", "Day by which it is due, YYYY-MM-DD."),
        RawColumn("done_on", "Day on which it was done, YYYY-MM-DD.", required=False),
        RawColumn("status", "planned, in_progress, done or dropped."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_action",
    key=("programme_code", "pilot_code", "action_code"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
    dated="done_on",
)
