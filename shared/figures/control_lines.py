"""What a control chart adds to a monthly series: lines, flagged months, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shared.contract import formats
from shared.figures.chart import Mark
from shared.figures.months import Level
from shared.metrics.special_causes import MonthlyControl
from shared.stats import TooFew
from shared.stats.process_control import ControlRule, Flag

NAMED = 3
"""Months beyond a limit that are named one by one; of more, the first and the last."""
LEAST_FILLED = 0.5
"""Share of an axis from zero that marks and lines may leave empty before it is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLines:
    """What to draw over a series, and what its note and alternative text say of it.

    Attributes:
        levels: lower limit, mean and upper limit; none where there are no limits.
        flags: label of a month, and the rules that flag it; each month once.
        from_zero: the value axis starts at zero.
        note: where the limits come from and which rules flag which months, or why there are none.
    """

    levels: tuple[Level, ...]
    flags: tuple[tuple[str, str], ...]
    from_zero: bool
    note: str


def control_lines(control: MonthlyControl | TooFew, marks: tuple[Mark, ...]) -> ControlLines:
    """The lines of a control chart over the marks that it was made from."""
    if isinstance(control, TooFew):
        note = f"No limits: {control.reason}."
        return ControlLines(levels=(), flags=(), from_zero=True, note=note)
    chart = control.chart
    ends = ((chart.lower, "lower limit"), (chart.centre, "mean"), (chart.upper, "upper limit"))
    drawn = [chart.lower, chart.upper, *(m.value for m in marks if m.value is not None)]
    from_zero = min(drawn) < LEAST_FILLED * max(drawn)
    cut = "" if from_zero else " The value axis does not start at zero."
    return ControlLines(
        levels=tuple(Level(at, name, formats.number(at, decimals=1)) for at, name in ends),
        flags=_flags(control),
        from_zero=from_zero,
        note=f"{_origin(control)} {_flagged(control)} A season can raise a flag by itself.{cut}",
    )


def _flags(control: MonthlyControl) -> tuple[tuple[str, str], ...]:
    found = (
        (month, [flag.rule.value for flag in control.chart.flags_at(position)])
        for position, month in enumerate(control.months)
    )
    return tuple(
        (month.isoformat(), "; ".join(dict.fromkeys(rules))) for month, rules in found if rules
    )


def _origin(control: MonthlyControl) -> str:
    part = ", before the first pilot," if control.is_set_by_part else ""
    return (
        "Dashed: mean and natural process limits of an individuals (XmR) chart; "
        f"{formats.months(*control.baseline)}{part} set them."
    )


def _flagged(control: MonthlyControl) -> str:
    parts = [
        f"{rule.value} ({', '.join(when)})"
        for rule in ControlRule
        if (when := _when(control, [f for f in control.chart.flags if f.rule is rule]))
    ]
    return f"Diamonds: {'; '.join(parts)}." if parts else "No month is flagged."


def _when(control: MonthlyControl, flags: list[Flag]) -> list[str]:
    """The months of flags of one rule: runs by their ends, scattered months by name."""
    if any(flag.rule in {ControlRule.RUN, ControlRule.TREND} for flag in flags):
        return [formats.months(*_ends(control.months_of(flag))) for flag in flags]
    months = sorted({month for flag in flags for month in control.months_of(flag)})
    if len(months) <= NAMED:
        return [formats.month(month) for month in months]
    return [f"several from {formats.months(*_ends(tuple(months)))}"]


def _ends(months: tuple[date, ...]) -> tuple[date, date]:
    return months[0], months[-1]
