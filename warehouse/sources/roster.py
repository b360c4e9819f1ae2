"""Roster: officers and staff by code, and the names by which free text is searched.

A name never enters the warehouse: each of its words becomes a keyed pseudonym, with which the words
of free text are compared when a file that holds any is loaded. So the roster is loaded first.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Arm, RaterRole
from warehouse.expressions import is_code, matches, one_of, present, truth, unique
from warehouse.masking import impersonal, name_keys, name_words
from warehouse.source import FileContext, RawColumn, Rule, Source


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A code and a name; role, arm and place where known."""
    return (
        *present("programme"),
        *present("person_code", "name", private=True),
        is_code("programme"),
        Rule(
            name="holds at least one word of a name",
            column="name",
            broken=~pl.col("name").str.contains(r"\p{L}\p{L}"),
            private=True,
        ),
        one_of("role", list(RaterRole)),
        one_of("arm", list(Arm)),
        *impersonal("lpa"),
        matches("np_years_band", r"\d{1,2}(-\d{1,2}|\+)", "is a band of years such as 2-4 or 10+"),
        unique("programme", "person_code", private=True),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of dim_person per person."""
    return raw.select(
        "row_no",
        programme_code=pl.col("programme"),
        person=context.pseudonyms.of(raw["person_code"]),
        role=pl.col("role"),
        arm=pl.col("arm"),
        lpa=pl.col("lpa"),
        np_years_band=pl.col("np_years_band"),
        name_keys=_keys(raw, context),
        is_synthetic=truth("synthetic"),
    )


def _keys(raw: pl.DataFrame, context: FileContext) -> pl.Series:
    """The keyed words of each name, parted by blanks."""
    words = [name_words(name) for name in raw["name"]]
    parts = pl.Series([word for listed in words for word in listed], dtype=pl.String)
    keys = iter(name_keys(parts, context.pseudonyms))
    return pl.Series([" ".join(next(keys) for _ in listed) for listed in words], dtype=pl.String)


SOURCE = Source(
    kind="roster",
    title="Roster of officers and staff",
    origin="The force's human-resources system or the training plan",
    licence="Personal data: the force's, under its protection assessment",
    columns=(
        RawColumn("programme", "Code of the programme."),
        RawColumn(
            "person_code", "Code of the person, as every other file writes it.", private=True
        ),
        RawColumn("name", "Full name; only keyed pseudonyms of its words are kept.", private=True),
        RawColumn("role", "pcso, constable, sergeant, inspector, senior or staff.", required=False),
        RawColumn("arm", "treated or control.", required=False),
        RawColumn("lpa", "Local policing area.", required=False),
        RawColumn(
            "np_years_band", "Years in neighbourhood policing: 0-1, 2-4, 10+ …", required=False
        ),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="dim_person",
    key=("programme_code", "person"),
    rules=rules,
    tidy=tidy,
)
