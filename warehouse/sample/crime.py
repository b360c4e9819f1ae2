"""Synthetic street-level crime in the form of the monthly police.uk files.

Owns the 42 files from January 2013 to June 2016. Every row is drawn from weights that stay the
same over the years, so hotspots persist, and that know no date of a pilot: the sample holds no
effect on crime, because it is too early to establish one. The areas are real, how much is recorded
in them is invented.
"""

import hashlib
import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.sample.draws import normal_deviate
from warehouse.sample.handover import Row, SampleFile
from warehouse.sample.places import (
    CENTRAL_SHOPPING_AREA,
    FIRST_ESTATE_AREA,
    SECOND_ESTATE_AREA,
    STATION_AREA,
    THIRD_ESTATE_AREA,
    Area,
    milton_keynes_areas,
)

CONTEXT = "Synthetic sample"

_SEED = 20130101
_FORCE = "Thames Valley Police"
_FIRST_YEAR = 2013
_MONTHS = 42
_BLANK_LOCATION_SHARE = 0.03
_STREETS_PER_AREA = 8
_COLUMNS = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)

# Factors January to December, mean 1.
_LEVEL = (1.00, 0.94, 1.01, 0.98, 1.01, 1.00, 1.03, 1.01, 0.99, 1.03, 1.00, 1.00)
_SUMMER = (0.86, 0.84, 0.97, 1.00, 1.06, 1.10, 1.17, 1.13, 1.04, 1.02, 0.94, 0.87)
_WINTER = (1.12, 1.02, 1.00, 0.93, 0.92, 0.89, 0.91, 0.93, 0.97, 1.06, 1.13, 1.12)
_CYCLING = (0.68, 0.66, 0.84, 0.97, 1.10, 1.22, 1.27, 1.24, 1.18, 1.10, 0.94, 0.80)


@dataclass(frozen=True, slots=True)
class _Kind:
    """One police.uk type: rows a month at mid-period, change a year as a share, season."""

    name: str
    monthly_rows: float
    yearly_change: float
    season: tuple[float, ...]


# Rows a month in the proportions of the 2014 files for the district (open data, police.uk).
_KINDS = (
    _Kind("Anti-social behaviour", 449, -0.03, _SUMMER),
    _Kind("Bicycle theft", 42, 0.0, _CYCLING),
    _Kind("Burglary", 109, -0.02, _WINTER),
    _Kind("Criminal damage and arson", 177, 0.0, _LEVEL),
    _Kind("Drugs", 57, -0.02, _LEVEL),
    _Kind("Other crime", 17, 0.0, _LEVEL),
    _Kind("Other theft", 221, -0.01, _LEVEL),
    _Kind("Possession of weapons", 10, 0.0, _LEVEL),
    _Kind("Public order", 45, 0.03, _SUMMER),
    _Kind("Robbery", 12.5, 0.0, _WINTER),
    _Kind("Shoplifting", 195, 0.01, _LEVEL),
    _Kind("Theft from the person", 31.5, -0.02, _LEVEL),
    _Kind("Vehicle crime", 147, 0.0, _WINTER),
    _Kind("Violence and sexual offences", 269, 0.03, _SUMMER),
)
_WITHOUT_IDENTIFIER = "Anti-social behaviour"

_UNSOLVED = (
    ("Investigation complete; no suspect identified", 70),
    ("Under investigation", 18),
    ("Unable to prosecute suspect", 9),
    ("Local resolution", 3),
)
_AGAINST_PEOPLE = (
    ("Under investigation", 29),
    ("Unable to prosecute suspect", 27),
    ("Investigation complete; no suspect identified", 18),
    ("Offender given a caution", 13),
    ("Awaiting court outcome", 13),
)
_DETECTED = (
    ("Investigation complete; no suspect identified", 30),
    ("Under investigation", 22),
    ("Offender given a caution", 18),
    ("Awaiting court outcome", 12),
    ("Offender fined", 10),
    ("Local resolution", 8),
)
_OUTCOMES = {
    "Violence and sexual offences": _AGAINST_PEOPLE,
    "Robbery": _AGAINST_PEOPLE,
    "Other crime": _AGAINST_PEOPLE,
    "Possession of weapons": _AGAINST_PEOPLE,
    "Public order": _DETECTED,
    "Drugs": _DETECTED,
    "Shoplifting": _DETECTED,
}

# Invented weights, all types alike (an ordinary area has about 1.7), and factors for single types.
_SET_WEIGHTS = {
    CENTRAL_SHOPPING_AREA: 26.0,
    STATION_AREA: 5.0,
    FIRST_ESTATE_AREA: 3.6,
    SECOND_ESTATE_AREA: 3.2,
    THIRD_ESTATE_AREA: 2.8,
}
_KIND_FACTORS = {
    (STATION_AREA, "Bicycle theft"): 16.0,
    (STATION_AREA, "Theft from the person"): 12.0,
    (CENTRAL_SHOPPING_AREA, "Shoplifting"): 2.5,
    (CENTRAL_SHOPPING_AREA, "Burglary"): 0.2,
}


