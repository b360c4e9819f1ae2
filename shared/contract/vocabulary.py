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


RANKS = (
    "pcso",
    "constable",
    "sergeant",
    "supervisor",
    "inspector",
    "senior",
    "staff",
    "partner",
)
"""Roles and bands of rank from the lowest upward, for merging small ones with their neighbours."""


class Scale(StrEnum):
    """Scales of the officer survey."""

    SELF_LEGITIMACY = "self_legitimacy"
    PROCEDURAL_FAIRNESS = "procedural_fairness"
    EMPLOYER = "employer"
    COMMUNITY_ENGAGEMENT = "community_engagement"
    CAPABILITY = "capability"
    UNASSIGNED = "unassigned"


SCALE_TITLES: dict[str, str] = {Scale.SELF_LEGITIMACY: "self-legitimacy"}
"""Plain names of scales whose key does not read as one."""


def scale_title(scale: str) -> str:
    """The plain name of a scale of the survey."""
    return SCALE_TITLES.get(scale, scale.replace("_", " "))


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


class CrimeOutcome(StrEnum):
    """Outcomes that police.uk publishes in its outcome files."""

    UNDER_INVESTIGATION = "Under investigation"
    NO_SUSPECT = "Investigation complete; no suspect identified"
    UNABLE_TO_PROSECUTE = "Unable to prosecute suspect"
    CAUTION = "Offender given a caution"
    LOCAL_RESOLUTION = "Local resolution"
    PENALTY_NOTICE = "Offender given penalty notice"
    DRUGS_WARNING = "Offender given a drugs possession warning"
    NOT_IN_PUBLIC_INTEREST = "Formal action is not in the public interest"
    FURTHER_INVESTIGATION = "Further investigation is not in the public interest"
    FURTHER_ACTION = "Further action is not in the public interest"
    OTHER_BODY = "Action to be taken by another organisation"
    CHARGED = "Suspect charged"
    CHARGED_ELSEWHERE = "Suspect charged as part of another case"
    AWAITING_COURT = "Awaiting court outcome"
    CROWN_COURT = "Defendant sent to Crown Court"
    NOT_GUILTY = "Defendant found not guilty"
    CASE_UNABLE = "Court case unable to proceed"
    PRISON = "Offender sent to prison"
    SUSPENDED_SENTENCE = "Offender given suspended prison sentence"
    COMMUNITY_SENTENCE = "Offender given community sentence"
    FINED = "Offender fined"
    COMPENSATION = "Offender ordered to pay compensation"
    DEPRIVED = "Offender deprived of property"
    CONDITIONAL_DISCHARGE = "Offender given conditional discharge"
    ABSOLUTE_DISCHARGE = "Offender given absolute discharge"
    OTHERWISE = "Offender otherwise dealt with"
    UNAVAILABLE = "Status update unavailable"


class Demand(StrEnum):
    """Kinds of demand on the police, as a reviewer codes an incident."""

    EXCESS = "excess"
    PREVENTABLE = "preventable"
    SHUNT = "shunt"
    FAILURE = "failure"
    UNCLASSIFIED = "unclassified"


class TrainingEvent(StrEnum):
    """What a person attended."""

    TRAINING = "training"
    BRIEFING = "briefing"


class StepEvent(StrEnum):
    """What happened to a LISP step of a pilot."""

    STARTED = "started"
    EVIDENCED = "evidenced"
    COMPLETE = "complete"
    REOPENED = "reopened"


class StakeholderType(StrEnum):
    """Types of stakeholders."""

    RESIDENT = "resident"
    BUSINESS = "business"
    CHARITY = "charity"
    STATUTORY = "statutory"
    FAITH = "faith"
    EDUCATION = "education"
    LANDLORD = "landlord"
    OTHER = "other"


class DecisionAuthority(StrEnum):
    """Level at which a stakeholder may decide."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    NONE = "none"


class Pillar(StrEnum):
    """The four pillars of the pilot."""

    VISIBILITY = "visibility"
    ENGAGEMENT = "engagement"
    PROBLEM_SOLVING = "problem_solving"
    RESILIENCE = "resilience"


class EscalationLevel(StrEnum):
    """To whom an escalation is raised."""

    SERGEANT = "sergeant"
    INSPECTOR = "inspector"
    SENIOR = "senior"
    PARTNER = "partner"
    REGIONAL_BUSINESS = "regional_business"


class EscalationStatus(StrEnum):
    """Where an escalation stands."""

    OPEN = "open"
    ANSWERED = "answered"
    RESOLVED = "resolved"
    BLOCKED = "blocked"


class ActionStatus(StrEnum):
    """Where an action stands."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class Activity(StrEnum):
    """Classes of working time."""

    PROBLEM_SOLVING = "problem_solving"
    ENGAGEMENT = "engagement"
    VISIBILITY = "visibility"
    REACTIVE = "reactive"
    EVIDENCE_GATHERING = "evidence_gathering"
    ADMIN = "admin"
    ABSTRACTION = "abstraction"
    LEAVE = "leave"


