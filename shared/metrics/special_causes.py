"""A result by month on a control chart: one computation for the chart, its hover and its sentence.

A month that the result does not hold, or whose number is withheld, is a gap: it counts in no mean
and ends every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shared.contract.vocabulary import ResultState
from shared.metrics.result import MetricResult
from shared.stats import TooFew
from shared.stats.process_control import ControlChart, Flag, control_chart


@dataclass(frozen=True, slots=True)
class MonthlyControl:
    """A control chart with the months that its positions stand for.

    Attributes:
        months: first days of every month from the first to the last that the result holds.
        chart: centre, limits and flags.
    """

    months: tuple[date, ...]
    chart: ControlChart

    @property
    def baseline(self) -> tuple[date, date]:
        """First and last month of those that set centre and limits."""
        return self.months[0], self.months[self.chart.baseline - 1]

    @property
    def is_set_by_part(self) -> bool:
        """True where leading months alone set centre and limits."""
        return self.chart.baseline < len(self.months)

    def months_of(self, flag: Flag) -> tuple[date, ...]:
        """The months of a flag, in order."""
        return tuple(self.months[position] for position in flag.positions)


def every_month(result: MetricResult) -> tuple[date, ...]:
    """First days of all months from the first to the last group; none without a group.

    Args:
        result: split by month, and by nothing else.
    """
    held = [group.value_of("month") for group in result.groups]
    if not held:
        return ()
    first, last = min(held), max(held)
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)


def monthly_control(result: MetricResult, *, began: date | None = None) -> MonthlyControl | TooFew:
    """Individuals chart of a result by month.

    Args:
        result: counts, split by month and by nothing else.
        began: day on which something new began; where enough months lie wholly before it, they
            alone set centre and limits.

    Returns:
        The chart with its months; TooFew where there are too few numbers for limits.
    """
    months = every_month(result)
    shown = {
        group.value_of("month"): group.estimate.value
        for group in result.groups
        if group.state is ResultState.OK
    }
    before = None if began is None else sum(month < began.replace(day=1) for month in months)
    chart = control_chart([shown.get(month) for month in months], baseline=before)
    return chart if isinstance(chart, TooFew) else MonthlyControl(months, chart)
