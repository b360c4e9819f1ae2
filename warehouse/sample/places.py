"""The areas of Milton Keynes: the only part of the sample that is published data.

Owns the list of the 152 LSOAs (2011) and `areas.csv`. Which of them hold a pilot is left to
`implementation`, what is recorded in them to `crime`.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from warehouse.sample.handover import PUBLISHED, SampleFile

STATION_AREA = "E01033500"
CENTRAL_SHOPPING_AREA = "E01033499"
FIRST_ESTATE_AREA = "E01016847"
SECOND_ESTATE_AREA = "E01016835"
THIRD_ESTATE_AREA = "E01016741"

_SOURCE = "milton_keynes_lsoa11.csv"
_COLUMNS = ("code", "name", "type", "population", "longitude", "latitude", "synthetic")


@dataclass(frozen=True, slots=True)
class Area:
    """One LSOA of 2011.

    Attributes:
        code, name: as the Office for National Statistics publishes them.
        population: residents, mid-2011 estimate.
        longitude, latitude: a point inside the area, WGS84 degrees, six decimals.
    """

    code: str
    name: str
    population: int
    longitude: float
    latitude: float


def milton_keynes_areas() -> tuple[Area, ...]:
    """The 152 LSOAs of Milton Keynes, in the order of their codes.

    Source: ONS, LSOA boundaries 2011 and mid-2011 population estimates, Open Government Licence
    v3; contains OS data © Crown copyright and ONS data.
    """
    with Path(__file__).with_name(_SOURCE).open(encoding="utf-8", newline="") as lines:
        return tuple(
            Area(
                code=row["code"],
                name=row["name"],
                population=int(row["population"]),
                longitude=float(row["longitude"]),
                latitude=float(row["latitude"]),
            )
            for row in csv.DictReader(lines)
        )


def place_files() -> tuple[SampleFile, ...]:
    """`areas.csv`: one row per LSOA, in the order of their codes; population in residents."""
    rows = tuple(
        (
            area.code,
            area.name,
            "LSOA",
            str(area.population),
            f"{area.longitude:.6f}",
            f"{area.latitude:.6f}",
            PUBLISHED,
        )
        for area in milton_keynes_areas()
    )
    return (SampleFile("areas.csv", _COLUMNS, rows),)
