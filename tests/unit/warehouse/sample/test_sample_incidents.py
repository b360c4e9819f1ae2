"""The force's export of incidents: it agrees with the street files, and is made up throughout."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable

import pytest

from shared.contract.vocabulary import CrimeType

Rows = list[dict[str, str]]
MONTHS = ("2016-02", "2016-03", "2016-04", "2016-05", "2016-06", "2016-07")
LESS_HARMFUL = {"Bicycle theft", "Criminal damage and arson", "Other theft", "Shoplifting"}


@pytest.fixture(scope="module")
def exports(rows_of: Callable[[str], Rows]) -> dict[str, Rows]:
    return {month: rows_of(f"incidents/{month}-incidents.csv") for month in MONTHS}


@pytest.fixture(scope="module")
def incidents(exports: dict[str, Rows]) -> Rows:
    """Each incident as last exported."""
    latest = {row["incident_ref"]: row for rows in exports.values() for row in rows}
    return list(latest.values())


def test_each_month_agrees_with_its_street_file_type_by_type(
    incidents: Rows, rows_of: Callable[[str], Rows]
) -> None:
    """A street file hides the place of one row in thirty; the export knows all."""
    for month in MONTHS[:-1]:
        exported = Counter(row["type"] for row in incidents if row["reported"].startswith(month))
        published = Counter(
            row["Crime type"]
            for row in rows_of(f"crime/{month}/*-street.csv")
            if row["LSOA name"].startswith("Milton Keynes")
        )
        assert set(published) == set(CrimeType)
        for kind, count in published.items():
            assert count <= exported[kind] <= 1.1 * count + 2
        recorded = sum(exported[kind] for kind in CrimeType)
        assert recorded / published.total() == pytest.approx(1.03, abs=0.015)
        assert exported.total() / recorded == pytest.approx(1.1, abs=0.02)


def test_area_counts_agree_with_the_street_files(
    incidents: Rows, rows_of: Callable[[str], Rows]
) -> None:
    published = Counter(
        row["LSOA code"]
        for month in MONTHS[:-1]
        for row in rows_of(f"crime/{month}/*-street.csv")
        if row["LSOA name"].startswith("Milton Keynes")
    )
    exported = Counter(
        row["lsoa"]
        for row in incidents
        if row["type"] in set(CrimeType) and row["reported"] < MONTHS[-1]
    )
    assert set(exported) == set(published)
    assert all(0 <= exported[area] - count <= 5 + 0.1 * count for area, count in published.items())


def test_crimes_alone_have_an_offence_code_of_the_published_list_and_of_their_type(
    incidents: Rows, rows_of: Callable[[str], Rows]
) -> None:
    types = {
        row["ONS_COUNTS_code"]: row["POLICE_UK_CAT_MAP_category"].lower()
        for row in rows_of("offence_types.csv")
    }
    for row in incidents:
        crime = row["type"] in set(CrimeType) - {CrimeType.ANTI_SOCIAL}
        assert bool(row["ho_code"]) == crime
        if crime:
            assert types[row["ho_code"]] == row["type"].lower()


def test_bilking_is_a_quarter_of_other_theft(incidents: Rows) -> None:
    codes = Counter(row["ho_code"] for row in incidents if row["type"] == "Other theft")
    assert codes["49A"] / codes.total() == pytest.approx(0.26, abs=0.03)


def test_every_month_arrives_in_the_order_of_its_references(exports: dict[str, Rows]) -> None:
    for month, rows in exports.items():
        own = [row for row in rows if row["reported"].startswith(month)]
        assert [row["incident_ref"] for row in own] == [
            f"{month}-{number:05d}" for number in range(1, len(own) + 1)
        ]
        assert all(row["occurred"] <= row["reported"][:10] for row in rows)


def test_open_incidents_come_again_closed_in_the_next_export(exports: dict[str, Rows]) -> None:
    for month, following in itertools.pairwise(MONTHS):
        still_open = {
            row["incident_ref"]: row for row in exports[month] if row["closing_code"] == "Open"
        }
        assert len(still_open) > 100
        again = {
            row["incident_ref"]: row
            for row in exports[following]
            if row["reported"].startswith(month)
        }
        assert set(again) == set(still_open)
        for reference, row in again.items():
            assert row["closing_code"] != "Open"
            assert row | {"closing_code": "Open"} == still_open[reference]


def test_fewer_of_the_less_harmful_crimes_are_attended_from_june_on(incidents: Rows) -> None:
    def share(*, harmful: bool, late: bool) -> float:
        answers = Counter(
            row["attended"]
            for row in incidents
            if (row["type"] not in LESS_HARMFUL | {"Vehicle crime"}) == harmful
            and (row["reported"] >= "2016-06-01") == late
        )
        return answers["yes"] / (answers["yes"] + answers["no"])

    assert share(harmful=False, late=False) == pytest.approx(0.94, abs=0.02)
    assert share(harmful=False, late=True) == pytest.approx(0.55, abs=0.04)
    assert share(harmful=True, late=True) == pytest.approx(0.94, abs=0.02)


def test_every_kind_of_demand_is_coded_and_many_incidents_are_left_open(incidents: Rows) -> None:
    kinds = Counter(row["demand"] for row in incidents)
    assert set(kinds) == {"excess", "preventable", "shunt", "failure", "unclassified"}
    assert 0.4 < kinds["unclassified"] / kinds.total() < 0.7


def test_grid_references_lie_around_the_middle_of_their_area(
    incidents: Rows, rows_of: Callable[[str], Rows]
) -> None:
    """Helmert and transverse Mercator put the station area's middle at 484561 east, 238351 north.

    A street lies at most 0.0012 degrees east or west of it (83 m) and 0.0008 north or south (90 m).
    """
    [station] = [row for row in rows_of("areas.csv") if row["code"] == "E01033500"]
    assert (station["longitude"], station["latitude"]) == ("-0.768648", "52.037130")
    near = [row for row in incidents if row["lsoa"] == "E01033500"]
    assert len(near) > 100
    for row in near:
        assert abs(int(row["easting"]) - 484_561) <= 86
        assert abs(int(row["northing"]) - 238_351) <= 92


def test_two_reviewers_agree_mostly_on_the_kind_of_demand(
    incidents: Rows, rows_of: Callable[[str], Rows]
) -> None:
    """Krippendorff's alpha (nominal, two coders), worked here; the first says what was exported."""
    coding = rows_of("demand/demand_coding_2016-07-08.csv")
    exported = {row["incident_ref"]: row["demand"] for row in incidents}
    first, second = coding[::2], coding[1::2]
    assert {row["coder"] for row in first} == {"MK-E01"}
    assert {row["coder"] for row in second} == {"MK-E02"}
    assert all(exported[row["incident_ref"]] == row["demand"] for row in first)
    pairs = [
        (one["demand"], other["demand"])
        for one, other in zip(first, second, strict=True)
        if one["incident_ref"] == other["incident_ref"]
    ]
    assert len(pairs) == len(first) == 170
    apart = sum(one != other for one, other in pairs)
    assert apart == 16
    given = Counter(kind for pair in pairs for kind in pair)
    ratings = given.total()
    unlike = ratings**2 - sum(count**2 for count in given.values())
    alpha = 1 - (ratings - 1) * 2 * apart / unlike
    assert round(alpha, 2) == 0.83
