"""What sections choose to print, without the document around them."""

from __future__ import annotations

from datetime import date

import pytest

from reporter.document import templates
from reporter.ledger import Ledger
from reporter.section import Subject
from reporter.sections import conclusions, cover, evidence
from shared.contract.vocabulary import KIND_TITLES, ResultState, kind_title
from shared.findings import (
    Advice,
    Evidence,
    Finding,
    FindingState,
    Recommendation,
    Statement,
    Strength,
)
from shared.metrics import Estimate, Group, MetricResult, Selection, Withheld
from shared.metrics.registers import programme
from shared.metrics.registry import metric
from shared.stats import Complete
from warehouse.catalogue import SOURCES


def finding(state, cap):
    advice = Recommendation(advice=Advice.RESEARCH, text="", owner="", trigger="")
    return Finding(
        key="k",
        title="A finding",
        state=state,
        strength=Strength.INSUFFICIENT,
        cap=cap,
        conclusion=Statement("It is so."),
        recommendation=advice,
    )


@pytest.fixture
def subject(sample_evaluator):
    found = programme(sample_evaluator, "MK2016")
    return Subject(sample_evaluator, found, None, None, Ledger())


def result(chosen):
    estimate = Estimate(value=1.0, interval=Complete(), base=1, method="count")
    groups = (Group((), estimate),)
    return MetricResult(metric("data_rows_accepted"), Selection.of(chosen), (), "s", groups)


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
    assert made.findings[0].limit == expected
    assert made.overview.rows[0][-1].text == expected


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
    assert listed == f"{dimension} (13 {noun}; see the evidence file)"


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
