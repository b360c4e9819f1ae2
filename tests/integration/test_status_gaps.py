"""`status` names the months that are missing between the first and the last of each kind."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.status import status

OUTCOMES = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Outcome type\n"
)
SEARCHES = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing\n"
)
INCIDENTS = "incident_ref,reported,ho_code,type\n"


def outcomes(*months: str) -> str:
    rows = (f"{'a' * 64},{month},TVP,TVP,,,,,,Local resolution\n" for month in months)
    return OUTCOMES + "".join(rows)


def searches(*months: str) -> str:
    rows = (f"Person search,{month}-10T10:00:00+00:00{',' * 13}\n" for month in months)
    return SEARCHES + "".join(rows)


def incidents(*months: str) -> str:
    return INCIDENTS + "".join(f"{month},{month}-10,8N,Assault\n" for month in months)


@pytest.mark.parametrize(
    ("kind", "text", "gap"),
    [
        ("police_outcomes", outcomes, "TVP: 2014-02"),
        ("stop_and_search", searches, "force not named: 2014-02"),
        ("incidents", incidents, "incidents: 2014-02"),
    ],
)
def test_missing_month_is_named_until_it_arrives(desk: Any, kind: str, text: Any, gap: str) -> None:
    desk.load_text("first.csv", text("2014-01", "2014-03"))
    [source] = status(desk.directory)["sources"]
    assert (source["kind"], source["gaps"]) == (kind, [gap])
    desk.load_text("second.csv", text("2014-02"))
    [source] = status(desk.directory)["sources"]
    assert source["gaps"] == []


def test_long_list_of_gaps_is_shortened_on_the_screen_alone(call: Any, desk: Any) -> None:
    desk.load_text("first.csv", outcomes("2014-01", "2016-01"))
    said = call("warehouse", "status", "--dir", desk.directory).stdout
    assert "TVP: 2015-01 and 11 more (--json lists all)" in said
    assert "2015-02" not in said
    [source] = status(desk.directory)["sources"]
    assert len(source["gaps"]) == 23


def test_folder_without_files_is_said_to_be_empty(call: Any, desk: Any) -> None:
    said = call("warehouse", "load", desk.folder, "--dir", desk.directory)
    assert said.stderr == f"warehouse: no file below {desk.folder}\n"
