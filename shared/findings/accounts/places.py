"""What is held of recorded crime, and where it concentrates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shared.contract import formats
from shared.findings.phrases import about, counted, verb
from shared.findings.statement import Statement
from shared.findings.wording import statement
from shared.metrics import MetricResult, Ranking

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


def pilots_standing(areas: Ranking, pilots: tuple[str, ...]) -> Statement:
    """Where the pilots' own areas stand among all areas that are held.

    Args:
        areas: areas by `recorded_crime`.
        pilots: codes of the pilots' areas.
    """
    own = areas.ranks(pilots)
    if not own:
        return Statement("None of the pilots' areas is among those with records.")
    few = len(own) <= RANKED
    named = own if few else [own[0], own[len(own) // 2], own[-1]]
    places = [formats.number(place) for place in named]
    total = formats.number(len(areas))
    crimes = areas.result
    given = (
        counted(len(areas), "areas that were ranked", crimes),
        *(counted(place, "rank of a pilot's area by records", crimes) for place in named),
    )
    groups = [areas.group(areas.keys[place - 1]) for place in named]
    if few:
        at = formats.listing(places)
        text = f"By number of records the pilots' areas stand at rank {at} of {total}."
        return about(text, crimes, *groups, given=given)
    text = (
        f"By number of records the pilots' {formats.number(len(own))} areas stand between rank "
        f"{places[0]} and {places[-1]} of {total}, the middle one at {places[1]}."
    )
    among = counted(len(own), "pilots' areas that were ranked", crimes)
    return about(text, crimes, *groups, given=(among, *given))


def busiest_areas(areas: Ranking, names: Mapping[str, str]) -> Statement | None:
    """The area or areas with most records; None where there is nothing to compare with.

    Args:
        areas: areas by `recorded_crime`.
        names: name of each area by its code.
    """
    if len(areas) < 2:
        return None
    most = areas.values[0]
    ahead = areas.keys[: areas.values.count(most)]
    all_of_them = formats.count(len(areas), "area")
    records = formats.count(int(most), "record")
    if len(ahead) == len(areas):
        text = f"Each of {all_of_them} had {records}."
    elif len(ahead) == 1:
        text = f"Of {all_of_them}, {names[ahead[0]]} had most: {records}."
    else:
        first = formats.listing([names[c] for c in ahead]) if len(ahead) <= NAMED else len(ahead)
        text = f"Of {all_of_them}, {first} had most: {records} each."
    given = (
        counted(len(areas), "areas that were ranked", areas.result),
        counted(len(ahead), "areas that share the first place", areas.result),
    )
    return about(text, areas.result, *map(areas.group, ahead), given=given)
