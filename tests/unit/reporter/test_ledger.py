from __future__ import annotations

import pytest

from reporter.exhibits import Cell, CellKind, Figure, Table, figure_drawing
from reporter.ledger import Heading, Ledger
from shared.contract.errors import DefinitionFault
from shared.findings import Statement


def table(key):
    return Table(key=key, caption="", head=("A",), rows=())


def test_statement_keeps_its_mark_when_it_is_printed_again():
    ledger = Ledger()
    marks = [ledger.state(Statement(text)) for text in ("one", "two", "one")]
    assert marks == ["E1", "E2", "E1"]


def test_figures_and_tables_are_numbered_apart():
    ledger = Ledger()
    figure = Figure(key="f", caption="", drawing="", note="")
    labels = [ledger.exhibit(item) for item in (table("a"), figure, table("b"))]
    assert [label.split() for label in labels] == [["Table", "1"], ["Figure", "1"], ["Table", "2"]]


def test_reference_finds_exhibits_and_headings():
    ledger = Ledger()
    ledger.exhibit(table("a"))
    ledger.head(Heading("annex", "Annex A", "Things", 2))
    assert ledger.label("a").split() == ["Table", "1"]
    assert ledger.label("annex") == "Annex A"


def test_reference_to_nothing_is_a_fault_of_ours():
    with pytest.raises(DefinitionFault, match="'nowhere'"):
        Ledger().label("nowhere")


def test_key_that_is_taken_is_a_fault_of_ours():
    ledger = Ledger()
    ledger.exhibit(table("a"))
    with pytest.raises(DefinitionFault, match="'a'"):
        ledger.exhibit(table("a"))


def test_ids_of_a_drawing_are_made_unique_to_its_figure():
    drawn = figure_drawing('<g id="a" clip-path="url(#b)"><use xlink:href="#b"/></g>', "f1")
    assert drawn == '<g id="f1-a" clip-path="url(#f1-b)"><use xlink:href="#f1-b"/></g>'


def test_column_of_numbers_and_states_is_headed_as_numbers():
    rows = (
        (Cell("x"), Cell("1", CellKind.NUMBER)),
        (Cell("y"), Cell("suppressed", CellKind.STATE)),
    )
    shown = Table(key="t", caption="", head=("A", "B"), rows=rows)
    assert shown.numeric == {1}
