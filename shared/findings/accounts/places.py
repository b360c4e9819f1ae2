"""What is held of recorded crime, and where it concentrates."""

from __future__ import annotations

from datetime import date

from shared.contract import formats
from shared.findings.phrases import about, counted, verb
from shared.findings.statement import Statement
from shared.findings.wording import statement
from shared.metrics import Group, MetricResult
from shared.metrics.registers import Area

NAMED = 3
"""Areas that share the first place and are named; more are counted."""
RANKED = 8
"""Pilots' areas whose ranks are all given; of more, the highest, the middle and the lowest."""


def crime_held(crimes: MetricResult, months: list[date]) -> Statement:
    """How many records are held, over which months.

    Args:
        crimes: `recorded_crime` over all that is held.
        months: months with records, sorted.
    """
    if not months:
        return Statement("No recorded crime has been handed over.")
    count = int(crimes.only.estimate.value)
    span = formats.months(months[0], months[-1])
    text = (
        f"{formats.count(count, 'crime or incident', 'crimes and incidents')} {verb(count)} held, "
        f"recorded {'in' if months[0] == months[-1] else 'from'} {span}."
    )
    return statement(text, (crimes, crimes.only))


def pilots_standing(
    crimes: MetricResult, ranked: list[Group], pilots: tuple[str, ...]
) -> Statement:
    """Where the pilots' own areas stand among all areas that are held.

    Args:
        crimes: `recorded_crime` by area.
        ranked: groups of it, all shown, most records first.
        pilots: codes of the pilots' areas.
    """
    own = {
        place: group
        for place, group in enumerate(ranked, start=1)
        if group.value_of("lsoa_code") in pilots
    }
    if not own:
        return Statement("None of the pilots' areas is among those with records.")
    every = list(own)
    few = len(every) <= RANKED
    named = every if few else [every[0], every[len(every) // 2], every[-1]]
    places = [formats.number(place) for place in named]
    total = formats.number(len(ranked))
    given = (
        counted(len(ranked), "areas that were ranked", crimes),
        *(counted(place, "rank of a pilot's area by records", crimes) for place in named),
    )
    groups = [own[place] for place in named]
    if few:
        at = formats.listing(places)
        text = f"By number of records the pilots' areas stand at rank {at} of {total}."
        return about(text, crimes, *groups, given=given)
    text = (
        f"By number of records the pilots' {formats.number(len(every))} areas stand between rank "
        f"{places[0]} and {places[-1]} of {total}, the middle one at {places[1]}."
    )
    among = counted(len(every), "pilots' areas that were ranked", crimes)
    return about(text, crimes, *groups, given=(among, *given))


def busiest_areas(crimes: MetricResult, ranked: list[tuple[Area, Group]]) -> Statement | None:
    """The area or areas with most records; None where there is nothing to compare with.

    Args:
        crimes: `recorded_crime` by area.
        ranked: areas with their groups of it, all shown, most records first.
    """
    if len(ranked) < 2:
        return None
    most = ranked[0][1].estimate.value
    ahead = [(area, group) for area, group in ranked if group.estimate.value == most]
    all_of_them = formats.count(len(ranked), "area")
    records = formats.count(int(most), "record")
    if len(ahead) == len(ranked):
        text = f"Each of {all_of_them} had {records}."
    elif len(ahead) == 1:
        text = f"Of {all_of_them}, {ahead[0][0].area_name} had most: {records}."
    else:
        named = len(ahead) <= NAMED
        names = formats.listing([area.area_name for area, _ in ahead]) if named else len(ahead)
        text = f"Of {all_of_them}, {names} had most: {records} each."
    given = (
        counted(len(ranked), "areas that were ranked", crimes),
        counted(len(ahead), "areas that share the first place", crimes),
    )
    return about(text, crimes, *(group for _, group in ahead), given=given)
