"""The sections that report data: of the sample, of a programme without data, and when withheld."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from integration.tables import REGISTER

from reporter.exhibits import CellKind, Figure, Table
from reporter.ledger import Ledger
from reporter.section import Subject
from reporter.sections import (
    engagement,
    implementation,
    interviews,
    items,
    places,
    proformas,
    survey,
    time_demand,
)
from shared.contract.vocabulary import ResultState
from shared.findings import Statement
from shared.metrics import Disclosure, Evaluator, Thresholds
from shared.metrics.quotes import Quote, released_quotes
from shared.metrics.registers import programme

SECTIONS = (
    survey,
    implementation,
    proformas,
    interviews,
    engagement,
    time_demand,
    places,
    items,
)
WITHHELD = 500
"""A minimum base that nothing in the sample reaches."""


def subject_of(evaluator: Evaluator, code: str) -> Subject:
    return Subject(evaluator, programme(evaluator, code), None, None, Ledger())


def parts(made: Any) -> Iterator[Any]:
    """Statements, figures and tables that a section's context holds, however deep."""
    if isinstance(made, Statement | Figure | Table):
        yield made
    elif isinstance(made, tuple):
        for one in made:
            yield from parts(one)
    elif is_dataclass(made):
        for field in fields(made):
            yield from parts(getattr(made, field.name))


def of_kind(made: Any, kind: type) -> list[Any]:
    return [one for one in parts(made) if isinstance(one, kind)]


@pytest.fixture(scope="module")
def sample(sample_evaluator):
    subject = subject_of(sample_evaluator, "MK2016")
    return {section: section.build(subject) for section in SECTIONS}


@pytest.fixture(scope="module")
def hidden(sample_evaluator):
    evaluator = Evaluator(sample_evaluator.snapshot, Thresholds(WITHHELD, WITHHELD))
    subject = subject_of(evaluator, "MK2016")
    return {section: section.build(subject) for section in SECTIONS}


@pytest.fixture(params=SECTIONS, ids=lambda section: section.__name__.rsplit(".", 1)[-1])
def section(request):
    return request.param


def test_exhibits_cite_what_they_print(sample, section):
    exhibits = of_kind(sample[section], Figure) + of_kind(sample[section], Table)
    assert exhibits
    for exhibit in exhibits:
        assert exhibit.results
        assert exhibit.caption
        assert "Source:" in exhibit.note
    for figure in of_kind(sample[section], Figure):
        assert figure.drawing
        assert figure.reading
        assert figure.reading.evidence


def test_rows_are_as_wide_as_their_head(sample, section):
    for table in of_kind(sample[section], Table):
        assert {len(row) for row in (*table.rows, *table.more)} == {len(table.head)}


def test_programme_without_data_has_sentences_and_no_exhibit(desk, section):
    desk.write("register.csv", REGISTER)
    desk.load()
    made = section.build(subject_of(desk.evaluator(), "MK"))
    assert not of_kind(made, Figure) + of_kind(made, Table)
    for said in of_kind(made, Statement):
        assert said.text.endswith(".")
        assert not any(letter.isdigit() for letter in said.text)


def test_withheld_numbers_are_named_and_not_drawn(hidden, section):
    for table in of_kind(hidden[section], Table):
        if all(result.metric.disclosure is not Disclosure.OPEN for result in table.results):
            cells = [cell for row in table.rows for cell in row[1:]]
            assert {cell.text for cell in cells if cell.kind is CellKind.NUMBER} <= {""}
            assert "suppressed" in {cell.text for cell in cells}
    for figure in of_kind(hidden[section], Figure):
        if all(result.state is not ResultState.OK for result in figure.results):
            assert ">suppressed<" in figure.drawing or not figure.drawing


def test_survey_reports_every_pair_of_waves(sample):
    tables = {table.key: table for table in of_kind(sample[survey], Table)}
    assert len(tables["scale-changes"].rows) == 4 * 3
    assert len(tables["chance"].rows) == 4 * 3
    assert len(tables["reach"].rows) == 4


def test_step_that_was_not_started_is_told_from_one_that_nobody_logged(sample_evaluator):
    subject = subject_of(sample_evaluator, "MK2016")
    table = next(t for t in of_kind(implementation.build(subject), Table) if t.key == "step-events")
    words = {cell.text for row in table.rows for cell in row[1:-1]}
    assert words == {"complete", "evidenced", "started", "not started"}


def test_themes_beyond_the_printed_ones_are_attached(sample):
    [table] = of_kind(sample[interviews], Table)
    assert len(table.rows) == interviews.LISTED
    names = [row[0].text for row in (*table.rows, *table.more)]
    assert len(set(names)) == len(names) == 28


def test_testimony_is_released_and_of_as_many_themes(sample, sample_evaluator):
    quotes = sample[interviews].quotes
    released = {(quote.theme, quote.text) for quote in released_quotes(sample_evaluator, "MK2016")}
    assert 0 < len(quotes) <= interviews.QUOTED
    assert {(quote.theme, quote.text) for quote in quotes} <= released
    assert len({quote.theme for quote in quotes}) == len(quotes)


def test_stretch_of_two_themes_is_printed_once(sample_evaluator, monkeypatch):
    given = (
        Quote("A", "Said once.", None, "pcso"),
        Quote("B", "Said once.", None, "pcso"),
        Quote("B", "Said of B alone.", None, "pcso"),
    )
    monkeypatch.setattr(interviews, "released_quotes", lambda *_: given)
    quotes = interviews.build(subject_of(sample_evaluator, "MK2016")).quotes
    assert [(quote.theme, quote.text) for quote in quotes] == [
        ("A", "Said once."),
        ("B", "Said of B alone."),
    ]
    assert quotes[0].speaker == "one of the community support officers"


def test_testimony_is_withheld_with_its_speakers(hidden):
    assert hidden[interviews].quotes == ()


def test_annex_holds_every_item_with_both_p_values(sample):
    tables = {table.key: table for table in of_kind(sample[items], Table)}
    assert len(tables["item-means"].rows) == len(tables["changes-t2"].rows) == 49
    item_39 = next(row for row in tables["changes-t2"].rows if row[0].text == "Item 39")
    raw, corrected = item_39[2].text, item_39[3].text
    assert raw == "below 0.001"
    assert corrected
    assert corrected != raw


def test_pilots_areas_stand_at_their_rank_among_all(sample):
    tables = {table.key: table for table in of_kind(sample[places], Table)}
    own, league = tables["pilot-areas"], tables["league"]
    ranks = [int(row[2].text) for row in own.rows]
    assert ranks == sorted(ranks)
    assert len(ranks) == 4
    pilots = ", ".join(row[1].text for row in own.rows)
    assert sorted(pilots.split(", ")) == ["P1", "P2", "P3", "P4", "P5"]
    records = [int(row[3].text.replace(",", "")) for row in own.rows]
    least = int(league.rows[-1][2].text.replace(",", ""))
    assert all(record <= least for record in records)
