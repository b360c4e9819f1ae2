"""What every estimate carries: a value with its interval, base and method, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Confidence interval.

    Attributes:
        low, high: ends, in the unit of the value.
        level: nominal coverage, strictly between 0 and 1.
    """

    low: float
    high: float
    level: float = LEVEL


@dataclass(frozen=True, slots=True)
class Complete:
    """Stands in for an interval where everything was counted and nothing was sampled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number that may be shown.

    Attributes:
        value: the estimate.
        interval: its interval, or the statement that the count is complete.
        base: what it rests on (people, records), as the metric names it.
        method: how value and interval were made, in words.
    """

    value: float
    interval: Interval | Complete
    base: int
    method: str


@dataclass(frozen=True, slots=True)
class TooFew:
    """No estimate: the base does not carry one."""

    base: int
    reason: str
