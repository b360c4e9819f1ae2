"""Stakeholders, contacts with them, and what was raised to whom."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    Relation,
    date,
    flag,
    integer,
    number,
    text,
)

V_STAKEHOLDER = Relation(
    "v_stakeholder",
    "one row per pilot and stakeholder",
    ("programme_code", "pilot_code", "stakeholder_code"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
            stakeholder_code="Code of the stakeholder within the pilot.",
            stakeholder_type="resident, business, charity, statutory, faith, education, landlord "
            "or other.",
        ),
        *flag(
            is_statutory="True for bodies with a statutory duty; null where not said.",
        ),
        *text(
            decision_authority="At which level it may decide: local, regional, national or none; "
            "null where not known.",
        ),
        *date(
            first_contact_on="Day of the first contact; null where there was none yet.",
        ),
        *LINEAGE,
    ),
)

V_ENGAGEMENT = Relation(
    "v_engagement",
    "one row per contact; equal rows are separate contacts",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
        ),
        *date(
            contacted_on="Day of the contact.",
        ),
        *text(
            stakeholder_code="Stakeholder; see v_stakeholder; null where nobody on the register "
            "was met.",
            activity="What was done, masked.",
            pillar="visibility, engagement, problem_solving or resilience; null where not tagged.",
        ),
        *integer(
            arnstein_rung="Rung of Arnstein's ladder, 1 (manipulation) to 8 (citizen control); "
            "null where not judged.",
        ),
        *number(
            minutes="Length in minutes; null where not recorded.",
        ),
        *integer(
            attendees="People who came, officers apart; null where not counted.",
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_ESCALATION = Relation(
    "v_escalation",
    "one row per pilot and escalation",
    ("programme_code", "pilot_code", "escalation_code"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
            escalation_code="Code of the escalation within its pilot.",
        ),
        *date(
            raised_on="Day on which it was raised.",
        ),
        *text(
            to_level="sergeant, inspector, senior, partner or regional_business.",
            barrier="What stood in the way, masked; null where not said.",
            status="open, answered, resolved or blocked.",
        ),
        *date(
            closed_on="Day on which it was closed; null where it was not.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_STAKEHOLDER,
    V_ENGAGEMENT,
    V_ESCALATION,
)
