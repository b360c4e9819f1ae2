"""Sizes of the difference between two arms: standardised, of shares, adjusted for a baseline.

Every difference is treated minus control. Differences over waves live in `waves`.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, Test, TooFew
from shared.stats.rates import share_estimate
from shared.stats.student import t_quantile, t_test
from shared.stats.tally import Tally

Floats = NDArray[np.float64]
LARGEST_T = 1_000.0  # the noncentral t distribution takes ever longer to invert beyond it
SMALLEST_EXPECTED = 1.0  # below it Pearson's statistic does not follow its distribution


def hedges_g(treated: Tally, control: Tally, *, level: float = LEVEL) -> Estimate | TooFew:
    """Difference of two means in pooled standard deviations, corrected for small samples.

    The interval is that of the population difference by inversion of the noncentral t
    distribution, exact for normal scores of equal variance; weak where the variances differ much.

    Returns:
        g; base is the people of both arms. TooFew below two people in an arm or where the scores
        hardly vary within the arms (t above 1,000).
    Source: Hedges (1981), Journal of Educational Statistics 6, 107–128; interval: Steiger and
    Fouladi (1997), in Harlow et al., What If There Were No Significance Tests, 221–257.
    """
    base = treated.n + control.n
    obstacle = _no_spread(treated, control)
    if obstacle:
        return TooFew(base, obstacle)
    freedom = base - 2
    squares = (treated.n - 1) * treated.variance + (control.n - 1) * control.variance
    uncorrected = (treated.mean - control.mean) / math.sqrt(squares / freedom)
    root = math.sqrt(treated.n * control.n / base)
    if abs(uncorrected * root) > LARGEST_T:
        return TooFew(base, "the scores vary too little within the arms to measure them by")
    low, high = _noncentral_t_limits(uncorrected * root, freedom, level)
    return Estimate(
        value=_small_sample_factor(freedom) * uncorrected,
        interval=Interval(low / root, high / root, level),
        base=base,
        method="Hedges' g with noncentral t interval",
        test=t_test(uncorrected * root, freedom, "t test with equal variances"),
    )


def standardised_difference(
    treated: Tally, control: Tally, *, level: float = LEVEL
) -> Estimate | TooFew:
    """Balance of a property between arms: difference over the root of the mean variance.

    Serves means, and shares where the tallies hold 1 for people with the property and 0 for
    people without. Carries no test: whether two samples could be alike by chance says nothing of
    whether their difference matters. An absolute value above 0.1 is the usual mark of imbalance;
    with few people the interval reaches past it by chance.

    Returns:
        The standardised difference; base is the people of both arms. TooFew below two people in
        an arm or where the property varies in neither.
    Source: Austin (2009), Statistics in Medicine 28, 3083–3107; interval: Hedges and Olkin
    (1985), Statistical Methods for Meta-Analysis, 86.
    """
    base = treated.n + control.n
    obstacle = _no_spread(treated, control)
    if obstacle:
        return TooFew(base, obstacle)
    spread = math.sqrt((treated.variance + control.variance) / 2)
    value = (treated.mean - control.mean) / spread
    error = math.sqrt(base / (treated.n * control.n) + value**2 / (2 * base))
    half = float(special.ndtri(0.5 + level / 2)) * error
    return Estimate(
        value=value,
        interval=Interval(value - half, value + half, level),
        base=base,
        method="standardised difference with large-sample interval",
    )


def share_difference(
    treated: tuple[int, int], control: tuple[int, int], *, level: float = LEVEL
) -> Estimate | TooFew:
    """Difference of two independent shares with Newcombe's hybrid score interval.

    Args:
        treated, control: people with the property, people asked.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The difference as a share (0.05 = five percentage points), tested by the chi-square test
        with factor N - 1, or Fisher's exact test where a count below 1 is expected. TooFew where
        nobody was asked in an arm.

    Raises:
        ValueError: more people with the property than people asked.
    Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10; test: Campbell (2007),
    Statistics in Medicine 26, 3661–3675.
    """
    base = treated[1] + control[1]
    first, second = share_estimate(*treated, level=level), share_estimate(*control, level=level)
    if isinstance(first, TooFew) or isinstance(second, TooFew):
        return TooFew(base, "nobody was asked in one of the arms")
    value = first.value - second.value
    (below_first, above_first), (below_second, above_second) = _reach(first), _reach(second)
    low = value - math.hypot(below_first, above_second)
    high = value + math.hypot(above_first, below_second)
    return Estimate(
        value=value,
        interval=Interval(max(low, -1.0), min(high, 1.0), level),
        base=base,
        method="difference of shares with Newcombe's hybrid score interval",
        test=_share_test(treated, control),
    )


def adjusted_difference(
    score: ArrayLike,
    treated: ArrayLike,
    covariates: ArrayLike,
    *,
    level: float = LEVEL,
) -> Estimate | TooFew:
    """Analysis of covariance: difference of the arms at equal covariates, by least squares.

    Weak where the slopes of the arms differ, or where the arms hardly overlap in a covariate.

    Args:
        score: outcome, one per person.
        treated: whether the person is in the treated arm.
        covariates: what was measured beforehand, such as the score of the first wave: one number
            per person, or one row per person and one column per covariate.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The adjusted difference with its t interval and test; base is the people. TooFew where
        the people are no more than the coefficients, where arm or covariates cannot be told
        apart, or where the scores are fitted without remainder.

    Raises:
        ValueError: lengths differ, or a number is not finite.
    Source: Vickers and Altman (2001), BMJ 323, 1123–1124.
    """
    outcome = np.asarray(score, dtype=np.float64)
    design = np.column_stack([_flags(treated), np.ones(len(outcome)), _columns(covariates)])
    if not (np.isfinite(outcome).all() and np.isfinite(design).all()):
        raise ValueError("a score or a covariate is not a finite number")
    people, coefficients = design.shape
    centred, deviation = _centred(design), outcome - outcome.mean()
    if people <= coefficients:
        return TooFew(people, "an adjusted difference needs more people than coefficients")
    if np.linalg.matrix_rank(centred) < coefficients:
        return TooFew(people, "the arms and the covariates cannot be told apart")
    value, error = _first_coefficient(centred, deviation)
    if error <= math.sqrt(np.finfo(np.float64).eps) * float(np.abs(deviation).max()):
        return TooFew(people, "the scores are fitted without remainder")
    return t_estimate(
        value,
        error,
        freedom=people - coefficients,
        base=people,
        level=level,
        method="difference adjusted for covariates (ANCOVA) with t interval",
    )


def association(table: ArrayLike, *, level: float = LEVEL) -> Estimate | TooFew:
    """How far a property of several categories differs between groups: Cramér's V, corrected.

    V runs from 0 (the groups are alike) to 1. The interval inverts the noncentral chi-square
    distribution: good for weak association, which balance of arms is about, too wide for strong;
    it and the test are weak where expected counts are small.

    Args:
        table: counts of people, one row per group and one column per category; empty rows and
            columns are left out.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        V corrected for its bias, with Pearson's chi-square test of independence; base is the
        people. TooFew where fewer than two groups or categories hold people, or where a count
        below 1 is expected: merge categories then.

    Raises:
        ValueError: a count is negative.
    Source: Bergsma (2013), Journal of the Korean Statistical Society 42, 323–328; interval:
    Smithson (2003), Confidence Intervals, chapter 4.
    """
    counts = _without_empty(np.asarray(table, dtype=np.float64))
    base = int(counts.sum())
    if min(counts.shape) < 2:
        return TooFew(base, "fewer than two groups or categories hold people")
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / base
    if expected.min() < SMALLEST_EXPECTED:
        return TooFew(base, "a count below 1 is expected: merge categories")
    statistic = float(((counts - expected) ** 2 / expected).sum())
    rows, columns = counts.shape
    freedom = (rows - 1) * (columns - 1)
    low, high = _noncentral_chi_square_limits(statistic, freedom, level)
    scale = base * (min(rows, columns) - 1)
    return Estimate(
        value=_corrected_cramer_v(statistic, base, rows, columns),
        interval=Interval(math.sqrt(min(low / scale, 1)), math.sqrt(min(high / scale, 1)), level),
        base=base,
        method="Cramér's V corrected for bias, with noncentral chi-square interval",
        test=Test(
            float(special.chdtrc(freedom, statistic)), "Pearson's chi-square test of independence"
        ),
    )


def t_estimate(
    value: float, error: float, *, freedom: float, base: int, level: float, method: str
) -> Estimate:
    """An estimate with the t interval and t test of its standard error, which exceeds 0."""
    half = t_quantile(freedom, level) * error
    return Estimate(
        value=value,
        interval=Interval(value - half, value + half, level),
        base=base,
        method=method,
        test=t_test(value / error, freedom, f"t test, {freedom:.4g} degrees of freedom"),
    )


def _no_spread(treated: Tally, control: Tally) -> str:
    """Why a difference cannot be set against a standard deviation; empty where it can."""
    if min(treated.n, control.n) < 2:
        return "a standardised difference needs two people in each arm"
    if len(treated.values) == len(control.values) == 1:
        return "nothing varies within either arm"
    return ""


def _small_sample_factor(freedom: int) -> float:
    gammas = float(special.gammaln(freedom / 2) - special.gammaln((freedom - 1) / 2))
    return math.exp(gammas) / math.sqrt(freedom / 2)


def _noncentral_t_limits(statistic: float, freedom: int, level: float) -> tuple[float, float]:
    """Noncentralities at which the statistic lies at either tail."""
    tail = (1 - level) / 2
    low = float(special.nctdtrinc(freedom, 1 - tail, statistic))
    high = float(special.nctdtrinc(freedom, tail, statistic))
    return low, high


def _noncentral_chi_square_limits(
    statistic: float, freedom: int, level: float
) -> tuple[float, float]:
    """Noncentralities at which the statistic lies at either tail; 0 where not even 0 is so low."""
    tail = (1 - level) / 2
    central = float(special.chdtr(freedom, statistic))
    low = float(special.chndtrinc(statistic, freedom, 1 - tail)) if central > 1 - tail else 0.0
    high = float(special.chndtrinc(statistic, freedom, tail)) if central > tail else 0.0
    return low, high


def _corrected_cramer_v(statistic: float, base: int, rows: int, columns: int) -> float:
    excess = max(0.0, statistic / base - (rows - 1) * (columns - 1) / (base - 1))
    effective = min(size - (size - 1) ** 2 / (base - 1) for size in (rows, columns))
    return math.sqrt(min(1.0, excess / (effective - 1))) if excess else 0.0


def _reach(share: Estimate) -> tuple[float, float]:
    """How far a share's interval reaches below and above it."""
    if not isinstance(share.interval, Interval):
        raise TypeError("a share of a sample has an interval")
    return share.value - share.interval.low, share.interval.high - share.value


