"""The street files: police.uk form, real proportions, lasting hotspots, no effect of the pilots."""

from __future__ import annotations

from collections.abc import Callable, Collection
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
def published(sample_folder: Path) -> pl.DataFrame:
    files = sorted(sample_folder.glob("crime/*/*-street.csv"))
    return pl.concat(pl.read_csv(file, infer_schema=False) for file in files)


@pytest.fixture(scope="module")
def crime(published: pl.DataFrame) -> pl.DataFrame:
    """The rows of Milton Keynes, those without a place apart."""
    return of_district(published, "Milton Keynes")


@pytest.fixture(scope="module")
def pilot_areas(rows_of: Callable[[str], Rows]) -> list[str]:
    return sorted({pilot["location"] for pilot in rows_of("pilot_register.csv")})


def of_district(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return rows.filter(pl.col("LSOA name").str.starts_with(name))


def busiest(crime: pl.DataFrame, *, places: int) -> list[str]:
    located = crime.drop_nulls("LSOA code")
    counts = located["LSOA code"].value_counts(sort=True).sort(["count", "LSOA code"])
    return counts["LSOA code"].reverse().head(places).to_list()


@pytest.mark.parametrize(
    ("district", "fewest", "most"),
    [("Milton Keynes", 1450, 1950), ("Aylesbury Vale", 340, 520), ("Slough", 450, 660)],
)
def test_every_month_has_rows_of_milton_keynes_and_of_the_towns_it_is_compared_with(
    published: pl.DataFrame, district: str, fewest: int, most: int
) -> None:
    counts = of_district(published, district)["Month"].value_counts()["count"].to_list()
    assert len(counts) == 42
    assert all(fewest <= count <= most for count in counts)


def test_every_row_is_marked_synthetic(published: pl.DataFrame) -> None:
    assert published["Context"].unique().to_list() == ["Synthetic sample"]


def test_types_stand_in_the_published_proportions(crime: pl.DataFrame) -> None:
    counts = dict(crime["Crime type"].value_counts().iter_rows())
    total = sum(PUBLISHED_2014.values())
    assert set(counts) == set(PUBLISHED_2014)
    for kind, published in PUBLISHED_2014.items():
        assert counts[kind] / len(crime) == pytest.approx(published / total, rel=0.1)


def test_anti_social_behaviour_has_neither_identifier_nor_outcome(
    published: pl.DataFrame,
) -> None:
    incidents = published.filter(pl.col("Crime type") == "Anti-social behaviour")
    assert incidents["Crime ID"].is_null().all()
    assert incidents["Last outcome category"].is_null().all()


def test_other_rows_have_an_identifier_of_their_own(published: pl.DataFrame) -> None:
    others = published.filter(pl.col("Crime type") != "Anti-social behaviour")
    assert others["Crime ID"].str.contains("^[0-9a-f]{64}$").all()
    assert others["Crime ID"].n_unique() == len(others)
    assert others["Last outcome category"].is_not_null().all()


def test_about_three_percent_of_rows_hold_no_location(published: pl.DataFrame) -> None:
    nowhere = published.filter(pl.col("LSOA code").is_null())
    assert len(nowhere) / len(published) == pytest.approx(0.03, abs=0.003)
    assert nowhere["Location"].unique().to_list() == ["No Location"]
    assert (
        nowhere.select("Longitude", "Latitude", "LSOA name").null_count().row(0)
        == (len(nowhere),) * 3
    )


def test_located_rows_lie_near_the_point_of_their_area(
    published: pl.DataFrame, rows_of: Callable[[str], Rows]
) -> None:
    areas = pl.DataFrame(rows_of("areas*.csv")).select("code", "name", "longitude", "latitude")
    located = published.drop_nulls("LSOA code").join(areas, left_on="LSOA code", right_on="code")
    assert len(located) == published["LSOA code"].is_not_null().sum()
    assert (located["LSOA name"] == located["name"]).all()
    assert located["Location"].str.contains(r"^On or near Sample Street \d+$").all()
    assert located.group_by("Location").agg(pl.n_unique("LSOA code"))["LSOA code"].max() == 1
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


def test_most_of_the_ten_busiest_areas_were_never_chosen_for_a_pilot(
    crime: pl.DataFrame, pilot_areas: list[str]
) -> None:
    assert set(busiest(crime, places=10)) & set(pilot_areas) <= {STATION_AREA}


def test_chosen_estates_are_not_among_the_most_burdened(
    crime: pl.DataFrame, pilot_areas: list[str]
) -> None:
    order = busiest(crime, places=152)
    places = sorted(1 + order.index(area) for area in pilot_areas)
    assert places == [9, 30, 40, 49]  # as README.md says; the ninth is the station
    assert order[8] == STATION_AREA


def test_station_area_leads_in_cycle_theft_but_not_overall(crime: pl.DataFrame) -> None:
    cycles = crime.filter(pl.col("Crime type") == "Bicycle theft")
    assert busiest(cycles, places=1) == [STATION_AREA]
    assert STATION_AREA not in busiest(crime, places=5)


def rows_in(crime: pl.DataFrame, areas: Collection[str], *, year: int) -> int:
    months = pl.col("Month").is_between(pl.lit(f"{year}-02"), pl.lit(f"{year}-06"))
    return crime.filter(months, pl.col("LSOA code").is_in(list(areas))).height


@pytest.mark.parametrize(("role", "other"), [("treatment", "control"), ("buffer", "control")])
def test_pilot_and_buffer_areas_show_no_change_beside_the_controls(
    published: pl.DataFrame, rows_of: Callable[[str], Rows], role: str, other: str
) -> None:
    """Ratio of rate ratios, February to June 2016 against 2015, with a 95 % Wald interval."""
    by_role = {
        name: {row["area"] for row in rows_of("pilot_areas.csv") if row["role"] == name}
        for name in (role, other)
    }
    cells = [
        rows_in(published, areas, year=year) for areas in by_role.values() for year in (2016, 2015)
    ]
    after, before, others_after, others_before = cells
    change = log(after / before) - log(others_after / others_before)
    reach = 1.96 * sqrt(sum(1 / cell for cell in cells))
    assert exp(change - reach) < 1 < exp(change + reach)


def test_comparison_towns_move_with_milton_keynes_before_the_pilots(
    published: pl.DataFrame,
) -> None:
    """Rows of 2015 against 2013: the ratios differ by less than chance allows."""
    cells = {
        (district, year): of_district(published, district)
        .filter(pl.col("Month").str.starts_with(year))
        .height
        for district in ("Milton Keynes", "Aylesbury Vale", "Slough")
        for year in ("2013", "2015")
    }
    for town in ("Aylesbury Vale", "Slough"):
        compared = [
            cells[name, year] for name in ("Milton Keynes", town) for year in ("2013", "2015")
        ]
        change = log(compared[1] / compared[0]) - log(compared[3] / compared[2])
        assert abs(change) < 1.96 * sqrt(sum(1 / cell for cell in compared))
