"""Street records by month around the start of a pilot in February 2016."""

from __future__ import annotations

from integration.one_rule import BEGUN, rows
from integration.tables import STREET_HEADER, street_row

LOCATION, OTHER = "E01016800", "E01016801"
START = 2016 * 12 + 1
"""February 2016 as a number of months; month 0 of a pilot."""


def begun_at(location: str) -> str:
    """A register of one pilot at a location."""
    return rows("pilot_register", {"location": location, "started_on": BEGUN})


def begun_and_proposed(begun: str, proposed: str) -> str:
    """A register of a pilot that began at one location and one that was proposed at another."""
    return rows(
        "pilot_register",
        {"pilot": "P1", "location": begun, "started_on": BEGUN},
        {"pilot": "P2", "location": proposed, "started_on": "", "status": "screening"},
    )


def street(*parts: str) -> str:
    """A street file of rows."""
    return STREET_HEADER + "".join(parts)


def monthly(
    area: str,
    *,
    months: int,
    first: int | None = None,
    each: int = 1,
    force: str = "TVP",
    kind: str = "Drugs",
) -> str:
    """So many records in each month from the first on, counted from the month of the start.

    Without a first month, the months end just before the start.
    """
    begin = START + (-months if first is None else first)
    return "".join(
        street_row(
            lsoa=area,
            month=f"{month // 12}-{month % 12 + 1:02}",
            within=force,
            reported=force,
            crime_type=kind,
        )
        * each
        for month in range(begin, begin + months)
    )