def _share_test(treated: tuple[int, int], control: tuple[int, int]) -> Test:
    successes, trials = treated[0] + control[0], treated[1] + control[1]
    smallest = min(treated[1], control[1]) * min(successes, trials - successes) / trials
    if smallest < SMALLEST_EXPECTED:
        return Test(_fisher_p(treated, control), "Fisher's exact test")
    pooled = successes / trials
    difference = treated[0] / treated[1] - control[0] / control[1]
    variance = pooled * (1 - pooled) * (1 / treated[1] + 1 / control[1]) * trials / (trials - 1)
    p = 2 * float(special.ndtr(-abs(difference) / math.sqrt(variance)))
    return Test(min(1.0, p), "chi-square test with factor N - 1")


def _fisher_p(treated: tuple[int, int], control: tuple[int, int]) -> float:
    """Probability of the tables with these margins that are no likelier than the one seen."""
    successes = treated[0] + control[0]
    possible = np.arange(max(0, successes - control[1]), min(successes, treated[1]) + 1)
    logs = _log_choose(treated[1], possible) + _log_choose(control[1], successes - possible)
    chances = np.exp(logs - logs.max())
    seen = chances[treated[0] - possible[0]]
    as_rare = chances <= seen * (1 + 1e-7)  # equal chances differ by binary noise
    return min(1.0, float(chances[as_rare].sum() / chances.sum()))


