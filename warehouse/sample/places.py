"""The areas of the sample: Milton Keynes, and the two towns that it is compared with.

Owns the lists of LSOAs (2011) and `areas.csv` and `areas_comparison.csv`, which are published
data. Further figures of the areas are left to `place_figures`, which of them hold a pilot to
`implementation`, what is recorded in them to `recorded`.
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

    @property
    def district(self) -> str:
        """Name of its district, such as Milton Keynes."""
        return self.name.rpartition(" ")[0]

    @property
    def middle_area(self) -> str:
        """Number of its Middle Layer Super Output Area within the district, such as 030."""
        return self.name.rpartition(" ")[2][:3]


def milton_keynes_areas() -> tuple[Area, ...]:
    """The 152 LSOAs of Milton Keynes, in the order of their codes.

    Source: ONS, LSOA boundaries 2011 and mid-2011 population estimates, Open Government Licence
    v3; contains OS data © Crown copyright and ONS data.
    """
    return _areas("milton_keynes_lsoa11.csv")


def comparison_areas() -> tuple[Area, ...]:
    """36 LSOAs in Aylesbury and 36 in Slough, in the order of their codes.

    Source: ONS, mid-2011 population estimates; police.uk, map points of the street files of 2014;
    Open Government Licence v3.
    """
    return _areas("comparison_lsoa11.csv")


def place_files() -> tuple[SampleFile, ...]:
    """One row per LSOA, in the order of their codes; population in residents."""
    return (
        SampleFile("areas.csv", _COLUMNS, _rows(milton_keynes_areas())),
        SampleFile("areas_comparison.csv", _COLUMNS, _rows(comparison_areas())),
    )


def _areas(source: str) -> tuple[Area, ...]:
    with Path(__file__).with_name(source).open(encoding="utf-8", newline="") as lines:
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


def _rows(areas: tuple[Area, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            area.code,
            area.name,
            "LSOA",
            str(area.population),
            f"{area.longitude:.6f}",
            f"{area.latitude:.6f}",
            PUBLISHED,
        )
        for area in areas
    )
