"""Corrections for many tests, and the number below alpha by chance."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from shared.stats.estimate import Adjusted, Complete, Interval, Test, TooFew
from shared.stats.families import (
    Chance,
    adjust,
    below_chance,
    benjamini_hochberg,
    between_chance,
    holm,
)

P = (0.001, 0.2, 0.03, 0.03, 0.011, 0.9, 0.049, 0.6)


def test_corrections_agree_with_r() -> None:
    """R 4.2.2: p.adjust."""
    assert holm(P) == pytest.approx((0.008, 0.6, 0.18, 0.18, 0.077, 1, 0.196, 1))
    assert benjamini_hochberg(P) == pytest.approx(
        (0.008, 0.266666666667, 0.06, 0.06, 0.044, 0.9, 0.0784, 0.685714285714)
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_corrections_agree_with_statsmodels(p: list[float]) -> None:
    assert holm(p) == pytest.approx(multipletests(p, method="holm")[1])
    assert benjamini_hochberg(p) == pytest.approx(multipletests(p, method="fdr_bh")[1])


@pytest.mark.parametrize("correct", [holm, benjamini_hochberg])
def test_corrections_of_nothing_and_of_no_probability(correct) -> None:
    assert correct([]) == ()
    for wrong in (math.nan, -0.1, 1.1):
        with pytest.raises(ValueError, match="between 0 and 1"):
            correct([0.1, wrong])


@pytest.mark.parametrize(
    ("correction", "name", "values"),
    [("holm", "Holm", (0.03, 0.06)), ("benjamini_hochberg", "Benjamini-Hochberg", (0.03, 0.045))],
)
def test_a_family_is_adjusted_in_its_order(
    correction: str, name: str, values: tuple[float, float]
) -> None:
    tests = {"trust": Test(0.03, "t"), "skill": Test(0.01, "t"), "time": Test(0.9, "t")}
    adjusted = adjust(tests, correction=correction, family="scales")
    assert list(adjusted) == list(tests)
    assert adjusted["skill"].adjusted == Adjusted(pytest.approx(values[0]), name, "scales", 3)
    assert adjusted["trust"].adjusted == Adjusted(pytest.approx(values[1]), name, "scales", 3)
    assert (adjusted["time"].p, adjusted["time"].method) == (0.9, "t")


def test_an_empty_family_has_no_tests() -> None:
    assert adjust({}, correction="holm", family="scales") == {}


def test_an_unknown_correction_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'bonferroni'; known: holm, benjamini_hochberg"):
        adjust({}, correction="bonferroni", family="scales")


CUTS = (-1.5, -0.7, 0.1, 1.0)


def correlated(rng: np.random.Generator, people: int, items: int, share: float) -> np.ndarray:
    """Normal scores of which this share of variance is common to all items of a person."""
    common, own = rng.standard_normal((people, 1)), rng.standard_normal((people, items))
    return math.sqrt(share) * common + math.sqrt(1 - share) * own


def changes(seed: int, *, people: int = 40, items: int = 20, share: float = 0.5) -> np.ndarray:
    """Differences of two waves between which nothing happened."""
    rng = np.random.default_rng(seed)
    lasting = rng.standard_normal((people, items))
    waves = [0.6 * lasting + 0.8 * correlated(rng, people, items, share) for _ in range(2)]
    return (np.searchsorted(CUTS, waves[1]) - np.searchsorted(CUTS, waves[0])).astype(float)


def with_gaps(table: np.ndarray, seed: int) -> np.ndarray:
    gaps = np.random.default_rng(seed).random(table.shape) < 0.2
    return np.where(gaps, np.nan, table)


def chance(outcome: Chance | TooFew) -> Chance:
    """The outcome, which must hold a number."""
    assert isinstance(outcome, Chance)
    return outcome


def signed_rank_p(column: np.ndarray) -> float:
    kept = column[~np.isnan(column)]
    outside = stats.wilcoxon(kept, zero_method="pratt", correction=False, method="asymptotic")
    return float(outside.pvalue)


def rank_sum_p(column: np.ndarray, is_treated: np.ndarray) -> float:
    kept = ~np.isnan(column)
    first, second = column[kept & ~is_treated], column[kept & is_treated]
    outside = stats.mannwhitneyu(second, first, use_continuity=False, method="asymptotic")
    return float(outside.pvalue)


@pytest.mark.parametrize("seed", range(5))
def test_observed_changes_are_those_of_scipy(seed: int) -> None:
    table = with_gaps(changes(seed), seed)
    table[:, :8] += 1
    observed = chance(below_chance(table, seed=1, draws=9)).observed
    assert observed == sum(signed_rank_p(column) < 0.05 for column in table.T)
    assert observed >= 5


@pytest.mark.parametrize("seed", range(5))
def test_observed_differences_are_those_of_scipy(seed: int) -> None:
    table, is_treated = with_gaps(changes(seed), seed), np.arange(40) % 3 == 0
    table[is_treated, :8] += 2
    observed = chance(between_chance(table, is_treated, seed=1, draws=9)).observed
    assert observed == sum(rank_sum_p(column, is_treated) < 0.05 for column in table.T)
    assert observed >= 4


def test_flips_approach_all_flips() -> None:
    """Nine respondents, five items: all 512 flips of signs, each item tested by scipy."""
    table = changes(3, people=9, items=5)
    table[:, 0] += 1
    everything = [
        sum(signed_rank_p(column) < 0.2 for column in (table * np.array(signs)[:, None]).T)
        for signs in itertools.product((1, -1), repeat=9)
    ]
    ours = chance(below_chance(table, seed=5, alpha=0.2, draws=20_000))
    assert ours.expected == pytest.approx(np.mean(everything), abs=0.03)
    assert ours.p == pytest.approx(np.mean(np.array(everything) >= ours.observed), abs=0.015)
    assert ours.interval == Interval(*np.quantile(everything, [0.025, 0.975]))


def test_many_flips_are_told_from_their_limit_by_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve items that move together in two halves, one that nobody changed, one twice."""
    rng = np.random.default_rng(8)
    half = rng.choice([-2, 0, 2], (2500, 2), p=[0.31, 0.36, 0.33])
    table = np.repeat(half, 6, axis=1) + rng.integers(-1, 2, (2500, 12)) * 1.0
    table = with_gaps(np.column_stack([table, table[:, 0], np.zeros(2500)]), 8)
    table[:, 12] = table[:, 0]
    limit = chance(below_chance(table, seed=5, draws=8000))
    monkeypatch.setattr("shared.stats.families.MANY", len(table))
    flips = chance(below_chance(table, seed=6, draws=8000))
    assert "limit" in limit.method
    assert "limit" not in flips.method
    assert (limit.observed, limit.tests, limit.base) == (flips.observed, flips.tests, flips.base)
    assert limit.expected == pytest.approx(flips.expected, abs=0.06)  # 3 standard errors
    assert limit.expected == pytest.approx(13 * 0.05, abs=0.06)
    assert limit.p == pytest.approx(flips.p, abs=0.006)
    assert limit.p < 0.05
    assert limit.interval.low == flips.interval.low == 0
    assert limit.interval.high == pytest.approx(flips.interval.high, abs=1)
    assert limit.interval.high >= 4  # items that moved apart would hardly ever reach as many


