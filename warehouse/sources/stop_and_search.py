"""police.uk stop and search: one release per force and month.

Published rows do not name their force, only the file's name does: YYYY-MM-<force>-stop-and-search.
The force is therefore taken from there where no column `force` gives it. A file that was renamed
is a release of its month alone: a second one of that month, also of another force, replaces it, and
every row carries a warning that says so. A column map whose constant is `force` gives every file of
a warehouse its force.
The month is British local time, as the publisher cuts it: a file of April begins on 31 March,
23:00 UTC. Blanks are normal; two equal rows are two searches.
"""

from __future__ import annotations

import re

import polars as pl

from warehouse.expressions import moment, one_of, present, truth, truth_or_null, warn
from warehouse.force_areas import BOUNDARIES, point_within_force
from warehouse.police_uk import LICENCE, point_rules
from warehouse.source import FileContext, RawColumn, Rule, Source

SEARCH_TYPES = ("Person search", "Vehicle search", "Person and Vehicle search")
GENDERS = ("Male", "Female", "Other")
AGE_RANGES = ("under 10", "10-17", "18-24", "25-34", "over 34")
OFFICER_ETHNICITIES = ("White", "Black", "Asian", "Mixed", "Other")
BRITISH_TIME = "Europe/London"
PUBLISHED_NAME = re.compile(
    r"(?<!\d)\d{4}-\d{2}-(?P<force>[a-z]+(?:-[a-z]+)*)-stop-and-search\b", re.IGNORECASE
)
WRITTEN_OTHERWISE = {"and": "and", "of": "of", "btp": "British Transport"}
"""Parts of a published name that a capital alone does not make a word of a force's name."""


def force_of(file_name: str) -> str | None:
    """The force that a published file's name tells, in words; null where it has another form.

    Args:
        file_name: of the file or the member of an archive, folders before it or not.
    """
    found = PUBLISHED_NAME.search(re.split(r"[/\\]", file_name)[-1])
    if found is None:
        return None
    parts = found["force"].lower().split("-")
    return " ".join(WRITTEN_OTHERWISE.get(part, part.capitalize()) for part in parts)


def _force(context: FileContext) -> pl.Expr:
    return pl.coalesce("force", pl.lit(force_of(context.name), dtype=pl.String))


def rules(context: FileContext) -> tuple[Rule, ...]:
    """A type and a moment; unknown categories are kept and counted."""
    return (
        *present("Type", "Date"),
        one_of("Type", list(SEARCH_TYPES)),
        Rule(
            name="is a moment written YYYY-MM-DDThh:mm:ss+00:00",
            column="Date",
            broken=pl.col("Date").is_not_null() & moment("Date").is_null(),
        ),
        *point_rules(),
        *point_within_force("Longitude", "Latitude", _force(context), context),
        warn(one_of("Gender", list(GENDERS))),
        warn(one_of("Age range", list(AGE_RANGES))),
        warn(one_of("Officer-defined ethnicity", list(OFFICER_ETHNICITIES))),
        warn(Rule(name="has a place", column="Latitude", broken=pl.col("Latitude").is_null())),
        warn(
            Rule(
                name="names its force; else another file of the month replaces it",
                column="force",
                broken=_force(context).is_null(),
            )
        ),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_stop_search per row of the file."""
    return raw.select(
        "row_no",
        month=moment("Date").dt.convert_time_zone(BRITISH_TIME).dt.date().dt.month_start(),
        force=_force(context),
        searched_at=moment("Date").dt.replace_time_zone(None),
        search_type=pl.col("Type"),
        in_operation=truth_or_null("Part of a policing operation"),
        operation=pl.col("Policing operation"),
        longitude=pl.col("Longitude").cast(pl.Float64),
        latitude=pl.col("Latitude").cast(pl.Float64),
        gender=pl.col("Gender"),
        age_range=pl.col("Age range"),
        ethnicity_self=pl.col("Self-defined ethnicity"),
        ethnicity_officer=pl.col("Officer-defined ethnicity"),
        legislation=pl.col("Legislation"),
        search_object=pl.col("Object of search"),
        outcome=pl.col("Outcome"),
        outcome_linked=truth_or_null("Outcome linked to object of search"),
        clothing_removed=truth_or_null("Removal of more than just outer clothing"),
        is_synthetic=truth("synthetic"),
    )


SOURCE = Source(
    kind="stop_and_search",
    title="police.uk stop and search",
    origin="data.police.uk, monthly stop-and-search files of a force",
    licence=LICENCE,
    columns=(
        RawColumn("Type", "Person search, Vehicle search, or Person and Vehicle search."),
        RawColumn("Date", "Moment in UTC, YYYY-MM-DDThh:mm:ss+00:00."),
        RawColumn("Part of a policing operation", "True or False; blank where not recorded."),
        RawColumn("Policing operation", "Name of the operation."),
        RawColumn("Latitude", "WGS84, of the snapped map point; stands before the longitude."),
        RawColumn("Longitude", "WGS84, of the snapped map point."),
        RawColumn("Gender", "Male, Female or Other."),
        RawColumn("Age range", "Age band, such as 18-24."),
        RawColumn("Self-defined ethnicity", "Census category with its code."),
        RawColumn("Officer-defined ethnicity", "White, Black, Asian, Mixed or Other."),
        RawColumn("Legislation", "Power used."),
        RawColumn("Object of search", "What was searched for."),
        RawColumn("Outcome", "What came of it."),
        RawColumn("Outcome linked to object of search", "True or False; often blank."),
        RawColumn("Removal of more than just outer clothing", "True or False; often blank."),
        RawColumn(
            "force", "Force; the publisher's files lack it, their names tell it.", required=False
        ),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_stop_search",
    key=("force", "month"),
    release=True,
    rules=rules,
    tidy=tidy,
    weighs=(BOUNDARIES,),
    dated="searched_at",
)
