"""Stakeholders, contacts with them by pillar and month, and what was raised to whom."""

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

PILOT = text(pilot_code="Code of the pilot; see v_pilot.")
MONTH = date(month="First day of the month.")

V_PILOT_MONTH = Relation(
    "v_pilot_month",
    "one row per pilot and month of its run",
    ("programme_code", "pilot_code", "month"),
    (
        *PROGRAMME,
        *PILOT,
        *MONTH,
        *date(
            run_from="First day of the run: the register's, or the first contact's where it has "
            "none.",
            run_to="Last day of the run: the register's, or the newest of the programme's own "
            "records where that came first.",
        ),
        *integer(days="Days of the month that lie in the run."),
    ),
)

V_CONTACT = Relation(
    "v_contact",
    "one row per contact; equal rows are separate contacts",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *PILOT,
        *MONTH,
        *date(contacted_on="Day of the contact."),
        *text(
            activity="What was done, masked.",
            pillar="visibility, engagement, problem_solving or resilience; null where not tagged.",
            stakeholder_code="Stakeholder; see v_stakeholder; null where nobody on the register "
            "was met.",
            stakeholder_type="Type of that stakeholder; null where nobody on the register was met.",
            met_with="The pilot's stakeholder, or this contact alone where nobody on the register "
            "was met: contacts that are alike.",
        ),
        *integer(
            arnstein_rung="Rung of Arnstein's ladder, 1 (manipulation) to 8 (citizen control); "
            "null where not judged.",
        ),
        *text(
            arnstein_band="non-participation (rungs 1 and 2), tokenism (3 to 5) or citizen power "
            "(6 to 8); null where not judged.",
        ),
        *flag(is_partnership="True at rung 6 (partnership) or above; null where not judged."),
        *number(minutes="Length in minutes; null where not recorded."),
        *integer(attendees="People who came, officers apart; null where not counted."),
        *LINEAGE,
    ),
)

V_ENGAGEMENT_MONTH = Relation(
    "v_engagement_month",
    "one row per pilot and month of its run, where the programme handed over any contact",
    ("programme_code", "pilot_code", "month"),
    (
        *PROGRAMME,
        *PILOT,
        *MONTH,
        *integer(
            contacts="Contacts in the log; 0 in a month of the run without one.",
            tagged_contacts="Contacts with a pillar.",
            untagged_contacts="Contacts without a pillar.",
            rated_contacts="Contacts with a rung of Arnstein's ladder.",
            unrated_contacts="Contacts without a rung.",
            timed_contacts="Contacts whose length was recorded.",
        ),
        *number(minutes="Minutes of the contacts whose length was recorded."),
        *integer(
            counted_contacts="Contacts whose attendees were counted.",
            attendances="Attendees of those, added up: who came twice counts twice.",
        ),
    ),
)

V_PILLAR_ACTIVITY = Relation(
    "v_pillar_activity",
    "one row per pilot, month of its run and pillar, where the programme handed over contacts",
    ("programme_code", "pilot_code", "month", "pillar"),
    (
        *PROGRAMME,
        *PILOT,
        *MONTH,
        *text(pillar="visibility, engagement, problem_solving or resilience."),
        *integer(
            contacts="Contacts tagged with the pillar.",
            timed_contacts="Those of them whose length was recorded.",
        ),
        *number(minutes="Minutes of those whose length was recorded."),
    ),
)

V_LADDER_MONTH = Relation(
    "v_ladder_month",
    "one row per pilot, month of its run and rung, where the programme rated any contact",
    ("programme_code", "pilot_code", "month", "arnstein_rung"),
    (
        *PROGRAMME,
        *PILOT,
        *MONTH,
        *integer(
            arnstein_rung="Rung of Arnstein's ladder, 1 (manipulation) to 8 (citizen control).",
            contacts="Contacts rated at that rung.",
        ),
    ),
)

V_PILLAR_ACTION = Relation(
    "v_pillar_action",
    "one row per pilot, pillar and status, where the programme handed over any action",
    ("programme_code", "pilot_code", "pillar", "status"),
    (
        *PROGRAMME,
        *PILOT,
        *text(
            pillar="visibility, engagement, problem_solving or resilience.",
            status="planned, in_progress, done or dropped.",
        ),
        *integer(actions="Actions tagged with the pillar that stand so."),
    ),
)

V_STAKEHOLDER_REACH = Relation(
    "v_stakeholder_reach",
    "one row per pilot and stakeholder",
    ("programme_code", "pilot_code", "stakeholder_code"),
    (
        *PROGRAMME,
        *PILOT,
        *text(
            stakeholder_code="Code of the stakeholder within the pilot.",
            stakeholder_type="resident, business, charity, statutory, faith, education, landlord "
            "or other.",
            standing="statutory or non_statutory; null where not said.",
            decision_authority="At which level it may decide: local, regional, national or none; "
            "null where not known.",
        ),
        *date(
            first_met_on="Day of the first contact, by the register or the log, whichever came "
            "first; null where neither names one.",
            first_month="First day of that month.",
        ),
        *integer(
            contacts="Contacts with the stakeholder in the log; null where the programme handed "
            "over none at all.",
        ),
        *LINEAGE,
    ),
)

V_STAKEHOLDER_COUNT = Relation(
    "v_stakeholder_count",
    "one row per pilot, type and standing of stakeholder that the programme registered",
    ("programme_code", "pilot_code", "stakeholder_type", "standing"),
    (
        *PROGRAMME,
        *PILOT,
        *text(
            stakeholder_type="Type of stakeholder; see v_stakeholder.",
            standing="statutory or non_statutory; null where not said.",
        ),
        *integer(
            known="Stakeholders on the register.",
            contacted="Those whose first contact is known.",
            standing_known="Those of whom it is said whether they have a statutory duty.",
            non_statutory="Those without a statutory duty.",
            authority_known="Those whose level of decision is known.",
            decides_locally="Those that may decide locally.",
        ),
    ),
)

V_STAKEHOLDER_MONTH = Relation(
    "v_stakeholder_month",
    "one row per pilot, month of its run and type of stakeholder that the programme registered",
    ("programme_code", "pilot_code", "month", "stakeholder_type"),
    (
        *PROGRAMME,
        *PILOT,
        *MONTH,
        *text(stakeholder_type="Type of stakeholder; see v_stakeholder."),
        *integer(
            newly_met="Stakeholders whose first contact lies in that month of the run.",
            reached="Stakeholders met by the end of the month, before the run too; never to be "
            "added up over months.",
        ),
    ),
)

RELATIONS = (
    V_STAKEHOLDER,
    V_ENGAGEMENT,
    V_ESCALATION,
    V_PILOT_MONTH,
    V_CONTACT,
    V_ENGAGEMENT_MONTH,
    V_PILLAR_ACTIVITY,
    V_LADDER_MONTH,
    V_PILLAR_ACTION,
    V_STAKEHOLDER_REACH,
    V_STAKEHOLDER_COUNT,
    V_STAKEHOLDER_MONTH,
)
