"""The files inside the PDF: all evidence as printed, and each shortened table in full."""

from __future__ import annotations

import csv
import io
import json

import pytest
from markupsafe import Markup

from reporter.attachments import EVIDENCE, FILES, METRICS, attachments
from reporter.document import Document, templates
from reporter.exhibits import Cell, Figure, Table, file_name, whole
from reporter.ledger import Ledger
from reporter.section import Subject
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Evidence, Given, Statement, evidence_of, published
from shared.metrics import Estimate, Group, MetricResult, Selection, Withheld
from shared.metrics.registers import programme
from shared.metrics.registry import metric
from shared.stats import Adjusted, Interval, Test

SUPPRESSED = Withheld(ResultState.SUPPRESSED, "Fewer than 10 respondents.")


def result(key="survey_item_mean", *, value=3.14159, test=None, chosen=None, snapshot="s"):
    """Two waves of item 39: one shown, one suppressed."""
    shown = Estimate(value=value, interval=Interval(2.71828, 3.5), base=40, method="t", test=test)
    groups = (Group((("wave", "T1"),), shown), Group((("wave", "T2"),), SUPPRESSED))
    return MetricResult(metric(key), Selection.of(chosen), ("wave",), snapshot, groups)


@pytest.fixture
def document(sample_evaluator):
    found = programme(sample_evaluator, "MK2016")
    return Document("", Markup(), Subject(sample_evaluator, found, None, None, Ledger()))


def read(document, name):
    [file] = [one for one in attachments(document) if one.name == name]
    return list(csv.DictReader(io.StringIO(file.content.decode(), newline="")))


def test_statement_has_a_row_for_each_group_with_its_numbers_as_printed(document):
    one = result(chosen={"item_code": "Q39"})
    document.ledger.state(Statement("At T1 it was 3.1.", evidence_of(one)))
    shown, hidden = read(document, EVIDENCE)
    assert {name: text for name, text in shown.items() if text} == {
        "entry": "E1",
        "metric": "survey_item_mean",
        "unit": "score, 1 to 5",
        "selection": '{"item_code": "Q39"}',
        "group": '{"wave": "T1"}',
        "state": "ok",
        "value": "3.1",
        "low": "2.7",
        "high": "3.5",
        "level": "95 %",
        "base": "40",
        "method": "t",
        "view": "v_survey_distribution",
        "snapshot": "s",
    }
    assert hidden["state"] == "suppressed"
    assert not any(hidden[name] for name in ("value", "low", "high", "base", "p", "method"))


def test_test_of_no_effect_is_written_with_its_family(document):
    tested = Test(0.0004, "Wilcoxon", Adjusted(0.04, "Holm", "all items", 49))
    document.ledger.state(Statement("", evidence_of(result(test=tested))))
    row = read(document, EVIDENCE)[0]
    assert (row["p"], row["p_adjusted"], row["tests"]) == ("below 0.001", "0.040", "49")
    assert row["method"] == "t; Wilcoxon, corrected by Holm (all items)"


def test_given_number_has_a_row_of_its_own(document):
    given = Given("5\N{NO-BREAK SPACE}%", "threshold: share of areas", "site_choice")
    document.ledger.state(Statement("The top 5 %.", (), (given,)))
    [row] = read(document, EVIDENCE)
    assert (row["value"], row["state"], row["method"], row["view"]) == (
        *("5 %", "given", "threshold: share of areas"),
        "site_choice",
    )


def test_exhibits_follow_statements_and_registers_tell_how_many_rows_they_list(document):
    document.ledger.exhibit(Figure(key="f", caption="", drawing="", note="", results=(result(),)))
    rows = tuple((whole(n),) for n in range(3))
    listed = Table(key="t", caption="", head=("A",), rows=rows[:2], more=rows[2:], view="v_pilot")
    document.ledger.exhibit(listed)
    document.ledger.state(Statement("", evidence_of(result())))
    rows = read(document, EVIDENCE)
    assert [row["entry"] for row in rows] == ["E1", "E1", "Figure 1", "Figure 1", "Table 1"]
    assert (rows[-1]["value"], rows[-1]["view"]) == ("3", "v_pilot")


