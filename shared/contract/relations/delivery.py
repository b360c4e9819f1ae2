"""What was done, when and by whom: training, steps, proformas, reviews, time, oversight."""

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

V_PERSON = Relation(
    "v_person",
    "one row per programme and person",
    ("programme_code", "person"),
    (
        *PROGRAMME,
        *text(
            person="Keyed pseudonym of the person's code, as in every other view.",
            role="pcso, constable, sergeant, inspector, senior or staff; null where not given.",
            arm="treated or control; null for people in neither.",
            lpa="Local policing area; null where not given.",
            np_years_band="Years in neighbourhood policing as a band, such as 2-4 or 10+; null "
            "where not given.",
        ),
        *LINEAGE,
    ),
)

V_TRAINING = Relation(
    "v_training",
    "one row per person, event and day",
    ("programme_code", "person", "event", "held_on"),
    (
        *PROGRAMME,
        *text(
            person="Keyed pseudonym of the person; see v_person.",
            role="pcso, constable, sergeant, inspector, senior or staff; null where not given.",
            arm="treated or control; null where not given.",
            event="training (of officers) or briefing (of supervisors).",
        ),
        *date(
            held_on="Day of the event.",
        ),
        *flag(
            attended="True where the person came; false where the person was expected and did not.",
        ),
        *LINEAGE,
    ),
)

V_LISP_STEP_EVENT = Relation(
    "v_lisp_step_event",
    "one row per pilot, step, event and day",
    ("programme_code", "pilot_code", "step", "event", "happened_on"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
        ),
        *integer(
            step="LISP step, 1 to 8.",
        ),
        *text(
            event="started, evidenced, complete or reopened.",
        ),
        *date(
            happened_on="Day of the event.",
        ),
        *text(
            evidence_ref="Where the evidence lies, masked; null where none is named.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_PROFORMA = Relation(
    "v_proforma",
    "one row per answered step of a submission",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
        ),
        *integer(
            version="Version of the form: 1 or 2.",
            step="LISP step, 1 to 8.",
        ),
        *text(
            response="What was written, masked; null where nothing was.",
            evidence_ref="Where the evidence lies, masked; null where none is named.",
            completed_by="Keyed pseudonym of the person who filled it in; null where not given.",
        ),
        *date(
            submitted_on="Day of the submission.",
        ),
        *text(
            success_definition="How success was defined, masked; null where it was not.",
            escalation="What was to be escalated, masked; null where nothing was.",
            evaluation="How it was to be evaluated, masked; null where that was not said.",
            lacks="Which of success_definition, escalation and evaluation the row does "
            "not hold, parted by commas; null where it holds all three.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_PROFORMA_SUBMISSION = Relation(
    "v_proforma_submission",
    "one row per submission: pilot, day, author and version",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(pilot_code="Code of the pilot; see v_pilot."),
        *date(submitted_on="Day of the submission."),
        *integer(
            version="Version of the form that was used.",
            version_in_force="Version of the form that was to be used.",
            in_force="1 where they are the same, or else 0.",
        ),
        *text(limit_source="plan where the plan names the version in force, or else default."),
        *integer(steps="Steps that were written about."),
        *flag(
            has_success_definition="True where success is defined on any of its steps.",
            has_escalation="True where an escalation is noted on any of its steps.",
            has_evaluation="True where an evaluation is noted on any of its steps.",
        ),
        *integer(
            load_id="The load that brought its first row; see v_load_ledger.",
            row_no="That row of the handed-over file.",
        ),
    ),
)

V_PROFORMA_FIELD = Relation(
    "v_proforma_field",
    "one row per submission and field",
    ("load_id", "row_no", "field"),
    (
        *PROGRAMME,
        *text(pilot_code="Code of the pilot; see v_pilot."),
        *integer(version="Version of the form that was used."),
        *date(submitted_on="Day of the submission."),
        *text(field="success_definition, escalation or evaluation: what version 2 added."),
        *integer(
            held="1 where any step of the submission holds it, or else 0.",
            load_id="The load that brought its first row; see v_load_ledger.",
            row_no="That row of the handed-over file.",
        ),
    ),
)

V_PILOT_WEEK = Relation(
    "v_pilot_week",
    "one row per pilot and week, from its first day (or first record) to its last day or the "
    "newest week recorded",
    ("programme_code", "pilot_code", "week"),
    (
        *PROGRAMME,
        *text(pilot_code="Code of the pilot; see v_pilot."),
        *date(week="Monday of the week."),
        *flag(is_recorded="True where the week was handed over, with oversight or without."),
        *integer(overseen="1 where an inspector's oversight is on record, or else 0."),
    ),
)

V_RUBRIC_REVIEW = Relation(
    "v_rubric_review",
    "one row per reviewer, pilot, criterion and day",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
            reviewer="Keyed pseudonym of the reviewer.",
            criterion="Criterion of the rubric.",
        ),
        *number(
            score="1 (lowest) to 5.",
        ),
        *text(
            rationale="The reviewer's reason, masked; null where none was given.",
        ),
        *flag(
            is_blind="True where the reviewer did not know the pilot's self-evaluation; "
            "null where not said.",
        ),
        *date(
            reviewed_on="Day of the review; null where not given.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_ACTION = Relation(
    "v_action",
    "one row per pilot and action",
    ("programme_code", "pilot_code", "action_code"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
            action_code="Code of the action within its pilot.",
            action="What was agreed, masked.",
            owner_role="Role that answers for it, masked; null where nobody does.",
            pillar="visibility, engagement, problem_solving or resilience; null where not said.",
        ),
        *date(
            due_on="Day by which it is due; null where none was set.",
            done_on="Day on which it was done; null where it was not or the day is unknown.",
        ),
        *text(
            status="planned, in_progress, done or dropped.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_TIME = Relation(
    "v_time",
    "one row per spell of a person or team",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            person="Keyed pseudonym of the person; null where a team is recorded as a whole.",
            team="Team; null where not given.",
        ),
        *date(
            worked_on="Day of the work.",
        ),
        *text(
            activity="problem_solving, engagement, visibility, reactive, "
            "evidence_gathering, admin, abstraction or leave.",
        ),
        *number(
            hours="Hours, 0 to 24.",
        ),
        *LINEAGE,
    ),
)

V_OVERSIGHT_WEEK = Relation(
    "v_oversight_week",
    "one row per pilot and week",
    ("programme_code", "pilot_code", "week"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
        ),
        *date(
            week="Monday of the week.",
        ),
        *flag(
            has_oversight="True where an inspector saw to the pilot in that week.",
        ),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_PERSON,
    V_TRAINING,
    V_LISP_STEP_EVENT,
    V_PROFORMA,
    V_PROFORMA_SUBMISSION,
    V_PROFORMA_FIELD,
    V_PILOT_WEEK,
    V_RUBRIC_REVIEW,
    V_ACTION,
    V_TIME,
    V_OVERSIGHT_WEEK,
)
