"""Changes over survey waves, and their difference between arms.

Linked answers go through a mixed model in closed form: general software takes minutes for it on
a national survey. Unlinked answers go through cell means.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from shared.stats.effects import t_estimate
from shared.stats.estimate import LEVEL, Estimate, TooFew
from shared.stats.tally import Tally

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

HIGHEST_SHARE = 1 - 1e-8  # of the variance that can lie between people: at 1 it has no inverse
TOO_FEW_PEOPLE = "the model needs more respondents than cells"
GRID_POINTS = 65
GRID_ROUNDS = 6  # each narrows the search 32 times: the last step is below 1e-9


@dataclass(frozen=True, slots=True)
class Panel:
    """Answers of a survey with waves, one per respondent and wave, as columns of equal length.

    Attributes:
        respondent: codes of the people, from 0 without gaps.
        treated: whether the respondent is in the treated arm.
        wave: index of the wave, from 0.
        score: the answer; never null.
    """

    respondent: Integers
    treated: Bools
    wave: Integers
    score: Floats

    @classmethod
    def of(
        cls, respondent: ArrayLike, treated: ArrayLike, wave: ArrayLike, score: ArrayLike
    ) -> Self:
        """A checked panel from columns in any order of rows.

        Args:
            respondent: any whole number that stands for the person.
            treated, wave, score: as in the attributes.

        Raises:
            ValueError: lengths differ, a wave is negative, a score is not finite, a respondent
                is in two arms or answered a wave twice.
        """
        people, codes = np.unique(np.asarray(respondent, dtype=np.int64), return_inverse=True)
        panel = cls(
            codes.astype(np.int64),
            np.asarray(treated, dtype=np.bool_),
            np.asarray(wave, dtype=np.int64),
            np.asarray(score, dtype=np.float64),
        )
        panel._refuse_what_no_survey_gives(len(people))
        return panel

    def _refuse_what_no_survey_gives(self, people: int) -> None:
        lengths = {len(self.respondent), len(self.treated), len(self.wave), len(self.score)}
        if len(lengths) > 1:
            raise ValueError(f"columns differ in length: {sorted(lengths)}")
        if not np.isfinite(self.score).all():
            raise ValueError("a score is null or not finite: leave the row out")
        if self.wave.size and self.wave.min() < 0:
            raise ValueError(f"wave {self.wave.min()} is negative: waves count from 0")
        answers = np.bincount(self.respondent, minlength=people)
        in_treated = np.bincount(self.respondent, weights=self.treated, minlength=people)
        if ((in_treated > 0) & (in_treated < answers)).any():
            raise ValueError("a respondent is in two arms")
        waves = self.wave.max(initial=0) + 1
        if np.bincount(self.respondent * waves + self.wave).max(initial=0) > 1:
            raise ValueError("a respondent answered one wave twice")

    def of_arm(self, *, treated: bool) -> Panel:
        """The answers of one arm."""
        rows = self.treated == treated
        columns = (self.respondent[rows], self.treated[rows], self.wave[rows], self.score[rows])
        return Panel.of(*columns)


def linked_difference(
    panel: Panel, *, wave_from: int, wave_to: int, level: float = LEVEL
) -> Estimate | TooFew:
    """Change of the treated minus change of the control arm, answers joined by person.

    The model is score ~ arm × wave with a random intercept per respondent, fitted by restricted
    maximum likelihood to all waves and all respondents, those with a single answer included. It
    takes the correlation of a person's answers as equal for any two waves, and missing answers
    as explained by the arm and the answers given. Degrees of freedom: respondents of the two
    waves less four.

    Args:
        panel: answers of both arms.
        wave_from, wave_to: the waves compared.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        The difference with its t interval and test; base is the respondents who answered either
        wave. TooFew where one of the four cells has fewer than two answers, nobody answered
        twice, or scores do not vary within the cells.
    Source: Laird and Ware (1982), Biometrics 38, 963–974; Patterson and Thompson (1971),
    Biometrika 58, 545–554.
    """
    signs = {(True, wave_to): 1, (True, wave_from): -1, (False, wave_to): -1, (False, wave_from): 1}
    return _linked(panel, signs, level, "difference in differences")


def linked_change(
    panel: Panel, *, treated: bool, wave_from: int, wave_to: int, level: float = LEVEL
) -> Estimate | TooFew:
    """Change of one arm from wave to wave by the model of `linked_difference`, from that arm alone.

    Returns:
        The mean change; base, degrees of freedom (respondents less two) and TooFew as there.
    """
    signs = {(treated, wave_to): 1, (treated, wave_from): -1}
    return _linked(panel.of_arm(treated=treated), signs, level, "change")


def unlinked_difference(
    *,
    treated_from: Tally,
    treated_to: Tally,
    control_from: Tally,
    control_to: Tally,
    level: float = LEVEL,
) -> Estimate | TooFew:
    """Change of the treated minus change of the control arm from four independent samples.

    The standard error is the robust one of score ~ arm × wave (HC3), which for cell means has the
    closed form sqrt(sum of variance / (n − 1)): Welch's with n − 1 in place of n. The
    degrees of freedom are Welch and Satterthwaite's. Too wide where people answered both waves
    and their answers could have been joined; then use `linked_difference`.

    Returns:
        The difference with its t interval and test; base is the answers of the four cells. TooFew
        below two answers in a cell, or where scores do not vary within any.
    Source: MacKinnon and White (1985), Journal of Econometrics 29, 305–325; Satterthwaite (1946),
    Biometrics Bulletin 2, 110–114.
    """
    cells = (treated_from, treated_to, control_from, control_to)
    base = sum(cell.n for cell in cells)
    if min(cell.n for cell in cells) < 2:
        return TooFew(base, "each arm needs two answers in each of the two waves")
    if all(len(cell.values) == 1 for cell in cells):
        return TooFew(base, "the scores do not vary within arm and wave")
    squared = [cell.variance / (cell.n - 1) for cell in cells]
    weights = (part**2 / (cell.n - 1) for part, cell in zip(squared, cells, strict=True))
    return t_estimate(
        (treated_to.mean - treated_from.mean) - (control_to.mean - control_from.mean),
        math.sqrt(sum(squared)),
        freedom=sum(squared) ** 2 / sum(weights),
        base=base,
        level=level,
        method="difference in differences of independent samples with robust (HC3) t interval",
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """All that the likelihood needs of a panel: sums by cell (arm and wave), and by k.

    k is the number of answers of a respondent: people of equal k weigh their own total alike.
    Scores are taken around the mean of their cell, which keeps the sums accurate.
    """

    cells: list[tuple[bool, int]]
    means: Floats  # by cell
    sizes: Floats  # answers by cell
    answers: Floats  # the values of k
    people: Floats  # by k
    together: Floats  # by k, cell, cell: people who answered both
    totals: Floats  # by k, cell: sum of the totals of the people who answered it
    squared_totals: Floats  # by k
    squares: float

    @classmethod
    def of(cls, panel: Panel) -> Self:
        """The sums of a panel that is not empty."""
        waves = int(panel.wave.max()) + 1
        numbers, cell = np.unique(panel.treated * waves + panel.wave, return_inverse=True)
        sizes = np.bincount(cell).astype(np.float64)
        means = np.bincount(cell, weights=panel.score) / sizes
        deviation = panel.score - means[cell]
        answered = np.zeros((int(panel.respondent.max()) + 1, len(numbers)))
        answered[panel.respondent, cell] = 1
        total = np.bincount(panel.respondent, weights=deviation)
        each = answered.sum(axis=1)
        groups = [(answered[each == k], total[each == k]) for k in np.unique(each)]
        return cls(
            cells=[(bool(number // waves), int(number % waves)) for number in numbers],
            means=means,
            sizes=sizes,
            answers=np.unique(each),
            people=np.array([len(of_k) for _, of_k in groups], dtype=np.float64),
            together=np.array([marks.T @ marks for marks, _ in groups]),
            totals=np.array([marks.T @ of_k for marks, of_k in groups]),
            squared_totals=np.array([of_k @ of_k for _, of_k in groups]),
            squares=float(deviation @ deviation),
        )


@dataclass(frozen=True, slots=True)
class _Fits:
    """Generalised least squares at each of several shares of variance between people."""

    deviance: Floats  # by share; less what does not depend on it
    correction: Floats  # by share, cell: what the fitted mean adds to the plain cell mean
    covariance: Floats  # by share, cell, cell: of the fitted means

    @classmethod
    def at(cls, shares: Floats, sums: _Sums) -> Self:
        """Fits with V = s² ((1 - share) I + share J) within a person, whose inverse is known."""
        among = 1 + np.outer(shares, sums.answers - 1)
        shrink = shares[:, None] / among
        within = (1 - shares)[:, None]
        information = (
            np.diag(sums.sizes) - np.einsum("gk,kab->gab", shrink, sums.together)
        ) / within[:, :, None]
        right = -(shrink @ sums.totals) / within
        squares = (sums.squares - shrink @ sums.squared_totals) / within[:, 0]
        correction = np.linalg.solve(information, right[:, :, None])[:, :, 0]
        freedom = sums.sizes.sum() - len(sums.sizes)
        variance = (squares - (correction * right).sum(axis=1)) / freedom
        spread = (np.log(among) + np.log(within) * (sums.answers - 1)) @ sums.people
        deviance = freedom * np.log(variance) + spread + np.linalg.slogdet(information)[1]
        return cls(deviance, correction, variance[:, None, None] * np.linalg.inv(information))


def _linked(
    panel: Panel, signs: dict[tuple[bool, int], int], level: float, what: str
) -> Estimate | TooFew:
    waves = [wave for _, wave in signs]
    base = int(np.count_nonzero(np.bincount(panel.respondent[np.isin(panel.wave, waves)])))
    if panel.wave.size == 0:
        return TooFew(base, "nobody answered")
    sums = _Sums.of(panel)
    freedom = base - len(signs)
    obstacle = _obstacle(sums, signs) or ("" if freedom > 0 else TOO_FEW_PEOPLE)
    if obstacle:
        return TooFew(base, obstacle)
    contrast = np.array([signs.get(cell, 0) for cell in sums.cells], dtype=np.float64)
    fit = _best_fit(sums)
    return t_estimate(
        float(contrast @ (sums.means + fit.correction[0])),
        math.sqrt(float(contrast @ fit.covariance[0] @ contrast)),
        freedom=freedom,
        base=base,
        level=level,
        method=f"{what} by a mixed model (random intercept, REML) with t interval",
    )


def _obstacle(sums: _Sums, signs: dict[tuple[bool, int], int]) -> str:
    """Why the model cannot be fitted; empty where it can."""
    sizes = dict(zip(sums.cells, sums.sizes, strict=True))
    if min(sizes.get(cell, 0) for cell in signs) < 2:
        return "each arm needs two answers in each of the two waves"
    if sums.answers.max() < 2:
        return "nobody answered more than one wave: compare the waves as independent samples"
    level = float(np.abs(sums.means).max())
    if sums.squares <= sums.sizes.sum() * (np.finfo(np.float64).eps * level) ** 2:
        return "the scores do not vary within arm and wave"
    return ""


def _best_fit(sums: _Sums) -> _Fits:
    """The fit of greatest restricted likelihood, by ever narrower grids of the share."""
    low, high = 0.0, HIGHEST_SHARE
    for _ in range(GRID_ROUNDS):
        shares = np.linspace(low, high, GRID_POINTS)
        best = int(np.argmin(_Fits.at(shares, sums).deviance))
        low = float(shares[max(best - 1, 0)])
        high = float(shares[min(best + 1, GRID_POINTS - 1)])
    return _Fits.at(shares[[best]], sums)
