"""Differences between arms against published tables, R, scipy, statsmodels and pingouin."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.meta_analysis import effectsize_smd
from statsmodels.stats.proportion import confint_proportions_2indep

from shared.stats.effects import (
    adjusted_difference,
    association,
    hedges_g,
    share_difference,
    standardised_difference,
)
from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.tally import Tally

FIRST, SECOND = [3.2, 4.1, 2.8, 5.0, 4.4, 3.9, 4.7], [2.9, 3.0, 3.8, 2.2, 3.5]


def sure(outcome: Estimate | TooFew) -> Estimate:
    """The outcome as an estimate."""
    assert isinstance(outcome, Estimate), outcome
    return outcome


def ends(outcome: Estimate | TooFew) -> tuple[float, float]:
    """The ends of an estimate's interval."""
    interval = sure(outcome).interval
    assert isinstance(interval, Interval)
    return interval.low, interval.high


def p_of(outcome: Estimate | TooFew) -> float:
    """The p-value of an estimate's test."""
    test = sure(outcome).test
    assert test is not None
    return test.p


def yes_or_no(successes: int, trials: int) -> Tally:
    """The tally of a property that people have or have not."""
    return Tally.of([0, 1], [trials - successes, successes])


def test_hedges_g_is_that_of_pingouin_but_for_its_approximate_correction() -> None:
    found = sure(hedges_g(Tally.of(FIRST), Tally.of(SECOND)))
    assert found.value == pytest.approx(pingouin.compute_effsize(FIRST, SECOND, eftype="hedges"),
                                        rel=1e-3)  # fmt: skip
    cohen = pingouin.compute_effsize(FIRST, SECOND, eftype="cohen")
    correction = math.gamma(5) / (math.sqrt(5) * math.gamma(4.5))
    assert found.value == pytest.approx(cohen * correction, rel=1e-12)
    assert found.base == 12


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_interval_of_g_inverts_the_noncentral_t_distribution(level: float) -> None:
    found = hedges_g(Tally.of(FIRST), Tally.of(SECOND), level=level)
    outside = stats.ttest_ind(FIRST, SECOND)
    tails = [
        float(stats.nct.cdf(outside.statistic, 10, end * math.sqrt(35 / 12))) for end in ends(found)
    ]
    assert tails == pytest.approx([0.5 + level / 2, 0.5 - level / 2], abs=1e-6)
    assert p_of(found) == pytest.approx(outside.pvalue)


@pytest.mark.parametrize("measure", [hedges_g, standardised_difference])
def test_standardised_differences_need_spread_in_two_arms(measure: Any) -> None:
    assert measure(Tally.of([3]), Tally.of(SECOND)) == TooFew(
        6, "a standardised difference needs two people in each arm"
    )
    flat = measure(Tally.of([0.1, 0.1, 0.1]), Tally.of([0.3, 0.3]))
    assert flat == TooFew(5, "nothing varies within either arm")
    assert isinstance(measure(Tally.of([3, 3]), Tally.of(SECOND)), Estimate)


def test_scores_that_hardly_vary_are_no_measure() -> None:
    close = [3.0, 3.0 + 1e-6]
    outcome = hedges_g(Tally.of([score + 1 for score in close]), Tally.of(close))
    assert outcome == TooFew(4, "the scores vary too little within the arms to measure them by")


def test_standardised_difference_of_means_has_the_spread_of_both_arms() -> None:
    found = sure(standardised_difference(Tally.of(FIRST), Tally.of(SECOND)))
    spread = math.sqrt((np.var(FIRST, ddof=1) + np.var(SECOND, ddof=1)) / 2)
    assert found.value == pytest.approx((np.mean(FIRST) - np.mean(SECOND)) / spread)
    assert found.test is None


def test_interval_of_the_standardised_difference_has_the_variance_of_statsmodels() -> None:
    """Equal sizes: both standardise alike; theirs adds the correction of g, undone here."""
    first, second = Tally.of(FIRST[:5]), Tally.of(SECOND)
    low, high = ends(standardised_difference(first, second))
    value = sure(standardised_difference(first, second)).value
    g, _ = effectsize_smd(first.mean, first.variance**0.5, 5, second.mean,
                          second.variance**0.5, 5)  # fmt: skip
    assert g / (1 - 3 / (4 * 10 - 9)) == pytest.approx(value)
    variance = 10 / 25 + value**2 / 20
    assert high - low == pytest.approx(2 * stats.norm.ppf(0.975) * variance**0.5)