def test_shortened_table_is_attached_whole(document):
    rows = tuple((Cell(f"file {n}"), whole(-1000 * n)) for n in range(5))
    table = Table(key="files", caption="Files", head=("File", "Rows"), rows=rows[:2], more=rows[2:])
    document.ledger.exhibit(Table(key="full", caption="", head=("A",), rows=()))
    document.ledger.exhibit(table)
    names = [one.name for one in attachments(document)]
    assert names == sorted(names) == [EVIDENCE, FILES, METRICS, "table-02_files.csv"]
    assert read(document, names[-1]) == [
        {"File": f"file {n}", "Rows": "0" if n == 0 else str(-1000 * n)} for n in range(5)
    ]


def test_printed_table_says_how_many_rows_only_its_attachment_holds():
    rows = tuple((Cell(f"file {n}"),) for n in range(5))
    table = Table(key="files", caption="", head=("File",), rows=rows[:2], more=rows[2:])
    name = file_name("Table\N{NO-BREAK SPACE}7", "files")
    template = templates().get_template("parts/table.html")
    page = template.render(it=table, label="Table 7", say=None, file=name)
    note = "3 more rows: see the attached <code>table-07_files.csv</code>, which holds all 5."
    assert note in page
    assert page.count("<tr>") == 1 + 2


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-cmd", "+x", "\tx"])
def test_spreadsheet_runs_nothing_that_was_handed_over(document, text):
    rows = ((Cell(text),), (Cell("−0.4"),))
    document.ledger.exhibit(Table(key="t", caption="", head=("A",), rows=rows[:1], more=rows[1:]))
    assert read(document, "table-01_t.csv")[0]["A"] == f"'{text}"


def test_negative_number_stays_a_number(document):
    moved = result("survey_item_change", value=-0.684)
    document.ledger.state(Statement("", (Evidence(moved, moved.groups[0]),)))
    assert read(document, EVIDENCE)[0]["value"] == "-0.68"


def test_files_behind_each_result_are_named_with_their_rows(document):
    evaluator = document.subject.evaluator
    pilots = evaluator.evaluate("pilots", {"programme_code": "MK2016"})
    document.ledger.state(Statement("5 pilots.", evidence_of(pilots)))
    [row] = read(document, FILES)
    assert row["metric"] == "pilots"
    assert json.loads(row["selection"]) == {"programme_code": "MK2016"}
    assert row["rows"] == "5"


def test_definition_of_every_metric_is_attached(document):
    document.ledger.state(Statement("", evidence_of(result())))
    [row] = read(document, METRICS)
    assert row["key"] == "survey_item_mean"
    assert row["formula"] == metric("survey_item_mean").formula
    assert row["disclosure"] == "attitudes and self-reports of people"


def test_bundle_rounds_numbers_of_people_and_keeps_those_of_open_data():
    people, _ = published(result(value=3.14159))["groups"]
    assert (people["value"], people["low"], people["high"]) == (3.1, 2.7, 3.5)
    assert (people["shown"], people["shown_low"], people["shown_high"]) == ("3.1", "2.7", "3.5")
    crime, _ = published(result("recorded_crime_rate", value=3.14159))["groups"]
    assert (crime["value"], crime["shown"]) == (3.14159, "3.1")


@pytest.mark.parametrize(
    ("key", "value", "rounded"),
    [("survey_linkage", 0.6251, 0.63), ("survey_item_change", -0.684, -0.68)],
)
def test_bundle_keeps_the_unit_of_a_rounded_number(key, value, rounded):
    assert published(result(key, value=value))["groups"][0]["value"] == rounded


def test_bundle_rounds_probabilities_and_never_to_zero():
    tested = Test(0.00004, "Wilcoxon", Adjusted(0.04321, "Holm", "all items", 49))
    group = published(result(test=tested))["groups"][0]
    assert (group["p"], group["p_adjusted"]) == (0.001, 0.043)


def test_bundle_holds_no_number_of_a_suppressed_group():
    _, hidden = published(result())["groups"]
    assert (hidden["state"], hidden["shown"]) == ("suppressed", "suppressed")
    assert [hidden[name] for name in ("value", "low", "high", "base")] == [None] * 4
    assert (hidden["shown_low"], hidden["shown_high"]) == ("", "")


def test_evidence_says_how_to_evaluate_its_group_again():
    one = result(chosen={"item_code": "Q39"})
    entry = Evidence(one, one.groups[0]).as_json()
    assert entry["selection"] == {"item_code": "Q39"}
    assert entry["group"]["by"] == {"wave": "T1"}
    assert (entry["method"], entry["shown"], entry["shown_low"]) == ("t", "3.1", "2.7")
