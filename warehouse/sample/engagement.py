"""The synthetic log of whom each pilot met, month by month.

Owns `partners/engagement_YYYY-MM.csv`. Visits to stakeholders thin out with the power that they
lack: chains are seen less often than residents. Most contacts inform or consult, which Arnstein
(1969) calls tokenism (rungs 3 to 5); working groups reach partnership (rung 6) late, in two pilots.
Patrols share no power and have no rung. Lengths and attendance are drawn with a fixed seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from warehouse.sample.delivery import STEP_EVENTS
from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.monthly import monthly_files
from warehouse.sample.stakeholders import Stakeholder, stakeholders

SEED = 7

_COLUMNS = (
    "programme",
    "pilot",
    "date",
    "stakeholder",
    "activity",
    "pillar",
    "arnstein",
    "minutes",
    "attendees",
    "synthetic",
)
_INFORMED, _CONSULTED, _PLACATED, _PARTNERS = "3", "4", "5", "6"

# First and last day of each pilot's log; the stalled one stops and the failed one ends early.
_COURSES = {
    "P1": (date(2016, 2, 15), date(2016, 7, 8)),
    "P2": (date(2016, 2, 22), date(2016, 7, 8)),
    "P3": (date(2016, 4, 11), date(2016, 6, 10)),
    "P4": (date(2016, 3, 14), date(2016, 7, 8)),
    "P5": (date(2016, 3, 1), date(2016, 5, 20)),
}
_PARTNERSHIPS, _PARTNERS_FROM = ("P1", "P2"), date(2016, 6, 15)
_DAYS_BETWEEN_VISITS = {"none": 24, "local": 28, "regional": 42, "national": 49}
_VISITS = {
    "resident": ("Doorstep talk", "Return to the doorstep with news"),
    "business": ("Visit to the manager on site", "Return visit to the manager on site"),
    "landlord": ("Talk at the landlord's office", "Walk round with the landlord"),
    "statutory": ("Talk at a regular partners' meeting", "Phone talk on shared cases"),
    "education": ("Talk with the school office", "Talk at the school gate"),
    "faith": ("Talk after a service", "Talk at the community meal"),
    "charity": ("Visit to the charity's office", "Return visit to the charity"),
    "other": ("Talk at the club's evening", "Return to the club's evening"),
}


@dataclass(frozen=True, slots=True)
class _Round:
    """An activity with nobody in particular, every so many days from a step's start on.

    `after` counts the days from there; step 1 starts with the pilot.
    """

    activity: str
    pillar: str
    rung: str
    step: str
    after: int
    every: int
    minutes: tuple[int, int]
    attendees: tuple[int, int]


_ROUNDS = (
    _Round("Foot patrol at times of most calls", "visibility", "", "1", 1, 9, (45, 120), (0, 0)),
    _Round("Leaflets through doors", "visibility", _INFORMED, "1", 10, 63, (60, 120), (0, 5)),
    _Round("Open table for passers-by", "engagement", _CONSULTED, "1", 17, 28, (60, 120), (6, 28)),
    _Round("Problem picture drawn", "problem_solving", _CONSULTED, "4", 7, 35, (60, 90), (4, 11)),
    _Round("Working group", "problem_solving", _PLACATED, "5", 7, 21, (60, 90), (4, 9)),
    _Round(
        "Watch kept by people of the place", "resilience", _PLACATED, "6", 7, 14, (60, 90), (3, 8)
    ),
)


@dataclass(frozen=True, slots=True)
class _Contact:
    pilot: str
    day: date
    stakeholder: str
    activity: str
    pillar: str
    rung: str
    minutes: int
    attendees: int


def engagement_files() -> tuple[SampleFile, ...]:
    """The log: one row per contact, by day and pilot, one file per month.

    `stakeholder` is blank where nobody on the register was met in particular; `minutes` is the
    length, `attendees` the people who came, officers apart.
    """
    contacts = sorted(_contacts(), key=lambda c: (c.day, c.pilot, c.stakeholder, c.activity))
    rows = tuple(_row(contact) for contact in contacts)
    return monthly_files("partners/engagement", _COLUMNS, rows, dated="date")


def _contacts() -> Iterator[_Contact]:
    rng = random.Random(SEED)
    for one in stakeholders():
        yield from _visits(rng, one)
    for pilot in _COURSES:
        for activity in _ROUNDS:
            yield from _round(rng, pilot, activity)


def _visits(rng: random.Random, one: Stakeholder) -> Iterator[_Contact]:
    started, ended = _COURSES[one.pilot]
    first = date.fromisoformat(one.first_contact) if one.is_new else started + timedelta(days=7)
    for number, day in enumerate(_days(first, ended, _DAYS_BETWEEN_VISITS[one.authority])):
        activity = _VISITS[one.kind][min(number, 1)]
        rung = _CONSULTED if number else _INFORMED
        minutes, attendees = 5 * rng.randint(3, 9), rng.randint(1, 3)
        yield _Contact(one.pilot, day, one.code, activity, "engagement", rung, minutes, attendees)


def _round(rng: random.Random, pilot: str, activity: _Round) -> Iterator[_Contact]:
    started = _step_started(pilot, activity.step)
    if started is None:
        return
    for day in _days(started + timedelta(days=activity.after), _COURSES[pilot][1], activity.every):
        yield _Contact(
            pilot=pilot,
            day=day,
            stakeholder="",
            activity=activity.activity,
            pillar=activity.pillar,
            rung=_shared(pilot, activity, day),
            minutes=5 * rng.randint(activity.minutes[0] // 5, activity.minutes[1] // 5),
            attendees=rng.randint(*activity.attendees),
        )


def _step_started(pilot: str, wanted: str) -> date | None:
    """First day of a step of a pilot; None where it was never begun."""
    for step, event, day, _ in STEP_EVENTS[pilot]:
        if (step, event) == (wanted, "started"):
            return date.fromisoformat(f"2016-{day}")
    return None


def _shared(pilot: str, activity: _Round, day: date) -> str:
    late = day >= _PARTNERS_FROM and pilot in _PARTNERSHIPS
    return _PARTNERS if late and activity.rung == _PLACATED else activity.rung


def _days(first: date, last: date, every: int) -> Iterator[date]:
    """Every so many days, on the next Monday where a day falls on a weekend."""
    day = first
    while day <= last:
        weekday = day.weekday()
        worked = day if weekday < 5 else day + timedelta(days=7 - weekday)
        if worked <= last:
            yield worked
        day += timedelta(days=every)


def _row(contact: _Contact) -> Row:
    return (
        PROGRAMME,
        contact.pilot,
        contact.day.isoformat(),
        contact.stakeholder,
        contact.activity,
        contact.pillar,
        contact.rung,
        str(contact.minutes),
        str(contact.attendees),
        SYNTHETIC,
    )
