"""Agreement against statsmodels, pingouin, the krippendorff package, R and published ratings."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa, to_table

from shared.stats.agreement import (
    bias,
    intraclass_correlation,
    limit_of_agreement,
    share_agreeing,
    weighted_kappa,
)
from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.krippendorff import Measurement, krippendorff_alpha
from shared.stats.rates import share_estimate

ONE = (5, 3, 2, 4, 1, 2, 4, 5, 3, 3, 1, 2)
OTHER = (4, 3, 1, 5, 2, 1, 3, 5, 4, 2, 1, 3)
DIFFERENCES = tuple(one - other for one, other in zip(ONE, OTHER, strict=True))
STEPS = (1, 2, 3, 4, 5)

# Shrout and Fleiss (1979), table 2: six persons, rated by four judges.
JUDGES = np.array(
    [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7.0]]
)


def drawn_ratings(
    seed: int, *, raters: int = 3, units: int = 30, missing: float = 0.0, agreement: float = 0.7
) -> np.ndarray:
    """Ratings 1 to 5 of units that differ, raters × units."""
    rng = np.random.default_rng(seed)
    own = rng.normal(size=(raters, units)) * math.sqrt(1 - agreement)
    ratings = np.digitize(
        own + rng.normal(size=units) * math.sqrt(agreement), [-1.2, -0.4, 0.4, 1.2]
    )
    return np.where(rng.random((raters, units)) < missing, np.nan, ratings + 1.0)


def estimate(outcome: Estimate | TooFew) -> Estimate:
    """The outcome, which must be an estimate."""
    assert isinstance(outcome, Estimate), outcome
    return outcome


def ends(outcome: Estimate | TooFew) -> tuple[float, float]:
    """Ends of its interval."""
    interval = estimate(outcome).interval
    assert isinstance(interval, Interval)
    return interval.low, interval.high


def reason(outcome: Estimate | TooFew) -> str:
    """Why there is no estimate."""
    assert isinstance(outcome, TooFew), outcome
    return outcome.reason


@pytest.mark.parametrize("seed", range(5))
def test_kappa_is_that_of_statsmodels(seed: int) -> None:
    """Its value, and its standard error laid about the inverse hyperbolic tangent."""
    one, other = drawn_ratings(seed, raters=2)
    table = to_table(np.stack([one, other], axis=1).astype(int) - 1, bins=np.arange(6) - 0.5)[0]
    outside = cohens_kappa(table, wt="fc")
    found = weighted_kappa(one.tolist(), other.tolist(), categories=STEPS)
    assert estimate(found).value == pytest.approx(outside.kappa)
    half = stats.t.ppf(0.975, 29) * outside.std_kappa / (1 - outside.kappa**2)
    centre = math.atanh(outside.kappa)
    assert ends(found) == pytest.approx((math.tanh(centre - half), math.tanh(centre + half)))


def test_kappa_is_that_of_r_psych() -> None:
    """R 4.2.2, psych 2.2.9: cohen.kappa(cbind(ONE, OTHER))$weighted.kappa."""
    found = weighted_kappa(ONE, OTHER, categories=STEPS)
    assert estimate(found).value == pytest.approx(0.798507462687, abs=1e-12)
    assert estimate(found).base == 12


def test_unused_category_changes_nothing_but_the_scale_of_all_weights() -> None:
    wider = weighted_kappa(ONE, OTHER, categories=(0, *STEPS, 6))
    assert ends(wider) == pytest.approx(ends(weighted_kappa(ONE, OTHER, categories=STEPS)))


def test_perfect_agreement_is_one() -> None:
    found = weighted_kappa(ONE, ONE, categories=STEPS)
    assert (estimate(found).value, *ends(found)) == (1, 1, 1)


def test_pairs_that_carry_no_kappa() -> None:
    nine = weighted_kappa(ONE[:9], OTHER[:9], categories=STEPS)
    assert nine == TooFew(9, "kappa needs at least 10 pairs of ratings")
    assert estimate(weighted_kappa(ONE[:10], OTHER[:10], categories=STEPS)).base == 10
    for one, other in (([3] * 12, [3] * 12), ([3] * 12, OTHER), (ONE, [3] * 12)):
        assert "no variation" in reason(weighted_kappa(one, other, categories=STEPS))
    assert reason(weighted_kappa([], [], categories=STEPS)) == nine.reason


def test_ratings_that_are_no_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="rating 6 is none of the categories"):
        weighted_kappa([6, *ONE], [1, *OTHER], categories=STEPS)
    with pytest.raises(ValueError, match="shorter"):
        weighted_kappa(ONE, OTHER[:-1], categories=STEPS)
    with pytest.raises(ValueError, match="shorter"):
        share_agreeing(ONE, OTHER[:-1])


@pytest.mark.parametrize(("within", "agreeing"), [(0, 3), (1, 12), (0.5, 3)])
def test_share_agreeing_counts_pairs(within: float, agreeing: int) -> None:
    assert share_agreeing(ONE, OTHER, within=within) == share_estimate(agreeing, 12)


@pytest.mark.parametrize("measurement", Measurement)
@pytest.mark.parametrize("seed", range(6))
def test_krippendorff_alpha_is_that_of_the_package(seed: int, measurement: Measurement) -> None:
    ratings = drawn_ratings(seed, raters=2 + seed % 3, units=40, missing=0.25) ** 2
    outside = krippendorff.alpha(ratings, level_of_measurement=str(measurement))
    found = krippendorff_alpha(ratings, measurement=measurement, seed=1)
    assert estimate(found).value == pytest.approx(outside)
    assert estimate(found).base == int((np.isfinite(ratings).sum(axis=0) > 1).sum())


@pytest.mark.parametrize("measurement", Measurement)
def test_interval_of_krippendorff_alpha_is_that_of_scipy(
    measurement: Measurement,
) -> None:
    """BCa of scipy.stats over columns, alpha by the package: equal but for the draws.

    Three of sixteen units are disputed, so that plain percentiles would lie 0.17 higher.
    """
    ratings = np.tile(np.array([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 2, 3, 4, 1, 5, 3], float), (3, 1))
    ratings[[0, 1, 2], [3, 8, 6]] = 1, 4, 3

    def outside(*raters: np.ndarray) -> float:
        return float(krippendorff.alpha(np.array(raters), level_of_measurement=str(measurement)))

    expected = stats.bootstrap(
        tuple(ratings), outside, paired=True, vectorized=False, n_resamples=4_000, rng=7
    ).confidence_interval
    found = krippendorff_alpha(ratings, measurement=measurement, seed=1, draws=20_000)
    assert ends(found) == pytest.approx((expected.low, expected.high), abs=0.02)


def test_interval_of_krippendorff_alpha_covers_as_often_as_it_says() -> None:
    everything = drawn_ratings(0, units=200_000, agreement=0.9)
    interval = {"measurement": Measurement.INTERVAL, "seed": 1}
    truth = estimate(krippendorff_alpha(everything, draws=10, **interval)).value
    found = [
        ends(krippendorff_alpha(drawn_ratings(seed, agreement=0.9), draws=400, **interval))
        for seed in range(1, 501)
    ]
    assert 0.92 <= sum(low <= truth <= high for low, high in found) / 500 <= 0.97


def test_units_with_one_rating_do_not_count() -> None:
    ratings = drawn_ratings(2)
    lone = np.full((3, 4), np.nan)
    lone[1] = (9, 1, 5, 7)
    found = krippendorff_alpha(np.hstack([ratings, lone]), measurement=Measurement.ORDINAL, seed=3)
    assert found == krippendorff_alpha(ratings, measurement=Measurement.ORDINAL, seed=3)


def test_ratings_that_carry_no_alpha() -> None:
    def found(ratings: np.ndarray) -> Estimate | TooFew:
        return krippendorff_alpha(ratings, measurement=Measurement.INTERVAL, seed=1)

    ratings = drawn_ratings(2)
    assert found(ratings[:, :9]) == TooFew(9, "fewer than 10 units have two ratings")
    assert estimate(found(ratings[:, :10])).base == 10
    assert "no variation" in reason(found(np.full((3, 12), 4.0)))
    assert "fewer than 10 units" in reason(found(ratings[:1]))
    assert "fewer than 10 units" in reason(found(np.full((3, 12), np.nan)))


@pytest.mark.parametrize("measurement", Measurement)
def test_raters_who_never_differ_have_alpha_one(measurement: Measurement) -> None:
    ratings = np.tile(np.array([*ONE]), (3, 1)).astype(float)
    found = krippendorff_alpha(ratings, measurement=measurement, seed=1)
    assert (estimate(found).value, *ends(found)) == (1, 1, 1)


def test_one_dissenting_rating_leaves_draws_without_variation_out() -> None:
    """A third of the draws miss the only unit that varies: they have no alpha."""
    ratings = np.full((2, 12), 2.0)
    ratings[0, 5] = 3
    found = krippendorff_alpha(ratings, measurement=Measurement.NOMINAL, seed=1)
    assert estimate(found).value == pytest.approx(0)
    assert -1 < ends(found)[0] <= ends(found)[1] < 1


def test_seed_decides_the_interval() -> None:
    def found(seed: int) -> tuple[float, float]:
        return ends(krippendorff_alpha(ratings, measurement=Measurement.ORDINAL, seed=seed))

    ratings = drawn_ratings(8)
    assert found(1) == found(1) != found(2)


def test_bias_is_that_of_scipy_paired_test() -> None:
    outside = stats.ttest_rel(ONE, OTHER)
    found = bias(DIFFERENCES, level=0.9)
    assert estimate(found).value == pytest.approx(1 / 12)
    assert ends(found) == pytest.approx(tuple(outside.confidence_interval(0.9)))
    test = estimate(found).test
    assert test is not None
    assert test.p == pytest.approx(outside.pvalue)


def test_bias_without_spread_has_no_test() -> None:
    found = bias([1, 1, 1])
    assert ends(found) == (1, 1)
    assert estimate(found).test is None
    assert reason(bias([1])) == "a bias with an interval needs at least two pairs"


@pytest.mark.parametrize("level", [0.9, 0.95])
def test_limits_are_exact_for_normal_differences(level: float) -> None:
    """Their intervals from scipy's noncentral t; 1.96 standard deviations off the mean."""
    n, mean, deviation = 12, np.mean(DIFFERENCES), np.std(DIFFERENCES, ddof=1)
    shift = stats.norm.ppf(0.975) * math.sqrt(n)
    tails = stats.nct.ppf([(1 - level) / 2, (1 + level) / 2], n - 1, shift) / math.sqrt(n)
    upper = limit_of_agreement(DIFFERENCES, upper=True, level=level)
    lower = limit_of_agreement(DIFFERENCES, upper=False, level=level)
    assert estimate(upper).value == pytest.approx(mean + 1.959963985 * deviation)
    assert estimate(lower).value == pytest.approx(mean - 1.959963985 * deviation)
    assert ends(upper) == pytest.approx(tuple(mean + deviation * tails))
    assert ends(lower) == pytest.approx(tuple(mean - deviation * tails[::-1]))