def test_standardised_difference_of_shares_is_austins() -> None:
    """(p - q) / sqrt((p (1 - p) + q (1 - q)) / 2), but for the divisor n - 1 of the variances."""
    p, q = 0.3, 0.2
    found = sure(standardised_difference(yes_or_no(300, 1000), yes_or_no(200, 1000)))
    outside = (p - q) / math.sqrt((p * (1 - p) + q * (1 - q)) / 2)
    assert found.value == pytest.approx(outside, rel=1e-3)


NEWCOMBE = [  # Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]


@pytest.mark.parametrize(("treated", "control", "low", "high"), NEWCOMBE)
def test_difference_of_shares_has_the_published_interval(
    treated: tuple[int, int], control: tuple[int, int], low: float, high: float
) -> None:
    found = share_difference(treated, control)
    assert sure(found).base == treated[1] + control[1]
    assert ends(found) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("treated", "control"), [((56, 70), (48, 80)), ((3, 40), (7, 33))])
def test_difference_of_shares_has_the_interval_of_statsmodels(
    treated: tuple[int, int], control: tuple[int, int]
) -> None:
    outside = confint_proportions_2indep(*treated, *control, method="newcomb", alpha=0.2)
    assert ends(share_difference(treated, control, level=0.8)) == pytest.approx(outside, abs=1e-9)


@pytest.mark.parametrize(("treated", "control"), [((56, 70), (48, 80)), ((9, 10), (3, 10))])
def test_test_of_shares_is_scipys_chi_square_with_campbells_factor(
    treated: tuple[int, int], control: tuple[int, int]
) -> None:
    table = [[yes, asked - yes] for yes, asked in (treated, control)]
    statistic = stats.chi2_contingency(table, correction=False).statistic
    people = treated[1] + control[1]
    p = stats.chi2.sf(statistic * (people - 1) / people, 1)
    assert p_of(share_difference(treated, control)) == pytest.approx(p)


@pytest.mark.parametrize(
    ("treated", "control"), [((2, 60), (0, 29)), ((0, 10), (0, 20)), ((1, 40), (1, 5)), ((3, 3), (9, 10))]  # noqa: E501
)  # fmt: skip
def test_rare_properties_are_tested_by_fishers_exact_test(
    treated: tuple[int, int], control: tuple[int, int]
) -> None:
    table = [[yes, asked - yes] for yes, asked in (treated, control)]
    found = sure(share_difference(treated, control))
    assert found.test is not None
    assert found.test.method == "Fisher's exact test"
    assert found.test.p == pytest.approx(stats.fisher_exact(table).pvalue)


def test_shares_of_nobody_are_too_few() -> None:
    outcome = share_difference((0, 0), (3, 4))
    assert outcome == TooFew(4, "nobody was asked in one of the arms")


@pytest.fixture(scope="module")
def patients(realdata: Path) -> dict[str, np.ndarray]:
    """Weights of anorexia patients before and after one of three treatments."""
    with (realdata / "survey" / "MASS_anorexia.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        "treatment": np.array([row["Treat"] for row in rows]),
        "before": np.array([float(row["Prewt"]) for row in rows]),
        "after": np.array([float(row["Postwt"]) for row in rows]),
    }


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("treatment", "other", "low", "high"),
    [  # R 4.2.2: confint(lm(Postwt ~ Prewt + Treat)), reference level Cont
        ("FT", "CBT", 4.283766668, 13.0364896939),
        ("CBT", "FT", 0.318659859, 7.8754711972),
    ],
)
def test_adjusted_difference_of_anorexia_treatments(
    realdata: Path, patients: dict[str, Any], treatment: str, other: str, low: float, high: float
) -> None:
    path = realdata.parent / "reference" / "answers.json"
    if not path.is_file():
        pytest.skip("no answers.json beside the published files")
    answers = json.loads(path.read_text())["prepost_with_control"]
    answer = answers["anorexia Postwt ~ Prewt + Treat (ref Cont)"]
    covariates = np.column_stack([patients["before"], patients["treatment"] == other])
    treated = patients["treatment"] == treatment
    found = adjusted_difference(patients["after"], treated, covariates)
    assert sure(found).value == pytest.approx(answer[treatment], abs=1e-3)
    assert p_of(found) == pytest.approx(answer[f"{treatment}_p"], rel=1e-2)
    assert ends(found) == pytest.approx((low, high), abs=1e-8)