def _log_choose(size: int, chosen: NDArray[np.int64]) -> Floats:
    logs = special.gammaln(size + 1) - special.gammaln(chosen + 1)
    return np.asarray(logs - special.gammaln(size - chosen + 1), dtype=np.float64)


def _flags(treated: ArrayLike) -> Floats:
    return np.asarray(treated, dtype=np.bool_).astype(np.float64)


def _columns(covariates: ArrayLike) -> Floats:
    columns = np.asarray(covariates, dtype=np.float64)
    return columns[:, None] if columns.ndim == 1 else columns


def _centred(design: Floats) -> Floats:
    """The design with all but its constant around their means: adding a constant is then exact."""
    means: Floats = design.mean(axis=0)
    means[design.min(axis=0) == design.max(axis=0)] = 0
    return design - means


def _first_coefficient(design: Floats, outcome: Floats) -> tuple[float, float]:
    """Least-squares estimate of the first column's coefficient, and its standard error."""
    inverse = np.linalg.inv(design.T @ design)
    estimates = inverse @ (design.T @ outcome)
    remainder = outcome - design @ estimates
    variance = float(remainder @ remainder) / (len(outcome) - design.shape[1])
    return float(estimates[0]), math.sqrt(variance * float(inverse[0, 0]))


def _without_empty(counts: Floats) -> Floats:
    if (counts < 0).any():
        raise ValueError("a count is negative")
    filled = np.ix_(counts.sum(axis=1) > 0, counts.sum(axis=0) > 0)
    return np.asarray(counts[filled], dtype=np.float64)
