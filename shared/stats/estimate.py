"""What every estimate carries: a value with its interval, base and method, or why there is none.

A number without one of them cannot be made: the types here refuse it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Confidence interval.

    Attributes:
        low, high: ends, in the unit of the value.
        level: nominal coverage, strictly between 0 and 1.

    Raises:
        ValueError: an end is no number, the ends are crossed, or the level is no coverage.
    """

    low: float
    high: float
    level: float = LEVEL

    def __post_init__(self) -> None:
        if not self.low <= self.high or not 0 < self.level < 1:
            raise ValueError(f"no interval: {self.low} to {self.high} at level {self.level}")


@dataclass(frozen=True, slots=True)
class Complete:
    """Stands in for an interval where everything was counted and nothing was sampled."""


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A p-value corrected for the tests that were made beside it.

    Attributes:
        p: adjusted two-sided p-value.
        correction: how ("Holm", "Benjamini-Hochberg").
        family: name of the family of tests, as the evaluation plan declares it.
        tests: how many tests the family holds.
    """

    p: float
    correction: str
    family: str
    tests: int


@dataclass(frozen=True, slots=True)
class Test:
    """A test of no effect, raw and, where it stands in a family, corrected.

    Attributes:
        p: two-sided p-value before correction.
        method: which test, in words.
        adjusted: the same test within its family; None where it stands alone.

    Raises:
        ValueError: p is no probability, or the method is blank.
    """

    __test__ = False  # not a test of pytest

    p: float
    method: str
    adjusted: Adjusted | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.p <= 1 or not self.method:
            raise ValueError(f"no test: p {self.p} by '{self.method}'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number that may be shown.

    Attributes:
        value: the estimate.
        interval: its interval, or the statement that the count is complete.
        base: what it rests on (people, records), as the metric names it.
        method: how value and interval were made, in words.
        test: the test of no effect that goes with it; None where none was made.

    Raises:
        ValueError: the value is not finite, the base is negative, or the method is blank.
    """

    value: float
    interval: Interval | Complete
    base: int
    method: str
    test: Test | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value) or self.base < 0 or not self.method:
            raise ValueError(f"no estimate: {self.value}, base {self.base}, by '{self.method}'")


@dataclass(frozen=True, slots=True)
class TooFew:
    """No estimate: the base does not carry one.

    Attributes:
        base: what there is.
        reason: why that carries no estimate, in words.
        is_collected: false where nothing was recorded, which is not the same as nothing being so.
    """

    base: int
    reason: str
    is_collected: bool = True
