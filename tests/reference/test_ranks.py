"""Tallies and rank methods against scipy, pingouin, R, and the definitions summed over pairs."""

from __future__ import annotations

import math

import numpy as np
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.means import mean_estimate
from shared.stats.ranks import rank_difference, rank_sum_test, signed_rank, signed_rank_test
from shared.stats.tally import Tally, mean_of

# Made-up five-point answers with ties and zeros; what R 4.2.2 and coin 1.4.2 give stands below.
CHANGES = (0, 0, 0, 0, 0, 1, 1, 1, -1, 2, 2, -2, 3, 1, 1, -1, -1, 0, 0, 4)
FIRST = (1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5)
SECOND = (2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5)

differences = st.lists(st.integers(-4, 4), min_size=2, max_size=40)
answers = st.lists(st.integers(1, 5), min_size=2, max_size=40)


def estimate(outcome: Estimate | TooFew) -> Estimate:
    """The outcome, which must be an estimate."""
    assert isinstance(outcome, Estimate)
    return outcome


def ends(outcome: Estimate | TooFew) -> tuple[float, float]:
    """The ends of an estimate's interval."""
    interval = estimate(outcome).interval
    assert isinstance(interval, Interval)
    return interval.low, interval.high


def p_value(outcome: Estimate | TooFew) -> float:
    """The p of an estimate's test."""
    test = estimate(outcome).test
    assert test is not None
    return test.p


def test_tally_merges_sorts_and_drops_what_does_not_occur() -> None:
    tally = Tally.of([3, 1, 3, 2], counts=[2, 1, 1, 0])
    assert tally.values.tolist() == [1, 3]
    assert tally.counts.tolist() == [1, 3]
    assert tally.n == 4


@pytest.mark.parametrize(
    ("values", "counts"),
    [([1, math.nan], None), ([math.inf], None), ([1, 2], [1, -1]), ([1, 2], [1])],
)
def test_tally_refuses_what_cannot_be_counted(values: list[float], counts: list[int]) -> None:
    with pytest.raises(ValueError, match="a tally"):
        Tally.of(values, counts)


@pytest.mark.parametrize(("values", "counts"), [([2.0, 1.0], [1, 1]), ([1.0], [0]), ([1.0], [])])
def test_tally_cannot_be_made_out_of_order(values: list[float], counts: list[int]) -> None:
    with pytest.raises(ValueError, match=r"ascending|counts"):
        Tally(np.array(values), np.array(counts, dtype=np.int64))


def test_empty_tally_has_no_mean_and_one_observation_no_variance() -> None:
    with pytest.raises(ValueError, match="no mean"):
        _ = Tally.of([]).mean
    with pytest.raises(ValueError, match="at least two"):
        _ = Tally.of([3]).variance


@settings(max_examples=40, deadline=None)
@given(differences)
def test_mean_of_a_tally_is_that_of_its_observations(values: list[int]) -> None:
    ours, plain = estimate(mean_of(Tally.of(values))), estimate(mean_estimate(values))
    assert ours.value == pytest.approx(plain.value)
    assert ends(ours) == pytest.approx(ends(plain))
    assert (ours.base, ours.method, ours.test) == (plain.base, plain.method, None)


def test_mean_is_tested_as_by_scipy() -> None:
    outside = stats.ttest_1samp(SECOND, 3.5).pvalue
    assert p_value(mean_of(Tally.of(SECOND), against=3.5)) == pytest.approx(outside)


def test_equal_values_are_tested_only_against_themselves() -> None:
    assert p_value(mean_of(Tally.of([0.1] * 3), against=0.1)) == 1
    assert estimate(mean_of(Tally.of([0.1] * 3), against=0)).test is None
    assert ends(mean_of(Tally.of([0.1] * 3))) == (0.1, 0.1)


def test_mean_of_one_is_too_few() -> None:
    assert mean_of(Tally.of([4])) == mean_estimate([4])


def test_signed_rank_agrees_with_r() -> None:
    """R: coin::wilcoxsign_test(zero.method = "Pratt"), and rank(abs(d)) summed by sign."""
    outcome = estimate(signed_rank(Tally.of(CHANGES)))
    assert outcome.value == pytest.approx(0.434065934066, abs=1e-12)
    assert p_value(outcome) == pytest.approx(0.127430599406, abs=1e-12)
    assert outcome.base == 20


