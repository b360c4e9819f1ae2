"""Rows are accepted, or rejected with file, row, column, rule and value; the rest is untouched."""

from __future__ import annotations

from typing import Any

import pytest
from integration.tables import (
    AREAS,
    CODEBOOK,
    EVALUATION,
    EVALUATION_HEADER,
    REGISTER,
    SURVEY,
    SURVEY_HEADER,
    street,
    street_row,
)

REJECTS = "select file_name, row_no, column_name, rule, value from v_reject order by all"
MASK = "(masked)"


def rejects_of(desk: Any, text: str) -> list[tuple[str, str, str | None]]:
    """Column, rule and value of the rejects of row 2 in a file whose rows 1 and 3 are sound."""
    report = desk.load_text("handed.csv", text)
    assert (report.rows_in, report.accepted, report.rejected) == (3, 2, 1)
    found = desk.sql(REJECTS)
    assert {(name, row_no) for name, row_no, *_ in found} == {("handed.csv", 2)}
    return [(column, rule, value) for _, _, column, rule, value in found]


@pytest.mark.parametrize(
    ("changes", "column", "rule", "value"),
    [
        ({"month": "2014-13"}, "Month", "is a month written YYYY-MM", "2014-13"),
        ({"month": "2014-1"}, "Month", "is a month written YYYY-MM", "2014-1"),
        ({"month": "0000-01"}, "Month", "is a month written YYYY-MM", "0000-01"),
        ({"month": ""}, "Month", "is filled", None),
        ({"crime_type": "Piracy"}, "Crime type", "is one of", "Piracy"),
        ({"lsoa": "Station"}, "LSOA code", "nine-character area code", "Station"),
        ({"latitude": "91"}, "Latitude", "is a number from 49 to 61.5", "91"),
        ({"longitude": "west"}, "Longitude", "is a number from -9 to 2.5", "west"),
        ({"longitude": "nan"}, "Longitude", "is a number from -9 to 2.5", "nan"),
        ({"latitude": ""}, "Longitude", "has a latitude where it has a longitude", "-0.75"),
        ({"crime_id": "abc"}, "Crime ID", "is blank or 64 hexadecimal digits", "abc"),
        ({"within": ""}, "Falls within", "is filled", None),
    ],
)
def test_street_row_is_rejected_with_its_rule(
    desk: Any, changes: dict[str, str], column: str, rule: str, value: str | None
) -> None:
    text = street(street_row(outcome="a"), street_row(**changes), street_row(outcome="c"))
    [(found_column, found_rule, found_value)] = rejects_of(desk, text)
    assert (found_column, found_value) == (column, value)
    assert rule in found_rule


@pytest.mark.parametrize("latitude", ["49", "61.5", "52.0500"])
def test_ends_of_a_range_belong_to_it(desk: Any, latitude: str) -> None:
    assert desk.load_text("a.csv", street(count=1, latitude=latitude)).complete


@pytest.mark.parametrize(
    ("row", "column", "rule", "value"),
    [
        ("MK,T1,treated,r9,2016-02-08,ZZZ,6,1", "Q1", "is a whole number from 1 to 5", "6"),
        ("MK,T1,treated,r9,2016-02-08,ZZZ,0,1", "Q1", "is a whole number from 1 to 5", "0"),
        ("MK,T1,treated,r9,2016-02-08,ZZZ,2.5,1", "Q1", "is a whole number from 1 to 5", "2.5"),
        ("MK,T1,treated,r9,2016-02-08,ZZZ,,", "Q1", "has at least one answer", None),
        ("MK,third,treated,r9,2016-02-08,ZZZ,1,1", "wave", "is a wave such as T1", "third"),
        ("MK,T1,both,r9,2016-02-08,ZZZ,1,1", "arm", "is one of treated, control", "both"),
        ("MK,T1,treated,r9,8 May,ZZZ,1,1", "RecordedDate", "is a day", "8 May"),
        ("MK,T1,treated,r1,2016-02-08,ZZZ,1,1", "ResponseId", "occurs once in the file", MASK),
        ("MK,T1,treated,r9,2016-02-08,AAA,1,1", "link_code", "occurs once in the file", MASK),
        ("MK,T1,treated,,2016-02-08,ZZZ,1,1", "ResponseId", "is filled", None),
    ],
)
def test_survey_row_is_rejected_with_its_rule_and_no_private_value(
    desk: Any, row: str, column: str, rule: str, value: str | None
) -> None:
    desk.load_text("codebook.csv", CODEBOOK)
    first, second = SURVEY.removeprefix(SURVEY_HEADER).splitlines()
    found = rejects_of(desk, SURVEY_HEADER + "\n".join((first, row, second)) + "\n")
    assert [(c, v) for c, r, v in found if rule in r] == [(column, value)]
    assert all("ZZZ" not in str(entry) for entry in found)


