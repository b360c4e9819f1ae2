"""Published figures of the sample's areas: residents by age, deprivation, lookups, boundaries.

Owns the files that carry them, in the columns of their publishers. All are published data, cut to
the areas of the sample; README.md names origin and licence of each.
"""

import csv
from pathlib import Path

from warehouse.sample.handover import PUBLISHED, HandOver, SampleFile, SampleText

_FIGURES = "lsoa11_figures.csv"
_BOUNDARIES = "milton_keynes_lsoa11.geojson"
_YEAR_OF_RESIDENTS = "2011"

# Columns as published, each with its name among the figures.
_DEPRIVATION = {
    "lsoa11_code": "code",
    "lsoa11_name": "name",
    "lad13_code": "lad13_code",
    "lad13_name": "lad13_name",
    "IMD_score": "IMD_score",
    "IMD_rank": "IMD_rank",
    "IMD_decile": "IMD_decile",
}
_WARDS = {"lsoa11_code": "code", "ward17_code": "ward17_code"}
_DISTRICTS = {
    "lsoa11_name": "name",
    "lsoa11_code": "code",
    "ltla19_name": "ltla19_name",
    "ltla19_code": "ltla19_code",
}


def place_figure_files() -> tuple[HandOver, ...]:
    """One file per kind of figure, each with one row or feature per LSOA.

    The boundaries are those of Milton Keynes alone; everything else covers the comparison areas.
    """
    figures = _figures()
    bands = {name: name for name in figures[0] if name.startswith("ar_")}
    residents = {"area_code": "code", "area_name": "name", "all_ages": "all_ages", **bands}
    return (
        _table("population_by_age.csv", residents, figures, year=_YEAR_OF_RESIDENTS),
        _table("deprivation_2015.csv", _DEPRIVATION, figures),
        _table("lookup_lsoa11_ward17.csv", _WARDS, figures),
        _table("lookup_lsoa11_ltla19.csv", _DISTRICTS, figures),
        SampleText("boundaries_lsoa11.geojson", _beside(_BOUNDARIES).read_text(encoding="utf-8")),
    )


def _table(
    path: str,
    columns: dict[str, str],
    figures: tuple[dict[str, str], ...],
    **constants: str,
) -> SampleFile:
    """Figures under the names that `columns` gives them, and columns that hold one value."""
    added = (*constants.values(), PUBLISHED)
    rows = tuple((*(row[name] for name in columns.values()), *added) for row in figures)
    return SampleFile(path, (*columns, *constants, "synthetic"), rows)


def _figures() -> tuple[dict[str, str], ...]:
    with _beside(_FIGURES).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def _beside(name: str) -> Path:
    return Path(__file__).with_name(name)
