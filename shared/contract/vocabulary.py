"""Closed sets of words that files, tables, metrics and screens share."""

from __future__ import annotations

from enum import StrEnum


class Arm(StrEnum):
    """Whether an officer was trained (treated) or serves as comparison (control)."""

    TREATED = "treated"
    CONTROL = "control"


class PilotStatus(StrEnum):
    """Where a pilot stands."""

    PROPOSED = "proposed"
    SCREENING = "screening"
    ACTIVE = "active"
    PAUSED = "paused"
    STALLED = "stalled"
    COMPLETED = "completed"
    ABANDONED = "abandoned"


class RaterRole(StrEnum):
    """Role of a person who rates a pilot's implementation."""

    PCSO = "pcso"
    CONSTABLE = "constable"
    SERGEANT = "sergeant"
    INSPECTOR = "inspector"
    SENIOR = "senior"
    STAFF = "staff"


class Scale(StrEnum):
    """Scales of the officer survey."""

    SELF_LEGITIMACY = "self_legitimacy"
    PROCEDURAL_FAIRNESS = "procedural_fairness"
    EMPLOYER = "employer"
    COMMUNITY_ENGAGEMENT = "community_engagement"
    CAPABILITY = "capability"
    UNASSIGNED = "unassigned"


class CrimeType(StrEnum):
    """The fourteen types of police.uk street files, as published since September 2013."""

    ANTI_SOCIAL = "Anti-social behaviour"
    BICYCLE_THEFT = "Bicycle theft"
    BURGLARY = "Burglary"
    DAMAGE = "Criminal damage and arson"
    DRUGS = "Drugs"
    OTHER_CRIME = "Other crime"
    OTHER_THEFT = "Other theft"
    WEAPONS = "Possession of weapons"
    PUBLIC_ORDER = "Public order"
    ROBBERY = "Robbery"
    SHOPLIFTING = "Shoplifting"
    THEFT_PERSON = "Theft from the person"
    VEHICLE = "Vehicle crime"
    VIOLENCE = "Violence and sexual offences"


class FileState(StrEnum):
    """What became of a file that was handed over."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    HELD = "held"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"


class ResultState(StrEnum):
    """What a metric's result is: a number, or the reason why there is none."""

    OK = "ok"
    SUPPRESSED = "suppressed"
    INSUFFICIENT = "insufficient"
    NOT_COLLECTED = "not collected"
    TOO_EARLY = "too early"


LISP_STEPS: dict[int, str] = {
    1: "Justification",
    2: "Community assets",
    3: "Stakeholders and networks",
    4: "Problem rich picture",
    5: "Working group",
    6: "Solution rich picture",
    7: "Interventions and evaluation",
    8: "Escalation",
}
"""Short names of the eight steps of Intensive Engagement (LISP)."""

ITEM_PATTERN = r"Q[1-9][0-9]{0,2}"
"""How survey items are named: Q1, Q2 … Q999."""
