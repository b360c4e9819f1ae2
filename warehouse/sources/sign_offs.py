"""Sign-offs: who has answered for the analysis, in which role and when.

A signatory's name is published on purpose, so it is kept as written and never made a pseudonym.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import SignOffRole
from warehouse.expressions import day, is_date, one_of, present, registered_programme, truth, unique
from warehouse.masking import impersonal
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A programme, a role, a name and a day."""
    return (
        *present("programme", "role", "name", "date"),
        registered_programme(context),
        one_of("role", list(SignOffRole)),
        *impersonal("name"),
        is_date("date"),
        unique("programme", "role", "name", "date", days=("date",)),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_sign_off per signature."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        sign_off_role=pl.col("role"),
        name=pl.col("name"),
        signed_on=day("date"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="sign_offs",
    title="Sign-offs",
    origin="The programme's record of assurance",
    licence="Published with the consent of those who sign",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn("role", "commissioner, analyst, assurer or approver."),
        RawColumn("name", "The signatory's name; it is printed."),
        RawColumn("date", "Day of the signature, YYYY-MM-DD."),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_sign_off",
    key=("programme_code", "sign_off_role", "name", "signed_on"),
    rules=rules,
    tidy=tidy,
    needs=("pilot_register",),
    dated="signed_on",
)
