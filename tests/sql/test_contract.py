"""What a snapshot shows is what the contract promises: names, order, types and meanings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from shared.contract.errors import UnknownName
from shared.contract.relations import RELATIONS, Relation, quickest
from warehouse import scripts

ARCHITECTURE = {
    "v_load_ledger": "load_id file_name file_sha256 kind rows_in rows_accepted rows_rejected "
    "rows_superseded rows_warned state loaded_at",
    "v_reject": "load_id file_name row_no column_name rule value",
    "v_crime": "crime_id month force lsoa_code crime_type longitude latitude last_outcome load_id "
    "row_no",
    "v_crime_month": "month force lsoa_code crime_type crimes",
    "v_survey_answer": "respondent arm wave item_code score linked",
    "v_self_evaluation": "rater rater_role pilot_code step score assessed_on",
    "v_pilot": "programme_code pilot_code name location_code status started_on ended_on",
}
"""Names that checks from outside rely on."""


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=RELATIONS.keys())
def test_view_has_the_columns_of_the_contract_in_order_and_type(
    sample_desk: Any, relation: Relation
) -> None:
    found = sample_desk.sql(
        "select column_name, data_type from duckdb_columns() "
        f"where table_name = '{relation.name}' order by column_index"
    )
    assert found == [(column.name, column.type.value) for column in relation.columns]


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=RELATIONS.keys())
def test_view_and_every_column_carry_their_meaning(sample_desk: Any, relation: Relation) -> None:
    comments = sample_desk.sql(
        "select comment from duckdb_columns() "
        f"where table_name = '{relation.name}' order by column_index"
    )
    assert comments == [(column.meaning,) for column in relation.columns]
    grain = sample_desk.sql(
        f"select comment from duckdb_views() where view_name = '{relation.name}' union all "
        f"select comment from duckdb_tables() where table_name = '{relation.name}'"
    )
    assert grain == [(relation.grain,)]


def test_every_column_of_every_relation_is_in_the_data_dictionary(sample_desk: Any) -> None:
    """Tables too, which no contract lists."""
    found = sample_desk.sql(
        "select relation, column_name from data_dictionary "
        "where meaning is null or grain is null order by all"
    )
    assert found == []
    listed = sample_desk.sql("select count(*), count(distinct relation) from data_dictionary")
    stored = sample_desk.sql(
        "select count(*), count(distinct table_name) from duckdb_columns() where not internal"
    )
    assert listed == stored


@pytest.mark.parametrize("name", ARCHITECTURE)
def test_names_that_outsiders_rely_on_are_kept(name: str) -> None:
    columns = {column.name for column in RELATIONS[name].columns}
    assert columns >= set(ARCHITECTURE[name].split())


def test_loaders_own_bookkeeping_stays_out_of_the_snapshot(sample_desk: Any) -> None:
    names = {name for (name,) in sample_desk.sql("select table_name from duckdb_tables()")}
    assert "load_supersession" not in names


@pytest.mark.parametrize("folder", ["tables", "aggregates", "marts"])
def test_every_relation_says_purpose_and_grain(root: Path, folder: str) -> None:
    for path in (root / "warehouse/sql" / folder).glob("*.sql"):
        header = re.split("create|select", path.read_text(), maxsplit=1)[0]
        assert "-- purpose: " in header, path.name
        assert "-- grain: " in header, path.name
        assert folder == "tables" or "-- reads: " in header, path.name


@pytest.mark.parametrize("name", scripts.marts())
def test_mart_names_what_it_reads(name: str) -> None:
    sql = scripts.marts()[name]
    header = re.search(r"^-- reads: (.*)$", sql, re.MULTILINE)
    assert header
    made = scripts.tables().keys() | scripts.aggregates().keys() | scripts.marts().keys()
    relations = made | {"stored_rows"}
    body = re.sub(r"--.*|'[^']*'", "", sql)
    read = set(re.findall(r"\b(?:from|join)\s+(\w+)", body)) & relations
    assert read <= set(re.findall(r"\w+", header[1])), name


@pytest.mark.parametrize("name", scripts.marts())
def test_no_view_selects_every_column(name: str) -> None:
    assert not re.search(r"select\s+\*", scripts.marts()[name])


ROLLUPS = [(view, name) for view, each in RELATIONS.items() for name in each.rollups]


@pytest.mark.parametrize(("view", "rollup"), ROLLUPS)
def test_rollup_holds_the_sums_of_its_view(sample_desk: Any, view: str, rollup: str) -> None:
    counted = [RELATIONS[rollup].column(name) for name in RELATIONS[rollup].key]
    by = ", ".join(column.name for column in counted)
    sums = [c.name for c in RELATIONS[rollup].columns if c not in counted]
    assert sums
    assert {c.name for c in RELATIONS[rollup].columns} <= {c.name for c in RELATIONS[view].columns}
    read = f"select {by}, {', '.join(f'sum({name})::bigint' for name in sums)}"
    found, wanted = (
        sample_desk.sql(f"{read} from {name} group by {by} order by all") for name in (rollup, view)
    )
    assert found == wanted
    assert len(found) == sample_desk.sql(f"select count(*) from {rollup}")[0][0]


def test_question_goes_to_the_quickest_view_that_has_its_columns() -> None:
    assert quickest("v_crime_month", ["month", "crimes"]) == "v_crime_type_month"
    assert quickest("v_crime_month", ["lsoa_code", "crimes"]) == "v_crime_area_total"
    assert quickest("v_crime_month", ["lsoa_code", "month", "crimes"]) == "v_crime_area_month"
    assert quickest("v_crime_month", ["crimes_with_residents"]) == "v_crime_rate_total"
    assert quickest("v_crime_month", ["month", "crimes_with_residents"]) == "v_crime_rate_month"
    places = ["lsoa_code", "crime_type"]
    assert quickest("v_crime_month", [*places, "crimes"]) == "v_crime_area_type_total"
    months = [*places, "month"]
    assert quickest("v_crime_month", [*months, "crimes"]) == "v_crime_area_type_month"
    rates = [*places, "crimes_with_residents"]
    assert quickest("v_crime_month", rates) == "v_crime_rate_type_total"
    assert quickest("v_crime_month", [*rates, "month"]) == "v_crime_month"
    assert quickest("v_crime", ["month"]) == "v_crime"
    with pytest.raises(UnknownName):
        quickest("v_none", ["month"])