class RoleBand(StrEnum):
    """Bands of rank of interviewees, wide enough not to name anyone."""

    PCSO = "pcso"
    CONSTABLE = "constable"
    SUPERVISOR = "supervisor"
    SENIOR = "senior"
    STAFF = "staff"
    PARTNER = "partner"


class Valence(StrEnum):
    """Whether a coded stretch speaks for its theme or against it (a negative case)."""

    FOR = "for"
    AGAINST = "against"


class AreaRole(StrEnum):
    """What an area is to a pilot."""

    TREATMENT = "treatment"
    CONTROL = "control"
    BUFFER = "buffer"


class Rag(StrEnum):
    """How a dependency stands."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class OpportunityStatus(StrEnum):
    """What became of an opportunity."""

    IDENTIFIED = "identified"
    TAKEN = "taken"
    MISSED = "missed"


class CostKind(StrEnum):
    """What a cost was for."""

    STAFF = "staff"
    TRAINING = "training"
    EQUIPMENT = "equipment"
    PREMISES = "premises"
    EVALUATION = "evaluation"
    OTHER = "other"


class RolloutStage(StrEnum):
    """How far a site has taken the approach up."""

    INTERESTED = "interested"
    PLANNED = "planned"
    STARTED = "started"
    ESTABLISHED = "established"
    ENDED = "ended"


class PlanPart(StrEnum):
    """Parts of an evaluation plan."""

    EFFECT = "effect"
    FAMILY = "family"
    DOSE = "dose"
    THRESHOLD = "threshold"
    WAVE = "wave"
    DISPUTE = "dispute"


class EffectDirection(StrEnum):
    """Which way an outcome is hoped to move."""

    HIGHER = "higher"
    LOWER = "lower"
    EITHER = "either"


class FamilyRole(StrEnum):
    """What a family of tests is for."""

    CONFIRMATORY = "confirmatory"
    EXPLORATORY = "exploratory"


class Correction(StrEnum):
    """How the p-values of a family are corrected for their number."""

    HOLM = "holm"
    BENJAMINI_HOCHBERG = "benjamini_hochberg"
    NONE = "none"


class DoseComponent(StrEnum):
    """What a pilot's dose is made of."""

    CONTACTS = "contacts"
    HOURS = "hours"
    STAKEHOLDERS = "stakeholders"
    WEEKS = "weeks"


class SignOffRole(StrEnum):
    """Roles of those who answer for an analysis (AQuA Book)."""

    COMMISSIONER = "commissioner"
    ANALYST = "analyst"
    ASSURER = "assurer"
    APPROVER = "approver"


class FindingState(StrEnum):
    """What the evidence says about a rule's proposition."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    INCONCLUSIVE = "inconclusive"
    TOO_EARLY = "too early"
    NOT_ASSESSED = "not assessed"


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

KIND_TITLES: dict[str, str] = {
    "areas": "Areas with residents and centroid",
    "commentary": "Evaluator's commentary",
    "boundaries_local": "Boundaries of the force's own areas",
    "lisp_step_events": "LISP step events",
    "lookup_lsoa11_lsoa21": "Exact-fit lookup of 2011 to 2021 LSOAs",
    "lookup_lsoa11_ltla19": "Lookup of 2011 LSOAs to 2019 districts",
    "lookup_lsoa11_ward17": "Lookup of 2011 LSOAs to 2017 wards",
    "sign_offs": "Sign-offs",
    "harm_weights_ons": "ONS Crime Severity Score weights",
    "police_outcomes": "police.uk outcomes of crimes",
    "police_street": "police.uk street-level crime",
    "published_claims": "Published claims of a review",
    "self_evaluation": "Self-evaluations of LISP implementation",
    "stop_and_search": "police.uk stop and search",
    "survey_codebook": "Survey item codebook",
    "survey_export": "Officer survey, wide export",
    "taguette_codebook": "Codebook of interview themes, Taguette",
    "theme_codebook": "Codebook of interview themes, REFI-QDA",
}
"""Plain names of kinds of file whose key does not read as one; sources use the same."""


def kind_title(kind: str) -> str:
    """The plain name of a kind of file."""
    return KIND_TITLES.get(kind, kind.replace("_", " ").capitalize())


ITEM_PATTERN = r"Q[1-9][0-9]{0,2}"
"""How survey items are named: Q1, Q2 … Q999."""
