"""The table behind a block: what the grid, the drawer and the CSV hold, as the figure shows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from shared.contract import formats
from shared.metrics import Estimate, Group, Interval, MetricResult, Withheld

Labels = Mapping[str, Mapping[Any, str]]
"""Dimension to its values and how they read."""


Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """Rows of text under named columns.

    Attributes:
        title: what the rows are.
        columns: their names, each once.
        listed: gives the rows when somebody looks at them, as most sheets are never opened.
        numeric: columns that hold numbers: right-aligned, and sorted by size.
        result: the result that it lists; None for a register.
        source: the view that a register lists; "" for a result.
    """

    title: str
    columns: tuple[str, ...]
    listed: Callable[[], Rows]
    numeric: frozenset[str] = frozenset()
    result: MetricResult | None = None
    source: str = ""

    @cached_property
    def rows(self) -> Rows:
        """As shown: rounded, and withheld where the result withholds."""
        return self.listed()

    def csv(self) -> str:
        """The rows as CSV with a header."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue()


def result_sheet(result: MetricResult, labels: Labels | None = None, *, title: str = "") -> Sheet:
    """Every group of a result: its dimensions, value, interval, base, test and state."""
    names = labels or {}
    tested = any(isinstance(g.outcome, Estimate) and g.outcome.test for g in result.groups)
    columns = [*(heading_of(name) for name in result.by), "value", "low", "high", "base"]
    numeric = {"value", "low", "high", "base"}
    if tested:
        columns += ["p", "p adjusted"]
        numeric |= {"p", "p adjusted"}

    def rows() -> Rows:
        return tuple(
            (
                *(_named(names.get(name, {}), value) for name, value in group.by),
                *_numbers(result, group, tested=tested),
                _why(group),
            )
            for group in result.groups
        )

    return Sheet(
        title=title or result.metric.title,
        columns=(*columns, "state"),
        listed=rows,
        numeric=frozenset(numeric),
        result=result,
    )


def register_sheet(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    source: str,
    numeric: Sequence[str] = (),
) -> Sheet:
    """Rows of a register, as a page lists them."""
    listed = tuple(tuple(row) for row in rows)
    return Sheet(title, tuple(columns), lambda: listed, frozenset(numeric), source=source)


def _numbers(result: MetricResult, group: Group, *, tested: bool) -> list[str]:
    outcome, write = group.outcome, result.metric.unit.write
    if isinstance(outcome, Withheld):
        return [""] * (6 if tested else 4)
    ends = ["", ""]
    if isinstance(outcome.interval, Interval):
        ends = [write(outcome.interval.low), write(outcome.interval.high)]
    shown = [write(outcome.value), *ends, formats.number(outcome.base)]
    if tested:
        test = outcome.test
        shown.append(formats.probability(test.p) if test else "")
        adjusted = test.adjusted if test else None
        shown.append(formats.probability(adjusted.p) if adjusted else "")
    return shown


def _why(group: Group) -> str:
    if isinstance(group.outcome, Withheld):
        return f"{group.state.value}: {group.outcome.reason}"
    return group.state.value


def heading_of(name: str) -> str:
    """A dimension or column as a person reads it."""
    return name.removesuffix("_code").replace("_", " ")


def _named(names: Mapping[Any, str], value: Any) -> str:
    if value in names:
        return names[value]
    return written(value)


def written(value: Any) -> str:
    """A value of a dimension or a row, as a person reads it."""
    if value is None:
        return "not recorded"
    return formats.day(value) if isinstance(value, date) else str(value)