@pytest.mark.realdata
def test_hedges_g_of_anorexia_treatments(patients: dict[str, Any]) -> None:
    """R 4.2.2: exact correction with lgamma, interval by uniroot over pt with ncp."""
    weights = (Tally.of(patients["after"][patients["treatment"] == arm]) for arm in ("FT", "Cont"))
    found = hedges_g(*weights)
    assert sure(found).value == pytest.approx(1.4258486744, abs=1e-9)
    assert ends(found) == pytest.approx((0.7585640777, 2.1325367977), abs=1e-6)
    assert p_of(found) == pytest.approx(3.353590314e-05, rel=1e-8)


def test_adjusted_difference_is_that_of_statsmodels() -> None:
    random = np.random.default_rng(4)
    before, age = random.normal(3, 1, 30), random.normal(40, 9, 30)
    arm = np.arange(30) % 3 > 0
    after = 0.6 * before + 0.4 * arm + random.normal(size=30)
    design = np.column_stack([arm, np.ones(30), before, age]).astype(float)
    outside = OLS(after, design).fit()
    found = adjusted_difference(after, arm, np.column_stack([before, age]), level=0.9)
    assert sure(found).value == pytest.approx(outside.params[0])
    assert sure(found).base == 30
    assert ends(found) == pytest.approx(tuple(outside.conf_int(alpha=0.1)[0]))
    assert p_of(found) == pytest.approx(outside.pvalues[0])


@pytest.mark.parametrize(
    ("score", "treated", "before", "reason"),
    [
        ([1, 2, 4], [True, False, True], [1, 2, 2], "more people than coefficients"),
        ([1, 2, 4, 3], [True, True, False, False], [1, 1, 0, 0], "cannot be told apart"),
        ([1, 2, 4, 3], [True] * 4, [1, 2, 3, 5], "cannot be told apart"),
        ([3, 5, 5, 7], [True, True, False, False], [1, 2, 3, 4], "without remainder"),
    ],
)
def test_adjusted_difference_says_what_it_lacks(
    score: list[float], treated: list[bool], before: list[float], reason: str
) -> None:
    outcome = adjusted_difference(score, treated, before)
    assert isinstance(outcome, TooFew)
    assert (outcome.base, reason in outcome.reason) == (len(score), True)


def test_adjusted_difference_refuses_null() -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        adjusted_difference([1, 2, math.nan, 3], [True, False, True, False], [1, 2, 3, 5])


# Hair by eye colour of 592 students: datasets::HairEyeColor of R.
COLOURS = [[68, 119, 26, 7], [20, 84, 17, 94], [15, 54, 14, 10], [5, 29, 14, 16]]


def test_association_is_that_of_r() -> None:
    """R 4.2.2: Bergsma's formula; interval by uniroot over pchisq with ncp."""
    found = association(COLOURS)
    assert sure(found).value == pytest.approx(0.2704831529, abs=1e-9)
    assert sure(found).base == 592
    assert ends(found) == pytest.approx((0.2235270164, 0.3179881029), abs=1e-7)


@pytest.mark.parametrize("table", [COLOURS, [[9, 12, 19], [8, 15, 10]], [[12, 5], [6, 9]]])
def test_association_is_tested_by_scipys_chi_square(table: list[list[int]]) -> None:
    outside = stats.chi2_contingency(table, correction=False)
    assert p_of(association(table)) == pytest.approx(outside.pvalue)


def test_uncorrected_part_of_association_is_scipys_cramer() -> None:
    """The correction vanishes with the number of people: a million times the colours."""
    outside = stats.contingency.association(np.array(COLOURS), method="cramer")
    many = association(np.array(COLOURS) * 1_000_000)
    assert sure(many).value == pytest.approx(outside, abs=1e-5)