@settings(max_examples=60, deadline=None)
@given(differences.filter(any))
def test_signed_rank_agrees_with_scipy(values: list[int]) -> None:
    outside = stats.wilcoxon(
        values, zero_method="pratt", correction=False, method="asymptotic", alternative="greater"
    )
    ranks = stats.rankdata(np.abs(values))[np.array(values) != 0].sum()
    outcome = estimate(signed_rank(Tally.of(values)))
    assert outcome.value == pytest.approx(2 * outside.statistic / ranks - 1)
    assert p_value(outcome) == pytest.approx(2 * min(outside.pvalue, 1 - outside.pvalue))


def test_signed_rank_without_zeros_is_that_of_pingouin() -> None:
    moved = [change for change in CHANGES if change]
    outside = pingouin.wilcoxon(np.array(moved), np.zeros(len(moved)), correction=False)
    value = estimate(signed_rank(Tally.of(moved))).value
    assert value == pytest.approx(float(outside["RBC"].iloc[0]))


def test_where_nobody_changed_there_is_no_direction() -> None:
    nothing = Tally.of([0] * 30)
    assert isinstance(signed_rank(nothing), TooFew)
    assert signed_rank_test(nothing).p == 1


@pytest.mark.parametrize("sign", [1, -1])
def test_everybody_moving_one_way_leaves_a_width(sign: int) -> None:
    """15 rises: the interval is near Wilson's of 15 out of 15, from -1 to 1."""
    low, high = sorted(sign * end for end in ends(signed_rank(Tally.of([sign] * 15))))
    assert high == 1
    assert low == pytest.approx(2 * 0.796 - 1, abs=0.05)


def test_one_who_changed_among_many_says_little() -> None:
    low, high = ends(signed_rank(Tally.of([0] * 39 + [1])))
    assert high == 1
    assert low < 0


def test_rank_difference_agrees_with_r() -> None:
    """R: coin::wilcox_test for p; dominance matrix with var() of its margins for the interval."""
    outcome = estimate(rank_difference(Tally.of(FIRST), Tally.of(SECOND)))
    assert outcome.value == pytest.approx(0.318181818182, abs=1e-12)
    assert p_value(outcome) == pytest.approx(0.16454428025, abs=1e-11)
    assert ends(outcome) == pytest.approx((-0.1346224690562, 0.6610578918660), abs=1e-12)
    assert outcome.base == 25


@settings(max_examples=60, deadline=None)
@given(answers, answers)
def test_rank_difference_agrees_with_scipy(first: list[int], second: list[int]) -> None:
    outcome = rank_difference(Tally.of(first), Tally.of(second))
    if len({*first, *second}) == 1:
        assert isinstance(outcome, TooFew)
        assert rank_sum_test(Tally.of(first), Tally.of(second)).p == 1
        return
    outside = stats.mannwhitneyu(second, first, use_continuity=False, method="asymptotic")
    pairs = len(first) * len(second)
    assert estimate(outcome).value == pytest.approx(2 * outside.statistic / pairs - 1)
    assert p_value(outcome) == pytest.approx(outside.pvalue)


def test_rank_difference_is_the_rank_biserial_of_pingouin() -> None:
    outside = pingouin.mwu(SECOND, FIRST)["RBC"].iloc[0]
    value = estimate(rank_difference(Tally.of(FIRST), Tally.of(SECOND))).value
    assert value == pytest.approx(float(outside))


def test_groups_that_do_not_overlap_leave_a_width() -> None:
    """Wilson's interval of 12 out of 12, from -1 to 1: (12 - 3.84) / (12 + 3.84)."""
    low, high = ends(rank_difference(Tally.of([1] * 12), Tally.of([4] * 20)))
    assert high == 1
    assert low == pytest.approx((12 - 3.8414588) / (12 + 3.8414588), abs=1e-7)


@pytest.mark.parametrize(("first", "second"), [([], [3, 4]), ([3], [3, 4]), ([2, 3], [5])])
def test_a_group_of_one_is_too_few(first: list[int], second: list[int]) -> None:
    outcome = rank_difference(Tally.of(first), Tally.of(second))
    assert isinstance(outcome, TooFew)
    assert outcome.base == len(first) + len(second)
    assert 0 < rank_sum_test(Tally.of(first), Tally.of(second)).p <= 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=30))
