"""What is recorded where and when: the draws behind every crime file of the sample.

Owns the records of Milton Keynes and of the two comparison towns, month by month. Every record is
drawn from weights that stay the same over the years, so hotspots persist, and that know no date of
a pilot: the sample holds no effect on crime, because it is too early to establish one. The areas
are real, how much is recorded in them is invented. In which files records stand is left to
`crime`, `searches` and `incident_export`.
"""

import calendar
import hashlib
import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.sample.crime_types import (
    CRIME_KINDS,
    OUTCOMES,
    UNSOLVED,
    WITHOUT_IDENTIFIER,
    CrimeKind,
)
from warehouse.sample.draws import normal_deviate
from warehouse.sample.handover import BEFORE_THE_PILOT
from warehouse.sample.places import (
    CENTRAL_SHOPPING_AREA,
    FIRST_ESTATE_AREA,
    SECOND_ESTATE_AREA,
    STATION_AREA,
    THIRD_ESTATE_AREA,
    Area,
    comparison_areas,
    milton_keynes_areas,
)

FORCE = "Thames Valley Police"
CONTEXT = "Synthetic sample"
MONTHS = 42
"""Months that are published, from January 2013 to June 2016."""

_FIRST_YEAR = 2013
_MONTHS_TO_PUBLICATION = 2
_BLANK_LOCATION_SHARE = 0.03
_STREETS_PER_AREA = 8


@dataclass(frozen=True, slots=True)
class District:
    """The part of a district that the sample covers, and how its records are drawn.

    Attributes:
        name: of the district.
        areas: its areas.
        volume: records a month as a share of those of Milton Keynes.
        set_weights: areas whose weight, all types alike, is not drawn (an ordinary one: 1.7).
        kind_factors: by area and police.uk type, on top of the weight.
        seed: of all its draws.
        serial_prefix: keeps its identifiers apart from those of other districts.
    """

    name: str
    areas: tuple[Area, ...]
    volume: float
    set_weights: dict[str, float]
    kind_factors: dict[tuple[str, str], float]
    seed: int
    serial_prefix: str


@dataclass(frozen=True, slots=True)
class Street:
    """One point that the records of an area are snapped to; WGS84 degrees, six decimals."""

    longitude: str
    latitude: str
    location: str


@dataclass(frozen=True, slots=True)
class Record:
    """One recorded crime or incident.

    Attributes:
        identifier: Crime ID; empty for anti-social behaviour.
        month_index: month of the record, 0 for January 2013.
        kind: police.uk type.
        area: where it happened.
        street: the point that it is snapped to; none where the publisher withholds the place.
        outcome: last outcome when its month is first published; empty for anti-social behaviour.
    """

    identifier: str
    month_index: int
    kind: str
    area: Area
    street: Street | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What stays the same over all months: a district, its streets, cumulated weights per type."""

    district: District
    streets: tuple[tuple[Street, ...], ...]
    cumulated_weights: dict[str, tuple[float, ...]]


def grounds() -> tuple[Ground, ...]:
    """Milton Keynes first, then the comparison towns."""
    first_street, found = 1, []
    for district in _districts():
        found.append(_ground(district, first_street=first_street))
        first_street += _STREETS_PER_AREA * len(district.areas)
    return tuple(found)


def records_of(ground: Ground, *, months: int) -> Iterator[tuple[Record, ...]]:
    """The records of each month in turn, from January 2013 on, by type."""
    serials = itertools.count(1)
    for month_index in range(months):
        rng = random.Random(ground.district.seed * 100 + month_index)
        yield tuple(
            record
            for kind in CRIME_KINDS
            for record in _records_of_kind(
                kind, month_index=month_index, ground=ground, serials=serials, rng=rng
            )
        )


def month_text(month_index: int) -> str:
    """The month as YYYY-MM."""
    return f"{_FIRST_YEAR + month_index // 12}-{1 + month_index % 12:02d}"


def last_day(month_index: int) -> str:
    """The last day of the month as YYYY-MM-DD."""
    year, month = divmod(month_index, 12)
    days = calendar.monthrange(_FIRST_YEAR + year, month + 1)[1]
    return f"{month_text(month_index)}-{days}"


def published_on(month_index: int) -> str:
    """Day on which police.uk's files of a month reach the evaluators: two months after its end."""
    return max(last_day(month_index + _MONTHS_TO_PUBLICATION), BEFORE_THE_PILOT)


