"""The synthetic people: trained and comparison officers, their supervisors, the evaluators.

Owns `people/roster.csv` and the codes by which every other file names a person. The names are
made of invented words, so that none is that of a living person and none is also a word of the
texts. Who attended what is left to `training`, who answered to `survey`.

Years in neighbourhood policing stand in the same proportions in both arms, since the review calls
the comparison officers matched; those of the supervisors differ widely, since it ties the quality
of the work to them (sections 2 and 8).
"""

import random
from dataclasses import dataclass

from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME

TREATED, CONTROL = "treated", "control"
LPA_OF_ARM = {TREATED: "Milton Keynes", CONTROL: "Comparison LPA"}
PEOPLE_OF_ARM = {TREATED: 40, CONTROL: 33}

_ARM_SEED = 9065
_YEARS_SEED = 2016
_NAME_SEED = 73

_COLUMNS = ("programme", "person_code", "name", "role", "arm", "lpa", "np_years_band", "synthetic")

# Officers of each arm by years in neighbourhood policing.
_YEARS_OF_ARM = {
    TREATED: {"0-1": 6, "2-4": 12, "5-9": 13, "10+": 9},
    CONTROL: {"0-1": 5, "2-4": 10, "5-9": 11, "10+": 7},
}

# code, role, years in neighbourhood policing
_SUPERVISORS = (
    ("MK-S01", "sergeant", "10+"),
    ("MK-S02", "sergeant", "5-9"),
    ("MK-S03", "sergeant", "2-4"),
    ("MK-S04", "sergeant", "5-9"),
    ("MK-S05", "sergeant", "0-1"),
    ("MK-S06", "sergeant", "0-1"),
    ("MK-S07", "sergeant", "2-4"),
    ("MK-S08", "sergeant", "10+"),
    ("MK-I01", "inspector", "10+"),
    ("MK-I02", "inspector", "2-4"),
    ("MK-I03", "inspector", "0-1"),
    ("MK-C01", "senior", "5-9"),
)
# Places among the trained officers of those who worked on a pilot, the one who led it first.
PILOT_TEAMS = {
    "P1": (2, 11, 23),
    "P2": (5, 17, 30),
    "P3": (8, 26),
    "P4": (14, 33, 36),
    "P5": (20, 38),
}
_EVALUATORS = ("MK-E01", "MK-E02", "MK-E03", "MK-E04")

_GIVEN = (
    "Alwenna Borrin Corvella Dorvik Eddrina Fendrick Gwennor Hallorin Ismarel Jorrick Kessida "
    "Lormund Marwenna Nerrick Orsabel Perrivan Quillan Rosmund Selvina Torrin Ulmira Verrick "
    "Wendrith Yorvina"
)
_FAMILY = (
    "Applewhist Brackenthorn Cobblestrand Dapplemere Emberhythe Fallowquist Gorsehanger "
    "Hazelfinch Inkersley Jasperholt Kestrelby Larkenshaw Mossingdale Nettlebright Oxblossom "
    "Pebblethwaite Ryecaster Saltwhistle Thistlemoor Umberwick Vetchling Wrenfold Yarrowgate "
    "Zephyrton Barleycombe Cloverdean Dovecaster Fennimarsh Grainwick Hollinquay"
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the programme.

    Attributes:
        code: as every file writes it.
        role: pcso, sergeant, inspector, senior or staff.
        arm: treated or control; blank for supervisors and evaluators.
        lpa: local policing area; blank for evaluators.
        years: band of years in neighbourhood policing; blank for evaluators.
    """

    code: str
    role: str
    arm: str = ""
    lpa: str = ""
    years: str = ""


def officers() -> tuple[Person, ...]:
    """The 73 officers in the order of their codes, which says nothing about the arm."""
    arms = [arm for arm, count in PEOPLE_OF_ARM.items() for _ in range(count)]
    random.Random(_ARM_SEED).shuffle(arms)
    years = {arm: iter(_years(arm)) for arm in PEOPLE_OF_ARM}
    return tuple(
        Person(f"MK-P{number:03d}", "pcso", arm, LPA_OF_ARM[arm], next(years[arm]))
        for number, arm in enumerate(arms, start=1)
    )


def _years(arm: str) -> list[str]:
    bands = [band for band, count in _YEARS_OF_ARM[arm].items() for _ in range(count)]
    random.Random(f"{_YEARS_SEED} {arm}").shuffle(bands)
    return bands


def trained_codes() -> tuple[str, ...]:
    """Codes of the 40 trained officers, in order."""
    return tuple(person.code for person in officers() if person.arm == TREATED)


def team_codes(pilot: str) -> tuple[str, ...]:
    """Codes of the trained officers of a pilot, the one who led it first."""
    trained = trained_codes()
    return tuple(trained[place] for place in PILOT_TEAMS[pilot])


def supervisors() -> tuple[Person, ...]:
    """Eight sergeants, three inspectors and a chief inspector of the trained officers' area."""
    return tuple(
        Person(code, role, lpa=LPA_OF_ARM[TREATED], years=years)
        for code, role, years in _SUPERVISORS
    )


def evaluators() -> tuple[Person, ...]:
    """The evaluation staff; all but the first review proformas."""
    return tuple(Person(code, "staff") for code in _EVALUATORS)


def people() -> tuple[Person, ...]:
    """Everybody on the roster, by code within officers, supervisors and evaluators."""
    return (*officers(), *supervisors(), *evaluators())


def names() -> tuple[str, ...]:
    """An invented full name for each of `people`, none of them twice."""
    pairs = [f"{given} {family}" for given in _GIVEN.split() for family in _FAMILY.split()]
    return tuple(random.Random(_NAME_SEED).sample(pairs, len(people())))


def _row(person: Person, name: str) -> Row:
    where = (person.role, person.arm, person.lpa, person.years)
    return (PROGRAMME, person.code, name, *where, SYNTHETIC)


def people_files() -> tuple[SampleFile, ...]:
    """`people/roster.csv`: one row per person; `np_years_band` in years, blank where unknown."""
    rows = tuple(_row(person, name) for person, name in zip(people(), names(), strict=True))
    return (SampleFile("people/roster.csv", _COLUMNS, rows),)