def test_like_groups_have_no_association_and_empty_categories_do_not_count() -> None:
    alike = association([[10, 20, 30], [20, 40, 60]])
    assert (sure(alike).value, ends(alike)[0], p_of(alike)) == (0, 0, pytest.approx(1))
    assert association([[10, 0, 30], [20, 0, 10]]) == association([[10, 30], [20, 10]])


def test_groups_that_share_no_category_have_association_1() -> None:
    found = association([[30, 0], [0, 30]])
    assert (sure(found).value, ends(found)[1]) == (pytest.approx(1), 1)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[0, 0], [0, 0]], "fewer than two"),
        ([[5, 5], [0, 0]], "fewer than two"),
        ([[5, 0], [9, 0]], "fewer than two"),
        ([[40, 1], [30, 0]], "merge categories"),
    ],
)
def test_association_says_what_it_lacks(table: list[list[int]], reason: str) -> None:
    outcome = association(table)
    assert isinstance(outcome, TooFew)
    assert reason in outcome.reason


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        association([[3, 4], [5, -1]])


SCORES = st.lists(st.integers(1, 5), min_size=2, max_size=20)


def measures(treated: list[float], control: list[float]) -> list[Estimate | TooFew]:
    """Every difference of two arms; the number of a person stands in for a covariate."""
    arm = [True] * len(treated) + [False] * len(control)
    before = [(7 * place) % 5 for place in range(len(arm))]
    return [
        hedges_g(Tally.of(treated), Tally.of(control)),
        standardised_difference(Tally.of(treated), Tally.of(control)),
        adjusted_difference([*treated, *control], arm, before),
    ]


def numbers(outcome: Estimate | TooFew, sign: int = 1) -> Any:
    """Value, interval and p to compare, turned around where the sign is."""
    if isinstance(outcome, TooFew):
        return outcome
    found = [sign * outcome.value, *sorted(sign * end for end in ends(outcome))]
    return pytest.approx([*found, outcome.test.p if outcome.test else 1], abs=1e-6)


def listed(outcome: Estimate | TooFew) -> Any:
    """The same as a plain list."""
    if isinstance(outcome, TooFew):
        return outcome
    return [outcome.value, *ends(outcome), outcome.test.p if outcome.test else 1]


@settings(max_examples=40, deadline=None)
@given(SCORES, SCORES, st.sampled_from([-3.0, 0.7, 40.0]))
def test_a_constant_changes_no_difference(
    treated: list[float], control: list[float], constant: float
) -> None:
    raised = ([score + constant for score in scores] for scores in (treated, control))
    for plain, moved in zip(measures(treated, control), measures(*raised), strict=True):
        assert listed(moved) == numbers(plain)


@settings(max_examples=40, deadline=None)
@given(SCORES, SCORES)
def test_swapping_arms_turns_the_sign_and_order_does_not_matter(
    treated: list[float], control: list[float]
) -> None:
    arm = [True] * len(treated) + [False] * len(control)
    before = [(7 * place) % 5 for place in range(len(arm))]
    score = [*treated, *control]
    swapped = adjusted_difference(score[::-1], [not one for one in arm][::-1], before[::-1])
    assert listed(swapped) == numbers(measures(treated, control)[2], -1)
    for measure in (hedges_g, standardised_difference):
        plain = measure(Tally.of(treated), Tally.of(control))
        assert listed(measure(Tally.of(control[::-1]), Tally.of(treated[::-1]))) == numbers(
            plain, -1
        )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30), st.integers(1, 30))
def test_share_difference_turns_its_sign_with_the_arms_and_with_the_property(
    first: int, second: int, more_first: int, more_second: int
) -> None:
    treated, control = (first, first + more_first), (second, second + more_second)
    plain = share_difference(treated, control)
    assert listed(share_difference(control, treated)) == numbers(plain, -1)
    without = share_difference((more_first, treated[1]), (more_second, control[1]))
    assert listed(without) == numbers(plain, -1)
    assert ends(plain)[0] <= sure(plain).value <= ends(plain)[1]