def _districts() -> tuple[District, ...]:
    towns = comparison_areas()
    milton_keynes = District(
        name="Milton Keynes",
        areas=milton_keynes_areas(),
        volume=1.0,
        set_weights={
            CENTRAL_SHOPPING_AREA: 26.0,
            STATION_AREA: 5.0,
            FIRST_ESTATE_AREA: 3.6,
            SECOND_ESTATE_AREA: 3.2,
            THIRD_ESTATE_AREA: 2.8,
        },
        kind_factors={
            (STATION_AREA, "Bicycle theft"): 16.0,
            (STATION_AREA, "Theft from the person"): 12.0,
            (CENTRAL_SHOPPING_AREA, "Shoplifting"): 2.5,
            (CENTRAL_SHOPPING_AREA, "Burglary"): 0.2,
        },
        seed=20130101,
        serial_prefix="",
    )
    return (
        milton_keynes,
        _town("Aylesbury Vale", towns, volume=0.25, centre="E01032961", seed=20130201),
        _town("Slough", towns, volume=0.33, centre="E01016512", seed=20130301),
    )


def _town(name: str, areas: tuple[Area, ...], *, volume: float, centre: str, seed: int) -> District:
    return District(
        name=name,
        areas=tuple(area for area in areas if area.district == name),
        volume=volume,
        set_weights={centre: 12.0},
        kind_factors={(centre, "Shoplifting"): 2.5, (centre, "Burglary"): 0.2},
        seed=seed,
        serial_prefix=f"{name} ",
    )


def _ground(district: District, *, first_street: int) -> Ground:
    rng = random.Random(district.seed)
    # The reciprocal of a uniform deviate is skewed: few busy areas, many quiet ones.
    general = tuple(
        district.set_weights.get(area.code, 0.0) or 1 / (0.08 + rng.random())
        for area in district.areas
    )
    return Ground(
        district=district,
        streets=tuple(
            _streets(area, first_number=first_street + _STREETS_PER_AREA * place, rng=rng)
            for place, area in enumerate(district.areas)
        ),
        cumulated_weights={
            kind.name: tuple(itertools.accumulate(_weights(kind, district, general)))
            for kind in CRIME_KINDS
        },
    )


def _streets(area: Area, *, first_number: int, rng: random.Random) -> tuple[Street, ...]:
    return tuple(
        Street(
            longitude=f"{area.longitude + 0.0012 * (2 * rng.random() - 1):.6f}",
            latitude=f"{area.latitude + 0.0008 * (2 * rng.random() - 1):.6f}",
            location=f"On or near Sample Street {number}",
        )
        for number in range(first_number, first_number + _STREETS_PER_AREA)
    )


def _weights(kind: CrimeKind, district: District, general: tuple[float, ...]) -> tuple[float, ...]:
    rng = random.Random(district.seed + 1 + CRIME_KINDS.index(kind))
    return tuple(
        weight * (0.6 + 0.8 * rng.random()) * district.kind_factors.get((area.code, kind.name), 1.0)
        for area, weight in zip(district.areas, general, strict=True)
    )


def _count(kind: CrimeKind, *, volume: float, month_index: int, rng: random.Random) -> int:
    years_from_middle = (month_index - (MONTHS - 1) / 2) / 12
    expected = volume * kind.monthly_rows * kind.season[month_index % 12]
    expected *= 1 + kind.yearly_change * years_from_middle
    return max(0, round(expected + math.sqrt(expected) * normal_deviate(rng)))


def _records_of_kind(
    kind: CrimeKind,
    *,
    month_index: int,
    ground: Ground,
    serials: Iterator[int],
    rng: random.Random,
) -> Iterator[Record]:
    district = ground.district
    count = _count(kind, volume=district.volume, month_index=month_index, rng=rng)
    places = rng.choices(
        range(len(district.areas)), cum_weights=ground.cumulated_weights[kind.name], k=count
    )
    names, shares = zip(*OUTCOMES.get(kind.name, UNSOLVED), strict=True)
    outcomes = rng.choices(names, weights=shares, k=count)
    known = kind.name != WITHOUT_IDENTIFIER
    for place, outcome in zip(places, outcomes, strict=True):
        yield Record(
            identifier=_identifier(district, next(serials)) if known else "",
            month_index=month_index,
            kind=kind.name,
            area=district.areas[place],
            street=_street(ground.streets[place], rng),
            outcome=outcome if known else "",
        )


def _street(streets: tuple[Street, ...], rng: random.Random) -> Street | None:
    if rng.random() < _BLANK_LOCATION_SHARE:
        return None
    return streets[int(rng.random() * _STREETS_PER_AREA)]


def _identifier(district: District, serial: int) -> str:
    text = f"{CONTEXT} {district.serial_prefix}{serial}"
    return hashlib.sha256(text.encode()).hexdigest()
