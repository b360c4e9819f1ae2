"""The synthetic pilots and the officers' own assessment of them.

Owns `pilot_register.csv` and `self_evaluations.csv`. Both are invented tables: the five pilots
stand in four areas, one of them at the railway station, and one pilot failed. The scores were
set so that the mean over raters of each rater's mean is 2.6 to one decimal (292 points over
14 raters and eight steps) and so that the last two steps are hardly begun.
"""

from warehouse.sample.handover import SYNTHETIC, SampleFile
from warehouse.sample.places import (
    FIRST_ESTATE_AREA,
    SECOND_ESTATE_AREA,
    STATION_AREA,
    THIRD_ESTATE_AREA,
)

PROGRAMME = "MK2016"
PROGRAMME_NAME = "Milton Keynes Intensive Engagement pilot 2016"

_PILOT_COLUMNS = (
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
# status, started_on, ended_on, in the order of the pilots
_COURSES = (
    ("completed", "2016-02-15", "2016-07-08"),
    ("completed", "2016-02-22", "2016-07-15"),
    ("stalled", "2016-04-11", ""),
    ("active", "2016-03-14", ""),
    ("abandoned", "2016-03-01", "2016-05-20"),
)

_EVALUATION_COLUMNS = (
    "programme",
    "rater_code",
    "role",
    "pilot",
    "date",
    *(f"step{step}" for step in range(1, 9)),
    "synthetic",
)

# role, pilot, date, scores of steps 1 to 8
_EVALUATIONS = (
    ("pcso", "P1", "2016-07-04", "44433322"),
    ("pcso", "P1", "2016-07-04", "43433221"),
    ("sergeant", "P1", "2016-07-05", "44333322"),
    ("pcso", "P1", "2016-07-06", "34432221"),
    ("pcso", "P2", "2016-07-04", "54443322"),
    ("pcso", "P2", "2016-07-05", "44333222"),
    ("inspector", "P2", "2016-07-07", "33333333"),
    ("pcso", "P3", "2016-07-05", "33322211"),
    ("sergeant", "P3", "2016-07-06", "43332211"),
    ("pcso", "P4", "2016-07-04", "43333221"),
    ("pcso", "P4", "2016-07-06", "33333211"),
    ("sergeant", "P4", "2016-07-07", "43433322"),
    ("pcso", "P5", "2016-07-05", "22221111"),
    ("sergeant", "P5", "2016-07-06", "33221111"),
)


def _pilot_rows() -> tuple[tuple[str, ...], ...]:
    return tuple(
        (PROGRAMME, PROGRAMME_NAME, *pilot, *course, SYNTHETIC)
        for pilot, course in zip(_PILOTS, _COURSES, strict=True)
    )


def _evaluation_rows() -> tuple[tuple[str, ...], ...]:
    return tuple(
        (PROGRAMME, f"MK-R{number:02d}", role, pilot, date, *scores, SYNTHETIC)
        for number, (role, pilot, date, scores) in enumerate(_EVALUATIONS, start=1)
    )


def implementation_files() -> tuple[SampleFile, ...]:
    """The pilot register and the self-evaluations.

    `pilot_register.csv` has one row per pilot; `ended_on` is blank while a pilot is unfinished.
    `self_evaluations.csv` has one row per rater; scores run from 1 (not started) to 5.
    """
    return (
        SampleFile("pilot_register.csv", _PILOT_COLUMNS, _pilot_rows()),
        SampleFile("self_evaluations.csv", _EVALUATION_COLUMNS, _evaluation_rows()),
    )
