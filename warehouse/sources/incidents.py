"""Incidents of a force export, one row per incident, with Home Office codes.

An incident is a person's worst day, so what points to one is left at the door. The reference
becomes a keyed pseudonym. Coordinates are never kept, not even rounded: with a day and an offence a
100 m square of a village is a household; LSOA and beat are what the metrics use. Times are cut to
the day, and the report's to the hour, since a minute can be matched with other logs. Labels must be
short, so that a narrative in their place is refused instead of stored.
"""

from __future__ import annotations

import polars as pl

from shared.contract.vocabulary import Demand
from warehouse.expressions import (
    day,
    is_date,
    is_truth,
    matches,
    one_of,
    present,
    truth,
    truth_or_null,
    unique,
    warn,
)
from warehouse.force_areas import LOOKUP, area_within_pilots_forces
from warehouse.masking import impersonal
from warehouse.source import FileContext, RawColumn, Rule, Source

HOUR = r"[T ]([01]\d|2[0-3]):[0-5]\d"
LABEL = r"(?s).{1,60}"


def rules(context: FileContext) -> tuple[Rule, ...]:
    """An incident once, with its day; codes in their form, labels short."""
    return (
        *present("incident_ref", private=True),
        *present("reported"),
        unique("incident_ref", private=True),
        is_date("reported"),
        is_date("occurred"),
        _has_hour("reported"),
        matches("ho_code", r"\d{1,3}[A-Z]?(?:[./]\d{1,3})*", "is a Home Office code such as 8N"),
        matches("lsoa", r"[EWNS9]\w{8}", "is a nine-character area code"),
        *(
            matches(column, LABEL, "has at most 60 characters", private=True)
            for column in ("beat", "type", "closing_code")
        ),
        *impersonal("beat", "type", "closing_code"),
        is_truth("attended"),
        is_truth("repeat_flag"),
        one_of("demand", list(Demand)),
        warn(
            Rule(
                name="is not after the report",
                column="occurred",
                broken=day("occurred") > day("reported"),
            )
        ),
        warn(
            Rule(
                name="has an LSOA or a beat",
                column="lsoa",
                broken=pl.col("lsoa").is_null() & pl.col("beat").is_null(),
            )
        ),
        *area_within_pilots_forces("lsoa", context),
    )


def tidy(raw: pl.DataFrame, context: FileContext) -> pl.DataFrame:
    """One row of fct_incident per incident."""
    return raw.select(
        "row_no",
        incident=context.pseudonyms.of(raw["incident_ref"]),
        reported_on=day("reported"),
        reported_hour=pl.col("reported").str.extract(HOUR).cast(pl.Int16),
        occurred_on=day("occurred"),
        ho_code=pl.col("ho_code"),
        lsoa_code=pl.col("lsoa"),
        beat=pl.col("beat"),
        incident_type=pl.col("type"),
        closing_code=pl.col("closing_code"),
        attended=truth_or_null("attended"),
        is_repeat=truth_or_null("repeat_flag"),
        demand=pl.col("demand").fill_null(Demand.UNCLASSIFIED.value),
        is_synthetic=truth("synthetic"),
    )


def _has_hour(column: str) -> Rule:
    timed = pl.col(column).str.contains(r"[T ]\d")
    return Rule(
        name="has a time from 00:00 to 23:59, if any",
        column=column,
        broken=timed & pl.col(column).str.extract(HOUR).is_null(),
    )


SOURCE = Source(
    kind="incidents",
    title="Incidents of a force export",
    origin="The force's crime and incident system",
    licence="Personal data: the force's, under its protection assessment",
    columns=(
        RawColumn("incident_ref", "Reference of the incident; kept as a pseudonym.", private=True),
        RawColumn(
            "reported",
            "Day, with or without time, YYYY-MM-DD hh:mm; kept to the hour.",
            private=True,
        ),
        RawColumn("occurred", "Day; kept without time.", required=False, private=True),
        RawColumn("ho_code", "Home Office code of the offence; blank where no crime."),
        RawColumn("easting", "Never kept.", required=False, private=True),
        RawColumn("northing", "Never kept.", required=False, private=True),
        RawColumn("beat", "Beat.", required=False, private=True),
        RawColumn("lsoa", "LSOA.", required=False),
        RawColumn("type", "Incident type.", private=True),
        RawColumn("closing_code", "Closing code.", required=False, private=True),
        RawColumn("attended", "yes or no; blank where not recorded.", required=False),
        RawColumn("repeat_flag", "yes or no; blank where not recorded.", required=False),
        RawColumn("demand", "excess, preventable, shunt, failure or unclassified.", required=False),
        RawColumn("synthetic", "true marks sample data.", required=False),
    ),
    table="fct_incident",
    key=("incident",),
    rules=rules,
    tidy=tidy,
    weighs=(LOOKUP, "pilot_register"),
    dated="reported_on",
)
