"""Harm weights and offence types: one answer per code, editions apart, the real files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from unit.warehouse.sources.judging import Row, broken, csv_text, tidied

from warehouse.catalogue import recognise
from warehouse.source import Source
from warehouse.sources import offence_types
from warehouse.sources.harm_weights import ONS, PLAIN

LISTED: Row = {
    "category_counts": "burglary",
    "description": "Burglary Business",
    "code_severity": "30C",
    "code_original": "30C",
    "category_severity": "victim based crime - theft",
    "offence": "Burglary - business and community",
    "weight": "123.018",
}
INDEX: Row = {
    "scheme": "CCHI",
    "edition": "2026",
    "ho_code": "30C",
    "offence": "Burglary",
    "weight": "20",
}
JOINED: Row = {
    "ONS_COUNTS_description": "Burglary Business",
    "ONS_COUNTS_code": "30C",
    "ONS_SEVERITY_weight": "123.02",
    "POLICE_UK_CAT_MAP_code": "30/2",
    "POLICE_UK_CAT_MAP_category": "Burglary",
}
FORMS: dict[str, tuple[Source, Row]] = {
    "ons": (ONS, LISTED),
    "plain": (PLAIN, INDEX),
    "types": (offence_types.SOURCE, JOINED),
}


def test_rows_come_out_under_scheme_and_edition() -> None:
    columns = ("scheme", "edition", "ho_code", "offence", "weight")
    (listed,), (index,) = tidied(ONS, LISTED), tidied(PLAIN, INDEX)
    assert [listed[name] for name in columns] == [
        "ONS CSS",
        None,
        "30C",
        "Burglary Business",
        123.018,
    ]
    assert [index[name] for name in columns] == ["CCHI", "2026", "30C", "Burglary", 20.0]


def test_type_is_written_as_police_uk_writes_it() -> None:
    row = JOINED | {"POLICE_UK_CAT_MAP_category": "Criminal Damage and Arson"}
    assert tidied(offence_types.SOURCE, row)[0]["crime_type"] == "Criminal damage and arson"


@pytest.mark.parametrize("form", FORMS)
def test_form_is_sound_and_recognised(form: str) -> None:
    source, row = FORMS[form]
    assert broken(source, row) == []
    assert recognise("x.csv", tuple(row)) is source


@pytest.mark.parametrize(
    ("form", "column", "good", "bad"),
    [
        ("ons", "code_original", "1", ""),
        ("ons", "offence", "x", ""),
        ("ons", "weight", "0", "-0.1"),
        ("ons", "weight", "7973.39", "heavy"),
        ("plain", "scheme", "x", ""),
        ("plain", "edition", "x", ""),
        ("plain", "ho_code", "x", ""),
        ("plain", "offence", "x", ""),
        ("plain", "weight", "100000", "100001"),
        ("types", "ONS_COUNTS_code", "x", ""),
        ("types", "ONS_COUNTS_description", "x", ""),
        ("types", "POLICE_UK_CAT_MAP_category", "Drugs", "Piracy"),
        ("types", "POLICE_UK_CAT_MAP_category", "drugs", ""),
    ],
)
def test_each_rule_on_both_sides(form: str, column: str, good: str, bad: str) -> None:
    source, row = FORMS[form]
    assert broken(source, row | {column: good}) == []
    assert {found for _, found, _ in broken(source, row | {column: bad})} == {column}


def test_code_has_one_weight_within_its_edition() -> None:
    second = LISTED | {"description": "Burglary Community"}
    assert broken(ONS, LISTED, second) == []
    assert len(broken(ONS, LISTED, second | {"weight": "9"})) == 2
    newer = INDEX | {"edition": "2023", "weight": "9"}
    assert broken(PLAIN, INDEX, newer) == []
    assert [number for number, *_ in broken(PLAIN, INDEX, INDEX)] == [2]


def test_code_has_one_type() -> None:
    second = JOINED | {"ONS_COUNTS_description": "Other"}
    assert broken(offence_types.SOURCE, JOINED, second) == []
    drugs = second | {"POLICE_UK_CAT_MAP_category": "Drugs"}
    assert len(broken(offence_types.SOURCE, JOINED, drugs)) == 2


def test_newer_file_replaces_codes_of_its_edition_alone(desk: Any) -> None:
    desk.load_text("ons.csv", csv_text(LISTED, LISTED | {"code_original": "30A"}))
    desk.load_text("index.csv", csv_text(INDEX))
    desk.load_text("newer.csv", csv_text(INDEX | {"weight": "21"}))
    desk.load_text("edition.csv", csv_text(INDEX | {"edition": "2023"}))
    desk.load_text("types.csv", csv_text(JOINED))
    desk.load_text("type.csv", csv_text(JOINED | {"POLICE_UK_CAT_MAP_category": "Other Theft"}))
    found = desk.sql("select scheme, edition, ho_code, weight from v_harm_weight order by all")
    assert found == [
        ("CCHI", "2023", "30C", 20.0),
        ("CCHI", "2026", "30C", 21.0),
        ("ONS CSS", None, "30A", 123.018),
        ("ONS CSS", None, "30C", 123.018),
    ]
    assert desk.sql("select ho_code, crime_type from v_offence_type") == [("30C", "Other theft")]


@pytest.mark.realdata
def test_published_files_load_whole_and_agree(realdata: Path, desk: Any) -> None:
    """The list's weights are those that the join rounds, code by code.

    The list has lost the last digit of 4.10 (corporate manslaughter), as a spreadsheet does; the
    two offences that it so puts under 4.1 weigh the same.
    """
    desk.load(realdata / "weights")
    assert {report.kind: report.accepted for report in desk.reports} == {
        "harm_weights_ons": 134,
        "offence_types": 134,
    }
    with (realdata / "weights" / "policeuk-ons-code-join.csv").open(newline="") as lines:
        rounded = {
            row["ONS_COUNTS_code"]: round(float(row["ONS_SEVERITY_weight"]), 4)
            for row in csv.DictReader(lines)
        }
    found = desk.sql("select ho_code, round(weight, 4) from v_harm_weight")
    assert dict(found) == {code: rounded[code] for code in rounded if code != "4.10"}
    assert rounded["4.10"] == rounded["4.1"]
    checked = desk.sql(
        "select ho_code, round(weight, 1), crime_type from v_harm_weight "
        "join v_offence_type using (ho_code) where ho_code in ('46', '58B', '4.1') order by 1"
    )
    assert checked == [
        ("4.1", 7973.4, "Violence and sexual offences"),
        ("46", 11.9, "Shoplifting"),
        ("58B", 5.4, "Criminal damage and arson"),
    ]
