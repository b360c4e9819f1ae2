"""Where time, demand and money went: records shaped for counting; the rows are told elsewhere."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    Column,
    Relation,
    date,
    integer,
    number,
    text,
)

_WHO: tuple[Column, ...] = text(
    person="Keyed pseudonym of the person; see v_person.",
    role="pcso, constable, sergeant, inspector, senior or staff; null where not known.",
    arm="treated or control; null for people in neither.",
)
_ACTIVITY: tuple[Column, ...] = text(
    activity="problem_solving, engagement, visibility, reactive, evidence_gathering, admin, "
    "abstraction or leave.",
)
_POLICY_EVENT: tuple[Column, ...] = (
    *text(
        policy_event="What changed; see v_policy_event. Names that stand there twice carry their "
        "day.",
    ),
    *date(effective_on="Day on which it took effect."),
)
_HOURS: tuple[Column, ...] = number(
    hours="Hours of that activity; 0 where there were none.",
    all_hours="Hours of all activities of the same record, leave included: what hours are a share "
    "of. The same in each activity's row.",
)

V_TIME_SHARE = Relation(
    "v_time_share",
    "one row per programme, person, month in which that person recorded, and activity",
    ("programme_code", "person", "month", "activity"),
    (*PROGRAMME, *_WHO, *date(month="First day of the month."), *_ACTIVITY, *_HOURS),
)

V_TEAM_TIME = Relation(
    "v_team_time",
    "one row per programme, team, month in which it was recorded, and activity",
    ("programme_code", "team", "month", "activity"),
    (
        *PROGRAMME,
        *text(team="Team whose hours were recorded as a whole, however many people it has."),
        *date(month="First day of the month."),
        *_ACTIVITY,
        *_HOURS,
    ),
)

V_DUTY_TIME = Relation(
    "v_duty_time",
    "one row per programme, person and month with any hours on duty",
    ("programme_code", "person", "month"),
    (
        *PROGRAMME,
        *_WHO,
        *date(month="First day of the month."),
        *number(
            hours_abstracted="Hours for which the person was taken away to other duties.",
            hours_on_duty="All recorded hours but leave; more than 0.",
        ),
    ),
)

V_TIME_PERIOD = Relation(
    "v_time_period",
    "one row per programme, policy event within its time records, period, person who recorded "
    "in it, and activity",
    ("programme_code", "policy_event", "period", "person", "activity"),
    (
        *PROGRAMME,
        *_POLICY_EVENT,
        *text(period="before, or after, which begins with the day itself."),
        *_WHO,
        *_ACTIVITY,
        *_HOURS,
    ),
)

V_TIME_CHANGE = Relation(
    "v_time_change",
    "one row per programme, policy event, person who recorded on both sides of it, and activity",
    ("programme_code", "policy_event", "person", "activity"),
    (
        *PROGRAMME,
        *_POLICY_EVENT,
        *_WHO,
        *_ACTIVITY,
        *number(
            hours_before="Hours of that activity before the event.",
            all_hours_before="Hours of all activities before it, leave included.",
            hours_after="Hours of that activity from the day of the event on.",
            all_hours_after="Hours of all activities from then on, leave included.",
        ),
    ),
)

V_TIME_BENCHMARK = Relation(
    "v_time_benchmark",
    "one row per benchmark of an activity's share of time, and row of v_time_share",
    ("benchmark", "programme_code", "person", "month", "activity"),
    (
        *text(benchmark="What the published figure measures, with its source and year."),
        *PROGRAMME,
        *_WHO,
        *date(month="First day of the month."),
        *_ACTIVITY,
        *_HOURS,
        *number(benchmark_share="The published share of time, from 0 to 1."),
    ),
)

V_DEMAND_MONTH = Relation(
    "v_demand_month",
    "one row per month of an incident export",
    ("month",),
    (
        *date(month="First day of the month of the report."),
        *integer(
            incidents="Incidents reported in that month.",
            classified="Those that were given one of the four kinds of demand.",
            unclassified="The others.",
        ),
    ),
)

V_DEMAND_KIND = Relation(
    "v_demand_kind",
    "one row per month of an incident export and kind of demand, also where none was",
    ("month", "demand"),
    (
        *date(month="First day of the month of the report."),
        *text(demand="excess, preventable, shunt or failure."),
        *integer(incidents="Incidents that were given that kind; 0 where none was."),
    ),
)

V_DEMAND_CODING = Relation(
    "v_demand_coding",
    "one row per incident and reviewer",
    ("incident", "coder"),
    (
        *text(
            incident="Keyed pseudonym of the incident's reference; see v_incident.",
            coder="Keyed pseudonym of the reviewer.",
            demand="excess, preventable, shunt, failure, or unclassified where none of them fits.",
        ),
        *LINEAGE,
    ),
)

V_BULK_INCIDENT = Relation(
    "v_bulk_incident",
    "one row per incident, kind of bulk demand and pilot in whose treatment areas it lies; one "
    "without a pilot where it lies in none",
    ("programme_code", "pilot_code", "bulk_kind", "incident"),
    (
        *text(
            programme_code="Code of the programme of the pilot; null where it lies at no site.",
            pilot_code="Pilot at whose site it lies; see v_pilot; null where it lies at none.",
        ),
        *date(month="First day of the month of the report."),
        *text(
            bulk_kind="bilking (making off without payment), shoplifting or parking.",
            incident="Keyed pseudonym of the incident's reference; see v_incident.",
        ),
        *integer(
            load_id="The load that brought the row; see v_load_ledger.",
            row_no="Row of the handed-over file, counted from 1 below the header.",
        ),
    ),
)

V_BULK_DEMAND = Relation(
    "v_bulk_demand",
    "one row per pilot with treatment areas, month of the incident export and kind of bulk "
    "demand that the export knows, also where none was",
    ("programme_code", "pilot_code", "month", "bulk_kind"),
    (
        *PROGRAMME,
        *text(pilot_code="Code of the pilot; see v_pilot."),
        *date(month="First day of the month of the report."),
        *text(bulk_kind="bilking (making off without payment), shoplifting or parking."),
        *integer(incidents="Incidents of that kind in the pilot's treatment areas."),
    ),
)

V_COST_ENTRY = Relation(
    "v_cost_entry",
    "one row per cost; one more, without an amount, per pilot and kind of cost that its programme "
    "records elsewhere and not for this pilot",
    ("programme_code", "pilot_code", "cost_kind", "load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Pilot that bears it; see v_pilot; null where the programme does.",
            cost_kind="staff, training, equipment, premises, evaluation or other.",
        ),
        *number(amount_gbp="Pounds sterling; null where none was recorded, which is not 0."),
        *integer(
            entries="1 for a recorded cost; 0 where none was recorded.",
            load_id="The load that brought the cost; see v_load_ledger; null where none was.",
            row_no="Row of the handed-over file; null where none was.",
        ),
    ),
)

V_COST_COVERAGE = Relation(
    "v_cost_coverage",
    "one row per pilot of a programme that handed in any cost",
    ("programme_code", "pilot_code"),
    (
        *PROGRAMME,
        *text(pilot_code="Code of the pilot; see v_pilot."),
        *integer(has_cost="1 where any cost of the pilot was recorded, otherwise 0."),
    ),
)

RELATIONS = (
    V_TIME_SHARE,
    V_TEAM_TIME,
    V_DUTY_TIME,
    V_TIME_PERIOD,
    V_TIME_CHANGE,
    V_TIME_BENCHMARK,
    V_DEMAND_MONTH,
    V_DEMAND_KIND,
    V_DEMAND_CODING,
    V_BULK_INCIDENT,
    V_BULK_DEMAND,
    V_COST_ENTRY,
    V_COST_COVERAGE,
)