def test_limits_are_the_published_ones_of_bland_and_altman() -> None:
    """Bland and Altman (1999), 85 pairs of blood pressures, differences −16.29 (SD 19.61): limits
    −54.7 and 22.1 with intervals −61.9 to −47.5 and 14.9 to 29.3 by their approximation, from
    which the exact interval differs by less than a tenth of a standard deviation.
    """
    shape = np.random.default_rng(1).normal(size=85)
    pressures = -16.29 + 19.61 * (shape - shape.mean()) / shape.std(ddof=1)
    lower, upper = (limit_of_agreement(pressures.tolist(), upper=up) for up in (False, True))
    assert estimate(lower).value == pytest.approx(-54.7, abs=0.051)
    assert estimate(upper).value == pytest.approx(22.1, abs=0.051)
    assert ends(lower) == pytest.approx((-61.9, -47.5), abs=1.9)
    assert ends(upper) == pytest.approx((14.9, 29.3), abs=1.9)


def test_narrower_range_and_single_difference() -> None:
    half = limit_of_agreement(DIFFERENCES, upper=True, holds=0.5)
    expected = np.mean(DIFFERENCES) + 0.67448975 * np.std(DIFFERENCES, ddof=1)
    assert estimate(half).value == pytest.approx(expected)
    assert "at least two pairs" in reason(limit_of_agreement([1], upper=True))
    assert ends(limit_of_agreement([2, 2, 2], upper=False)) == (2, 2)


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # pingouin's own use of pandas
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("raters", [2, 4])
def test_intraclass_correlation_is_that_of_pingouin(seed: int, raters: int) -> None:
    ratings = drawn_ratings(seed, raters=raters, agreement=0.5)
    long = pd.DataFrame(ratings).melt(ignore_index=False).reset_index()
    table = pingouin.intraclass_corr(long, targets="variable", raters="index", ratings="value")
    outside = table.set_index("Type").loc["ICC(A,1)"]
    found = intraclass_correlation(ratings)
    assert estimate(found).value == pytest.approx(outside["ICC"], abs=1e-6)
    assert ends(found) == pytest.approx(tuple(outside["CI95"]), abs=5.1e-3)


