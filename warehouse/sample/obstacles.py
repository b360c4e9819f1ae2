"""What stood in the pilots' way, in synthetic logs: escalations, opportunities, dependencies.

Owns `partners/escalations_*.csv`, `partners/opportunities_*.csv` and
`partners/dependencies_*.csv`. Escalation was hardly used and three of six escalations have no
answer after more than 60 days (sections 6 and 8 of the review); problems that suited the method
were missed, among them drive-offs at motorway services and parking at primary schools (7.2); the
five dependencies are those of section 8. A later export repeats rows with what has changed.
"""

from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME

_ESCALATION_COLUMNS = (
    "programme",
    "pilot",
    "code",
    "raised_on",
    "to_level",
    "barrier",
    "status",
    "closed_on",
    "synthetic",
)
_OPPORTUNITY_COLUMNS = (
    "programme",
    "pilot",
    "code",
    "opportunity",
    "identified_on",
    "status",
    "synthetic",
)
_DEPENDENCY_COLUMNS = (
    "programme",
    "code",
    "dependency",
    "rag",
    "owner_role",
    "raised_on",
    "closed_on",
    "synthetic",
)

# pilot, raised on, level, barrier
_FUEL = (
    "P5",
    "E01",
    "2016-04-04",
    "regional_business",
    "Payment before fuelling: head office only",
)
_LAYOUT = (
    "P4",
    "E01",
    "2016-04-21",
    "regional_business",
    "Shop layout is set by the chain's region",
)
_STANDS = ("P1", "E01", "2016-04-28", "partner", "Land for cycle stands is the train company's")
_CONTACT = ("P4", "E02", "2016-05-05", "senior", "No senior contact with the chain is known here")
_PARKING = ("P3", "E01", "2016-05-12", "partner", "A parking order waits for a council committee")
_PATROLS = ("P2", "E01", "2016-05-17", "inspector", "Patrol hours go to calls from other beats")

# escalation, status, closed on, by the day of the export
_ESCALATIONS = {
    "2016-04-29": (
        (_FUEL, "open", ""),
        (_LAYOUT, "open", ""),
        (_STANDS, "open", ""),
    ),
    "2016-05-31": (
        (_CONTACT, "open", ""),
        (_PARKING, "open", ""),
        (_PATROLS, "resolved", "2016-05-31"),
    ),
    "2016-07-11": (
        (_STANDS, "answered", "2016-06-20"),
        (_CONTACT, "blocked", ""),
    ),
}

_SERVICES = ("", "O01", "Drivers who leave the motorway services without paying", "2016-03-07")
_SCHOOLS = ("", "O02", "Parking outside primary schools, morning after morning", "2016-03-14")
_SMALL_THEFTS = ("", "O03", "Small thefts from shops across the shopping district", "2016-04-18")
_HIGH_DEMAND = ("", "O04", "Steady high demand in an estate without a crisis", "2016-05-09")
_SIDE_STREETS = ("P3", "O05", "Drivers circling the side streets at closing time", "2016-05-16")
_NEW_ESTATE = ("", "O06", "An estate for a new project with the eight steps", "2016-06-13")

# opportunity, status, by the day of the export
_OPPORTUNITIES = {
    "2016-05-31": (
        (_SERVICES, "identified"),
        (_SCHOOLS, "identified"),
        (_SMALL_THEFTS, "identified"),
        (_HIGH_DEMAND, "identified"),
        (_SIDE_STREETS, "identified"),
    ),
    "2016-07-11": (
        (_SERVICES, "missed"),
        (_SCHOOLS, "missed"),
        (_SMALL_THEFTS, "missed"),
        (_NEW_ESTATE, "taken"),
    ),
}

_SUPERVISORS = ("D1", "Supervisors with neighbourhood experience who steer officers' time")
_FREED_TIME = ("D2", "Time freed on 1 June 2016 goes into prevention, not into more calls")
_PROFILES = ("D3", "Profiles of demand and hotspots; skill and time to read crime records")
_BULK_DEMAND = ("D4", "Bulk demand is taken up at district or regional level of business")
_CONTACTS = ("D5", "Senior and regional contacts of the force are open to the pilots")

# dependency, colour, owner, raised on, by the day of the export
_DEPENDENCIES = {
    "2016-03-31": (
        (_SUPERVISORS, "amber", "area commander", "2016-03-07"),
        (_PROFILES, "amber", "sergeant", "2016-03-21"),
    ),
    "2016-07-11": (
        (_SUPERVISORS, "amber", "area commander", "2016-03-07"),
        (_FREED_TIME, "amber", "inspector", "2016-06-01"),
        (_PROFILES, "red", "sergeant", "2016-03-21"),
        (_BULK_DEMAND, "red", "area commander", "2016-04-25"),
        (_CONTACTS, "red", "senior leadership", "2016-05-09"),
    ),
}


def obstacle_files() -> tuple[SampleFile, ...]:
    """The exports of the three logs; one row per escalation, opportunity or dependency.

    `closed_on` is blank while nothing has come of it.
    """
    return (
        *_exports("escalations", _ESCALATION_COLUMNS, _escalations()),
        *_exports("opportunities", _OPPORTUNITY_COLUMNS, _opportunities()),
        *_exports("dependencies", _DEPENDENCY_COLUMNS, _dependencies()),
    )


def _exports(name: str, columns: Row, days: dict[str, tuple[Row, ...]]) -> tuple[SampleFile, ...]:
    return tuple(
        SampleFile(f"partners/{name}_{day}.csv", columns, rows, handed_over=day)
        for day, rows in days.items()
    )


def _escalations() -> dict[str, tuple[Row, ...]]:
    return {
        day: tuple((PROGRAMME, *which, status, closed, SYNTHETIC) for which, status, closed in rows)
        for day, rows in _ESCALATIONS.items()
    }


def _opportunities() -> dict[str, tuple[Row, ...]]:
    return {
        day: tuple((PROGRAMME, *which, status, SYNTHETIC) for which, status in rows)
        for day, rows in _OPPORTUNITIES.items()
    }


def _dependencies() -> dict[str, tuple[Row, ...]]:
    return {
        day: tuple(
            (PROGRAMME, *which, rag, owner, raised, "", SYNTHETIC)
            for which, rag, owner, raised in rows
        )
        for day, rows in _DEPENDENCIES.items()
    }
