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
_CODE = "'E01' || lpad(cast(cast(substr({}, 4) as int) + 500 * district as varchar), 6, '0')"
_SHIFT = f"{WIDTH} * (district % {ACROSS})", f"{HEIGHT} * (district // {ACROSS})"


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
    boundaries = directory / "boundaries.parquet"
    with duckdb.connect(made) as copy:
        copy.execute("set enable_progress_bar = false")
        copy.execute(f"attach '{sample / MASTER}' as sample (read_only)")
        known = copy.execute("from sample.dim_boundary")
        names = [column[0] for column in known.description]
        _boundaries(pl.DataFrame(known.fetchall(), names, orient="row")).write_parquet(boundaries)
        for statement in _statements(boundaries):
            copy.execute(statement)
        make_marts(copy)
        [(crimes,)] = copy.execute("select sum(crimes) from v_crime_type_month").fetchall()
    boundaries.unlink()
    return int(crimes)


def _boundaries(known: pl.DataFrame) -> pl.DataFrame:
    """Those of every district: the sample's, shifted."""
    shapes = [json.loads(text) for text in known["geometry"]]
    numbers = known["area_code"].str.slice(3).cast(pl.Int64)
    return pl.concat(
        known.with_columns(
            area_code="E01" + (numbers + 500 * district).cast(pl.String).str.zfill(6),
            geometry=pl.Series(
                [
                    json.dumps(shape | {"coordinates": _shifted(shape["coordinates"], district)})
                    for shape in shapes
                ]
            ),
        )
        for district in range(DISTRICTS)
    )


def _shifted(coordinates: list[Any], district: int) -> list[Any]:
    """A point, or lists of points however deep, where the district lies."""
    if not isinstance(coordinates[0], list):
        east, north = WIDTH * (district % ACROSS), HEIGHT * (district // ACROSS)
        return [round(coordinates[0] + east, 5), round(coordinates[1] + north, 5)]
    return [_shifted(part, district) for part in coordinates]


def _statements(boundaries: Path) -> list[str]:
    """What fills the copy of the master, in order."""
    named = ("area_code", "lsoa_code", "location_code")
    area, place, pilot = (_CODE.format(name) for name in named)
    counts = "crime_month_of_load"
    return [
        f"create temp table districts as select range as district from range({DISTRICTS})",
        f"create temp table repeats as select range as repeat from range({REPEATS})",
        "delete from dim_area",
        f"insert into dim_area by name select known.* replace ({area} as area_code, "
        f"longitude + {_SHIFT[0]} as longitude, latitude + {_SHIFT[1]} as latitude) "
        "from sample.dim_area as known, districts",
        "delete from dim_population",
        f"insert into dim_population by name select known.* replace ({area} as area_code) "
        "from sample.dim_population as known, districts",
        f"insert into dim_boundary by name from '{boundaries}'",
        f"update dim_pilot set location_code = {pilot} from (select pilot_code as code, "
        f"row_number() over (order by pilot_code) % {DISTRICTS} as district from dim_pilot) "
        "where pilot_code = code",
        f"create or replace table {counts} as select known.* replace (cast(month - to_months(cast("
        f"{MONTHS} * repeat as int)) as date) as month, 'Force ' || district % {FORCES} as force, "
        f"if(lsoa_code is null, null, {place}) as lsoa_code) "
        f"from sample.{counts} as known, districts, repeats order by all",
        *(
            f"create or replace table {name} as select load_id, month, force, {kept}, "
            f"sum(records)::bigint as records from {counts} group by all order by all"
            for name, kept in (
                ("crime_area_month_of_load", "lsoa_code"),
                ("crime_type_month_of_load", "crime_type"),
            )
        ),
    ]
