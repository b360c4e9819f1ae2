"""The published list of offences: Home Office codes, police.uk types and harm weights.

Owns the two files that carry it, in the columns of their publishers. Which offence an incident of
the sample is given is left to `incident_export`.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from warehouse.sample.handover import PUBLISHED, SampleFile

_SOURCE = "offences.csv"
_WEIGHT_COLUMNS = (
    "category_counts",
    "description",
    "code_severity",
    "code_original",
    "category_severity",
    "offence",
    "weight",
    "synthetic",
)
_TYPE_COLUMNS = (
    "ONS_COUNTS_code",
    "ONS_COUNTS_description",
    "ONS_SEVERITY_weight",
    "POLICE_UK_CAT_MAP_code",
    "POLICE_UK_CAT_MAP_category",
    "synthetic",
)


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence of the list.

    Attributes:
        category, description: as tables of recorded crime name them.
        severity_code, severity_category, severity_offence: as the Crime Severity Score does.
        code: Home Office code.
        weight: of the Crime Severity Score, in the publisher's digits.
        police_code: police.uk's code; empty where it has none.
        police_type: police.uk type, in the spelling of the published join.
    """

    category: str
    description: str
    severity_code: str
    code: str
    severity_category: str
    severity_offence: str
    weight: str
    police_code: str
    police_type: str


def offences() -> tuple[Offence, ...]:
    """The 134 offences, in the order of the list of weights.

    Source: ONS, Crime Severity Score; data.police.uk, categories; Open Government Licence v3.
    """
    with Path(__file__).with_name(_SOURCE).open(encoding="utf-8", newline="") as lines:
        return tuple(Offence(**row) for row in csv.DictReader(lines))


def offence_files() -> tuple[SampleFile, ...]:
    """The weights, and the police.uk type of each offence; one row per offence in both."""
    listed = offences()
    weights = tuple(
        (
            offence.category,
            offence.description,
            offence.severity_code,
            offence.code,
            offence.severity_category,
            offence.severity_offence,
            offence.weight,
            PUBLISHED,
        )
        for offence in listed
    )
    types = tuple(
        (
            offence.code,
            offence.description,
            offence.weight,
            offence.police_code,
            offence.police_type,
            PUBLISHED,
        )
        for offence in listed
    )
    return (
        SampleFile("harm_weights_ons.csv", _WEIGHT_COLUMNS, weights),
        SampleFile("offence_types.csv", _TYPE_COLUMNS, types),
    )