def test_shuffles_approach_all_shuffles() -> None:
    """Four of nine respondents treated, gaps among them: all 126 choices, tested by scipy."""
    table = changes(3, people=9, items=5)
    table[0, 1] = table[4, 3] = np.nan
    is_treated = np.arange(9) < 4
    everything = [
        sum(rank_sum_p(column, np.isin(np.arange(9), chosen)) < 0.2 for column in table.T)
        for chosen in itertools.combinations(range(9), 4)
    ]
    ours = chance(between_chance(table, is_treated, seed=5, alpha=0.2, draws=20_000))
    assert ours.expected == pytest.approx(np.mean(everything), abs=0.03)
    assert ours.p == pytest.approx(np.mean(np.array(everything) >= ours.observed), abs=0.015)
    assert ours.interval == Interval(*np.quantile(everything, [0.025, 0.975]))


def test_every_shuffle_keeps_the_numbers_in_the_arms() -> None:
    """One treated of twelve, one item of twelve ranks: the two at each end pass."""
    scores, is_treated = np.arange(12.0)[:, None], np.arange(12) == 5
    passing = [rank_sum_p(scores[:, 0], np.arange(12) == one) < 0.2 for one in range(12)]
    ours = chance(between_chance(scores, is_treated, seed=5, alpha=0.2, draws=20_000))
    assert sum(passing) == 4
    assert ours.expected == pytest.approx(np.mean(passing), abs=0.01)


