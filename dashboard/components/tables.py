"""Accessible HTML tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.numbers import uncertainty, value_of
from shared.metrics import MetricResult

Cell = str | Component


def table(
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    numeric: Collection[str] = (),
) -> Component:
    """A table whose first column heads its rows; columns of numbers are right-aligned."""
    classes = ["number" if name in numeric else "" for name in header]
    head = [
        html.Th(name, scope="col", className=kind)
        for name, kind in zip(header, classes, strict=True)
    ]
    body = [_row(row, classes) for row in rows]
    return html.Div(
        html.Table(
            [html.Caption(caption), html.Thead(html.Tr(head)), html.Tbody(body)],
            className="table table-sm",
        ),
        className="table-scroll",
        tabIndex="0",
        role="region",
        **wild(aria_label=caption),
    )


def result_table(
    caption: str, result: MetricResult, *, labels: dict[str, dict[Any, str]] | None = None
) -> Component:
    """Every group of a result: its dimensions, value, uncertainty and base."""
    names = labels or {}
    rows: list[list[Cell]] = [
        [
            *(names.get(name, {}).get(value, _plain(value)) for name, value in group.by),
            value_of(result, group),
            uncertainty(result, group),
        ]
        for group in result.groups
    ]
    header = [*(name.replace("_", " ") for name in result.by), result.metric.unit.value]
    return table(caption, [*header, "interval and base"], rows)


def _row(cells: Sequence[Cell], classes: Sequence[str]) -> Component:
    first, *others = cells
    inside = [html.Td(cell, className=kind) for cell, kind in zip(others, classes[1:], strict=True)]
    return html.Tr([html.Th(first, scope="row"), *inside])


def _plain(value: Any) -> str:
    return "no place" if value is None else str(value)
