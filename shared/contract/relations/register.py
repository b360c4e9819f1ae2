"""What else bears on a pilot or on its review: areas, costs, policy, people who sign."""

from __future__ import annotations

from shared.contract.relations.columns import (
    LINEAGE,
    PROGRAMME,
    Relation,
    date,
    integer,
    number,
    text,
)

V_POLICY_EVENT = Relation(
    "v_policy_event",
    "one row per event and day",
    ("name", "effective_on"),
    (
        *date(
            effective_on="Day on which it took effect.",
        ),
        *text(
            name="What changed.",
            scope="Force, area or unit that it concerns; null where not said.",
        ),
        *LINEAGE,
    ),
)

V_PILOT_AREA = Relation(
    "v_pilot_area",
    "one row per pilot and area",
    ("programme_code", "pilot_code", "area_code"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Code of the pilot; see v_pilot.",
            area_code="Area; see v_area.",
            area_role="treatment, control or buffer.",
            rationale="Why it was chosen, masked; null where not said.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_DEPENDENCY = Relation(
    "v_dependency",
    "one row per programme and dependency",
    ("programme_code", "dependency_code"),
    (
        *PROGRAMME,
        *text(
            dependency_code="Code of the dependency.",
            dependency="What is relied on, masked.",
            rag="red, amber or green.",
            owner_role="Role that answers for it, masked; null where nobody does.",
        ),
        *date(
            raised_on="Day on which it was raised; null where not given.",
            closed_on="Day on which it was closed; null while it stands.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_OPPORTUNITY = Relation(
    "v_opportunity",
    "one row per programme and opportunity",
    ("programme_code", "opportunity_code"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Pilot that it concerns; see v_pilot; null where it concerns none.",
            opportunity_code="Code of the opportunity.",
            opportunity="The problem, masked.",
        ),
        *date(
            identified_on="Day on which it was seen; null where not given.",
        ),
        *text(
            status="identified, taken or missed.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

V_COST = Relation(
    "v_cost",
    "one row per cost; equal rows are separate costs",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            pilot_code="Pilot that bears it; see v_pilot; null where the programme does.",
            cost_kind="staff, training, equipment, premises, evaluation or other.",
        ),
        *number(
            amount_gbp="Pounds sterling, as accounted.",
        ),
        *text(
            period="Year, quarter, month or financial year: 2016, 2016-Q2, 2016-05 or 2016/17.",
        ),
        *LINEAGE,
    ),
)

V_ROLLOUT = Relation(
    "v_rollout",
    "one row per programme, site and theme",
    ("load_id", "row_no"),
    (
        *PROGRAMME,
        *text(
            site="Place that takes it up.",
            lpa="Local policing area; null where not given.",
            theme="What it is used for; null where not said.",
            stage="interested, planned, started, established or ended.",
        ),
        *date(
            since="Day since which it stands at that stage; null where not given.",
        ),
        *LINEAGE,
    ),
)

V_BENCHMARK = Relation(
    "v_benchmark",
    "one row per measure, source and year",
    ("measure", "source", "year"),
    (
        *text(
            measure="What the figure measures.",
        ),
        *number(
            value="The figure, in its unit.",
        ),
        *text(
            unit="Unit of the value, such as percent.",
            source="Who published it.",
        ),
        *integer(
            year="Year of the publication.",
        ),
        *LINEAGE,
    ),
)

V_REFERENCE = Relation(
    "v_reference",
    "one row per work",
    ("reference_key",),
    (
        *text(
            reference_key="Key by which texts cite the work.",
            authors="Authors as published.",
        ),
        *integer(
            year="Year of publication; null where undated.",
        ),
        *text(
            title="Title.",
            publication="Journal, publisher or place; null where not given.",
        ),
        *LINEAGE,
    ),
)

V_SIGN_OFF = Relation(
    "v_sign_off",
    "one row per programme, role, signatory and day",
    ("programme_code", "sign_off_role", "name", "signed_on"),
    (
        *PROGRAMME,
        *text(
            sign_off_role="commissioner, analyst, assurer or approver.",
            name="The signatory's name, published on purpose.",
        ),
        *date(
            signed_on="Day of the signature.",
        ),
        *LINEAGE,
    ),
)

V_FINDING_OVERRIDE = Relation(
    "v_finding_override",
    "one row per programme and finding",
    ("programme_code", "finding_key"),
    (
        *PROGRAMME,
        *text(
            finding_key="Key of the finding's rule.",
            state="supported, contradicted, mixed, inconclusive, too early or not assessed.",
            reason="Why, masked.",
            name="Who decided; published on purpose.",
        ),
        *date(
            decided_on="Day of the decision.",
        ),
        *integer(
            masked="Stretches of the row's text that could identify a person and were masked.",
        ),
        *LINEAGE,
    ),
)

RELATIONS = (
    V_POLICY_EVENT,
    V_PILOT_AREA,
    V_DEPENDENCY,
    V_OPPORTUNITY,
    V_COST,
    V_ROLLOUT,
    V_BENCHMARK,
    V_REFERENCE,
    V_SIGN_OFF,
    V_FINDING_OVERRIDE,
)
