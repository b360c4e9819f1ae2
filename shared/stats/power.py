"""Minimum detectable effect: what a design of this size could have found.

Computed for t tests from the non-central t distribution, never from an observed effect. In units
of the standard deviation it follows from the design alone; in points it carries the uncertainty
of the standard deviation that turns one into the other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy import special

from shared.stats.estimate import LEVEL, Complete, Estimate, Interval, TooFew

POWER, ALPHA = 0.8, 0.05


@dataclass(frozen=True, slots=True)
class Spread:
    """A standard deviation estimated from data.

    Attributes:
        deviation: in points; at least 0.
        degrees: degrees of freedom behind it (people − 1; people − 2 where pooled over two arms).
        level: coverage of its interval.

    Raises:
        ValueError: a negative deviation or no degree of freedom.
    """

    deviation: float
    degrees: int
    level: float = LEVEL

    def __post_init__(self) -> None:
        if not self.deviation >= 0 or self.degrees < 1:
            raise ValueError(f"no spread: {self.deviation} on {self.degrees} degrees of freedom")

    def interval(self) -> Interval:
        """Chi-square interval of the standard deviation, for scores near enough to normal."""
        tail = (1 - self.level) / 2
        low, high = (
            self.deviation * math.sqrt(self.degrees / float(special.chdtri(self.degrees, upper)))
            for upper in (tail, 1 - tail)
        )
        return Interval(low, high, self.level)


def detectable_paired(
    people: int, *, spread: Spread | None = None, power: float = POWER, alpha: float = ALPHA
) -> Estimate | TooFew:
    """Least mean change of linked respondents that a paired t test finds with this power.

    Args:
        people: linked respondents.
        spread: standard deviation of their differences; None gives units of it (dz).
        power: probability of finding it, between alpha and 1.
        alpha: two-sided level of the test.

    Returns:
        The effect, above 0; TooFew for fewer than two people. Without a spread it follows from
        the design, and the interval is `Complete`.

    Raises:
        ValueError: a power outside alpha to 1, or an alpha outside 0 to 1.
    Source: Cohen (1988), Statistical Power Analysis, chapter 2; non-central t, both tails.
    """
    return _detectable((people,), people - 1, 1.0, spread, power, alpha, "paired t test")


def detectable_between(
    first: int,
    second: int,
    *,
    spread: Spread | None = None,
    power: float = POWER,
    alpha: float = ALPHA,
) -> Estimate | TooFew:
    """Least difference of two arms that an independent t test finds with this power.

    Args:
        first, second: people in each arm.
        spread: standard deviation within the arms; None gives units of it (d).
        power, alpha: as `detectable_paired`.
    Returns, raises and source: as `detectable_paired`; TooFew where an arm is empty or they hold
        fewer than three people together.
    """
    cells = (first, second)
    return _detectable(cells, sum(cells) - 2, 1.0, spread, power, alpha, "independent t test")


def detectable_linked(
    first: int,
    second: int,
    *,
    correlation: float,
    spread: Spread | None = None,
    power: float = POWER,
    alpha: float = ALPHA,
) -> Estimate | TooFew:
    """Least difference in differences found where each person is linked over two waves.

    An independent t test of the changes, whose deviation is that of the scores times
    √(2 (1 − correlation)).

    Args:
        first, second: linked people in each arm.
        correlation: between the waves, within arms; −1 to below 1.
        spread: standard deviation of the scores of one wave; None gives units of it.
        power, alpha: as `detectable_paired`.

    Raises:
        ValueError: a correlation of 1 or more, or below −1; power and alpha as above.
    Returns and source: as `detectable_between`.
    """
    if not -1 <= correlation < 1:
        raise ValueError(f"a correlation lies from -1 to below 1, not at {correlation}")
    cells, factor = (first, second), math.sqrt(2 * (1 - correlation))
    words = f"t test of the changes of two arms, correlation of waves {correlation:.2g}"
    return _detectable(cells, sum(cells) - 2, factor, spread, power, alpha, words)


def detectable_unlinked(
    cells: tuple[int, int, int, int],
    *,
    spread: Spread | None = None,
    power: float = POWER,
    alpha: float = ALPHA,
) -> Estimate | TooFew:
    """Least difference in differences found where nobody is linked: four separate groups.

    Args:
        cells: people in each arm at each of two waves, in any order.
        spread: standard deviation of the scores in a cell; None gives units of it.
        power, alpha: as `detectable_paired`.
    Returns, raises and source: as `detectable_between`; base is all answers, of which one person
        may have given two.
    """
    words = "t test of the difference in differences of four separate groups"
    return _detectable(cells, sum(cells) - 4, 1.0, spread, power, alpha, words)


def _detectable(
    cells: tuple[int, ...],
    degrees: int,
    factor: float,
    spread: Spread | None,
    power: float,
    alpha: float,
    words: str,
) -> Estimate | TooFew:
    if not 0 < alpha < power < 1:
        raise ValueError(f"no design: power {power} at alpha {alpha}")
    if min(cells) < 1 or degrees < 1:
        return TooFew(sum(cells), "too few people for any effect to be found")
    errors = factor * math.sqrt(math.fsum(1 / cell for cell in cells))
    effect = errors * _distance(degrees, power, alpha)
    method = f"minimum detectable effect at power {power:g}, two-sided {alpha:g}: {words}"
    if spread is None:
        unit = f"{method}, in standard deviations"
        return Estimate(value=effect, interval=Complete(), base=sum(cells), method=unit)
    ends = spread.interval()
    return Estimate(
        value=effect * spread.deviation,
        interval=Interval(effect * ends.low, effect * ends.high, ends.level),
        base=sum(cells),
        method=f"{method}, times the standard deviation with its chi-square interval",
    )


def _distance(degrees: int, power: float, alpha: float) -> float:
    """Non-centrality with this power, by bisection: the power rises with it from alpha to 1."""
    low, high = 0.0, 1.0
    while _power(high, degrees, alpha) < power:
        low, high = high, 2 * high
    for _ in range(60):
        middle = (low + high) / 2
        if _power(middle, degrees, alpha) < power:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _power(distance: float, degrees: int, alpha: float) -> float:
    """Power of a two-sided t test whose effect is `distance` standard errors."""
    limit = float(special.stdtrit(degrees, 1 - alpha / 2))
    above = 1 - float(special.nctdtr(degrees, distance, limit))
    if distance > 7:  # the other tail is below 1e-12, where the routine of scipy loses it
        return above
    return above + float(special.nctdtr(degrees, distance, -limit))
