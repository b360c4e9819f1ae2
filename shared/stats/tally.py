"""Tallies: distinct values and how often each occurs, and the mean of one.

Answers on a rating scale take few values, so what is computed from a tally costs as much for
20,000 respondents as for 40. What pairs two answers of one person is tallied as differences.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from shared.stats.estimate import LEVEL, Estimate, Interval, Test, TooFew
from shared.stats.student import t_quantile, t_test

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How often each distinct value occurs.

    Values count as one only where they are equal to the last bit: differences of averages that
    should tie must be rounded by the caller, who knows the scale.

    Attributes:
        values: distinct values, strictly ascending.
        counts: how often each occurs, at least once; as long as `values`.

    Raises:
        ValueError: values that do not ascend (NaN never does), or a count below 1.
    """

    values: Numbers
    counts: npt.NDArray[np.int64]

    def __post_init__(self) -> None:
        if self.values.shape != self.counts.shape or self.values.ndim != 1:
            raise ValueError(f"{self.values.shape} values with {self.counts.shape} counts")
        if not np.all(self.values[1:] > self.values[:-1]) or not np.all(self.counts > 0):
            raise ValueError("a tally needs ascending values, each counted at least once")

    @classmethod
    def of(
        cls,
        values: Sequence[float] | npt.NDArray[np.generic],
        counts: Sequence[int] | npt.NDArray[np.int64] | None = None,
    ) -> Self:
        """The tally of values in any order.

        Args:
            values: numbers without nulls; the same value may stand in several places.
            counts: how often each occurs, 0 for a value to leave out; None: each once.

        Raises:
            ValueError: a value that is not finite, a negative count, or unequal lengths.
        """
        given = np.asarray(values, dtype=np.float64)
        if not np.all(np.isfinite(given)):
            raise ValueError("a tally holds finite numbers; leave missing answers out of it")
        weights = np.ones(given.size) if counts is None else np.asarray(counts)
        if weights.shape != given.shape or np.any(weights < 0):
            raise ValueError("a tally needs one count, 0 or more, for each value")
        kept = weights > 0
        ordered, weighed = given[kept], weights[kept].astype(np.int64)
        order = ordered.argsort(kind="stable")
        ordered = ordered[order]
        firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: ordered.size])
        if not firsts.size:
            return cls(ordered, weighed)
        return cls(ordered[firsts], np.add.reduceat(weighed[order], firsts))

    @property
    def n(self) -> int:
        """How many observations were tallied."""
        return int(self.counts.sum())

    @property
    def mean(self) -> float:
        """Mean of the observations.

        Raises:
            ValueError: nothing was tallied.
        """
        if not self.n:
            raise ValueError("nothing was tallied: there is no mean")
        if self.values.size == 1:
            return float(self.values[0])  # exactly, so that equal values have no variance
        return math.fsum(self.values * self.counts) / self.n

    @property
    def variance(self) -> float:
        """Sample variance (divisor n − 1).

        Raises:
            ValueError: fewer than two observations.
        """
        if self.n < 2:
            raise ValueError("a variance needs at least two observations")
        return math.fsum((self.values - self.mean) ** 2 * self.counts) / (self.n - 1)


def mean_of(
    tally: Tally, *, level: float = LEVEL, against: float | None = None
) -> Estimate | TooFew:
    """Mean with its t interval, as `mean_estimate` gives it for the observations one by one.

    Args:
        tally: independent observations (respondents).
        level: coverage of the interval, strictly between 0 and 1.
        against: value to test the mean against by Student's t; None: no test.

    Returns:
        The mean; TooFew for fewer than two values. Equal values give an interval of width 0, and
        no test unless they equal `against` (p = 1): their spread is not known.
    Source: Student (1908), Biometrika 6, 1–25.
    """
    n = tally.n
    if n < 2:
        return TooFew(n, "a mean with an interval needs at least two observations")
    error = math.sqrt(tally.variance / n)
    half = t_quantile(n - 1, level) * error
    return Estimate(
        value=tally.mean,
        interval=Interval(tally.mean - half, tally.mean + half, level),
        base=n,
        method="mean with t interval",
        test=None if against is None else _t_test(tally.mean - against, error, n - 1),
    )


def _t_test(distance: float, error: float, degrees: int) -> Test | None:
    if not error and distance:
        return None
    method = "one-sample t test"
    return t_test(distance / error, degrees, method) if error else Test(1.0, method)