def test_intraclass_correlation_of_the_published_judges() -> None:
    """R 4.2.2, psych 2.2.9: ICC(rbind(table, table), lmer = FALSE), twelve persons, row ICC2."""
    found = intraclass_correlation(np.hstack([JUDGES, JUDGES]))
    assert (estimate(found).value, *ends(found)) == pytest.approx(
        (0.2705484487575, 0.0220281708005, 0.6192903609361), abs=1e-9
    )


def test_rater_who_is_always_higher_lowers_agreement() -> None:
    ratings = np.stack([np.array(ONE, float), np.array(ONE) + 1.0])
    assert estimate(intraclass_correlation(ratings[[0, 0]])).value == 1
    assert ends(intraclass_correlation(ratings[[0, 0]])) == (1, 1)
    shifted = intraclass_correlation(ratings)
    variance = float(np.var(ONE, ddof=1))
    assert estimate(shifted).value == pytest.approx(variance / (variance + 0.5))
    assert ends(shifted)[0] < estimate(shifted).value < ends(shifted)[1]


def test_ratings_that_carry_no_intraclass_correlation() -> None:
    ratings = drawn_ratings(3)
    assert estimate(intraclass_correlation(ratings[:, :8])).base == 8
    ratings[1, 4] = np.nan
    assert estimate(intraclass_correlation(ratings)).base == 29
    assert "than 8 units" in reason(intraclass_correlation(ratings[:, :8]))
    assert "fewer than two raters" in reason(intraclass_correlation(ratings[:1]))
    assert "no variation" in reason(intraclass_correlation(np.full((2, 12), 0.1)))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), shift=st.integers(-9, 9))