def test_order_a_constant_and_swapping_waves(pairs: list[tuple[int, int]]) -> None:
    before, after = np.array(pairs).T
    ours = signed_rank(Tally.of(after - before))
    again = signed_rank(Tally.of(((after + 7) - (before + 7))[::-1]))
    swapped = signed_rank(Tally.of(before - after))
    assert again == ours
    if isinstance(ours, Estimate):
        low, high = ends(swapped)
        assert (-high, -low) == pytest.approx(ends(ours))
        assert estimate(swapped).value == pytest.approx(-ours.value)
        assert p_value(swapped) == pytest.approx(p_value(ours))


@settings(max_examples=30, deadline=None)
@given(answers, answers)
def test_order_a_constant_and_swapping_arms(first: list[int], second: list[int]) -> None:
    ours = rank_difference(Tally.of(first), Tally.of(second))
    moved = rank_difference(
        Tally.of(np.array(first[::-1]) + 7), Tally.of(np.array(second[::-1]) + 7)
    )
    swapped = rank_difference(Tally.of(second), Tally.of(first))
    assert moved == ours
    if isinstance(ours, Estimate):
        low, high = ends(swapped)
        assert (-high, -low) == pytest.approx(ends(ours))
        assert estimate(swapped).value == pytest.approx(-ours.value)
        assert p_value(swapped) == pytest.approx(p_value(ours))


CUTS = (-1.5, -0.7, 0.1, 1.0)
SURVEYS = 1000
NOISE = 0.015  # two standard errors of a coverage of 94 % over a thousand surveys


def true_balance(shares: np.ndarray) -> float:
    """Rank-biserial of a whole population with these shares of the changes -4 to 4."""
    changes = np.arange(-4, 5)
    sizes = np.abs(changes)
    smaller = (sizes[:, None] > sizes) + (sizes[:, None] == sizes) / 2
    rank = shares * (smaller @ shares)
    return float(rank @ np.sign(changes) / rank[changes != 0].sum())


def change_shares(effect: float) -> np.ndarray:
    """Shares of the changes -4 to 4 where waves correlate by .5 and the second is shifted."""
    rng = np.random.default_rng(4)
    before, noise = rng.standard_normal((2, 200_000))
    after = 0.5 * before + math.sqrt(0.75) * noise + effect
    changes = np.searchsorted(CUTS, after) - np.searchsorted(CUTS, before)
    return np.bincount(changes + 4, minlength=9) / changes.size


def covers(outcome: Estimate | TooFew, truth: float) -> bool:
    low, high = ends(outcome)
    return low <= truth <= high


@pytest.mark.parametrize("effect", [0, 0.25, 0.8, 1.3])
@pytest.mark.parametrize("people", [15, 40, 200])
def test_interval_of_change_covers_the_truth(people: int, effect: float) -> None:
    """Over 20,000 surveys each it lies between 94.5 % and 96.1 %."""
    shares = change_shares(effect)
    draws = np.random.default_rng(people).multinomial(people, shares, SURVEYS)
    truth = true_balance(shares)
    outcomes = [signed_rank(Tally.of(np.arange(-4, 5), counts)) for counts in draws]
    coverage = np.mean([covers(outcome, truth) for outcome in outcomes])
    assert 0.93 - NOISE <= coverage <= 0.97 + NOISE


def answer_shares(effect: float) -> np.ndarray:
    return np.diff(stats.norm.cdf(np.array(CUTS) - effect), prepend=0, append=1)


@pytest.mark.parametrize("effect", [0, 0.3, 1, 2])
@pytest.mark.parametrize("people", [(15, 15), (40, 33), (200, 200)])
def test_interval_between_arms_covers_the_truth(people: tuple[int, int], effect: float) -> None:
    """Over 20,000 surveys each it lies between 94.0 % and 95.5 %."""
    shares = [answer_shares(0), answer_shares(effect)]
    higher = np.sign(np.subtract.outer(np.arange(5), np.arange(5)))
    truth = float(shares[1] @ higher @ shares[0])
    rng = np.random.default_rng(sum(people))
    draws = [
        rng.multinomial(size, part, SURVEYS) for size, part in zip(people, shares, strict=True)
    ]
    outcomes = [
        rank_difference(Tally.of(range(5), first), Tally.of(range(5), second))
        for first, second in zip(*draws, strict=True)
    ]
    coverage = np.mean([covers(outcome, truth) for outcome in outcomes])
    assert 0.93 - NOISE <= coverage <= 0.97 + NOISE
