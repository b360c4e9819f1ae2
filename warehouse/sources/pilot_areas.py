"""Areas of each pilot: where it works, what it is compared with, and the ring between."""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import AreaRole
from warehouse.expressions import is_code, one_of, present, registered_pilot, truth, unique
from warehouse.masking import masker
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A registered pilot, an area and its role; no area has two roles in one pilot."""
    return (
        *present("programme", "pilot", "area", "role"),
        registered_pilot(context),
        is_code("area"),
        one_of("role", list(AreaRole)),
        unique("programme", "pilot", "area"),
        *masker(context).warnings("rationale"),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of bridge_pilot_area per area of a pilot."""
    mask = masker(context)
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        pilot_code=pl.col("pilot"),
        area_code=pl.col("area"),
        area_role=pl.col("role"),
        rationale=mask.text("rationale"),
        masked=mask.marks("rationale"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="pilot_areas",
    title="Areas of each pilot",
    origin="The evaluation plan",
    licence="The force's own",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("pilot", "Code of the pilot within its programme."),
        RawColumn("area", "Area code."),
        RawColumn("role", "treatment, control or buffer."),
        RawColumn("rationale", "Why it was chosen.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="bridge_pilot_area",
    key=("programme_code", "pilot_code", "area_code"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    weighs=("roster",),
)
