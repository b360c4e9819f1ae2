"""Pilots and how far they were carried through."""

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

V_PILOT = Relation(
    "v_pilot",
    "one row per pilot",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *text(
            programme_name="The programme's full name.",
            pilot_code="Code of the pilot within its programme.",
            name="Name of the pilot.",
            location_code="Area code of its location; see v_area.",
            problem="The problem that it addresses, in a few words.",
            status="proposed, screening, active, paused, stalled, completed or abandoned.",
        ),
        *date(
            started_on="First day; null where it has not started.",
            ended_on="Last day; null where it has not ended.",
        ),
        *LINEAGE,
    ),
)

V_SELF_EVALUATION = Relation(
    "v_self_evaluation",
    "one row per rater, pilot, LISP step and day of assessment",
    ("programme_code", "rater", "pilot_code", "step", "assessed_on"),
    (
        *PROGRAMME,
        *text(
            rater="Keyed pseudonym of the rater.",
            rater_role="pcso, constable, sergeant, inspector, senior or staff.",
            pilot_code="Pilot that is rated; see v_pilot.",
        ),
        *integer(step="LISP step, 1 to 8."),
        *number(score="1 (not started) to 5; null where the rater gave no answer."),
        *date(assessed_on="Day of the assessment."),
        *LINEAGE,
    ),
)

V_PROGRAMME_DAY = Relation(
    "v_programme_day",
    "one row per programme with a dated record",
    ("programme_code",),
    (
        *PROGRAMME,
        *date(as_of="Newest day that the programme's own records speak of."),
    ),
)

PILOT = text(pilot_code="Code of the pilot; see v_pilot.")
ROW = (
    *integer(
        load_id="The load that brought the row; see v_load_ledger.",
        row_no="Row of the handed-over file, counted from 1 below the header.",
    ),
)

V_PILOT_COURSE = Relation(
    "v_pilot_course",
    "one row per pilot that was begun",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *PILOT,
        *date(
            first_day="First day of the pilot; null where it is not known.",
            last_day="Last day of the pilot, or the newest that the programme's records hold.",
        ),
        *integer(days="Days from the first to the last, both counted."),
        *number(months="The same in months of 365.25 / 12 days."),
    ),
)

V_STEP_STATE = Relation(
    "v_step_state",
    "one row per pilot that was begun or has an event, step 1 to 8, and event started, "
    "evidenced or complete",
    ("programme_code", "pilot_code", "step", "event"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(step="LISP step, 1 to 8."),
        *text(event="started, evidenced or complete."),
        *flag(is_reached="True where the step came so far and was not reopened from complete."),
        *integer(reached="1 where it did, or else 0."),
        *date(reached_on="Since when; null where it did not come so far."),
    ),
)

V_FURTHEST_STEP = Relation(
    "v_furthest_step",
    "one row per pilot that was begun or has an event",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(
            started="Furthest step that was started, 1 to 8; 0 where none was.",
            evidenced="Furthest step that was evidenced; 0 where none was.",
            complete="Furthest step that is complete; 0 where none is.",
        ),
    ),
)

V_STEP_RATING = Relation(
    "v_step_rating",
    "one row per rater, pilot and LISP step",
    ("programme_code", "rater", "pilot_code", "step"),
    (
        *PROGRAMME,
        *text(
            rater="Keyed pseudonym of the rater.",
            rater_role="pcso, constable, sergeant, inspector, senior or staff.",
            side="officer (PCSO or constable), supervisor (above them) or other.",
        ),
        *PILOT,
        *integer(step="LISP step, 1 to 8."),
        *number(score="The rater's newest score, 1 (not started) to 5."),
        *flag(is_half_way="True where the score is 3 or more."),
        *date(assessed_on="Day of the assessment."),
        *ROW,
    ),
)

V_RATING_PAIR = Relation(
    "v_rating_pair",
    "one row per pilot that was begun or rated, and LISP step",
    ("programme_code", "pilot_code", "step"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(step="LISP step, 1 to 8."),
        *flag(
            has_officer="True where an officer scored the step.",
            has_supervisor="True where a supervisor scored the step.",
        ),
        *integer(pairs="1 where both did, or else 0."),
    ),
)

V_RATING_COURSE = Relation(
    "v_rating_course",
    "one row per rater, pilot and day of assessment, of pilots whose first day is known",
    ("programme_code", "pilot_code", "rater", "assessed_on"),
    (
        *PROGRAMME,
        *PILOT,
        *text(rater="Keyed pseudonym of the rater."),
        *date(assessed_on="Day of the assessment."),
        *number(
            day="Days from the pilot's first day.",
            level="Mean of the scores that the rater gave that day, 1 (not started) to 5.",
        ),
    ),
)

