"""One number with its interval and base, or the state that stands in for it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.figures import behind_button
from shared.contract import formats
from shared.metrics import Estimate, Group, Interval, MetricResult, Withheld


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
            behind_button(title),
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
    """'95 % interval 2.3 to 2.9; 14 raters', or why there is no number."""
    match group.outcome:
        case Withheld(reason=reason):
            return reason
        case Estimate(interval=interval, base=base):
            counted = f"{formats.number(base)} {result.metric.base}"
            if not isinstance(interval, Interval):
                return "complete count"
            write = result.metric.unit.write
            return f"95 % interval {write(interval.low)} to {write(interval.high)}; {counted}"
