"""The crime files: police.uk form, real proportions, lasting hotspots, no effect of the pilots."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log, sqrt
from pathlib import Path

import polars as pl
import pytest

Rows = list[dict[str, str]]
STATION_AREA = "E01033500"

# Rows by type in the district, January to November 2014. Source: police.uk street-level files.
PUBLISHED_2014 = {
    "Anti-social behaviour": 4938,
    "Violence and sexual offences": 2958,
    "Other theft": 2432,
    "Shoplifting": 2149,
    "Criminal damage and arson": 1947,
    "Vehicle crime": 1613,
    "Burglary": 1194,
    "Drugs": 623,
    "Public order": 489,
    "Bicycle theft": 465,
    "Theft from the person": 346,
    "Other crime": 188,
    "Robbery": 137,
    "Possession of weapons": 110,
}


@pytest.fixture(scope="module")
def crime(sample_folder: Path) -> pl.DataFrame:
    files = sorted(sample_folder.glob("crime/*/*.csv"))
    return pl.concat(pl.read_csv(file, infer_schema=False) for file in files)


@pytest.fixture(scope="module")
def pilot_areas(rows_of: Callable[[str], Rows]) -> list[str]:
    return sorted({pilot["location"] for pilot in rows_of("pilot_register.csv")})


def busiest(crime: pl.DataFrame, *, places: int) -> list[str]:
    located = crime.drop_nulls("LSOA code")
    counts = located["LSOA code"].value_counts(sort=True).sort(["count", "LSOA code"])
    return counts["LSOA code"].reverse().head(places).to_list()


def test_every_month_has_1500_to_2000_rows(crime: pl.DataFrame) -> None:
    counts = crime["Month"].value_counts()["count"].to_list()
    assert len(counts) == 42
    assert all(1500 <= count <= 2000 for count in counts)


def test_every_row_is_marked_synthetic(crime: pl.DataFrame) -> None:
    assert crime["Context"].unique().to_list() == ["Synthetic sample"]


def test_types_stand_in_the_published_proportions(crime: pl.DataFrame) -> None:
    counts = dict(crime["Crime type"].value_counts().iter_rows())
    total = sum(PUBLISHED_2014.values())
    assert set(counts) == set(PUBLISHED_2014)
    for kind, published in PUBLISHED_2014.items():
        assert counts[kind] / len(crime) == pytest.approx(published / total, rel=0.1)


def test_anti_social_behaviour_has_neither_identifier_nor_outcome(crime: pl.DataFrame) -> None:
    incidents = crime.filter(pl.col("Crime type") == "Anti-social behaviour")
    assert incidents["Crime ID"].is_null().all()
    assert incidents["Last outcome category"].is_null().all()


def test_other_rows_have_an_identifier_of_their_own(crime: pl.DataFrame) -> None:
    others = crime.filter(pl.col("Crime type") != "Anti-social behaviour")
    assert others["Crime ID"].str.contains("^[0-9a-f]{64}$").all()
    assert others["Crime ID"].n_unique() == len(others)
    assert others["Last outcome category"].is_not_null().all()


def test_about_three_percent_of_rows_hold_no_location(crime: pl.DataFrame) -> None:
    nowhere = crime.filter(pl.col("LSOA code").is_null())
    assert len(nowhere) / len(crime) == pytest.approx(0.03, abs=0.003)
    assert nowhere["Location"].unique().to_list() == ["No Location"]
    assert (
        nowhere.select("Longitude", "Latitude", "LSOA name").null_count().row(0)
        == (len(nowhere),) * 3
    )


def test_located_rows_lie_near_the_centroid(
    crime: pl.DataFrame, rows_of: Callable[[str], Rows]
) -> None:
    areas = pl.DataFrame(rows_of("areas.csv")).select("code", "name", "longitude", "latitude")
    located = crime.drop_nulls("LSOA code").join(areas, left_on="LSOA code", right_on="code")
    assert len(located) == crime["LSOA code"].is_not_null().sum()
    assert (located["LSOA name"] == located["name"]).all()
    assert located["Location"].str.contains(r"^On or near Sample Street \d+$").all()
    for column, reach in (("Longitude", 0.0013), ("Latitude", 0.0009)):
        assert located[column].str.contains(r"^-?\d+\.\d{6}$").all()
        apart = located[column].cast(pl.Float64) - located[column.lower()].cast(pl.Float64)
        assert apart.abs().max() < reach  # type: ignore[operator]


def test_anti_social_behaviour_peaks_in_summer_and_burglary_in_winter(crime: pl.DataFrame) -> None:
    whole_years = crime.filter(pl.col("Month") < "2016-01")
    for kind, busy, quiet in (
        ("Anti-social behaviour", ("06", "07", "08"), ("12", "01", "02")),
        ("Burglary", ("11", "12", "01"), ("05", "06", "07")),
    ):
        months = whole_years.filter(pl.col("Crime type") == kind)["Month"].str.slice(5)
        assert len(months.filter(months.is_in(busy))) > 1.1 * len(
            months.filter(months.is_in(quiet))
        )


def test_hotspots_last_over_the_years(crime: pl.DataFrame) -> None:
    by_year = [
        set(busiest(crime.filter(pl.col("Month").str.starts_with(year)), places=10))
        for year in ("2013", "2014", "2015", "2016")
    ]
    assert len(set.intersection(*by_year)) >= 7


def test_ten_busiest_areas_record_far_more_than_their_share(crime: pl.DataFrame) -> None:
    located = crime.drop_nulls("LSOA code")
    share = located["LSOA code"].is_in(busiest(crime, places=10)).mean()
    assert isinstance(share, float)
    assert 0.2 < share < 0.4  # 10 of 152 areas would record 0.07 if all were alike


def test_at_least_three_of_the_ten_busiest_areas_hold_no_pilot(
    crime: pl.DataFrame, pilot_areas: list[str]
) -> None:
    assert len(set(busiest(crime, places=10)) - set(pilot_areas)) >= 3


def test_station_area_leads_in_cycle_theft_but_not_overall(crime: pl.DataFrame) -> None:
    cycles = crime.filter(pl.col("Crime type") == "Bicycle theft")
    assert busiest(cycles, places=1) == [STATION_AREA]
    assert STATION_AREA not in busiest(crime, places=5)


def test_pilot_areas_show_no_change_beside_the_others(
    crime: pl.DataFrame, pilot_areas: list[str]
) -> None:
    """Ratio of rate ratios, February to June 2016 against 2015, with a 95 % Wald interval."""
    cells = [
        crime.filter(
            pl.col("Month").is_between(pl.lit(f"{year}-02"), pl.lit(f"{year}-06")),
            pl.col("LSOA code").is_in(pilot_areas) == inside,
        ).height
        for inside in (True, False)
        for year in (2016, 2015)
    ]
    after, before, others_after, others_before = cells
    change = log(after / before) - log(others_after / others_before)
    reach = 1.96 * sqrt(sum(1 / cell for cell in cells))
    assert exp(change - reach) < 1 < exp(change + reach)