def test_many_blocks_are_as_good_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    table, is_treated = changes(2), np.arange(40) < 22
    for_flips = chance(below_chance(table, seed=1, draws=4000))
    for_shuffles = chance(between_chance(table, is_treated, seed=1, draws=4000))
    monkeypatch.setattr("shared.stats.families.BLOCK", 100)
    for whole, parts in (
        (for_flips, chance(below_chance(table, seed=1, draws=4000))),
        (for_shuffles, chance(between_chance(table, is_treated, seed=1, draws=4000))),
    ):
        assert parts.observed == whole.observed
        assert parts.expected == pytest.approx(whole.expected, abs=0.12)


def null_surveys(share: float, surveys: int = 600) -> tuple[float, float]:
    """Share of null surveys with at least 4 of 20 items below .05, and with p of .05 or less."""
    outcomes = [
        chance(below_chance(changes(seed, share=share), seed=seed, draws=199))
        for seed in range(surveys)
    ]
    return (
        float(np.mean([outcome.observed >= 4 for outcome in outcomes])),
        float(np.mean([outcome.p <= 0.05 for outcome in outcomes])),
    )


def test_four_of_twenty_come_oftener_where_items_go_together() -> None:
    """Binomial .016 where items are independent, .05 to .08 where they correlate by about .5."""
    apart, apart_found = null_surveys(0)
    together, together_found = null_surveys(0.55)
    assert apart == pytest.approx(stats.binom.sf(3, 20, 0.05), abs=0.015)
    assert 0.045 <= together <= 0.085
    assert max(apart_found, together_found) <= 0.065


def test_every_item_changed_is_not_chance() -> None:
    outcome = chance(below_chance(changes(1) + 1, seed=1))
    assert outcome.observed == 20
    assert outcome.p == 1 / 2000
    assert 0.5 < outcome.expected < 2


def test_number_by_chance_keeps_its_range_and_the_observed_one_its_test() -> None:
    outcome = chance(below_chance(changes(1), seed=1))
    observed, expected = outcome.observed_estimate(), outcome.expected_estimate()
    assert (observed.value, observed.interval) == (outcome.observed, Complete())
    assert observed.test is not None
    assert observed.test.p == outcome.p
    assert (expected.value, expected.interval) == (outcome.expected, outcome.interval)
    assert observed.base == expected.base == 40


def test_items_and_people_without_answers_are_no_findings() -> None:
    table = np.hstack([changes(1, items=3), np.full((40, 1), np.nan), np.zeros((40, 1))])
    table[:4] = np.nan
    outcome = chance(below_chance(table, seed=1, draws=99))
    assert (outcome.base, outcome.tests) == (36, 5)
    is_treated = np.arange(40) < 20
    between = chance(between_chance(table, is_treated, seed=1, draws=99))
    assert (between.base, between.tests) == (36, 5)


@pytest.mark.parametrize("table", [np.full((4, 3), np.nan), np.empty((0, 3)), np.empty((4, 0))])
def test_nobody_has_no_chance(table: np.ndarray) -> None:
    assert isinstance(below_chance(table, seed=1), TooFew)
    assert isinstance(between_chance(table, np.arange(len(table)) < 2, seed=1), TooFew)


@pytest.mark.parametrize("is_treated", [np.full(40, True), np.full(40, False)])
def test_one_arm_has_no_chance(is_treated: np.ndarray) -> None:
    assert between_chance(changes(1), is_treated, seed=1) == TooFew(
        40, "answers from both arms are needed"
    )


def test_tables_of_other_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="respondents by items"):
        below_chance(np.zeros(5), seed=1)
    with pytest.raises(ValueError, match="arms for"):
        between_chance(changes(1), np.full(39, True), seed=1)


@pytest.mark.parametrize("seed", range(3))
def test_a_constant_and_swapping_waves_or_arms_change_nothing(seed: int) -> None:
    table, is_treated = changes(seed), np.arange(40) < 22
    assert (
        chance(below_chance(-table, seed=1)).observed
        == chance(below_chance(table, seed=1)).observed
    )
    ours = chance(between_chance(table, is_treated, seed=1))
    assert chance(between_chance(table + 7, is_treated, seed=1)) == ours
    assert chance(between_chance(table, ~is_treated, seed=1)).observed == ours.observed


def test_order_of_rows_changes_nothing() -> None:
    table, is_treated = with_gaps(changes(1), 1), np.arange(40) < 22
    order = np.random.default_rng(1).permutation(40)
    assert below_chance(table[order], seed=1) == below_chance(table, seed=1)
    turned = between_chance(table[order], is_treated[order], seed=1)
    assert turned == between_chance(table, is_treated, seed=1)
