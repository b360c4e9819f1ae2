"""Claims in a reader's words: what is measured, and a printed value with its unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shared.contract import formats
from shared.metrics.registers import Claim

_COUNTED = frozenset({"days", "months", "years"})
_NAMES: Mapping[str, str] = {
    "pilot_period": "period of the pilot",
    "pilot_duration": "length of the pilot",
    "t3_interval": "time from T1 to T3",
    "scores_t1_to_t3": "scores from T1 to T3",
    "self_legitimacy_items_significant": "items on self-legitimacy that changed",
    "community_engagement_items_significant": "items on community engagement that changed",
    "difference_between_arms": "difference between the arms",
    "skills_between_officers": "skills from officer to officer",
    "reading_of_fall_at_t2": "reading of the fall at T2",
    "reading_of_recovery_at_t3": "reading of the recovery at T3",
    "reading_of_lasting_fall": "reading of the lasting fall",
    "pilots_with_new_partners": "pilots that won new partners",
    "outcomes_and_investment": "outcomes beside the investment",
    "full_implementation_lowest": "time to full implementation, at least",
    "full_implementation_highest": "time to full implementation, at most",
    "next_locations": "locations of the next step",
    "next_issues": "issues of the next step",
    "next_police_areas": "police areas of the next step",
    "next_districts": "districts of the next step",
    "ranks_that_valued_it": "ranks that valued it",
    "interview_section": "section of the interviews",
    "myhill_year": "year of Myhill's work",
    "work_cited": "work cited",
    "survey_results": "results of the survey",
    "end_of_attending_all_crimes": "end of attending all crimes",
}
"""Measures and topics that their keys do not name well."""


def called(key: str) -> str:
    """A measure or a topic in words."""
    return _NAMES.get(key, key.replace("_", " "))


def written(claim: Claim) -> str:
    """A printed value as a reader needs it: '9 months', '1.7 %', 'February 2016 to July 2016'."""
    try:
        if claim.unit == "date":
            return formats.day(date.fromisoformat(claim.value))
        if claim.unit == "period":
            first, last = claim.value.split("/")
            return formats.months(*(date.fromisoformat(f"{end}-01") for end in (first, last)))
    except ValueError:
        return claim.value
    value = claim.value.replace("-", " to ") if claim.unit == "count" else claim.value
    return with_unit(value, claim.unit)


def with_unit(value: str, unit: str | None) -> str:
    """'9 months', '1 year', '1.7 %'; units that say no more than the measure are left out."""
    if unit == "percent":
        return f"{value}\N{NO-BREAK SPACE}%"
    if unit in _COUNTED:
        return f"{value} {unit.removesuffix('s') if value == '1' else unit}"
    return value


def said(claim: Claim) -> str:
    """'length of the pilot: 9 months'."""
    return f"{called(claim.measure)}: {written(claim)}"
