"""The synthetic pilots, as the register stood at four days of the programme.

Owns `pilot_register.csv` and its later editions. The five pilots are invented; they stand in four
areas, one of them at the railway station. All are on the list from January on; each edition says
how they stand on its day, and the last one that one pilot failed. Length and dates follow the
calendar alone, since the review gives four other lengths.
"""

from warehouse.sample.handover import BEFORE_THE_PILOT, SYNTHETIC, Row, SampleFile
from warehouse.sample.places import (
    FIRST_ESTATE_AREA,
    SECOND_ESTATE_AREA,
    STATION_AREA,
    THIRD_ESTATE_AREA,
)

PROGRAMME = "MK2016"
PROGRAMME_NAME = "Milton Keynes Intensive Engagement pilot 2016"

_COLUMNS = (
    "programme",
    "programme_name",
    "pilot",
    "name",
    "location",
    "problem",
    "status",
    "started_on",
    "ended_on",
    "synthetic",
)

# pilot, name, location, problem
_PILOTS = (
    ("P1", "Station", STATION_AREA, "Cycle theft"),
    ("P2", "Alder", FIRST_ESTATE_AREA, "Anti-social behaviour"),
    ("P3", "Birch", FIRST_ESTATE_AREA, "Nuisance parking"),
    ("P4", "Cedar", SECOND_ESTATE_AREA, "Shop theft"),
    ("P5", "Rowan", THIRD_ESTATE_AREA, "Fuel theft"),
)

# started_on, ended_on (blank while unfinished), in the order of the pilots
_COURSES = (
    ("2016-02-15", "2016-07-08"),
    ("2016-02-22", "2016-07-15"),
    ("2016-04-11", ""),
    ("2016-03-14", ""),
    ("2016-03-01", "2016-05-20"),
)

# path, day of hand-over, status of each pilot on that day
_EDITIONS = (
    (
        "pilot_register.csv",
        BEFORE_THE_PILOT,
        ("screening", "screening", "proposed", "proposed", "proposed"),
    ),
    (
        "pilot_register_2016-03.csv",
        "2016-03-31",
        ("active", "active", "screening", "active", "active"),
    ),
    (
        "pilot_register_2016-05.csv",
        "2016-05-31",
        ("active", "active", "active", "active", "abandoned"),
    ),
    (
        "pilot_register_2016-07.csv",
        "2016-07-15",
        ("completed", "completed", "stalled", "active", "abandoned"),
    ),
)


def _rows(day: str, statuses: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(
        (
            PROGRAMME,
            PROGRAMME_NAME,
            *pilot,
            status,
            *(date if date <= day else "" for date in course),
            SYNTHETIC,
        )
        for pilot, course, status in zip(_PILOTS, _COURSES, statuses, strict=True)
    )


def implementation_files() -> tuple[SampleFile, ...]:
    """The register's editions, one row per pilot; a date is blank until it has come."""
    return tuple(
        SampleFile(path, _COLUMNS, _rows(day, statuses), handed_over=day)
        for path, day, statuses in _EDITIONS
    )
