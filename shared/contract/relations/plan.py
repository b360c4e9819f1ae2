"""The evaluation plan, part by part: what was agreed before the results were known."""

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

REASON = text(reason="Why, masked; null where not said.")
PLAN = (
    *text(plan_version="Version of the plan."),
    *date(agreed_on="Day on which the plan was agreed."),
    *integer(masked="Stretches of the reason that could identify a person and were masked."),
    *LINEAGE,
)


def _part(name: str, grain: str, key: tuple[str, ...], *columns: Column) -> Relation:
    return Relation(name, grain, ("programme_code", *key), (*PROGRAMME, *columns, *PLAN))


V_PLAN_EFFECT = _part(
    "v_plan_effect",
    "one row per programme and outcome",
    ("outcome",),
    *text(outcome="Scale, item or metric for which a smallest effect of interest is declared."),
    *number(smallest_effect="Smallest change that would matter, either way, in its unit; above 0."),
    *text(
        unit="Unit of the effect.",
        direction="higher, lower or either: what is hoped; null where not said.",
    ),
    *REASON,
)

V_PLAN_FAMILY = _part(
    "v_plan_family",
    "one row per programme, family of tests and member",
    ("family", "member"),
    *text(
        family="Key of the family.",
        family_role="confirmatory or exploratory.",
        correction="holm, benjamini_hochberg or none.",
        member="Scale, item or metric that is tested in the family.",
    ),
    *REASON,
)

V_PLAN_DOSE = _part(
    "v_plan_dose",
    "one row per programme and component of the dose",
    ("component",),
    *text(component="contacts, hours, stakeholders or weeks."),
    *number(planned="How much of it each pilot is to have, in its unit."),
    *text(unit="Unit of the plan, such as contacts per week."),
    *REASON,
)

V_PLAN_THRESHOLD = _part(
    "v_plan_threshold",
    "one row per programme, finding rule and threshold",
    ("rule_key", "threshold_name"),
    *text(
        rule_key="Key of the finding's rule.",
        threshold_name="Which of the rule's thresholds.",
    ),
    *number(threshold_value="The threshold, in its unit."),
    *text(unit="Unit of the threshold; null where it has none."),
    *REASON,
)

V_PLAN_WAVE = _part(
    "v_plan_wave",
    "one row per programme and wave",
    ("wave",),
    *text(wave="Survey wave: T1, T2, T3 …"),
    *date(opens_on="Planned first day of the wave.", closes_on="Planned last day of the wave."),
    *REASON,
)

V_PLAN_DISPUTE = _part(
    "v_plan_dispute",
    "one row per programme and disputed figure",
    ("figure",),
    *text(
        figure="Key of the figure; `disputed` in v_claim.",
        preferred="The value to go by, as printed; `value` in v_claim.",
        reason="Why, masked.",
        decided_by="Who decided; published on purpose.",
    ),
    *date(decided_on="Day of the decision."),
)

RELATIONS = (
    V_PLAN_EFFECT,
    V_PLAN_FAMILY,
    V_PLAN_DOSE,
    V_PLAN_THRESHOLD,
    V_PLAN_WAVE,
    V_PLAN_DISPUTE,
)
