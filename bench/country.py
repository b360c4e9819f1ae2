"""Recorded crime of a whole country for a national programme, as the marts hold it.

The sample's areas, boundaries and monthly counts are repeated in districts of 43 forces and over
years before its own, and the pilots are spread over the districts. The counts are put where a load
would have counted them; the crimes themselves, which no page reads, are left out.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from bench.national import FORCES
from shared.contract.pointer import SNAPSHOTS, read_pointer
from warehouse.master import MASTER
from warehouse.snapshot import make_marts

DISTRICTS, MONTHS, REPEATS = 170, 42, 5
"""Copies of the sample's areas; its months of crime, and how often they are repeated."""
ACROSS, WIDTH, HEIGHT = 13, 0.35, 0.25
"""Districts beside each other, and the degrees from one to the next."""


def add_country(directory: Path, sample: Path) -> int:
    """Put a country's areas and crimes into the published snapshot of a national programme.

    Args:
        directory: a loaded national programme.
        sample: a loaded sample.

    Returns:
        The number of recorded crimes.
    """
    pointer = read_pointer(directory)
    if pointer is None:
        raise ValueError(f"Nothing is published in {directory}.")
    made = directory / SNAPSHOTS / pointer.file
    shutil.copyfile(directory / MASTER, made)
    files = directory / "places.parquet", directory / "boundaries.parquet"
    with duckdb.connect(made) as copy:
        copy.execute("set enable_progress_bar = false")
        copy.execute(f"attach '{sample / MASTER}' as sample (read_only)")
        places = _places(
            [code for (code,) in copy.execute("select area_code from sample.dim_area").fetchall()]
        )
        known = copy.execute("from sample.dim_boundary")
        names = [column[0] for column in known.description]
        boundaries = pl.DataFrame(known.fetchall(), names, orient="row")
        for frame, file in zip((places, _shifted(boundaries, places)), files, strict=True):
            frame.write_parquet(file)
        for statement in _statements(*files):
            copy.execute(statement)
        make_marts(copy)
        [(crimes,)] = copy.execute("select sum(crimes) from v_crime_type_month").fetchall()
    for file in files:
        file.unlink()
    return int(crimes)


def _places(codes: list[str]) -> pl.DataFrame:
    """Every area of every district: the sample's code, its own, and how far it is shifted."""
    numbered = enumerate(sorted(codes))
    return pl.DataFrame(
        [
            {
                "area_code": code,
                "district": district,
                "code": f"E01{len(codes) * district + number:06}",
                "east": WIDTH * (district % ACROSS),
                "north": HEIGHT * (district // ACROSS),
            }
            for number, code in numbered
            for district in range(DISTRICTS)
        ]
    )


def _shifted(boundaries: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """The sample's boundaries in every district."""
    found = boundaries.join(places, on="area_code")
    moved = [
        json.dumps(shape | {"coordinates": _moved(shape["coordinates"], east, north)})
        for text, east, north in found.select("geometry", "east", "north").iter_rows()
        for shape in (json.loads(text),)
    ]
    return found.with_columns(area_code="code", geometry=pl.Series(moved)).select(
        boundaries.columns
    )


def _moved(coordinates: list[Any], east: float, north: float) -> list[Any]:
    """A point, or lists of points however deep, so far away."""
    if not isinstance(coordinates[0], list):
        return [round(coordinates[0] + east, 5), round(coordinates[1] + north, 5)]
    return [_moved(part, east, north) for part in coordinates]


def _statements(places: Path, boundaries: Path) -> list[str]:
    """What fills the copy of the master, in order."""
    counts = "crime_month_of_load"
    return [
        f"create temp table places as from '{places}'",
        f"create temp table districts as select range as district from range({DISTRICTS})",
        f"create temp table repeats as select range as repeat from range({REPEATS})",
        "delete from dim_area",
        "insert into dim_area by name select known.* replace (code as area_code, "
        "longitude + east as longitude, latitude + north as latitude) "
        "from sample.dim_area as known join places using (area_code)",
        "delete from dim_population",
        "insert into dim_population by name select known.* replace (code as area_code) "
        "from sample.dim_population as known join places using (area_code)",
        f"insert into dim_boundary by name from '{boundaries}'",
        "update dim_pilot set location_code = code from (select pilot_code as pilot, "
        f"row_number() over (order by pilot_code) % {DISTRICTS} as district from dim_pilot) "
        "join places using (district) where pilot_code = pilot and location_code = area_code",
        f"create or replace table {counts} as select known.* replace (cast(month - to_months(cast("
        f"{MONTHS} * repeat as int)) as date) as month, "
        f"'Force ' || districts.district % {FORCES} as force, code as lsoa_code) "
        f"from sample.{counts} as known cross join repeats cross join districts "
        "left join places on known.lsoa_code = area_code and places.district = districts.district "
        "order by all",
        *(
            f"create or replace table {name} as select load_id, month, force, {kept}, "
            f"sum(records)::bigint as records from {counts} group by all order by all"
            for name, kept in (
                ("crime_area_month_of_load", "lsoa_code"),
                ("crime_type_month_of_load", "crime_type"),
            )
        ),
    ]
