"""Loading again: the same content, newer releases, later exports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from integration.tables import CODEBOOK, EVALUATION, REGISTER, SURVEY, SURVEY_HEADER, street

LEDGER = "select * from v_load_ledger order by load_id"
COUNTS = (
    "select file_name, rows_in, rows_accepted, rows_rejected, rows_superseded, state "
    "from v_load_ledger order by load_id"
)


def all_files(directory: Path) -> list[str]:
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*"))


def test_same_folder_again_changes_no_row_line_id_or_file(desk: Any) -> None:
    for name, text in {"codebook": CODEBOOK, "survey": SURVEY, "crime": street(count=3)}.items():
        desk.write(f"{name}.csv", text)
    desk.load()
    before = (desk.pointer, desk.sql(LEDGER), all_files(desk.directory))
    desk.load()
    assert (desk.pointer, desk.sql(LEDGER), all_files(desk.directory)) == before
    assert [report.state for report in desk.reports] == ["unchanged"] * 3


def test_same_content_under_another_name_changes_nothing(desk: Any) -> None:
    desk.load_text("january.csv", street(count=2))
    before = (desk.pointer, desk.sql(LEDGER))
    report = desk.load_text("copy/renamed.csv", street(count=2))
    assert (report.file, report.state, report.accepted) == ("renamed.csv", "unchanged", 2)
    assert (desk.pointer, desk.sql(LEDGER)) == before


def test_same_content_twice_in_one_call_is_loaded_once(desk: Any) -> None:
    desk.write("a.csv", street(count=2))
    desk.write("b.csv", street(count=2))
    desk.load()
    assert sorted(report.state for report in desk.reports) == ["loaded", "unchanged"]
    assert desk.sql("select count(*) from v_crime") == [(2,)]


def test_file_with_rejects_stays_incomplete_when_it_is_loaded_again(desk: Any) -> None:
    text = street(count=1) + street(count=1, month="May").split("\n", 1)[1]
    desk.load_text("a.csv", text)
    report = desk.load_text("a.csv", text)
    assert (report.state, report.rejected, report.complete) == ("unchanged", 1, False)
    assert report.file in report.message


def test_wholly_rejected_file_has_one_ledger_line_however_often_it_comes(desk: Any) -> None:
    for _ in range(2):
        report = desk.load_text("a.csv", street(count=2, month="May"))
    assert (report.state, report.rejected) == ("rejected", 2)
    assert desk.sql(COUNTS) == [("a.csv", 2, 0, 2, 0, "rejected")]


def test_newer_release_of_a_month_replaces_the_older_whole(desk: Any) -> None:
    desk.load_text("old.csv", street(count=3))
    desk.load_text("new.csv", street(count=2, crime_type="Burglary"))
    assert desk.sql(COUNTS) == [
        ("old.csv", 3, 0, 0, 3, "superseded"),
        ("new.csv", 2, 2, 0, 0, "loaded"),
    ]
    assert desk.sql("select distinct crime_type from v_crime") == [("Burglary",)]


def test_newer_release_leaves_other_months_and_forces_alone(desk: Any) -> None:
    two_months = street(count=2) + street(count=3, month="2014-02").split("\n", 1)[1]
    desk.load_text("two.csv", two_months)
    desk.load_text("other-force.csv", street(count=4, within="BCP", reported="BCP"))
    desk.load_text("february.csv", street(count=1, month="2014-02"))
    assert desk.sql(COUNTS) == [
        ("two.csv", 5, 2, 0, 3, "loaded"),
        ("other-force.csv", 4, 4, 0, 0, "loaded"),
        ("february.csv", 1, 1, 0, 0, "loaded"),
    ]
    assert desk.sql("select sum(crimes) from v_crime_month") == [(7,)]


def test_superseded_content_does_not_come_back(desk: Any) -> None:
    desk.load_text("old.csv", street(count=3))
    desk.load_text("new.csv", street(count=2))
    published = desk.pointer
    again = desk.load_text("old.csv", street(count=3))
    assert again.state == "unchanged"
    assert "Newer files have replaced 3 of its rows, which stay replaced" in again.message
    assert desk.pointer == published


def test_later_survey_export_replaces_only_the_rows_that_it_carries(desk: Any) -> None:
    desk.load(desk.write("codebook.csv", CODEBOOK), desk.write("first.csv", SURVEY))
    later = (
        "MK,T1,treated,r1,2016-02-08,AAA,5,\n"  # corrected, and Q2 withdrawn
        "MK,T1,treated,r3,2016-02-09,CCC,3,3\n"  # new
    )
    desk.load_text("later.csv", SURVEY_HEADER + later)
    assert desk.sql(COUNTS)[1:] == [
        ("first.csv", 2, 1, 0, 1, "loaded"),
        ("later.csv", 2, 2, 0, 0, "loaded"),
    ]
    found = desk.sql("select arm, item_code, score from v_survey_answer order by all")
    assert found == [
        ("control", "Q1", 2.0),
        ("control", "Q2", 3.0),
        ("treated", "Q1", 3.0),
        ("treated", "Q1", 5.0),
        ("treated", "Q2", 3.0),
    ]


def test_later_self_evaluation_of_another_day_stands_beside_the_first(desk: Any) -> None:
    desk.load(desk.write("register.csv", REGISTER), desk.write("first.csv", EVALUATION))
    desk.load_text("second.csv", EVALUATION.replace("2016-07-04", "2016-08-04"))
    found = desk.sql("select count(distinct rater), count(*) from v_self_evaluation")
    assert found == [(1, 16)]


def test_newer_codebook_may_not_belie_answers_already_loaded(desk: Any) -> None:
    """Nor may it stop publication: it is rejected, row by row, and the rest is loaded."""
    desk.load(desk.write("codebook.csv", CODEBOOK), desk.write("survey.csv", SURVEY))
    report = desk.load_text("newer.csv", CODEBOOK.replace("force,employer", "force,capability"))
    assert (report.accepted, report.rejected) == (1, 1)
    [(column, rule, value)] = desk.sql("select column_name, rule, value from v_reject")
    assert (column, value) == ("scale", "capability")
    assert "unchanged for an item that has been answered" in rule
    assert desk.sql("select scale from v_survey_item where item_code = 'Q1'") == [("employer",)]


def test_newer_codebook_may_reword(desk: Any) -> None:
    desk.load(desk.write("codebook.csv", CODEBOOK), desk.write("survey.csv", SURVEY))
    newer = CODEBOOK.replace("I trust my force", "I trust it")
    assert desk.load_text("newer.csv", newer).complete
    assert desk.sql("select text from v_survey_item where item_code = 'Q1'") == [("I trust it",)]
