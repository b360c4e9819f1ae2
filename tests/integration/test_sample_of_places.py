"""The whole sample at the loader's door, and what the warehouse holds of places and crime."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.sample import sample_files


def test_every_file_of_the_sample_loads_without_a_reject(sample_desk: Any) -> None:
    refused = {r.file: r.message for r in sample_desk.reports if r.rejected or not r.complete}
    assert refused == {}
    archives = sum(file.path.endswith(".zip") for file in sample_files())
    assert archives == 1
    assert len(sample_desk.reports) == len(list(sample_files())) + archives  # it has two members


def test_every_row_is_accepted_or_superseded(sample_desk: Any) -> None:
    assert sample_desk.sql(
        "select count(*) from v_load_ledger where rows_in <> rows_accepted + rows_superseded"
    ) == [(0,)]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("select area_type, count(*) from v_area group by 1", [("LSOA", 224)]),
        ("select count(*) from v_boundary", [(152,)]),
        ("select count(*) from v_deprivation", [(224,)]),
        ("select count(*) from v_population", [(224,)]),
        (
            "select to_type, count(*) from v_area_lookup group by 1 order by 1",
            [("district", 224), ("ward", 224)],
        ),
        ("select count(distinct ho_code) from v_harm_weight", [(134,)]),
        ("select count(distinct ho_code) from v_offence_type", [(134,)]),
        (
            "select area_role, count(*) from v_pilot_area group by 1 order by 1",
            [("buffer", 23), ("control", 20), ("treatment", 5)],
        ),
        ("select count(*), count(distinct month) from v_crime", [(117_623, 42)]),
        ("select count(distinct month) from v_crime_outcome", [(6,)]),
        ("select count(distinct month) from v_stop_search", [(6,)]),
        ("select count(distinct date_trunc('month', reported_on)) from v_incident", [(6,)]),
        (
            "select min(reported_on)::varchar from v_incident where closing_code = 'Open'",
            [("2016-07-29",)],
        ),
    ],
)
def test_places_and_crime_are_held(sample_desk: Any, query: str, rows: list[Any]) -> None:
    assert sample_desk.sql(query) == rows


def test_published_figures_and_made_up_rows_are_told_apart(sample_desk: Any) -> None:
    for view in ("area", "boundary", "deprivation", "population", "area_lookup", "harm_weight"):
        assert sample_desk.sql(f"select distinct is_synthetic from v_{view}") == [(False,)]
    for view in ("crime", "crime_outcome", "stop_search", "incident", "pilot_area"):
        assert sample_desk.sql(f"select distinct is_synthetic from v_{view}") == [(True,)]


def test_newer_editions_stand_and_the_older_ones_are_superseded(sample_desk: Any) -> None:
    assert sample_desk.sql(
        """
        select file_name, rows_superseded = rows_in
        from v_load_ledger
        where kind = 'police_street' and file_name similar to '.*(2015-12|2016-01)-thames.*'
        order by 1
        """
    ) == [
        ("2015-12-thames-valley-street.csv", True),
        ("2016-01-thames-valley-street.csv", True),
        ("thames-valley-download.zip/2015-12/2015-12-thames-valley-street.csv", False),
        ("thames-valley-download.zip/2016-01/2016-01-thames-valley-street.csv", False),
    ]


def test_warnings_speak_of_withheld_places_alone(sample_desk: Any) -> None:
    assert sample_desk.sql(
        """
        select distinct rule
        from v_warning inner join v_load_ledger using (load_id)
        where kind similar to 'police_.*|stop_and_search|incidents|areas.*|boundaries.*|pilot_areas'
        """
    ) == [("has a place",)]


def test_rates_of_comparison_areas_have_residents(sample_desk: Any) -> None:
    assert sample_desk.sql(
        "select count(distinct lsoa_code), min(population) > 900 from v_area_month"
    ) == [(224, True)]
