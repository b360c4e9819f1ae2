"""Does demand stay in the same places? Areas at the top year after year, held against chance.

Chance is the share that the busiest of equally many areas would hold if all areas had the same
Poisson rate. Taking the very busiest gives chance more than the areas that persist could claim, so
the comparison is careful. Areas are not weighed by their residents.
"""

from __future__ import annotations

from collections import Counter

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import COUNTS_ALONE
from shared.findings.judging import unknown
from shared.findings.recorded import (
    MONTHS_A_YEAR,
    Held,
    by_area,
    locations_among,
    months_before,
    pilots_among,
    too_short,
    top_number,
)
from shared.findings.statement import Given
from shared.findings.wording import evidence
from shared.metrics.registers import Programme
from shared.stats import Estimate
from shared.stats.poisson import expected_top_share

YEARS = 3


def judge(case: Case) -> Judgement:
    """Find the areas that were at the top in several years, and weigh what they hold."""
    if case.programme.started_on is None:
        return unknown("no pilot has begun")
    needed = YEARS * MONTHS_A_YEAR
    held = months_before(case.evaluator, case.programme, at_most=needed)
    if short := too_short(held, needed=needed, rule=RULE.key):
        return short
    areas = by_area(case, held)
    lasting = _lasting(case, held, top_number(areas, case.limits["top_share"]))
    held_most = [areas.group(code) for code in lasting]
    records = round(sum(areas.values))
    kept = sum(area.estimate.value for area in held_most) / records
    chance = expected_top_share(areas=len(areas), top=len(lasting), events=records)
    by_chance = chance.value if isinstance(chance, Estimate) else 0.0
    persists = kept > case.limits["times"] * by_chance
    given = _given(case.programme, len(areas), lasting, (kept, by_chance))
    return Judgement(
        state=FindingState.SUPPORTED if persists else FindingState.CONTRADICTED,
        words={
            "areas": formats.count(len(areas), "area"),
            "lasting": formats.count(len(lasting), "was", "were"),
            "kept": formats.percent(kept),
            "chance": formats.percent(by_chance),
            "hits": pilots_among(case.programme, lasting),
        },
        evidence=evidence(*((areas.result, area) for area in held_most)),
        given=given,
        caps=(COUNTS_ALONE,),
    )


def _lasting(case: Case, held: Held, number: int) -> tuple[str, ...]:
    """The areas that were among so many at the top in enough of the years, by name."""
    years = (
        Held(held.forces, held.months[start : start + MONTHS_A_YEAR])
        for start in range(0, len(held.months), MONTHS_A_YEAR)
    )
    often = Counter(code for year in years for code in by_area(case, year).top(number))
    return tuple(sorted(code for code, times in often.items() if times >= case.limits["years"]))


def _given(
    programme: Programme, areas: int, lasting: tuple[str, ...], shares: tuple[float, float]
) -> tuple[Given, ...]:
    kept, by_chance = map(formats.percent, shares)
    counted = (
        (formats.number(areas), "areas with records over the three years"),
        (formats.number(len(lasting)), "areas where demand persists"),
        (kept, "share of the areas' records that lies where demand persists"),
        (by_chance, "expected share of the busiest areas under equal Poisson rates"),
        (str(locations_among(programme, lasting)), "locations of the pilots among them"),
    )
    return (
        *(Given(shown, meaning, "recorded_crime") for shown, meaning in counted),
        Given(str(len(programme.begun_locations)), "locations of the pilots", "v_pilot"),
    )


_COUNTED = (
    ": of {areas}, {lasting} among the top {top_share} in at least {years} of the three years "
    "before the first pilot. They held {kept} of the records, where as many areas would hold "
    "{chance} by chance alone; {hits} among them."
)

RULE = Rule(
    key="persistent_demand",
    title="Persistence of demand",
    proposition="Demand persists: areas that were among the top {top_share} in at least {years} of "
    "the last three years before the first pilot hold more than {times} times the share of records "
    "that chance alone (equal Poisson rates) would give as many areas at the top.",
    cell=Cell.MODERATORS,
    metrics=("recorded_crime",),
    limits=(
        Limit("top_share", 0.05, "share of areas"),
        Limit("years", 2, "years", most=YEARS),
        Limit("times", 2, "times"),
    ),
    wording={
        FindingState.SUPPORTED: "Recorded demand stays in the same few places" + _COUNTED,
        FindingState.CONTRADICTED: "Recorded demand does not stay in a few places to more than "
        "{times} times what chance gives" + _COUNTED,
        FindingState.NOT_ASSESSED: "Whether demand persists in the same places has not been "
        "assessed: {why}.",
    },
    judge=judge,
)