@pytest.mark.parametrize(
    ("row", "column", "rule", "value"),
    [
        ("MK,x,pcso,P9,2016-07-04,1,1,1,1,1,1,1,1", "pilot", "is a pilot of the programme", "P9"),
        ("XX,x,pcso,P1,2016-07-04,1,1,1,1,1,1,1,1", "pilot", "is a pilot of the programme", "P1"),
        ("MK,x,pcso,P1,2016-07-04,1,1,1,1,1,1,1,7", "step8", "whole number from 1 to 5", "7"),
        ("MK,x,chief,P1,2016-07-04,1,1,1,1,1,1,1,1", "role", "is one of", "chief"),
        ("MK,x,pcso,P1,2016-07-04xx,1,1,1,1,1,1,1,1", "date", "is a day", "2016-07-04xx"),
        ("MK,x,pcso,P1,04/07/2016,1,1,1,1,1,1,1,1", "date", "is a day", "04/07/2016"),
        ("MK,,pcso,P1,2016-07-04,1,1,1,1,1,1,1,1", "rater_code", "is filled", None),
        ("MK,r1,pcso,P1,2016-07-04 10:30,1,1,1,1,1,1,1,1", "date", "occurs once", None),
    ],
)
def test_self_evaluation_row_is_rejected_with_its_rule(
    desk: Any, row: str, column: str, rule: str, value: str | None
) -> None:
    """Two registers show that a pilot belongs to its programme."""
    desk.load_text("register.csv", REGISTER + "XX,P7,Elsewhere,E01016801,active,\n")
    sound = "MK,{},pcso,P1,2016-07-04,1,1,1,1,1,1,1,1"
    rows = (sound.format("r1"), row, sound.format("r3"))
    found = rejects_of(desk, EVALUATION_HEADER + "\n".join(rows) + "\n")
    expected = value if rule != "occurs once" else "2016-07-04 10:30"
    assert [(c, v) for c, r, v in found if rule in r] == [(column, expected)]


@pytest.mark.parametrize(
    ("header", "sound", "bad", "column"),
    [
        (AREAS.splitlines()[0], "E0{},A,LSOA,5,,", "E09,A,LSOA,-5,,", "population"),
        (REGISTER.splitlines()[0], "MK,P{},N,E1,active,", "MK,P9,N,E1,dormant,", "status"),
        (CODEBOOK.splitlines()[0], "Q{},t,employer,1,5,no", "Q9,t,employer,1,1e99,no", "max"),
        (CODEBOOK.splitlines()[0], "Q{},t,employer,1,5,no", "Q9,t,employer,5,nan,no", "max"),
        (CODEBOOK.splitlines()[0], "Q{},t,employer,1,5,no", "Q9,t,employer,5,5,no", "min"),
    ],
)
def test_row_of_a_register_is_rejected_alone(
    desk: Any, header: str, sound: str, bad: str, column: str
) -> None:
    text = "\n".join((header, sound.format(1), bad, sound.format(2))) + "\n"
    assert column in {found for found, _, _ in rejects_of(desk, text)}


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (street_row().strip() + ",one more\n", 13),
        (street_row().rsplit(",", 1)[0] + "\n", 11),
        ("one\n", 1),
        (",,\n", 3),
    ],
)
def test_row_with_another_number_of_fields_is_rejected_alone(
    desk: Any, row: str, fields: int
) -> None:
    found = rejects_of(desk, street(street_row(), row, street_row()))
    assert found == [("(whole row)", "has 12 fields, like the header", f"{fields} fields")]


def test_long_row_and_short_row_do_not_make_up_for_each_other(desk: Any) -> None:
    """Together they hold as many commas as two sound rows."""
    long, short = street_row().strip() + ",x\n", street_row().rsplit(",", 1)[0] + "\n"
    report = desk.load_text("a.csv", street(street_row(), long, short, street_row()))
    assert (report.rows_in, report.accepted, report.rejected) == (4, 2, 2)


def test_every_rule_that_a_row_breaks_is_listed(desk: Any) -> None:
    text = street(street_row(), street_row(month="May", crime_type="Piracy"), street_row())
    assert [column for column, *_ in rejects_of(desk, text)] == ["Crime type", "Month"]


def test_long_value_is_shown_by_its_beginning(desk: Any) -> None:
    text = street(street_row(), street_row(crime_type="x" * 9_000), street_row())
    [(_, _, value)] = rejects_of(desk, text)
    assert value == "x" * 200


def test_key_repeated_far_below_is_found(desk: Any) -> None:
    """However the reader cuts a large file into batches."""
    rows = "".join(f"E{number:08d},A,LSOA,5,,\n" for number in range(300_000))
    report = desk.load_text("areas.csv", f"{AREAS.splitlines()[0]}\n{rows}E00000000,B,LSOA,5,,\n")
    assert (report.accepted, report.rejected) == (300_000, 1)
    assert desk.sql("select area_name from v_area where area_code = 'E00000000'") == [("A",)]


@pytest.mark.parametrize(
    ("text", "warned", "rule"),
    [
        (street(street_row(lsoa="", longitude="", latitude="")), 1, "has a place"),
        (street(street_row(reported="BTP")), 1, "is reported by the force"),
        (street(street_row()), 0, None),
    ],
)
def test_warning_keeps_and_counts_its_rows(
    desk: Any, text: str, warned: int, rule: str | None
) -> None:
    report = desk.load_text("a.csv", text)
    assert (report.accepted, report.warned, report.complete) == (1, warned, True)
    found = desk.sql("select rule, rows from v_warning")
    assert [rows for _, rows in found] == [1] * warned
    assert all(rule in name for name, _ in found)


def test_person_who_gave_the_same_answer_throughout_is_kept_with_a_warning(desk: Any) -> None:
    desk.load_text("codebook.csv", CODEBOOK)
    report = desk.load_text("survey.csv", SURVEY_HEADER + "MK,T1,treated,r1,,AAA,3,3\n")
    assert (report.accepted, report.warned) == (1, 1)


def test_rejects_of_one_file_do_not_touch_another(desk: Any) -> None:
    desk.write("a.csv", street(count=2, month="May"))
    desk.write("b.csv", street(count=3))
    desk.write("evaluation.csv", EVALUATION)
    desk.write("register.csv", REGISTER)
    desk.load()
    states = {report.file: report.state for report in desk.reports}
    assert states == {
        "a.csv": "rejected",
        "b.csv": "loaded",
        "evaluation.csv": "loaded",
        "register.csv": "loaded",
    }
    assert desk.sql("select count(*) from v_crime") == [(3,)]
