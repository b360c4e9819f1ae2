"""Reliability against R psych, pingouin, published data sets and a second fit of the model."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.reliability import (
    Covariance,
    OneFactor,
    alpha,
    item_rest,
    omega_total,
    one_factor,
)

BFI = {
    "bfi Agreeableness (A1 reversed)": "A",
    "bfi Conscientiousness": "C",
    "bfi Extraversion": "E",
    "bfi Neuroticism": "N",
    "bfi Openness": "O",
}
REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}


def made_scores() -> np.ndarray:
    """Thirty respondents, six items from 1 to 5, by a formula that any software can repeat."""
    row, item = np.arange(1, 31)[:, None], np.arange(1, 7)
    common = (1.9 - 0.2 * item) * np.sin(1.7 * row)
    own = 0.8 * np.sin(2.3 * row * (item + 2) + item)
    return np.clip(np.floor(3.5 + common + own), 1, 5)


def drawn_scores(
    seed: int, loadings: Sequence[float] = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4), *, n: int = 30
) -> np.ndarray:
    """Likert scores of one factor."""
    rng, strength = np.random.default_rng(seed), np.array(loadings)
    own = rng.normal(size=(n, len(strength))) * np.sqrt(1 - strength**2)
    return np.digitize(rng.normal(size=(n, 1)) * strength + own, [-1.5, -0.7, 0.2, 1.1]) + 1.0


def estimate(outcome: Estimate | TooFew) -> Estimate:
    """The outcome, which must be an estimate."""
    assert isinstance(outcome, Estimate), outcome
    return outcome


def ends(outcome: Estimate | TooFew) -> tuple[float, float]:
    """Ends of its interval."""
    interval = estimate(outcome).interval
    assert isinstance(interval, Interval)
    return interval.low, interval.high


def reason(outcome: object) -> str:
    """Why there is no estimate."""
    assert isinstance(outcome, TooFew), outcome
    return outcome.reason


@pytest.mark.parametrize("level", [0.8, 0.95])
@pytest.mark.parametrize("seed", range(4))
def test_alpha_is_that_of_pingouin(seed: int, level: float) -> None:
    scores = drawn_scores(seed)
    value, interval = pingouin.cronbach_alpha(pd.DataFrame(scores), ci=level)
    found = alpha(Covariance.of(scores), level=level)
    assert estimate(found).value == pytest.approx(value)
    assert ends(found) == pytest.approx(tuple(interval), abs=5.1e-4)  # rounded there


def test_answers_of_r_psych() -> None:
    """R 4.2.2, psych 2.2.9: alpha() with its Feldt interval, item.stats r.drop, fa(fm = "minres")
    and omega(nfactors = 1), which works on correlations; that of the raw items by its formula.
    """
    scores = made_scores()
    known = Covariance.of(scores)
    assert estimate(alpha(known)).value == pytest.approx(0.9082906858, abs=1e-9)
    assert ends(alpha(known)) == pytest.approx((0.8460598066, 0.9510350650), abs=1e-9)
    assert [estimate(item_rest(known, item)).value for item in range(6)] == pytest.approx(
        [0.8496659248, 0.8231123164, 0.8091043218, 0.6959458153, 0.7167900157, 0.6365249799],
        abs=1e-9,
    )
    factor = one_factor(known)
    assert isinstance(factor, OneFactor)
    assert factor.loadings == pytest.approx(
        [0.9013121655, 0.8658375719, 0.8513693223, 0.7231510239, 0.7538807810, 0.6654178188],
        abs=1e-6,
    )
    assert estimate(omega_total(scores)).value == pytest.approx(0.9217558479, abs=1e-7)
    standard = (scores - scores.mean(axis=0)) / scores.std(axis=0)
    assert estimate(omega_total(standard)).value == pytest.approx(0.9122779416, abs=1e-7)


@pytest.mark.parametrize("item", range(6))
def test_item_rest_is_the_correlation_with_the_other_items(item: int) -> None:
    scores = drawn_scores(5)
    rest = np.delete(scores, item, axis=1).sum(axis=1)
    outside = stats.pearsonr(scores[:, item], rest)
    found = item_rest(Covariance.of(scores), item, level=0.9)
    assert estimate(found).value == pytest.approx(outside.statistic)
    assert ends(found) == pytest.approx(tuple(outside.confidence_interval(0.9)))


def outside_omega(scores: np.ndarray) -> float:
    """Omega from a general optimiser instead of the one-loading-at-a-time fit."""
    matrix, correlations = np.cov(scores.T), np.corrcoef(scores.T)
    pairs = np.triu_indices(len(matrix), 1)

    def residuals(loadings: np.ndarray) -> np.ndarray:
        return (correlations - np.outer(loadings, loadings))[pairs]

    found = optimize.least_squares(
        residuals, np.full(len(matrix), 0.5), bounds=(-1, 1), xtol=1e-12, ftol=1e-12
    )
    return 1 - float(np.diag(matrix) @ (1 - found.x**2)) / float(matrix.sum())


def heywood_scores() -> np.ndarray:
    """Forty respondents whose three items correlate by exactly 0.8, 0.8 and 0.4."""
    correlations = np.array([[1, 0.8, 0.8], [0.8, 1, 0.4], [0.8, 0.4, 1]])
    white = np.random.default_rng(1).normal(size=(40, 3))
    white = np.linalg.solve(np.linalg.cholesky(np.cov(white.T)), white.T).T
    return white @ np.linalg.cholesky(correlations).T


@pytest.mark.parametrize("seed", range(4))
def test_omega_is_that_of_a_general_optimiser(seed: int) -> None:
    scores = drawn_scores(seed)
    assert estimate(omega_total(scores)).value == pytest.approx(outside_omega(scores), abs=1e-6)


@pytest.mark.parametrize("scores", [drawn_scores(9, n=80), heywood_scores()])
def test_omega_interval_is_that_of_the_jackknife(scores: np.ndarray) -> None:
    """Leaving out each respondent in turn gives the standard error within a tenth."""
    n = len(scores)
    left_out = np.array([outside_omega(np.delete(scores, row, axis=0)) for row in range(n)])
    error = math.sqrt((n - 1) / n * float(((left_out - left_out.mean()) ** 2).sum()))
    found = omega_total(scores)
    rest = 1 - estimate(found).value
    stretch = math.exp(float(stats.t.ppf(0.975, n - 1)) * error / rest)
    low, high = ends(found)
    assert math.log((1 - low) / (1 - high)) == pytest.approx(2 * math.log(stretch), rel=0.09)
    assert (1 - low) * (1 - high) == pytest.approx(rest**2)


@pytest.mark.parametrize("outside", ["Feldt", "influence"])
def test_intervals_cover_as_often_as_they_say(outside: str) -> None:
    """Unequal loadings and Likert answers, where neither interval is exact."""
    everyone = drawn_scores(0, n=200_000)
    known = Covariance.of(everyone)
    if outside == "Feldt":
        truth = estimate(alpha(known)).value
        found = [ends(alpha(Covariance.of(drawn_scores(seed)))) for seed in range(1, 601)]
    else:
        truth = estimate(omega_total(everyone)).value
        found = [ends(omega_total(drawn_scores(seed))) for seed in range(1, 601)]
    assert 0.93 <= sum(low <= truth <= high for low, high in found) / 600 <= 0.97


def test_respondents_with_a_missing_answer_are_left_out_and_counted() -> None:
    scores = made_scores()
    scores[3, 2] = scores[7, 0] = scores[7, 1] = np.nan
    known, complete = Covariance.of(scores), np.delete(scores, [3, 7], axis=0)
    assert (known.n, known.items, known.left_out) == (28, 6, 2)
    assert known.matrix == pytest.approx(np.cov(complete.T))
    assert alpha(known) == alpha(Covariance.of(complete))
    assert omega_total(scores) == omega_total(complete)
    assert estimate(omega_total(scores)).base == estimate(alpha(known)).base == 28


@pytest.mark.parametrize("measure", [alpha, one_factor, lambda known: item_rest(known, 0)])
def test_ten_complete_respondents_are_needed(measure) -> None:
    scores = made_scores()
    assert measure(Covariance.of(scores[:9])) == TooFew(
        9, "fewer than 10 respondents answered every item"
    )
    assert not isinstance(measure(Covariance.of(scores[:10])), TooFew)


@pytest.mark.parametrize("answers", [np.zeros((0, 3)), np.full((4, 3), np.nan), np.ones((1, 3))])
def test_nobody_is_too_few(answers: np.ndarray) -> None:
    assert "fewer than 10" in reason(alpha(Covariance.of(answers)))
    assert "fewer than 10" in reason(omega_total(answers))


def test_single_items_have_no_reliability() -> None:
    scores = made_scores()
    assert "at least 2 items" in reason(alpha(Covariance.of(scores[:, :1])))
    assert "at least 2 items" in reason(item_rest(Covariance.of(scores[:, :1]), 0))
    assert "at least 3 items" in reason(omega_total(scores[:, :2]))
    assert isinstance(alpha(Covariance.of(scores[:, :2])), Estimate)


def test_constant_answers_have_no_reliability() -> None:
    column = made_scores()[:, 0]
    opposed = np.stack([column, 6 - column], axis=1)
    assert "same total" in reason(alpha(Covariance.of(opposed)))
    assert "same total" in reason(alpha(Covariance.of(np.full((30, 3), 0.1))))
    flat = np.stack([column, made_scores()[:, 1], np.full(30, 0.1)], axis=1)
    assert "answered an item alike" in reason(omega_total(flat))
    assert "no variation" in reason(item_rest(Covariance.of(flat), 2))


def test_one_respondent_who_makes_the_variation_gives_no_omega() -> None:
    scores = np.ones((30, 4))
    scores[4] = (5, 4, 3, 5)
    scores[[8, 9, 10], [0, 1, 2]] = 2  # two items of each cancel out in the total
    scores[[8, 9, 10], 3] = 0
    assert "one respondent" in reason(omega_total(scores))


@pytest.mark.parametrize("item", [0, 5])
def test_item_coded_the_wrong_way_is_named(item: int) -> None:
    scores = made_scores()
    scores[:, item] = 6 - scores[:, item]
    factor = one_factor(Covariance.of(scores))
    assert isinstance(factor, OneFactor)
    assert factor.opposed == (item,)
    assert estimate(item_rest(Covariance.of(scores), item)).value < 0
    assert estimate(omega_total(scores)).value < estimate(omega_total(made_scores())).value


def test_heywood_case_is_held_at_its_bound_and_named() -> None:
    """Correlations of 0.8, 0.8 and 0.4 would ask of the first item a loading of 1.26."""
    scores = heywood_scores()
    factor = one_factor(Covariance.of(scores))
    assert isinstance(factor, OneFactor)
    assert factor.at_bound == (0,)
    assert np.abs(factor.loadings).max() == 1
    found = estimate(omega_total(scores))
    assert "held at 0" in found.method
    assert found.value == pytest.approx(outside_omega(scores), abs=1e-6)


def test_perfect_items_have_omega_one() -> None:
    found = omega_total(np.repeat(made_scores()[:, :1], 3, axis=1))
    assert estimate(found).value == pytest.approx(1)
    assert ends(found) == pytest.approx((1, 1))


def test_unknown_item_and_shapeless_covariance_are_refused() -> None:
    with pytest.raises(ValueError, match="no item 6 among 6"):
        item_rest(Covariance.of(made_scores()), 6)
    with pytest.raises(ValueError, match="no covariance"):
        Covariance(np.zeros((2, 3)), 10)
    with pytest.raises(ValueError, match="no base"):
        Covariance(np.zeros((2, 2)), -1)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), shift=st.integers(-50, 50))
def test_order_and_a_constant_change_nothing(seed: int, shift: int) -> None:
    scores, rng = drawn_scores(seed), np.random.default_rng(seed)
    other = rng.permutation(scores) + shift
    before, after = Covariance.of(scores), Covariance.of(other)
    for measure in (alpha, lambda known: item_rest(known, 1)):
        assert ends(measure(after)) == pytest.approx(ends(measure(before)), abs=1e-9)
    assert ends(omega_total(other)) == pytest.approx(ends(omega_total(scores)), abs=1e-6)
    order = rng.permutation(6)
    assert ends(omega_total(scores[:, order])) == pytest.approx(ends(omega_total(scores)), abs=1e-6)


def columns(path: Path, names: Sequence[str]) -> np.ndarray:
    """Columns of a published file as numbers, nan where blank."""
    with path.open(newline="") as file:
        rows = [[row[name] for name in names] for row in csv.DictReader(file)]
    return np.array(
        [[float(cell) if cell not in {"", "NA"} else np.nan for cell in row] for row in rows]
    )


@pytest.mark.realdata
@pytest.mark.parametrize("scale", ["attitude (30x7)", *BFI])
def test_alpha_of_published_answers(realdata: Path, scale: str) -> None:
    """Listwise alpha to the six places given."""
    path = realdata.parent / "reference" / "answers.json"
    if not path.is_file():
        pytest.skip("no answers.json beside the published files")
    answer = json.loads(path.read_text())["reliability_alpha"][scale]
    if scale in BFI:
        items = [f"{BFI[scale]}{number}" for number in range(1, 6)]
        scores = columns(realdata / "survey" / "psych_bfi.csv", items)
        turned = [item in REVERSED for item in items]
        scores[:, turned] = 7 - scores[:, turned]
    else:
        items = ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"]
        scores = columns(realdata / "survey" / "datasets_attitude.csv", items)
    found = estimate(alpha(Covariance.of(scores)))
    assert found.value == pytest.approx(answer["listwise"], abs=5.1e-7)
    assert found.base == answer.get("listwise_n", 30)
