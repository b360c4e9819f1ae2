"""What sections choose to print, without the document around them."""

from __future__ import annotations

from datetime import date

import pytest

from reporter import sources
from reporter.document import templates
from reporter.exhibits import Table
from reporter.ledger import Ledger
from reporter.section import Subject
from reporter.sections import conclusions, cover, evidence
from shared.contract.vocabulary import KIND_TITLES, ResultState, kind_title
from shared.findings import Cell as Part
from shared.findings import Evidence, Finding, FindingState, Rule, Statement, Strength
from shared.findings.statement import Given
from shared.metrics import Estimate, Group, MetricResult, Selection, SourceRows, Withheld
from shared.metrics.registers import programme
from shared.metrics.registry import metric
from shared.stats import Complete
from warehouse.catalogue import SOURCES

RULE = Rule(
    key="k",
    title="A finding",
    proposition="It is so.",
    cell=Part.EFFECT,
    metrics=(),
    wording={},
    judge=lambda _case: None,
)


def finding(state, cap):
    return Finding(
        rule=RULE,
        proposition="It is so.",
        judged=state,
        state=state,
        strength=Strength.INSUFFICIENT,
        cap=cap,
        maryland=None,
        conclusion=Statement("It is so."),
    )


@pytest.fixture
def subject(sample_evaluator):
    found = programme(sample_evaluator, "MK2016")
    return Subject(sample_evaluator, found, None, None, Ledger())


OF = {"item_code": "survey_item_mean", "lsoa_code": "recorded_crime"}
"""Dimension to a metric that has it; others are of files."""


def result(chosen):
    estimate = Estimate(value=1.0, interval=Complete(), base=1, method="count")
    groups = (Group((), estimate),)
    key = next((OF[name] for name in chosen if name in OF), "data_rows_accepted")
    return MetricResult(metric(key), Selection.of(chosen), (), "s", groups)


def cited(subject, chosen):
    one = result(chosen)
    subject.ledger.state(Statement("One row.", (Evidence(one, one.only),)))
    [proved] = evidence.build(subject).statements
    return proved.sources[0]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (FindingState.NOT_ASSESSED, "Not assessed because: nothing to count."),
        (FindingState.MIXED, "Why not stronger: Nothing to count."),
        (FindingState.TOO_EARLY, "Why not stronger: Nothing to count."),
    ],
)
def test_cap_is_called_what_it_is(subject, monkeypatch, state, expected):
    monkeypatch.setattr(conclusions, "findings", lambda *_: (finding(state, "Nothing to count."),))
    made = conclusions.build(subject)
    [chapter] = made.chapters
    assert chapter.findings[0].limit == expected
    assert chapter.title == "Effect: what changed?"


def test_programme_to_which_no_rule_applies_has_no_table_of_findings(subject, monkeypatch):
    monkeypatch.setattr(conclusions, "findings", lambda *_: ())
    assert conclusions.build(subject).overview is None


def test_selection_of_few_is_printed_in_full_and_in_order(subject):
    codes = [f"Q{n}" for n in range(12, 0, -1)]
    assert cited(subject, {"item_code": codes}).selection == "item_code " + " or ".join(
        f"Q{n}" for n in range(1, 13)
    )


@pytest.mark.parametrize(
    ("dimension", "noun"), [("lsoa_code", "areas"), ("item_code", "items"), ("kind", "values")]
)
def test_selection_of_many_is_counted(subject, dimension, noun):
    listed = cited(subject, {dimension: [f"E{n}" for n in range(13)]}).selection
    assert listed == f"{dimension} (13 {noun}; see evidence.csv)"


def test_annex_prints_a_few_groups_and_counts_the_rest(subject):
    one = result({})
    groups = tuple(Evidence(one, one.only) for _ in range(evidence.LISTED + 2))
    subject.ledger.state(Statement("Many rows.", groups))
    [proved] = evidence.build(subject).statements
    assert (len(proved.sources[0].proofs), proved.more) == (evidence.LISTED, 2)


def test_annex_prints_only_the_given_numbers_that_its_sentence_states(subject):
    limits = (Given("3.5", "limit 'a'", "rule"), Given("80 %", "limit 'b'", "rule"))
    subject.ledger.state(Statement("It lies below 3.5.", (), limits))
    [proved] = evidence.build(subject).statements
    assert proved.given == limits[:1]


def test_annex_lists_each_result_once_with_all_that_show_it(subject):
    one = result({"kind": "survey"})
    for key in ("a", "b"):
        table = Table(key=key, caption="", head=("A",), rows=(), results=(one,))
        subject.ledger.exhibit(table)
    subject.ledger.exhibit(Table(key="c", caption="", head=("A",), rows=(), view="v_pilot"))
    rows = [[cell.text for cell in row] for row in evidence.build(subject).exhibits.rows]
    assert rows == [
        [
            "Table\N{NO-BREAK SPACE}1, Table\N{NO-BREAK SPACE}2",
            "data_rows_accepted, kind survey",
            "1",
            "0",
        ],
        ["Table\N{NO-BREAK SPACE}3", "v_pilot", "–", "–"],
    ]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((), "no rows"),
        ((14,), "14 rows of f0.csv"),
        ((1, 2, 3), "6 rows of f0.csv, f1.csv and f2.csv"),
        ((1000, 1, 1, 1), "1,003 rows of 4 files"),
        ((None, None), "rows of f0.csv and f1.csv"),
    ],
)
def test_files_behind_are_told_in_words_without_counts_that_tell_of_people(counts, said):
    files = tuple(SourceRows(f"f{n}.csv", "", rows) for n, rows in enumerate(counts))
    assert sources.in_words(files) == said


def test_base_of_one_is_singular(subject):
    assert cited(subject, {}).proofs[0].base == "1 row"


def test_withheld_base_is_not_written():
    hidden = Group((), Withheld(ResultState.SUPPRESSED, "Why."))
    assert Evidence(result({}), hidden).counted == ""


def test_kinds_are_called_what_their_sources_call_them():
    titles = {source.kind: source.title for source in SOURCES}
    assert KIND_TITLES.items() <= titles.items()
    assert kind_title("police_street") == "police.uk street-level crime"
    assert kind_title("a_new_kind") == "A new kind"


@pytest.mark.parametrize(
    ("as_of", "newest_row", "said"),
    [
        (date(2016, 7, 15), date(2016, 7, 4), "when a pilot ended; newest row of 4 July 2016<"),
        (date(2016, 7, 15), None, "15 July 2016, when a pilot ended<"),
        (date(2016, 7, 31), date(2016, 7, 31), "<td>31 July 2016</td>"),
        (None, None, "<td>no dated data</td>"),
    ],
)
def test_cover_says_what_its_latest_day_is(sample_evaluator, as_of, newest_row, said):
    found = programme(sample_evaluator, "MK2016")
    subject = Subject(sample_evaluator, found, as_of=as_of, newest_row=newest_row, ledger=Ledger())
    page = templates().get_template("sections/cover.html").render(c=cover.build(subject))
    assert said in page.replace("\N{NO-BREAK SPACE}", " ")
