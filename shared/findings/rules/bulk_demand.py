"""Are bilking and shoplifting among the most reported kinds? Ranked at the pilots' sites.

Bilking has no kind of its own in published records, so both are counted in the force's export, over
the months that published records cover too, and ranked beside the published kinds but shoplifting.
Pilots that have not begun have no site, and those of one location count once. Bilking stays within
the published kind that holds it, which makes the rank no better than it is. A kind ranks above or
below where intervals do not touch.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import COUNTS_ALONE
from shared.findings.judging import unknown
from shared.findings.statement import Evidence, Given
from shared.findings.wording import evidence, side
from shared.metrics import Group, Interval
from shared.stats import count_estimate

BULK = ("bilking", "shoplifting")
COUNTED_APART = "Shoplifting"


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where bulk demand stands among the kinds: by the counts, at best and at worst."""

    rank: int
    best: int
    worst: int


def judge(case: Case) -> Judgement:
    """Rank bilking and shoplifting together among the kinds of recorded crime."""
    if case.programme.started_on is None:
        return unknown("no pilot has begun")
    exported = case.evaluate("bulk_demand", bulk_kind=BULK, by=("bulk_kind", "month"))
    begun = {pilot.pilot_code for pilot in case.programme.pilots if pilot.started_on}
    at_sites = [group for group in exported.groups if group.value_of("pilot_code") in begun]
    if not at_sites:
        return unknown("no export of incidents holds bilking or shoplifting")
    months = _months(case, at_sites)
    if not months:
        return unknown("no month has both an export of incidents and published records of a site")
    bulk = _bulk(case, at_sites, months)
    crimes = case.evaluate(
        "recorded_crime", month=months, lsoa_code=case.programme.begun_locations, by=("crime_type",)
    )
    kinds = [group for group in crimes.groups if group.value_of("crime_type") != COUNTED_APART]
    count = sum(round(one.group.estimate.value) for one in bulk)
    found = _ranked(count, kinds)
    numbers = {
        "count": (formats.count(count, "record"), "records of bilking and shoplifting"),
        "place": (formats.number(found.rank), "rank by the counts"),
        "best": (formats.number(found.best), "best rank that intervals allow"),
        "worst": (formats.number(found.worst), "worst rank that intervals allow"),
        "kinds": (formats.number(len(kinds) + 1), "kinds that are ranked"),
    }
    return Judgement(
        state=_state(found, round(case.limits["rank"])),
        words={name: shown for name, (shown, _) in numbers.items()},
        evidence=(*bulk, *evidence(*((crimes, group) for group in kinds))),
        given=tuple(
            Given(shown.partition(" ")[0], meaning, "bulk_demand")
            for shown, meaning in numbers.values()
        ),
        caps=(COUNTS_ALONE,),
    )


def _months(case: Case, at_sites: list[Group]) -> tuple[str, ...]:
    """The months that the export and the published records of the pilots' locations share."""
    published = case.evaluate(
        "recorded_crime", lsoa_code=case.programme.begun_locations, by=("month",)
    )
    months = {group.value_of("month") for group in at_sites}
    both = months & {group.value_of("month") for group in published.groups}
    return tuple(f"{month:%Y-%m}" for month in sorted(both))


def _bulk(case: Case, at_sites: list[Group], months: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Bilking and shoplifting of the first pilot of each location that has a site."""
    with_site = {group.value_of("pilot_code") for group in at_sites}
    pilots = {
        pilot.location_code: pilot.pilot_code
        for pilot in reversed(case.programme.pilots)
        if pilot.pilot_code in with_site
    }
    found = case.evaluate(
        "bulk_demand",
        month=months,
        bulk_kind=BULK,
        pilot_code=sorted(pilots.values()),
        by=("bulk_kind",),
    )
    return evidence(*((found, group) for group in found.groups))


def _ranked(count: int, kinds: list[Group]) -> Ranked:
    sides = []
    match count_estimate(count).interval:
        case Interval(low, high):
            sides = [(side(kind, high), side(kind, low)) for kind in kinds]
    return Ranked(
        rank=1 + sum(kind.estimate.value > count for kind in kinds),
        best=1 + sum(above > 0 for above, _ in sides),
        worst=1 + sum(below >= 0 for _, below in sides),
    )


def _state(found: Ranked, top: int) -> FindingState:
    if found.worst <= top:
        return FindingState.SUPPORTED
    return FindingState.CONTRADICTED if found.best > top else FindingState.INCONCLUSIVE


_COUNTED = (
    ": together they came to {count} at the pilots' sites, rank {place} of {kinds} kinds; "
    "intervals allow {best} to {worst}."
)

RULE = Rule(
    key="bulk_demand",
    title="Bulk demand",
    proposition="Bilking and shoplifting together are among the {rank} most reported kinds at the "
    "pilots' sites, as far as intervals tell.",
    cell=Cell.MODERATORS,
    metrics=("bulk_demand", "recorded_crime"),
    limits=(Limit("rank", 5, "rank"),),
    wording={
        FindingState.SUPPORTED: "Bilking and shoplifting were among the {rank} most reported kinds"
        + _COUNTED,
        FindingState.CONTRADICTED: "Bilking and shoplifting were not among the {rank} most "
        "reported kinds" + _COUNTED,
        FindingState.INCONCLUSIVE: "Whether bilking and shoplifting were among the {rank} most "
        "reported kinds cannot be told" + _COUNTED,
        FindingState.NOT_ASSESSED: "How much of what was reported was bilking and shoplifting "
        "has not been assessed: {why}.",
    },
    judge=judge,
)
