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
    busiest,
    months_before,
    pilots_among,
    placed,
    too_short,
    top_number,
)
from shared.findings.statement import Given
from shared.findings.wording import evidence
from shared.metrics import Group
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
    crimes = case.evaluate("recorded_crime", month=held.span, force=held.forces, by=("lsoa_code",))
    areas = placed(crimes)
    lasting = _lasting(case, held, areas)
    records = sum(round(area.estimate.value) for area in areas)
    kept = sum(area.estimate.value for area in lasting) / records
    chance = expected_top_share(areas=len(areas), top=len(lasting), events=records)
    by_chance = chance.value if isinstance(chance, Estimate) else 0.0
    persists = kept > case.limits["times"] * by_chance
    given = _given(case.programme, areas, lasting, (kept, by_chance))
    return Judgement(
        state=FindingState.SUPPORTED if persists else FindingState.CONTRADICTED,
        words={
            "areas": formats.count(len(areas), "area"),
            "lasting": formats.count(len(lasting), "was", "were"),
            "kept": formats.percent(kept),
            "chance": formats.percent(by_chance),
            "hits": pilots_among(case.programme, _codes(lasting)),
        },
        evidence=evidence(*((crimes, area) for area in lasting)),
        given=given,
        caps=(COUNTS_ALONE,),
    )


def _lasting(case: Case, held: Held, areas: list[Group]) -> list[Group]:
    """The areas that were among the top in enough of the years."""
    number = top_number(areas, case.limits["top_share"])
    years = (
        Held(held.forces, held.months[start : start + MONTHS_A_YEAR])
        for start in range(0, len(held.months), MONTHS_A_YEAR)
    )
    often = Counter(
        code
        for year in years
        for code in _codes(
            busiest(
                placed(
                    case.evaluate(
                        "recorded_crime", month=year.span, force=held.forces, by=("lsoa_code",)
                    )
                ),
                number,
            )
        )
    )
    return [area for area in areas if often[area.value_of("lsoa_code")] >= case.limits["years"]]


def _codes(areas: list[Group]) -> set[str]:
    return {area.value_of("lsoa_code") for area in areas}


def _given(
    programme: Programme, areas: list[Group], lasting: list[Group], shares: tuple[float, float]
) -> tuple[Given, ...]:
    kept, by_chance = map(formats.percent, shares)
    codes = _codes(lasting)
    hits = sum(code in codes for code in programme.begun_locations)
    counted = (
        (formats.number(len(areas)), "areas with records over the three years"),
        (formats.number(len(lasting)), "areas where demand persists"),
        (kept, "share of the areas' records that lies where demand persists"),
        (by_chance, "expected share of the busiest areas under equal Poisson rates"),
        (str(hits), "locations of the pilots among them"),
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
