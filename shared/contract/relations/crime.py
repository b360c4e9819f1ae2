"""Recorded crime and its denominators."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    Column,
    Relation,
    date,
    flag,
    integer,
    moment,
    number,
    text,
)

_FORCE = text(force="Force that the records fall within.")
_MONTH_FORCE = (*date(month="First day of the month."), *_FORCE)
_PLACE = text(lsoa_code="2011 LSOA; null collects the records without a place.")
_TYPE = text(crime_type="One of the fourteen police.uk types.")


def _counted(row: str) -> tuple[Column, ...]:
    return integer(crimes=f"Records of that {row}.")


def _rated(row: str) -> tuple[Column, ...]:
    return integer(
        crimes_with_residents=f"Records of that {row} where residents of the area are known, "
        "otherwise 0: what a rate may count.",
    )


V_CRIME = Relation(
    "v_crime",
    "one row per recorded crime or incident",
    ("load_id", "row_no"),
    (
        *text(
            crime_id="The publisher's identifier; null where it gives none (anti-social "
            "behaviour never has one). Not unique: one crime can stand in several rows.",
        ),
        *date(month="First day of the month of the record."),
        *text(
            force="Force that the record falls within.",
            lsoa_code="2011 LSOA of the snapped map point; null where the publisher gives none.",
            crime_type="One of the fourteen police.uk types.",
        ),
        *number(
            longitude="Longitude of the snapped map point (WGS84); null where withheld.",
            latitude="Latitude of the snapped map point (WGS84); null where withheld.",
        ),
        *text(last_outcome="Last outcome published with this release; null where none."),
        *LINEAGE,
    ),
)

V_CRIME_MONTH = Relation(
    "v_crime_month",
    "one row per month, force, LSOA and crime type with at least one record",
    ("month", "force", "lsoa_code", "crime_type"),
    (
        *_MONTH_FORCE,
        *_PLACE,
        *_TYPE,
        *integer(
            crimes="Records of that month, force, place and type.",
            crimes_with_residents="The same where residents of the area are known, otherwise 0: "
            "what a rate may count.",
        ),
    ),
    rollups=(
        "v_crime_type_month",
        "v_crime_area_total",
        "v_crime_rate_total",
        "v_crime_area_type_total",
        "v_crime_rate_type_total",
        "v_crime_area_month",
        "v_crime_rate_month",
        "v_crime_area_type_month",
    ),
)

V_CRIME_AREA_MONTH = Relation(
    "v_crime_area_month",
    "one row per month, force and LSOA with at least one record",
    ("month", "force", "lsoa_code"),
    (
        *_MONTH_FORCE,
        *_PLACE,
        *_counted("month, force and place"),
    ),
)

V_CRIME_RATE_MONTH = Relation(
    "v_crime_rate_month",
    "one row per month, force and LSOA with at least one record",
    ("month", "force", "lsoa_code"),
    (
        *_MONTH_FORCE,
        *_PLACE,
        *_rated("month, force and place"),
    ),
)

V_CRIME_AREA_TOTAL = Relation(
    "v_crime_area_total",
    "one row per force and LSOA with at least one record",
    ("force", "lsoa_code"),
    (
        *_FORCE,
        *_PLACE,
        *_counted("force and place"),
    ),
)

V_CRIME_RATE_TOTAL = Relation(
    "v_crime_rate_total",
    "one row per force and LSOA with at least one record",
    ("force", "lsoa_code"),
    (
        *_FORCE,
        *_PLACE,
        *_rated("force and place"),
    ),
)

V_CRIME_AREA_TYPE_TOTAL = Relation(
    "v_crime_area_type_total",
    "one row per force, LSOA and crime type with at least one record",
    ("force", "lsoa_code", "crime_type"),
    (
        *_FORCE,
        *_PLACE,
        *_TYPE,
        *_counted("force, place and type"),
    ),
)

V_CRIME_RATE_TYPE_TOTAL = Relation(
    "v_crime_rate_type_total",
    "one row per force, LSOA and crime type with at least one record",
    ("force", "lsoa_code", "crime_type"),
    (
        *_FORCE,
        *_PLACE,
        *_TYPE,
        *_rated("force, place and type"),
    ),
)

V_CRIME_AREA_TYPE_MONTH = Relation(
    "v_crime_area_type_month",
    "one row per month, force, LSOA and crime type with at least one record",
    ("month", "force", "lsoa_code", "crime_type"),
    (
        *_MONTH_FORCE,
        *_PLACE,
        *_TYPE,
        *_counted("month, force, place and type"),
    ),
)

V_CRIME_TYPE_MONTH = Relation(
    "v_crime_type_month",
    "one row per month, force and crime type with at least one record",
    ("month", "force", "crime_type"),
    (
        *_MONTH_FORCE,
        *_TYPE,
        *_counted("month, force and type"),
    ),
)

V_AREA_MONTH = Relation(
    "v_area_month",
    "one row per area with residents and month for which its force published crime",
    ("month", "lsoa_code"),
    (
        *date(month="First day of the month."),
        *text(
            force="Force that published records for the area.",
            lsoa_code="2011 LSOA.",
        ),
        *integer(population="Residents as in v_area_residents: the denominator of that month."),
    ),
    rollups=("v_area_total",),
)

V_AREA_TOTAL = Relation(
    "v_area_total",
    "one row per area with residents whose force published crime",
    ("force", "lsoa_code"),
    (
        *text(
            force="Force that published records for the area.",
            lsoa_code="2011 LSOA.",
        ),
        *integer(
            population="Residents times months published: what a rate over all months divides by, "
            "not how many live there.",
        ),
    ),
)

V_CRIME_OUTCOME = Relation(
    "v_crime_outcome",
    "one row per published outcome of a crime",
    ("load_id", "row_no"),
    (
        *text(
            crime_id="The publisher's identifier, as in v_crime; null where it gives none. Not "
            "unique: a crime can have an outcome in several months.",
        ),
        *date(month="First day of the month of the outcome, not of the crime."),
        *text(
            force="Force that the record falls within.",
            lsoa_code="2011 LSOA of the snapped map point; null where the publisher gives none.",
        ),
        *number(
            longitude="Longitude of the snapped map point (WGS84); null where withheld.",
            latitude="Latitude of the snapped map point (WGS84); null where withheld.",
        ),
        *text(outcome="Outcome as published."),
        *LINEAGE,
    ),
)

V_STOP_SEARCH = Relation(
    "v_stop_search",
    "one row per stop and search",
    ("load_id", "row_no"),
    (
        *date(month="First day of the month of the search in British local time."),
        *text(force="Force; null where the file does not name it, as published files do not."),
        *moment(searched_at="When the search began (UTC)."),
        *text(search_type="Person, vehicle, or person and vehicle search."),
        *flag(in_operation="True within a policing operation; null where not recorded."),
        *text(operation="Name of that operation; null where not recorded."),
        *number(
            longitude="Longitude of the snapped map point (WGS84); null where withheld.",
            latitude="Latitude of the snapped map point (WGS84); null where withheld.",
        ),
        *text(
            gender="Published category; null where not recorded or a vehicle alone.",
            age_range="Published age band; null where not recorded or a vehicle alone.",
            ethnicity_self="As the person searched put it; null where not recorded.",
            ethnicity_officer="As the officer put it; null where not recorded.",
            legislation="Power used; null where not recorded.",
            search_object="What was searched for; null where not recorded.",
            outcome="Published outcome; null where not recorded.",
        ),
        *flag(
            outcome_linked="True where the outcome concerns what was searched for; null where "
            "not recorded.",
            clothing_removed="True where more than outer clothing was removed; null where not "
            "recorded.",
        ),
        *LINEAGE,
    ),
)

V_HARM_WEIGHT = Relation(
    "v_harm_weight",
    "one row per scheme, edition and offence code",
    ("scheme", "edition", "ho_code"),
    (
        *text(
            scheme="Scheme of weights, such as ONS CSS.",
            edition="Edition of the scheme; null where its file does not state it.",
            ho_code="Home Office code of the offence, as in v_incident.",
            offences="Offences of that code, in words.",
        ),
        *number(weight="Weight of one offence, in the scheme's own unit."),
        *LINEAGE,
    ),
)

V_OFFENCE_TYPE = Relation(
    "v_offence_type",
    "one row per offence code",
    ("ho_code",),
    (
        *text(
            ho_code="Home Office code of the offence, as in v_harm_weight.",
            offences="Offences of that code, in words.",
            crime_type="police.uk type under which it is counted; a type mixes offences, so no "
            "weight follows from it.",
        ),
        *LINEAGE,
    ),
)

V_INCIDENT = Relation(
    "v_incident",
    "one row per incident of a force export",
    ("incident",),
    (
        *text(incident="Keyed pseudonym of the incident's reference."),
        *date(reported_on="Day of the report."),
        *integer(reported_hour="Hour of the report, 0 to 23; null where the export has no time."),
        *date(occurred_on="Day of the incident; null where not recorded."),
        *text(
            ho_code="Home Office code of the offence; null where it is no crime.",
            lsoa_code="LSOA; null where not recorded. No coordinates are kept.",
            beat="Beat of the force; null where not recorded.",
            incident_type="Incident type of the force; null where not recorded.",
            closing_code="Closing code of the force; null where not recorded.",
        ),
        *flag(
            attended="True where the police attended; null where not recorded.",
            is_repeat="True where flagged as a repeat; null where not recorded.",
        ),
        *text(demand="excess, preventable, shunt, failure, or unclassified also where blank."),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_CRIME,
    V_CRIME_MONTH,
    V_CRIME_AREA_MONTH,
    V_CRIME_RATE_MONTH,
    V_CRIME_AREA_TOTAL,
    V_CRIME_RATE_TOTAL,
    V_CRIME_AREA_TYPE_TOTAL,
    V_CRIME_RATE_TYPE_TOTAL,
    V_CRIME_AREA_TYPE_MONTH,
    V_CRIME_TYPE_MONTH,
    V_AREA_MONTH,
    V_AREA_TOTAL,
    V_CRIME_OUTCOME,
    V_STOP_SEARCH,
    V_INCIDENT,
    V_HARM_WEIGHT,
    V_OFFENCE_TYPE,
)
