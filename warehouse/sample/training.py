"""The synthetic attendance lists: one workshop for officers, two briefings for supervisors.

Owns `people/training_attendance_YYYY-MM.csv`. All 40 officers came to the workshop of one day, on
the day of the survey's first two waves (sections 4 and 5 of the review). Supervisors were briefed
two days later; those who were away had a second briefing, which one sergeant missed as well.
"""

from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.people import TREATED, Person, officers, supervisors

WORKSHOP = "2016-02-08"
BRIEFING, SECOND_BRIEFING = "2016-02-10", "2016-03-09"

_LATE = frozenset({"MK-S05", "MK-I03"})
_NEVER = frozenset({"MK-S06"})
_COLUMNS = ("programme", "person_code", "role", "arm", "event", "date", "attended", "synthetic")


def _row(person: Person, *, event: str, date: str, came: bool) -> Row:
    attended = "yes" if came else "no"
    return (PROGRAMME, person.code, person.role, person.arm, event, date, attended, SYNTHETIC)


def _workshop() -> tuple[Row, ...]:
    trained = (person for person in officers() if person.arm == TREATED)
    return tuple(_row(person, event="training", date=WORKSHOP, came=True) for person in trained)


def _briefing() -> tuple[Row, ...]:
    away = _LATE | _NEVER
    return tuple(
        _row(person, event="briefing", date=BRIEFING, came=person.code not in away)
        for person in supervisors()
    )


def _second_briefing() -> tuple[Row, ...]:
    return tuple(
        _row(person, event="briefing", date=SECOND_BRIEFING, came=person.code in _LATE)
        for person in supervisors()
        if person.code in _LATE | _NEVER
    )


def training_files() -> tuple[SampleFile, ...]:
    """One row per person who was to come, event and day; `attended` says who came."""
    path = "people/training_attendance_{}.csv".format
    first = (*_workshop(), *_briefing())
    return (
        SampleFile(path("2016-02"), _COLUMNS, first, handed_over="2016-02-12"),
        SampleFile(path("2016-03"), _COLUMNS, _second_briefing(), handed_over="2016-03-11"),
    )
