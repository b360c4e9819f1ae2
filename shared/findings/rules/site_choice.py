"""Were pilots placed where recorded crime persists? Ranks over the months before the start.

Only areas and months of the forces that cover the pilots count, and only months in a row.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import COUNTS_ALONE
from shared.findings.judging import unknown
from shared.findings.recorded import (
    by_area,
    locations_among,
    months_before,
    pilots_among,
    too_short,
    top_number,
)
from shared.findings.statement import Given
from shared.findings.wording import evidence


def judge(case: Case) -> Judgement:
    """Count how many of the pilots' locations were among the busiest areas."""
    programme = case.programme
    if programme.started_on is None:
        return unknown("no pilot has begun")
    needed = round(case.limits["months_before"])
    held = months_before(case.evaluator, programme, at_most=needed)
    if short := too_short(held, needed=needed, rule=RULE.key):
        return short
    areas = by_area(case, held)
    top = areas.top(top_number(areas, case.limits["top_share"]))
    hits = locations_among(programme, top)
    passed_over = 2 * hits < min(len(programme.begun_locations), len(top))
    return Judgement(
        state=FindingState.SUPPORTED if passed_over else FindingState.CONTRADICTED,
        words={
            "hits": pilots_among(programme, top),
            "areas": formats.count(len(top), "area"),
        },
        evidence=evidence(*((areas.result, areas.group(code)) for code in top)),
        given=(
            Given(str(hits), "locations among the busiest areas", "recorded_crime"),
            Given(str(len(programme.begun_locations)), "locations of the pilots", "v_pilot"),
            Given(str(len(top)), "areas that are called busiest", "recorded_crime"),
        ),
        caps=(COUNTS_ALONE,),
    )


_COUNTED = (
    "Over the {months_before} months before the first pilot, {hits} among the {areas} with most "
    "recorded crime (the top {top_share})."
)

RULE = Rule(
    key="site_choice",
    title="Choice of sites",
    proposition="Areas with persistent recorded crime were passed over: fewer than half of the "
    "pilots' locations were among the {top_share} of areas with most recorded crime over the "
    "{months_before} months before the first pilot.",
    cell=Cell.IMPLEMENTATION,
    metrics=("recorded_crime",),
    limits=(Limit("months_before", 36, "months"), Limit("top_share", 0.05, "share of areas")),
    wording={
        FindingState.SUPPORTED: _COUNTED,
        FindingState.CONTRADICTED: _COUNTED,
        FindingState.NOT_ASSESSED: "Whether pilots were placed where recorded crime persists has "
        "not been assessed: {why}.",
    },
    judge=judge,
)
