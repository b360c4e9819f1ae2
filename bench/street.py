"""Street files as large as wanted, in the form of police.uk: months of one district, multiplied.

Every month repeats a month of the sample. Each repetition lies in areas of its own, and every
Crime ID is new, so that identifiers, areas and records stand in about the proportions of real files
(18,188 records of a force's month fall into 6,476 combinations of area and type).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from warehouse.sample import write_sample

MONTH_ROWS = 250_000
FIRST_YEAR = 2013
ID_BYTES = 32
AREAS_APART = 500
SEED = 20130101


def street_files(folder: Path, *, rows: int, files: int, first: int = 0) -> list[Path]:
    """Files of equal numbers of whole months; the rows are the same however many files there are.

    Args:
        rows: of all files together; months hold at most `MONTH_ROWS`.
        files: how many to write.
        first: month to begin with, counted from January of `FIRST_YEAR`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    templates = _templates()
    months = -(-rows // MONTH_ROWS)
    paths = [folder / f"{first + number:03}-street.csv" for number in range(files)]
    for month in range(months):
        path = paths[month * files // months]
        table = _month(templates[(first + month) % len(templates)], first + month, rows // months)
        with path.open("ab") as stream:
            table.write_csv(stream, include_header=stream.tell() == 0)
    return paths


def _templates() -> list[pl.DataFrame]:
    with tempfile.TemporaryDirectory() as folder:
        written = sorted(path for path in write_sample(Path(folder)) if path.match("*street.csv"))
        return [pl.read_csv(path, infer_schema=False) for path in written]


def _month(template: pl.DataFrame, month: int, rows: int) -> pl.DataFrame:
    copies = -(-rows // template.height)
    repeated = pl.concat([template] * copies).head(rows)
    copy = pl.int_range(pl.len()) // template.height
    area = pl.col("LSOA code").str.slice(3).cast(pl.Int64) + AREAS_APART * copy
    return repeated.with_columns(
        pl.when(pl.col("Crime ID").is_not_null()).then(_identifiers(month, rows)).alias("Crime ID"),
        pl.lit(f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}").alias("Month"),
        pl.concat_str(pl.lit("E01"), area.cast(pl.String).str.zfill(6)).alias("LSOA code"),
    )


def _identifiers(month: int, rows: int) -> pl.Series:
    drawn = np.random.default_rng([SEED, month]).bytes(rows * ID_BYTES).hex()
    digits = 2 * ID_BYTES
    return pl.Series([drawn[start : start + digits] for start in range(0, len(drawn), digits)])