V_REVIEWER_SCORE = Relation(
    "v_reviewer_score",
    "one row per reviewer, pilot and criterion",
    ("programme_code", "reviewer", "pilot_code", "criterion"),
    (
        *PROGRAMME,
        *PILOT,
        *text(criterion="Criterion of the rubric."),
        *integer(step="LISP step that the criterion names, 1 to 8; null where it names none."),
        *text(reviewer="Keyed pseudonym of the reviewer."),
        *number(score="The reviewer's newest score, 1 (lowest) to 5."),
        *flag(is_blind="True where the reviewer did not know the pilot's self-evaluation."),
        *date(reviewed_on="Day of the review; null where not given."),
        *ROW,
    ),
)

V_REVIEW_GAP = Relation(
    "v_review_gap",
    "one row per rater, pilot and LISP step that a reviewer scored",
    ("programme_code", "rater", "pilot_code", "step"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(step="LISP step, 1 to 8."),
        *text(rater="Keyed pseudonym of the rater."),
        *number(
            self_score="The rater's newest score, 1 to 5.",
            review_score="Mean of the reviewers' scores of the same step of the pilot, 1 to 5.",
        ),
        *integer(
            left_out="Raters of the step in pilots of the programme that nobody reviewed on it.",
        ),
    ),
)

V_SUPERVISOR_EXPERIENCE = Relation(
    "v_supervisor_experience",
    "one row per supervisor and pilot that the supervisor rated and a reviewer scored",
    ("programme_code", "person", "pilot_code"),
    (
        *PROGRAMME,
        *PILOT,
        *text(person="Keyed pseudonym of the supervisor."),
        *number(
            years_from="Lowest year of the supervisor's band of years in neighbourhood policing; "
            "null where not known.",
            level="Mean of the reviewers' scores of the pilot, 1 to 5.",
        ),
    ),
)

V_PILOT_DOSE = Relation(
    "v_pilot_dose",
    "one row per pilot that was begun or has a contact, of programmes that record contacts",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(
            contacts="Contacts and meetings.",
            timed_contacts="Contacts whose length was recorded.",
        ),
        *number(hours="Hours of those; null where there were contacts and none was timed."),
        *integer(
            stakeholders="Different stakeholders of the register that were met.",
            weeks="Weeks, Monday to Sunday, with at least one contact.",
        ),
        *number(months="Months of the pilot; see v_pilot_course."),
        *integer(residents="Residents of its treatment areas or its location; null if not known."),
        *number(resident_months="Residents times months; null where either is not known."),
        *integer(placed_contacts="Contacts where the residents and months are known."),
        *number(
            placed_hours="Hours where the residents and months are known.",
            timed_resident_months="Residents times months where the hours are known.",
        ),
    ),
)

V_DOSE_COMPONENT = Relation(
    "v_dose_component",
    "one row per pilot and component",
    ("programme_code", "pilot_code", "component"),
    (
        *PROGRAMME,
        *PILOT,
        *text(component="contacts, hours, stakeholders or weeks."),
        *number(
            amount="What the pilot delivered; null where not collected.",
            planned="What the plan asks for over the pilot's days so far; null where it does not.",
            compared_amount="The amount where both are known.",
            compared_planned="The planned amount where both are known.",
        ),
    ),
)

V_FIDELITY = Relation(
    "v_fidelity",
    "one row per pilot that was begun and feature 1 to 11",
    ("programme_code", "pilot_code", "feature"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(feature="Feature of effective community policing, 1 to 11."),
        *text(
            title="The feature in a few words.",
            state="evidenced, partly, not evidenced, or not collected where no file that was "
            "handed over could show it.",
        ),
        *integer(
            evidenced="1 where the feature is evidenced, or else 0.",
            judged="0 where it was not collected, or else 1.",
        ),
        *text(indicator="The signs in the records by which it is judged."),
    ),
)

V_FIDELITY_PILOT = Relation(
    "v_fidelity_pilot",
    "one row per pilot of which any feature can be judged",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *PILOT,
        *integer(
            evidenced="Features that are evidenced, of eleven.",
            partly="Features of which some signs hold.",
            judged="Features that any file handed over could show.",
        ),
    ),
)

RELATIONS = (
    V_PILOT,
    V_FIDELITY_PILOT,
    V_FIDELITY,
    V_PILOT_COURSE,
    V_STEP_STATE,
    V_FURTHEST_STEP,
    V_STEP_RATING,
    V_RATING_PAIR,
    V_RATING_COURSE,
    V_REVIEWER_SCORE,
    V_REVIEW_GAP,
    V_SUPERVISOR_EXPERIENCE,
    V_PILOT_DOSE,
    V_DOSE_COMPONENT,
    V_PROGRAMME_DAY,
    V_SELF_EVALUATION,
)
