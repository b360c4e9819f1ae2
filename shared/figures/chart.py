"""What every chart carries besides its data, and how a result becomes a point on it."""

from __future__ import annotations

from dataclasses import dataclass

from shared.figures.theme import series
from shared.metrics import Estimate, Group, Interval, MetricResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a chart.

    Attributes:
        title: caption.
        alt: alternative text: what the chart shows, for people who do not see it.
        unit: name of the value axis.
        note: base, period and source.
    """

    title: str
    alt: str
    unit: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value to draw; `value` is None where the result withholds it, and `text` says why.

    Attributes:
        series, label: where it belongs.
        value, low, high: in the metric's unit; low and high are None without an interval.
        text: the value with its interval and base in words, for hover and table.
    """

    series: str
    label: str
    value: float | None
    low: float | None
    high: float | None
    text: str


def mark(result: MetricResult, group: Group, *, series: str, label: str) -> Mark:
    """A group of a result as a mark: exactly what the result shows, no more."""
    match group.outcome:
        case Estimate(value=value, interval=interval, base=base):
            write, low, high, ends = result.metric.unit.write, None, None, ""
            if isinstance(interval, Interval):
                low, high = interval.low, interval.high
                ends = f"95 % interval {write(low)} to {write(high)}; "
            text = f"{write(value)} ({ends}base {base:,} {result.metric.base})"
            return Mark(series=series, label=label, value=value, low=low, high=high, text=text)
        case withheld:
            text = f"{withheld.state.value}: {withheld.reason}"
            return Mark(series=series, label=label, value=None, low=None, high=None, text=text)


def written(result: MetricResult, group: Group) -> str:
    """The group's value as written, or the state that stands in for it."""
    if isinstance(group.outcome, Estimate):
        return result.metric.unit.write(group.outcome.value)
    return group.state.value


def described(kind: str, marks: tuple[Mark, ...]) -> str:
    """Alternative text: what kind of chart it is, and every mark in words."""
    parts = [
        f"{(series(m.series).name + ', ') if m.series else ''}{m.label}: {m.text}" for m in marks
    ]
    return f"{kind} {'; '.join(parts) or 'No data.'}"