def test_order_of_units_and_raters_and_a_constant_change_nothing(seed: int, shift: int) -> None:
    ratings, rng = drawn_ratings(seed, missing=0.1), np.random.default_rng(seed)
    mixed = rng.permutation(rng.permutation(ratings), axis=1) + shift
    for measurement in Measurement:
        before = krippendorff_alpha(ratings, measurement=measurement, seed=1, draws=50)
        after = krippendorff_alpha(mixed, measurement=measurement, seed=1, draws=50)
        assert ends(after) == pytest.approx(ends(before))
        assert estimate(after).value == pytest.approx(estimate(before).value)
    before, after = intraclass_correlation(ratings), intraclass_correlation(mixed)
    assert ends(after) == pytest.approx(ends(before))


@settings(max_examples=40, deadline=None)
@given(
    pairs=st.lists(st.tuples(*[st.sampled_from(STEPS)] * 2), min_size=10, max_size=25),
    turn=st.randoms(),
)
def test_swapped_raters_turn_the_bias_and_keep_kappa(pairs, turn) -> None:
    one, other = zip(*pairs, strict=True)
    back, forth = zip(*turn.sample(pairs, len(pairs)), strict=True)
    differences = [first - second for first, second in pairs]
    opposite = [second - first for first, second in zip(back, forth, strict=True)]
    assert estimate(bias(opposite)).value == pytest.approx(-estimate(bias(differences)).value)
    low, high = ends(limit_of_agreement(differences, upper=True))
    assert ends(limit_of_agreement(opposite, upper=False)) == pytest.approx((-high, -low))
    kappa = weighted_kappa(one, other, categories=STEPS)
    swapped = weighted_kappa(forth, back, categories=STEPS)
    if isinstance(kappa, TooFew):
        assert swapped == kappa
    else:
        assert ends(swapped) == pytest.approx(ends(kappa), abs=1e-9)
        assert -1 <= ends(kappa)[0] <= ends(kappa)[1] <= 1


@pytest.mark.realdata
@pytest.mark.parametrize("measurement", Measurement)
@pytest.mark.parametrize(
    ("coding", "pairable"), [("wikipedia_3x15", 12), ("krippendorff2011_4x12", 11)]
)
def test_alpha_of_published_ratings(
    realdata: Path, coding: str, pairable: int, measurement: Measurement
) -> None:
    """Alpha to the six places given."""
    path = realdata.parent / "reference" / "answers.json"
    if not path.is_file():
        pytest.skip("no answers.json beside the published files")
    answer = json.loads(path.read_text())["krippendorff_alpha"][coding][measurement]
    with (realdata / "coding" / f"krippendorff_{coding}.csv").open(newline="") as file:
        rows = [row[1:] for row in csv.reader(file)][1:]
    ratings = np.array([[float(cell) if cell else np.nan for cell in row] for row in rows])
    found = estimate(krippendorff_alpha(ratings, measurement=measurement, seed=1))
    assert found.value == pytest.approx(answer, abs=5.1e-7)
    assert found.base == pairable
