"""A reject is kept as handed over, given back, and closed by what mends it, never deleted."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from integration.tables import (
    CODEBOOK,
    EVALUATION_HEADER,
    REGISTER,
    STREET_HEADER,
    SURVEY_HEADER,
    street,
    street_row,
)

from warehouse.mending import give_back, waiting
from warehouse.status import status

OPEN = "select load_id, row_no from v_reject where closed_by_load_id is null order by all"
CLOSED = "select load_id, row_no, closed_by_load_id from v_reject where closed_at is not null"
SUN = '"Sun, Moon"'
BAD = street_row(month="2014-13", location=SUN)


def lines(desk: Any) -> list[str]:
    return [line for (line,) in desk.sql("select line from v_reject order by load_id, row_no")]


def test_line_is_kept_as_it_was(desk: Any) -> None:
    row = ['"a ""b"', "2014-01", "", "TVP", "", "", '"x,y"', "Sun", "", "Drugs", "", ""]
    desk.load_text("a.csv", STREET_HEADER + street_row() + ",".join(row) + "\n")
    assert set(lines(desk)) == {",".join(row)}


def test_row_with_too_many_cells_is_kept_as_it_was(desk: Any) -> None:
    row = street_row().strip() + ",more,cells"
    desk.load_text("a.csv", street(street_row(), row + "\n"))
    assert lines(desk) == [row]


def test_private_cells_are_masked_in_a_line(desk: Any) -> None:
    """Also in columns that the kind does not declare; and a row that fits no header, whole."""
    desk.load_text("codebook.csv", CODEBOOK)
    header = SURVEY_HEADER.strip() + ",Officer\n"
    rows = (
        "MK,T1,treated,r1,2016-02-08,AAA,4,1,Ann\n",
        "MK,T1,treated,r8,2016-02-08,ZZZ,9,call 07700 900123,Zoe\n",
        "MK,T1,treated,r2,2016-02-08,BBB,4,1,Bob\n",
        "MK,T1,treated,r3,2016-02-08,CCC,4,1,Cem\n",
        "Yan,T1\n",
    )
    desk.load_text("survey.csv", header + "".join(rows))
    kept = "MK,T1,treated,(masked),2016-02-08,(masked),9,call [phone],(masked)"
    assert set(lines(desk)) == {kept, "(masked)"}


def test_mended_row_of_a_corrected_file_closes_the_reject(desk: Any) -> None:
    first = desk.load_text("a.csv", street(street_row(), BAD))
    desk.load_text("b.csv", street(street_row(month="2014-03", location=SUN)))
    assert desk.sql(OPEN) == []
    assert desk.sql(CLOSED) == [(1, 2, 2)]
    assert (first.rows_in, first.accepted, first.rejected) == (2, 1, 1)
    assert desk.sql("select rows_rejected from v_load_ledger where load_id = 1") == [(1,)]


def test_other_row_closes_nothing(desk: Any) -> None:
    desk.load_text("a.csv", street(street_row(), BAD))
    desk.load_text("b.csv", street(street_row(month="2014-03", location="Elsewhere")))
    assert desk.sql(OPEN) == [(1, 2)]


def test_each_mended_row_closes_one_of_equal_rejects(desk: Any) -> None:
    desk.load_text("a.csv", street(street_row(), street_row(), street_row(), BAD, BAD, BAD))
    mended = street_row(month="2014-03", location=SUN)
    desk.load_text("b.csv", street(mended, mended))
    assert len(desk.sql(OPEN)) == 1
    assert len(desk.sql(CLOSED)) == 2


def test_reject_of_a_masked_row_is_closed_by_its_other_cells(desk: Any) -> None:
    desk.load_text("codebook.csv", CODEBOOK)
    sound = "MK,T1,treated,r1,2016-02-08,AAA,4,1\n"
    desk.load_text("a.csv", SURVEY_HEADER + sound + "MK,T1,treated,r2,2016-02-08,BBB,9,3\n")
    assert len(desk.sql(OPEN)) == 1
    desk.load_text("b.csv", SURVEY_HEADER + sound + "MK,T1,treated,r2,2016-02-08,BBB,5,3\n")
    assert desk.sql(OPEN) == []


TIME = "programme,person_code,date,activity,hours\n"


@pytest.mark.parametrize("faulty", ["MK,one,2016-03-01,leave,x", "MK,one,2016-03-01,leave,9,9"])
def test_row_of_another_person_closes_nothing(desk: Any, faulty: str) -> None:
    """Not though every cell that is not masked is equal; nor a faulty row of another person."""
    desk.load_text("register.csv", REGISTER)
    sound = "MK,one,2016-03-0{},leave,8\n"
    desk.load_text("a.csv", TIME + sound.format(8) + faulty + "\n")
    other = faulty.replace("one", "two")
    desk.load_text(
        "b.csv", TIME + sound.format(9) + other.replace(",x", ",8").replace(",9,9", ",9")
    )
    desk.load_text("c.csv", TIME + sound.format(7) + other)
    assert desk.sql(OPEN) == [(2, 2), (4, 2)]
    desk.load_text("d.csv", TIME + sound.format(6) + faulty)
    assert desk.sql(OPEN) == [(4, 2), (5, 2)]


def test_row_that_lacks_its_person_is_closed_by_its_number_alone(desk: Any) -> None:
    desk.load_text("codebook.csv", CODEBOOK)
    sound = "MK,T1,treated,r1,2016-02-08,AAA,4,1\n"
    desk.load_text("a.csv", SURVEY_HEADER + sound + "MK,T1,treated,,2016-02-08,,5,3\n")
    mended = "MK,T1,treated,r2,2016-02-08,,5,3\n"
    desk.load_text("b.csv", SURVEY_HEADER + mended)
    assert len(desk.sql(OPEN)) == 1
    desk.load_text("c.csv", f"beatwise_reject,{SURVEY_HEADER}2-2,{mended.replace('5,3', '5,2')}")
    assert desk.sql(OPEN) == []


def test_rejects_are_given_back_mended_and_closed(desk: Any, tmp_path: Path) -> None:
    """Even where nothing else would tell which row is mended: every cell was changed."""
    desk.load_text("folder name/a b.csv", street(street_row(), street_row(), BAD))
    assert status(desk.directory)["rejects"] == 1
    [(path, rows)] = give_back(desk.directory, tmp_path / "out").items()
    assert (path.name, rows) == ("rejects-1-a-b.csv", 1)
    [header, row] = csv.reader(path.read_text().splitlines())
    assert header[:3] == ["beatwise_reject", "beatwise_reason", "Crime ID"]
    assert row[:2] == ["1-3", "Month is a month written YYYY-MM"]
    changed = street_row(month="2014-04", location="Other", crime_type="Burglary")
    desk.load_text("mended.csv", f"{','.join(header)}\n1-3,,{changed}")
    assert desk.sql(OPEN) == []
    assert desk.sql(CLOSED) == [(1, 3, 2)]
    assert give_back(desk.directory, tmp_path / "out") == {}
    [load] = waiting(desk.directory)
    assert (load.open, load.closed) == (0, 1)
    assert status(desk.directory)["rejects"] == 0


def test_row_given_back_must_be_filled_in_where_it_was_masked(desk: Any, tmp_path: Path) -> None:
    desk.load_text("register.csv", REGISTER)
    sound = "MK,r{},pcso,P1,2016-07-04,1,1,1,1,1,1,1,{}\n"
    desk.load_text("a.csv", EVALUATION_HEADER + sound.format(1, 1) + sound.format(2, 7))
    [(path, _)] = give_back(desk.directory, tmp_path).items()
    again = path.read_text().replace("1,7", "1,5")
    report = desk.load_text("again.csv", again)
    assert (report.state, report.accepted) == ("rejected", 0)
    assert "is filled in again where it was masked" in str(desk.sql("select rule from v_reject"))
    mended = desk.load_text("mended.csv", again.replace("(masked)", "r2"))
    assert mended.complete
    assert [load_id for load_id, _ in desk.sql(OPEN)] == []


def test_row_rejected_once_more_stays_open_once(desk: Any) -> None:
    desk.load_text("a.csv", street(street_row(), BAD))
    desk.load_text("b.csv", street(street_row(month="2014-02"), BAD))
    assert desk.sql(OPEN) == [(2, 2)]
    assert desk.sql(CLOSED) == [(1, 2, 2)]


def test_newer_edition_closes_the_rejects_of_the_one_that_it_replaces(desk: Any) -> None:
    desk.load_text("a.csv", street(street_row(), BAD))
    desk.load_text("b.csv", street(street_row(), street_row()))
    assert desk.sql("select state from v_load_ledger order by load_id") == [
        ("superseded",),
        ("loaded",),
    ]
    assert desk.sql(OPEN) == []


def test_reject_of_another_kind_is_not_closed_by_its_number(desk: Any) -> None:
    desk.load_text("a.csv", street(street_row(), BAD))
    desk.load_text("b.csv", f"beatwise_reject,{REGISTER.replace('MK,P1', '1-2,MK,P1')}")
    assert desk.sql(OPEN) == [(1, 2)]


# --- rows that waited for another file ---

EVALUATIONS = EVALUATION_HEADER + "".join(
    f"MK,r{n},pcso,P{n},2016-07-04,1,1,1,1,1,1,1,{n}\n" for n in (1, 2)
)
SECOND = REGISTER.replace("P1", "P2")
SCORES = "select distinct pilot_code from v_self_evaluation order by all"


def test_rows_that_named_an_unknown_pilot_are_taken_when_it_is_registered(desk: Any) -> None:
    desk.load_text("1.csv", REGISTER)
    first = desk.load_text("2.csv", EVALUATIONS)
    assert (first.accepted, first.rejected) == (1, 1)
    desk.load_text("3.csv", SECOND)
    again = desk.load(desk.folder / "2.csv")
    assert (again.state, again.rows_in, again.accepted, again.rejected) == ("loaded", 2, 2, 0)
    assert desk.sql(SCORES) == [("P1",), ("P2",)]
    assert desk.sql(OPEN) == []
    assert desk.sql(CLOSED) == [(2, 2, 2)]
    assert desk.load(desk.folder / "2.csv").state == "unchanged"


def test_rows_that_still_do_not_pass_stay_rejected(desk: Any) -> None:
    desk.load_text("1.csv", REGISTER)
    desk.load_text("2.csv", EVALUATIONS)
    desk.load_text("3.csv", REGISTER.replace("P1", "P9"))
    again = desk.load(desk.folder / "2.csv")
    assert (again.state, again.accepted, again.rejected) == ("loaded", 1, 1)
    assert desk.sql(OPEN) == [(2, 2)]
    assert desk.load(desk.folder / "2.csv").state == "unchanged"


@pytest.mark.parametrize("order", [("2.csv", "3.csv"), ("3.csv", "2.csv")])
def test_row_taken_late_does_not_replace_a_newer_one(desk: Any, order: tuple[str, ...]) -> None:
    """Both exports named a pilot that was registered later."""
    desk.load_text("1.csv", REGISTER)
    desk.load_text("2.csv", EVALUATIONS)
    desk.load_text("3.csv", EVALUATIONS.replace(",2\n", ",5\n"))
    desk.load_text("4.csv", SECOND)
    for name in order:
        desk.load(desk.folder / name)
    scores = "select score from v_self_evaluation where pilot_code = 'P2' and step = 8"
    assert desk.sql(scores) == [(5,)]
    assert desk.sql(OPEN) == []
    assert desk.sql(
        "select sum(rows_in - rows_accepted - rows_rejected - rows_superseded) from v_load_ledger"
    ) == [(0,)]


def test_same_id_whether_the_register_came_early_or_late(
    desk: Any, desk_at: Any, tmp_path: Path
) -> None:
    desk.load_text("1.csv", REGISTER)
    desk.load_text("2.csv", EVALUATIONS)
    desk.load_text("3.csv", SECOND)
    desk.load()
    early = desk_at(tmp_path / "early")
    for name, text in (("1.csv", REGISTER), ("3.csv", SECOND), ("2.csv", EVALUATIONS)):
        early.load_text(name, text)
    assert early.snapshot == desk.snapshot


# --- too many ---


@pytest.mark.parametrize(("bad", "state"), [(1, "loaded"), (2, "loaded"), (3, "held")])
def test_file_with_more_rejects_than_half_is_held(desk: Any, bad: int, state: str) -> None:
    report = desk.load_text("a.csv", street(*[street_row()] * 2, *[BAD] * bad))
    assert report.state == state
    assert report.rows_in == report.accepted + report.rejected + report.superseded == 2 + bad
    assert desk.sql("select count(*) from v_crime") == [(0 if state == "held" else 2,)]
    assert len(desk.sql(OPEN)) == bad


def test_held_file_leaves_the_good_one_in_place(desk: Any) -> None:
    good = desk.load_text("good.csv", street(count=10))
    report = desk.load_text("bad.csv", street(street_row(), *[BAD] * 9))
    assert (report.state, report.accepted, report.rejected) == ("held", 0, 10)
    assert "9 of 10 rows break a rule, more than 50%" in report.message
    assert desk.sql("select count(*) from v_crime") == [(good.accepted,)]
    assert desk.sql(OPEN) == [(2, row) for row in range(2, 11)]


def test_held_file_is_taken_when_it_is_loaded_with_another_limit(
    call: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("load", desk.write("a.csv", street(street_row(), BAD, BAD)), "--json")
    held = call("warehouse", *command, "--dir", desk.directory)
    assert (held.returncode, json.loads(held.stdout)["files"][0]["state"]) == (1, "held")
    monkeypatch.setenv("BEATWISE_HOLD_ABOVE", "1")
    taken = call("warehouse", *command, "--dir", desk.directory)
    [report] = json.loads(taken.stdout)["files"]
    assert (report["state"], report["accepted"], report["rejected"]) == ("loaded", 1, 2)


def test_command_lists_and_gives_back(call: Any, desk: Any, tmp_path: Path) -> None:
    desk.load_text("a.csv", street(street_row(), BAD))
    place = ("--dir", desk.directory)
    listed = call("warehouse", "rejects", *place)
    assert listed.stdout == "load 1, a.csv (police_street): 1 rows wait, 0 closed\n"
    [load] = json.loads(call("warehouse", "rejects", *place, "--json").stdout)
    assert (load["load_id"], load["open"]) == (1, 1)
    given = call("warehouse", "rejects", *place, "--out", tmp_path / "out")
    assert given.stdout.endswith("rejects-1-a.csv: 1 rows to mend and load again.\n")
    none = call("warehouse", "rejects", *place, "--kind", "areas", "--out", tmp_path)
    assert none.stdout == ""
