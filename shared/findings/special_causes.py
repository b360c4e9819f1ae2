"""The line that says which months of a series differ from how it varies, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shared.contract import formats
from shared.findings.phrases import about, counted, ends, shown_groups
from shared.findings.statement import Given, Statement
from shared.metrics import MetricResult
from shared.metrics.special_causes import MonthlyControl, monthly_control
from shared.stats import TooFew
from shared.stats.process_control import ControlRule, Flag

NAMED = 3
"""Months, or runs, that are named one by one; of more, the number and the ends or the longest."""
_Part = tuple[str, tuple[Given, ...]]


def special_causes(counts: MetricResult, *, began: date | None = None) -> Statement:
    """Mean and limits of a series by month, and its special causes by rule; or why there are none.

    Args:
        counts: split by month and by nothing else.
        began: day before which enough months set mean and limits alone.
    """
    control = monthly_control(counts, began=began)
    if not counts.groups:
        return Statement("There are no months to hold against limits.")
    if isinstance(control, TooFew):
        return about(f"No limits can be set: {control.reason}.", counts, *counts.groups)
    lead, given = _lines(counts, control)
    parts = [
        part
        for rule in ControlRule
        for is_up in (True, False)
        if (part := _said(counts, control, rule, is_up=is_up))
    ]
    flagged = {month for flag in control.chart.flags for month in control.months_of(flag)}
    groups = [group for group in shown_groups(counts) if group.value_of("month") in flagged]
    if not parts:
        none = "No month is flagged: none lies beyond a limit, and there is no run, no trend and "
        text = f"{lead} {none}no pair close to a limit."
        return about(text, counts, *ends(shown_groups(counts)), given=given)
    said = "; ".join(text for text, _ in parts)
    given += tuple(one for _, found in parts for one in found)
    return about(f"{lead} {said[0].upper()}{said[1:]}.", counts, *groups, given=given)


def _lines(counts: MetricResult, control: MonthlyControl) -> _Part:
    chart = control.chart
    meanings = ("mean of the months", "lower natural process limit", "upper natural process limit")
    shown = [
        formats.number(value, decimals=1) for value in (chart.centre, chart.lower, chart.upper)
    ]
    mean, lower, upper = shown
    text = (
        f"The mean of {formats.months(*control.baseline)} is {mean} a month, and its natural "
        f"process limits are {lower} and {upper}."
    )
    key = counts.metric.key
    return text, tuple(Given(*pair, key) for pair in zip(shown, meanings, strict=True))


def _said(
    counts: MetricResult, control: MonthlyControl, rule: ControlRule, *, is_up: bool
) -> _Part | None:
    flags = [f for f in control.chart.flags if f.rule is rule and f.is_up is is_up]
    if not flags:
        return None
    limit, side = ("upper", "above") if is_up else ("lower", "below")
    match rule:
        case ControlRule.BEYOND_LIMIT:
            who, one, given = _months(counts, control, flags)
            return f"{who} {'lies' if one else 'lie'} {side} the {limit} limit", given
        case ControlRule.NEAR_LIMIT:
            who, _, given = _months(counts, control, flags)
            close = f"lie more than two thirds of the way to the {limit} limit"
            return f"{who} {close}, two of three in a row", given
        case ControlRule.RUN:
            return _stretches(counts, control, flags, f"lie {side} the mean")
        case ControlRule.TREND:
            way = "rise" if is_up else "fall"
            return _stretches(counts, control, flags, f"{way} without a break")


def _months(
    counts: MetricResult, control: MonthlyControl, flags: Iterable[Flag]
) -> tuple[str, bool, tuple[Given, ...]]:
    """The months of flags as a subject, whether it is one month, and its given number."""
    months = [month for flag in flags for month in control.months_of(flag)]
    if len(months) <= NAMED:
        return formats.listing([formats.month(m) for m in months]), len(months) == 1, ()
    between = f"between {formats.month(months[0])} and {formats.month(months[-1])}"
    given = counted(len(months), "months that the rule flags", counts)
    return f"{formats.count(len(months), 'month')} {between}", False, (given,)


def _stretches(
    counts: MetricResult, control: MonthlyControl, flags: list[Flag], verb: str
) -> _Part:
    longest = sorted(flags, key=lambda flag: -len(flag.positions))
    named = sorted(longest[:NAMED], key=lambda flag: flag.positions)
    texts, given = [], []
    for flag in named:
        months = control.months_of(flag)
        texts.append(f"{len(months)} months in a row ({formats.months(months[0], months[-1])})")
        given.append(counted(len(months), "months in a row that the rule flags", counts))
    more = len(flags) - len(named)
    if more:
        texts.append(formats.count(more, "shorter stretch", "shorter stretches"))
        given.append(counted(more, "shorter stretches that the rule flags", counts))
    return f"{formats.listing(texts)} {verb}", tuple(given)
