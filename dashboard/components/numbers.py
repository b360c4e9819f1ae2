"""One number with its interval and base, or the state that stands in for it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.figures import behind_button
from shared.findings.statement import Evidence
from shared.metrics import Estimate, Group, Interval, MetricResult, Withheld
from shared.metrics.definition import Unit

COUNTS = frozenset(
    {
        Unit.PEOPLE,
        Unit.PILOTS,
        Unit.ROWS,
        Unit.RECORDS,
        Unit.CONTACTS,
        Unit.STAKEHOLDERS,
        Unit.ESCALATIONS,
        Unit.ACTIONS,
        Unit.OPPORTUNITIES,
        Unit.DEPENDENCIES,
        Unit.SITES,
        Unit.ITEMS,
        Unit.THEMES,
        Unit.EXCERPTS,
        Unit.INTERVIEWS,
        Unit.WEEKS,
        Unit.HOURS,
    }
)
"""Units of what is counted or added up, so that the number stands for itself."""


def headline(
    result: MetricResult, group: Group, *, title: str, suffix: str = "", href: str = ""
) -> Component:
    """A number that a leader reads first: title, value, interval, base."""
    heading: str | Component = html.A(title, href=href) if href else title
    return html.Div(
        [
            html.H3(heading),
            html.Div(value_of(result, group, suffix=suffix), className="value"),
            html.Div(uncertainty(result, group), className="uncertainty"),
            behind_button(title, result.metric.key),
        ],
        className="headline",
    )


def value_of(result: MetricResult, group: Group, *, suffix: str = "") -> Component:
    """The value as written, or the state, marked with its metric for people who follow it."""
    marks = wild(data_metric=result.metric.key, data_state=group.state.value)
    if isinstance(group.outcome, Withheld):
        return html.Span(group.state.value, className="withheld", **marks)
    shown = html.Span(result.metric.unit.write(group.outcome.value), **marks)
    return html.Span([shown, html.Span(f" {suffix}", className="suffix")]) if suffix else shown


def measured(result: MetricResult, group: Group) -> Component:
    """A value over its interval and base, for a cell of a table that a phone has room for."""
    below = html.Div(uncertainty(result, group), className="uncertainty")
    return html.Div([value_of(result, group), below])


def uncertainty(result: MetricResult, group: Group) -> str:
    """'95 % interval 2.3 to 2.9; 14 raters', 'all 5 pilots', or why there is no number.

    A mean or a share of all that there is has no interval, and is no count: its base is said.
    """
    match group.outcome:
        case Withheld(reason=reason):
            return reason
        case Estimate(interval=interval, base=base):
            write, counted = result.metric.unit.write, Evidence(result, group).counted
            if isinstance(interval, Interval):
                return f"95 % interval {write(interval.low)} to {write(interval.high)}; {counted}"
            if result.metric.unit in COUNTS:
                return "complete count"
            return f"all {counted}" if base > 1 else counted
