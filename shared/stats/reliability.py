"""How far the items of a scale measure one thing: alpha, omega total, item-rest correlation.

All rest on the covariance of the items, so that what is known of 20,000 respondents is as small
as what is known of 40. Items are numbered by their column, from 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from shared.stats.correlation import fisher_interval
from shared.stats.estimate import LEVEL, Estimate, Interval, TooFew
from shared.stats.student import t_quantile

# Below ten, Feldt's 95 % interval of an alpha of 0.7 over five items reaches from under 0.25 to
# over 0.9: it no longer tells a useful scale from a useless one.
RESPONDENTS_AT_LEAST = 10
SWEEPS_AT_MOST = 20_000
CLOSE_ENOUGH = 1e-12
STRETCH_AT_MOST = 10.0  # 1 − omega known only to within a factor of 22,000 is not known
NOTHING = 1e-12  # of the items' own variance: a total that varies less is constant but for noise


@dataclass(frozen=True, slots=True, eq=False)
class Covariance:
    """What reliability needs to know of the answers to a scale.

    Attributes:
        matrix: items × items, covariances with divisor n − 1.
        n: respondents who answered every item.
        left_out: respondents who did not.

    Raises:
        ValueError: the matrix is not square, or a count is negative.
    """

    matrix: NDArray[np.float64]
    n: int
    left_out: int = 0

    def __post_init__(self) -> None:
        if self.matrix.ndim != 2 or len(set(self.matrix.shape)) != 1:
            raise ValueError(f"no covariance of items: shape {self.matrix.shape}")
        if self.n < 0 or self.left_out < 0:
            raise ValueError(f"no base: {self.n} respondents, {self.left_out} left out")

    @classmethod
    def of(cls, scores: NDArray[np.float64]) -> Covariance:
        """Covariance over the respondents who answered every item.

        Args:
            scores: respondents × items, nan where an answer is missing. Fewer than two complete
                respondents give a matrix of zeros.
        """
        complete = _complete(scores)
        n, items = complete.shape
        shifted = complete - complete[:1]  # equal answers become zeros, without binary noise
        centred = shifted - shifted.mean(axis=0) if n else shifted
        matrix = centred.T @ centred / (n - 1) if n > 1 else np.zeros((items, items))
        return cls(matrix, n, len(scores) - n)

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.matrix)


@dataclass(frozen=True, slots=True, eq=False)
class OneFactor:
    """One common factor behind the items, by minimum residuals.

    Attributes:
        loadings: correlation of each item with the factor, −1 to 1; their sum is not negative.
        at_bound: items whose loading reached 1 in size and was held there (Heywood case): the
            model does not fit them, or there are too few respondents.
        opposed: items that load below zero, against the sum of the others: reverse coding is
            missing, or they measure something else.
    """

    loadings: NDArray[np.float64]
    at_bound: tuple[int, ...]
    opposed: tuple[int, ...]


def alpha(covariance: Covariance, *, level: float = LEVEL) -> Estimate | TooFew:
    """Cronbach's alpha of the sum of the items, with Feldt's interval.

    Feldt's interval is exact where items are normal with equal variances and covariances, and
    needs nothing but alpha and the base; where loadings differ or answers are Likert categories
    it stays close to its level from 30 respondents on. Alpha is a lower bound of reliability
    where the errors of the items are independent.

    Args:
        covariance: of two items at least, all coded in the same direction.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Alpha, 1 at most and below 0 where items oppose each other, on the base of the complete
        respondents; TooFew for one item, for fewer than ten of them, or where their total is
        constant.
    Source: Cronbach (1951), Psychometrika 16, 297–334; Feldt (1965), Psychometrika 30, 357–370.
    """
    reason = _too_few(covariance, items=2)
    if reason:
        return TooFew(covariance.n, reason)
    k, n = covariance.items, covariance.n
    own = float(np.trace(covariance.matrix))
    value = k / (k - 1) * (1 - own / float(covariance.matrix.sum()))
    # quantiles of the F distribution with these degrees of freedom
    low, high = special.fdtri(n - 1, (n - 1) * (k - 1), [0.5 + level / 2, 0.5 - level / 2])
    rest = max(1 - value, 0.0)
    return Estimate(
        value=value,
        interval=Interval(1 - rest * float(low), 1 - rest * float(high), level),
        base=n,
        method="Cronbach's alpha with F interval (Feldt)",
    )


def item_rest(covariance: Covariance, item: int, *, level: float = LEVEL) -> Estimate | TooFew:
    """Correlation of an item with the sum of all others (corrected item-total correlation).

    Args:
        covariance: of two items at least.
        item: its column, from 0.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Correlation from −1 to 1 with Fisher's z interval, on the base of the complete
        respondents; TooFew for one item, for fewer than ten respondents, or where the item or
        the rest is constant.

    Raises:
        ValueError: there is no such item.
    Source: Henrysson (1963), Psychometrika 28, 211–218; Fisher (1921), Metron 1, 3–32.
    """
    matrix, n = covariance.matrix, covariance.n
    if not 0 <= item < covariance.items:
        raise ValueError(f"no item {item} among {covariance.items}")
    reason = _too_few(covariance, items=2)
    if reason:
        return TooFew(n, reason)
    own = float(matrix[item, item])
    shared = float(matrix[item].sum()) - own
    rest = float(matrix.sum()) - own - 2 * shared
    if min(own, rest) <= NOTHING * float(np.trace(matrix)):
        return TooFew(n, "no variation: the item or the sum of the others is constant")
    r = min(max(shared / math.sqrt(own * rest), -1.0), 1.0)
    return Estimate(
        value=r,
        interval=fisher_interval(r, n=n, level=level),
        base=n,
        method="item-rest correlation with Fisher z interval",
    )


def one_factor(covariance: Covariance) -> OneFactor | TooFew:
    """The one-factor model of the items' correlations, by minimum residuals.

    The squared residuals of the correlations, the diagonal apart, are minimised by one loading
    at a time; no loading may pass 1 in size.

    Returns:
        The model; TooFew for fewer than three items (two leave it open which loads more), for
        fewer than ten complete respondents, for a constant item or total, or without convergence.
    Source: Harman and Jones (1966), Psychometrika 31, 351–368; Harman and Fukuda (1966),
        Psychometrika 31, 563–571 (the bound).
    """
    reason = _too_few(covariance, items=3)
    if reason:
        return TooFew(covariance.n, reason)
    spread = np.sqrt(np.diag(covariance.matrix))
    if not spread.all():
        return TooFew(covariance.n, "no variation: every respondent answered an item alike")
    loadings = _minimum_residuals(covariance.matrix / np.outer(spread, spread))
    if loadings is None:
        return TooFew(covariance.n, "the one-factor model does not converge")
    return OneFactor(
        loadings,
        at_bound=tuple(np.flatnonzero(np.abs(loadings) == 1).tolist()),
        opposed=tuple(np.flatnonzero(loadings < 0).tolist()),
    )


def omega_total(scores: NDArray[np.float64], *, level: float = LEVEL) -> Estimate | TooFew:
    """McDonald's omega total: the share of the total's variance that is not unique to one item.

    One factor is fitted by minimum residuals; omega is 1 − (sum of unique variances) ÷ (variance
    of the total). The interval is distribution-free: the influence of every respondent on omega
    gives its standard error, enlarged by the respondent's leverage on the total (as leaving each
    out once would), and the interval is laid symmetrically about ln(1 − omega) with t quantiles.
    It takes no draws and costs one pass over the answers. A Heywood case is named in the method.

    Args:
        scores: respondents × items, nan where an answer is missing, all items coded in the same
            direction; respondents with a missing answer are left out.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Omega, 1 at most and below 0 where items oppose each other, on the base of the complete
        respondents; TooFew as for `one_factor`, or where the variation hangs on one respondent.
    Source: McDonald (1999), Test Theory, chapter 6; Revelle and Zinbarg (2009), Psychometrika 74,
        145–154 (total variance as observed); Hampel (1974), JASA 69, 383–393 (influence);
        MacKinnon and White (1985), Journal of Econometrics 29, 305–325 (leverage).
    """
    complete = _complete(scores)
    covariance = Covariance.of(complete)
    factor = one_factor(covariance)
    if isinstance(factor, TooFew):
        return factor
    own = np.diag(covariance.matrix)
    unique = float(own @ (1 - factor.loadings**2))
    value = 1 - unique / float(covariance.matrix.sum())
    error = _omega_error(complete, covariance.matrix, factor)
    interval = _log_interval(value, error, n=covariance.n, level=level)
    if interval is None:
        return TooFew(covariance.n, "the variation hangs on one respondent")
    return Estimate(
        value=value,
        interval=interval,
        base=covariance.n,
        method="omega total of one factor (minimum residuals) with influence-function interval"
        + (", unique variance of an item held at 0" if factor.at_bound else ""),
    )


def _complete(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    kept: NDArray[np.float64] = scores[~np.isnan(scores).any(axis=1)]
    return kept


def _too_few(covariance: Covariance, *, items: int) -> str:
    """Why there is no estimate; blank where there is one."""
    if covariance.items < items:
        return f"the scale needs at least {items} items"
    if covariance.n < RESPONDENTS_AT_LEAST:
        return f"fewer than {RESPONDENTS_AT_LEAST} respondents answered every item"
    if float(covariance.matrix.sum()) <= NOTHING * float(np.trace(covariance.matrix)):
        return "no variation: every respondent has the same total"
    return ""


def _minimum_residuals(correlations: NDArray[np.float64]) -> NDArray[np.float64] | None:
    off_diagonal = correlations - np.diag(np.diag(correlations))
    size, direction = np.linalg.eigh(correlations)
    loadings = np.clip(direction[:, -1] * math.sqrt(size[-1]), -1, 1)
    for _ in range(SWEEPS_AT_MOST):
        before = loadings.copy()
        for item, row in enumerate(off_diagonal):
            others = float(loadings @ loadings - loadings[item] ** 2)
            best = float(row @ loadings) / others if others > 0 else 0.0
            loadings[item] = min(max(best, -1.0), 1.0)
        if np.abs(loadings - before).max() < CLOSE_ENOUGH:
            return loadings * (-1 if loadings.sum() < 0 else 1)
    return None


def _omega_error(
    complete: NDArray[np.float64], matrix: NDArray[np.float64], factor: OneFactor
) -> float:
    """Standard error of omega from the influence and the leverage of the respondents."""
    n, total = len(complete), complete.sum(axis=1)
    leverage = 1 / n + (total - total.mean()) ** 2 / ((n - 1) * float(matrix.sum()))
    influence = _omega_influence(complete, matrix, factor) / np.maximum(1 - leverage, NOTHING)
    return math.sqrt(float(influence @ influence) / (n * (n - 1)))


def _omega_influence(
    complete: NDArray[np.float64], matrix: NDArray[np.float64], factor: OneFactor
) -> NDArray[np.float64]:
    """Change of omega per unit of weight on each respondent."""
    own, total = np.diag(matrix), float(matrix.sum())
    centred = complete - complete.mean(axis=0)
    squares = centred**2 / own
    unique = float(own @ (1 - factor.loadings**2))
    of_unique = (own * (1 - factor.loadings**2) * (squares - 1)).sum(axis=1)
    of_loadings = _loading_influence(centred / np.sqrt(own), matrix, factor)
    of_unique -= 2 * of_loadings @ (own * factor.loadings)
    of_total = centred.sum(axis=1) ** 2 - total
    influence: NDArray[np.float64] = unique * of_total / total**2 - of_unique / total
    return influence


def _loading_influence(
    standard: NDArray[np.float64], matrix: NDArray[np.float64], factor: OneFactor
) -> NDArray[np.float64]:
    """Respondents × items: change of the loadings, from the equations that they solve.

    A correlation r of items i and j changes by z_i z_j − r (z_i² + z_j²) / 2; loadings at their
    bound stay there.
    """
    loadings, squares = factor.loadings, standard**2
    spread = np.sqrt(np.diag(matrix))
    off_diagonal = matrix / np.outer(spread, spread)
    np.fill_diagonal(off_diagonal, 0)
    push = standard * (standard @ loadings)[:, None] - squares * loadings
    push -= squares * (off_diagonal @ loadings) / 2 + (squares * loadings) @ off_diagonal / 2
    slope = 2 * np.outer(loadings, loadings) - off_diagonal
    np.fill_diagonal(slope, loadings @ loadings - loadings**2)
    free = np.abs(loadings) < 1
    change = np.zeros_like(standard)
    change[:, free] = push[:, free] @ np.linalg.pinv(slope[np.ix_(free, free)])
    return change


def _log_interval(value: float, error: float, *, n: int, level: float) -> Interval | None:
    """Interval about ln(1 − value); None where it would span more than is worth saying."""
    rest = 1 - value
    if rest <= 0:
        return Interval(1.0, 1.0, level)
    stretch = t_quantile(n - 1, level) * error / rest
    if stretch > STRETCH_AT_MOST:
        return None
    return Interval(1 - rest * math.exp(stretch), 1 - rest * math.exp(-stretch), level)
