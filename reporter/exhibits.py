"""Figures and tables as sections make them; the document numbers and prints them.

A cell holds text that a result has already written: nothing is computed or rounded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings.statement import Evidence, Given, Statement
from shared.metrics import Group, MetricResult


class CellKind(StrEnum):
    """How a cell is set: words to the left, numbers to the right, states in a quiet slant."""

    WORDS = "words"
    NUMBER = "number"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    kind: CellKind = CellKind.WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart with what stands around it.

    Attributes:
        key: anchor, unique in the document.
        caption, note: below the chart.
        drawing: an SVG element with its alternative text; empty where nothing may be drawn.
        reading: what the chart shows, in a line above it.
        results: what it draws.
        given: numbers of its caption or note that no result holds.
    """

    key: str
    caption: str
    drawing: str
    note: str
    reading: Statement | None = None
    results: tuple[MetricResult, ...] = ()
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose first column names its rows.

    Attributes:
        key: anchor, unique in the document.
        head: column headings; the first heads the names of the rows.
        rows: cells, as many in each row as there are headings.
        numeric: indices of the columns whose headings stand over numbers.
        reading: what the table shows, in a line above it.
        results: what it prints.
        wide: the first column holds sentences rather than names.
        more: further rows, not printed; the table's attachment holds all rows.
        view: the view, or the attached file, whose rows are listed, alone or beside results.
        given: numbers of it that neither a result nor that view holds.
    """

    key: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    reading: Statement | None = None
    results: tuple[MetricResult, ...] = ()
    wide: bool = False
    more: tuple[tuple[Cell, ...], ...] = ()
    view: str = ""
    given: tuple[Given, ...] = ()

    @property
    def numeric(self) -> frozenset[int]:
        """Indices of the columns that hold numbers or the states that stand in for them."""
        return frozenset(
            column
            for column in range(len(self.head))
            if self.rows and all(row[column].kind is not CellKind.WORDS for row in self.rows)
        )


def file_name(label: str, key: str) -> str:
    """'table-07_files.csv' from 'Table 7' and the key of the table."""
    kind, number = label.replace("\N{NO-BREAK SPACE}", " ").split(" ")
    return f"{kind.lower()}-{int(number):02d}_{key}.csv"


def figure_drawing(svg: str, key: str) -> str:
    """A chart's SVG with its element ids made unique to the figure that holds it."""
    text = re.sub(r'\bid="([^"]+)"', rf'id="{key}-\1"', svg)
    return re.sub(r'(url\(|href=")#([^)"]+)', rf"\1#{key}-\2", text)


def quoted(statements: Iterable[Statement]) -> tuple[Given, ...]:
    """The numbers of statements that a table repeats, each with where it comes from."""
    return tuple(
        given
        for statement in statements
        for given in (
            *statement.given,
            *(
                Given(text, evidence.result.metric.title, evidence.metric_key)
                for evidence in statement.evidence
                for text in (evidence.value, evidence.interval, evidence.counted)
                if text
            ),
        )
    )


def words(text: str | None) -> Cell:
    """A cell of words; a dash where there are none."""
    return Cell(text or "–")


def whole(value: int) -> Cell:
    """A whole number that a register lists."""
    return Cell(formats.number(value), CellKind.NUMBER)


def value(result: MetricResult, group: Group) -> Cell:
    """The group's value as written, or the state that stands in for it."""
    shown = group.state is ResultState.OK
    return Cell(Evidence(result, group).value, CellKind.NUMBER if shown else CellKind.STATE)


def interval(result: MetricResult, group: Group) -> Cell:
    """The group's interval as written; empty where there is none."""
    return Cell(Evidence(result, group).interval, CellKind.NUMBER)


def base(result: MetricResult, group: Group) -> Cell:
    """The group's base; empty where there is no number."""
    count = Evidence(result, group).base
    return Cell("" if count is None else formats.number(count), CellKind.NUMBER)


def measured(result: MetricResult, group: Group) -> tuple[Cell, Cell, Cell]:
    """Value, interval and base of a group as three cells."""
    return value(result, group), interval(result, group), base(result, group)


def raw_p(group: Group) -> Cell:
    """The p-value of the group's test as written; empty where there is none."""
    test = group.estimate.test if group.state is ResultState.OK else None
    return Cell(formats.probability(test.p) if test else "", CellKind.NUMBER)


def corrected_p(group: Group) -> Cell:
    """The p-value corrected for the tests beside it; empty where the test stands alone."""
    test = group.estimate.test if group.state is ResultState.OK else None
    adjusted = test.adjusted if test else None
    return Cell(formats.probability(adjusted.p) if adjusted else "", CellKind.NUMBER)


def sized(result: MetricResult, group: Group) -> Cell:
    """Value, interval and base of a group in one cell: '3.3 (3.0 to 3.5; 40)'."""
    alone = value(result, group)
    if alone.kind is CellKind.STATE:
        return alone
    ends, rests_on = interval(result, group).text, base(result, group).text
    return Cell(f"{alone.text} ({'; '.join(filter(None, (ends, rests_on)))})", CellKind.NUMBER)


def name_rows(
    names: Iterable[str], cells: Iterable[tuple[Cell, ...]]
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of a table from their names and the cells beside them."""
    return tuple((Cell(name), *row) for name, row in zip(names, cells, strict=True))