@dataclass(frozen=True, slots=True)
class _Street:
    """One point that the rows of an area are snapped to."""

    longitude: str
    latitude: str
    location: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """What stays the same over all months: areas, their streets, cumulated weights per type."""

    areas: tuple[Area, ...]
    streets: tuple[tuple[_Street, ...], ...]
    cumulated_weights: dict[str, tuple[float, ...]]


def _streets(area: Area, *, first_number: int, rng: random.Random) -> tuple[_Street, ...]:
    return tuple(
        _Street(
            longitude=f"{area.longitude + 0.0012 * (2 * rng.random() - 1):.6f}",
            latitude=f"{area.latitude + 0.0008 * (2 * rng.random() - 1):.6f}",
            location=f"On or near Sample Street {number}",
        )
        for number in range(first_number, first_number + _STREETS_PER_AREA)
    )


def _weights(kind: _Kind, areas: tuple[Area, ...], general: tuple[float, ...]) -> tuple[float, ...]:
    rng = random.Random(_SEED + 1 + _KINDS.index(kind))
    return tuple(
        weight * (0.6 + 0.8 * rng.random()) * _KIND_FACTORS.get((area.code, kind.name), 1.0)
        for area, weight in zip(areas, general, strict=True)
    )


def _ground() -> _Ground:
    rng = random.Random(_SEED)
    areas = milton_keynes_areas()
    # The reciprocal of a uniform deviate is skewed: few busy areas, many quiet ones.
    general = tuple(_SET_WEIGHTS.get(area.code, 0.0) or 1 / (0.08 + rng.random()) for area in areas)
    return _Ground(
        areas=areas,
        streets=tuple(
            _streets(area, first_number=1 + _STREETS_PER_AREA * place, rng=rng)
            for place, area in enumerate(areas)
        ),
        cumulated_weights={
            kind.name: tuple(itertools.accumulate(_weights(kind, areas, general)))
            for kind in _KINDS
        },
    )


def _rows_in_month(kind: _Kind, *, month_index: int, rng: random.Random) -> int:
    years_from_middle = (month_index - (_MONTHS - 1) / 2) / 12
    expected = kind.monthly_rows * kind.season[month_index % 12]
    expected *= 1 + kind.yearly_change * years_from_middle
    return max(0, round(expected + math.sqrt(expected) * normal_deviate(rng)))


def _where(ground: _Ground, place: int, rng: random.Random) -> Row:
    """Longitude, latitude, location, LSOA code and name; a few rows hold no location."""
    if rng.random() < _BLANK_LOCATION_SHARE:
        return ("", "", "No Location", "", "")
    area = ground.areas[place]
    street = ground.streets[place][int(rng.random() * _STREETS_PER_AREA)]
    return (street.longitude, street.latitude, street.location, area.code, area.name)


def _identifier(serial: int) -> str:
    return hashlib.sha256(f"{CONTEXT} {serial}".encode()).hexdigest()


def _rows_of_kind(
    kind: _Kind,
    *,
    month_index: int,
    ground: _Ground,
    serials: Iterator[int],
    rng: random.Random,
) -> Iterator[Row]:
    count = _rows_in_month(kind, month_index=month_index, rng=rng)
    places = rng.choices(
        range(len(ground.areas)), cum_weights=ground.cumulated_weights[kind.name], k=count
    )
    names, shares = zip(*_OUTCOMES.get(kind.name, _UNSOLVED), strict=True)
    outcomes = rng.choices(names, weights=shares, k=count)
    for place, outcome in zip(places, outcomes, strict=True):
        known = kind.name != _WITHOUT_IDENTIFIER
        yield (
            _identifier(next(serials)) if known else "",
            _month(month_index),
            _FORCE,
            _FORCE,
            *_where(ground, place, rng),
            kind.name,
            outcome if known else "",
            CONTEXT,
        )


def _month(month_index: int) -> str:
    return f"{_FIRST_YEAR + month_index // 12}-{1 + month_index % 12:02d}"


def _publication_order(row: Row) -> tuple[bool, str, str]:
    """By area name, then type; rows without a location last, as in the published files."""
    name, kind = row[8], row[9]
    return (name == "", name, kind)


def crime_files() -> tuple[SampleFile, ...]:
    """One file per month: one row per recorded crime or incident.

    Anti-social behaviour carries neither Crime ID nor outcome; about 3 % of rows carry no
    location. `Context` marks each row as synthetic. Lines end as in the published files.
    Source: column layout of police.uk street-level files; rows drawn with a fixed seed.
    """
    ground = _ground()
    serials = itertools.count(1)
    return tuple(_month_file(index, ground=ground, serials=serials) for index in range(_MONTHS))


def _month_file(month_index: int, *, ground: _Ground, serials: Iterator[int]) -> SampleFile:
    rng = random.Random(_SEED * 100 + month_index)
    rows = [
        row
        for kind in _KINDS
        for row in _rows_of_kind(
            kind, month_index=month_index, ground=ground, serials=serials, rng=rng
        )
    ]
    month = _month(month_index)
    return SampleFile(
        path=f"crime/{month}/{month}-thames-valley-street.csv",
        columns=_COLUMNS,
        rows=tuple(sorted(rows, key=_publication_order)),
        line_end="\r\n",
    )
