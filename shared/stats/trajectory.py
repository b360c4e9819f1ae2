"""How long a level takes to reach its target if it keeps the pace that it has shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from shared.stats.estimate import LEVEL, Estimate, Interval, TooFew
from shared.stats.student import t_quantile

Floats = NDArray[np.float64]

DAYS_PER_MONTH = 365.25 / 12
NOISE = 1e-12  # of a level, in relation to it
NO_END = "the pace may be zero: no end can be projected"


@dataclass(frozen=True, slots=True)
class Ratings:
    """Dated ratings of a level, as columns of equal length.

    Attributes:
        rater: codes of the raters; one rater's ratings depend on each other.
        day: day of the rating, counted from the start of implementation.
        level: the level given; never null.
    """

    rater: NDArray[np.int64]
    day: Floats
    level: Floats

    @classmethod
    def of(cls, rater: ArrayLike, day: ArrayLike, level: ArrayLike) -> Self:
        """Checked ratings from columns in any order of rows.

        Args:
            rater: any whole number that stands for the person.
            day, level: as in the attributes.

        Raises:
            ValueError: lengths differ, or a day or level is not finite.
        """
        _, codes = np.unique(np.asarray(rater, dtype=np.int64), return_inverse=True)
        days, levels = np.asarray(day, dtype=np.float64), np.asarray(level, dtype=np.float64)
        if not len(codes) == len(days) == len(levels):
            raise ValueError(f"columns differ in length: {len(codes)}, {len(days)}, {len(levels)}")
        if not (np.isfinite(days).all() and np.isfinite(levels).all()):
            raise ValueError("a day or a level is null or not finite: leave the row out")
        return cls(codes.astype(np.int64), days, levels)


def months_to_target(
    ratings: Ratings,
    *,
    target: float,
    level_at_start: float | None,
    counted_from: float = 0.0,
    level: float = LEVEL,
) -> Estimate | TooFew:
    """Months until a rising straight line through the ratings reaches a target level.

    An illustration, not a forecast: it takes the pace as constant, for which a few months of
    ratings are no evidence. The interval holds the chance of the ratings (Fieller's, with
    the standard errors of a jackknife over raters, whose ratings may depend on each other), not
    the doubt about the straight line.

    Args:
        ratings: dated levels of several raters.
        target: the level that counts as the end, such as 5.
        level_at_start: the level at day 0, through which the line is drawn (1 where 1 means not
            started); None draws it freely, which needs ratings on two days or more.
        counted_from: day from which the months count: 0 gives the time in all, the day of the
            last rating the time that is left.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Months of 365.25 / 12 days; base is the raters. TooFew where there are too few raters or
        days, where the interval of the pace holds zero (the time then has no upper end), where the
        level falls, or where the target is reached on the day from which the months count.
    Source: Fieller (1954), Journal of the Royal Statistical Society B 16, 175–185; standard
    errors: Tukey's jackknife as in Efron and Stein (1981), Annals of Statistics 9, 586–596.
    """
    free = level_at_start is None
    raters = len(np.unique(ratings.rater))
    freedom = raters - 1 - free
    if freedom < 1:
        return TooFew(raters, f"a pace with a range needs at least {2 + free} raters")
    if not _has_pace_without_any_rater(ratings, free=free):
        return TooFew(raters, "the pace hangs on the dates of a single rater")
    line = _Line.through(ratings, level_at_start)
    quantile = t_quantile(freedom, level)
    obstacle = line.obstacle(target, quantile, counted_from)
    if obstacle:
        return TooFew(raters, obstacle)
    days = np.array([line.day_of(target), *line.day_limits(target, quantile)])
    months, low, high = ((days - counted_from) / DAYS_PER_MONTH).tolist()
    start = "freely drawn" if level_at_start is None else f"from {level_at_start:g} at day 0"
    return Estimate(
        value=months,
        interval=Interval(low, high, level),
        base=raters,
        method=f"months to level {target:g} on a straight line {start}, if the pace stays "
        "constant, with Fieller interval",
    )


def _has_pace_without_any_rater(ratings: Ratings, *, free: bool) -> bool:
    """Whether the days of the others differ (from day 0, or among themselves) for every rater."""
    pairs = np.unique(np.column_stack([ratings.day, ratings.rater]), axis=0)
    pairs = pairs if free else pairs[pairs[:, 0] != 0]
    days, raters = np.unique(pairs[:, 0], return_counts=True)
    of_one = pairs[np.isin(pairs[:, 0], days[raters == 1]), 1]
    most_of_one = np.unique(of_one, return_counts=True)[1].max(initial=0)
    return bool(len(days) - most_of_one > (1 if free else 0))


@dataclass(frozen=True, slots=True)
class _Line:
    """A least-squares line with the covariance of its coefficients by leaving out each rater.

    The height is that at the centre: the mean day of a free line, day 0 of one through the start,
    where it is declared and has no variance.
    """

    centre: float
    height: float
    slope: float
    height_variance: float
    slope_variance: float
    covariance: float

    @classmethod
    def through(cls, ratings: Ratings, level_at_start: float | None) -> Self:
        """The line of the ratings; free where no level at the start is declared."""
        free = level_at_start is None
        centre = float(ratings.day.mean()) if free else 0.0
        origin = float(ratings.level.mean()) if level_at_start is None else level_at_start
        days, levels = ratings.day - centre, ratings.level - origin
        terms = np.column_stack([np.ones_like(days), days, levels, days * days, days * levels])
        by_rater = np.zeros((int(ratings.rater.max()) + 1, terms.shape[1]))
        np.add.at(by_rater, ratings.rater, terms)
        every = by_rater.sum(axis=0)
        (height,), (slope,) = _heights_and_slopes(every[None, :], free=free)
        left_heights, left_slopes = _heights_and_slopes(every - by_rater, free=free)
        scale = (len(by_rater) - 1) / len(by_rater)
        height_moves, slope_moves = left_heights - height, left_slopes - slope
        return cls(
            centre=centre,
            height=origin + float(height),
            slope=_without_noise(float(slope), ratings),
            height_variance=scale * float(height_moves @ height_moves),
            slope_variance=scale * float(slope_moves @ slope_moves),
            covariance=scale * float(height_moves @ slope_moves),
        )

    def obstacle(self, target: float, quantile: float, counted_from: float) -> str:
        """Why no time to the target can be stated; empty where it can."""
        if self.slope**2 <= quantile**2 * self.slope_variance:
            return NO_END
        if self.slope < 0:
            return "the level falls: no end can be projected"
        if self.level_on(counted_from) >= target:
            return "the target is already reached"
        return ""

    def level_on(self, day: float) -> float:
        """Height of the line on a day."""
        return self.height + self.slope * (day - self.centre)

    def day_of(self, target: float) -> float:
        """Day on which the line reaches a level."""
        return self.centre + (target - self.height) / self.slope

    def day_limits(self, target: float, quantile: float) -> tuple[float, float]:
        """Days x with (target - line at x)² = quantile² × variance of the line at x.

        The slope's own interval must not hold zero: then there are two such days.
        """
        rise = target - self.height
        squared = quantile**2
        leading = self.slope**2 - squared * self.slope_variance
        middle = rise * self.slope + squared * self.covariance
        constant = rise**2 - squared * self.height_variance
        root = math.sqrt(max(middle**2 - leading * constant, 0.0))
        return self.centre + (middle - root) / leading, self.centre + (middle + root) / leading


def _without_noise(slope: float, ratings: Ratings) -> float:
    """The slope; 0 where all that it moves the level is below the precision of its numbers."""
    moved = abs(slope) * float(np.abs(ratings.day).max())
    return slope if moved > NOISE * float(np.abs(ratings.level).max()) else 0.0


def _heights_and_slopes(sums: Floats, *, free: bool) -> tuple[Floats, Floats]:
    """Coefficients by row of sums of 1, day, level, day² and day × level; height 0 if not free."""
    size, days, levels, squares, products = sums.T
    if not free:
        return np.zeros_like(size), products / squares
    slopes = (products - days * levels / size) / (squares - days**2 / size)
    return (levels - slopes * days) / size, slopes
