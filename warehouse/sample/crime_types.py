"""The fourteen police.uk types in the sample: how many rows, when in the year, with what outcome.

Owns the tables that the draws of `recorded` start from. How much is recorded of each type, and in
which month of the year, follows the published files of 2014 for the district; what comes of it is
invented.
"""

from dataclasses import dataclass

# Factors January to December, mean 1.
_LEVEL = (1.00, 0.94, 1.01, 0.98, 1.01, 1.00, 1.03, 1.01, 0.99, 1.03, 1.00, 1.00)
_SUMMER = (0.86, 0.84, 0.97, 1.00, 1.06, 1.10, 1.17, 1.13, 1.04, 1.02, 0.94, 0.87)
_WINTER = (1.12, 1.02, 1.00, 0.93, 0.92, 0.89, 0.91, 0.93, 0.97, 1.06, 1.13, 1.12)
_CYCLING = (0.68, 0.66, 0.84, 0.97, 1.10, 1.22, 1.27, 1.24, 1.18, 1.10, 0.94, 0.80)


@dataclass(frozen=True, slots=True)
class CrimeKind:
    """One police.uk type: rows a month at mid-period, change a year as a share, season."""

    name: str
    monthly_rows: float
    yearly_change: float
    season: tuple[float, ...]


# Rows a month in the proportions of the 2014 files for the district (open data, police.uk).
CRIME_KINDS = (
    CrimeKind("Anti-social behaviour", 449, -0.03, _SUMMER),
    CrimeKind("Bicycle theft", 42, 0.0, _CYCLING),
    CrimeKind("Burglary", 109, -0.02, _WINTER),
    CrimeKind("Criminal damage and arson", 177, 0.0, _LEVEL),
    CrimeKind("Drugs", 57, -0.02, _LEVEL),
    CrimeKind("Other crime", 17, 0.0, _LEVEL),
    CrimeKind("Other theft", 221, -0.01, _LEVEL),
    CrimeKind("Possession of weapons", 10, 0.0, _LEVEL),
    CrimeKind("Public order", 45, 0.03, _SUMMER),
    CrimeKind("Robbery", 12.5, 0.0, _WINTER),
    CrimeKind("Shoplifting", 195, 0.01, _LEVEL),
    CrimeKind("Theft from the person", 31.5, -0.02, _LEVEL),
    CrimeKind("Vehicle crime", 147, 0.0, _WINTER),
    CrimeKind("Violence and sexual offences", 269, 0.03, _SUMMER),
)
WITHOUT_IDENTIFIER = "Anti-social behaviour"

UNSOLVED = (
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
OUTCOMES = {
    "Violence and sexual offences": _AGAINST_PEOPLE,
    "Robbery": _AGAINST_PEOPLE,
    "Other crime": _AGAINST_PEOPLE,
    "Possession of weapons": _AGAINST_PEOPLE,
    "Public order": _DETECTED,
    "Drugs": _DETECTED,
    "Shoplifting": _DETECTED,
}
