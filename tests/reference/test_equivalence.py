"""Equivalence tests against statsmodels, pingouin and R."""

from __future__ import annotations

import numpy as np
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats import weightstats

from shared.stats.equivalence import equivalence, equivalence_between
from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.tally import Tally

# Made-up scores; what R 4.2.2 gives by two calls of t.test stands below.
CHANGES = (0.1, -0.2, 0.3, 0.4, -0.1, 0, 0.2, 0.5, -0.3, 0.1)
FIRST = (1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5)
SECOND = (2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5)


def p_and_ends(outcome: Estimate | TooFew) -> tuple[float, float, float]:
    """The p of the equivalence test with the ends of its interval."""
    assert isinstance(outcome, Estimate)
    assert isinstance(outcome.interval, Interval)
    assert outcome.test is not None
    return outcome.test.p, outcome.interval.low, outcome.interval.high


def test_paired_equivalence_agrees_with_r() -> None:
    outcome = equivalence(Tally.of(CHANGES), smallest_effect=0.4)
    expected = (0.00256053638214, -0.0496730441968, 0.2496730441968)
    assert p_and_ends(outcome) == pytest.approx(expected, abs=1e-12)


def test_equivalence_of_arms_agrees_with_r() -> None:
    outcome = equivalence_between(Tally.of(FIRST), Tally.of(SECOND), smallest_effect=1.5)
    expected = (0.0389645059625, -0.11568844692, 1.44036377160)
    assert p_and_ends(outcome) == pytest.approx(expected, abs=1e-11)
    assert isinstance(outcome, Estimate)
    assert outcome.base == 25


@pytest.mark.parametrize("bound", [0.05, 0.3, 1.2])
def test_paired_equivalence_is_that_of_statsmodels_and_pingouin(bound: float) -> None:
    changes = np.array(CHANGES)
    p, _, _ = p_and_ends(equivalence(Tally.of(changes), smallest_effect=bound))
    still = np.zeros(len(changes))
    assert p == pytest.approx(weightstats.ttost_paired(changes, still, -bound, bound)[0])
    outside = pingouin.tost(changes, still, bound=bound, paired=True)
    assert p == pytest.approx(float(outside.iloc[0][outside.columns.str.startswith("p")].iloc[0]))


@pytest.mark.parametrize("bound", [0.2, 0.7, 2])
def test_equivalence_of_arms_is_that_of_statsmodels(bound: float) -> None:
    p, _, _ = p_and_ends(
        equivalence_between(Tally.of(FIRST), Tally.of(SECOND), smallest_effect=bound)
    )
    outside = weightstats.ttost_ind(
        np.array(SECOND), np.array(FIRST), -bound, bound, usevar="unequal"
    )
    assert p == pytest.approx(outside[0])


def test_interval_lies_within_the_bounds_just_where_the_test_passes() -> None:
    _, low, high = p_and_ends(equivalence(Tally.of(CHANGES), smallest_effect=1))
    edge = max(-low, high)
    inside, _, _ = p_and_ends(equivalence(Tally.of(CHANGES), smallest_effect=edge + 1e-6))
    outside, _, _ = p_and_ends(equivalence(Tally.of(CHANGES), smallest_effect=edge - 1e-6))
    assert inside < 0.05 < outside


def test_level_of_the_interval_follows_alpha() -> None:
    outcome = equivalence(Tally.of(CHANGES), smallest_effect=1, alpha=0.025)
    assert isinstance(outcome, Estimate)
    assert outcome.interval.level == pytest.approx(0.95)


@pytest.mark.parametrize("changes", [[], [1], [0, 0, 0], [0.1, 0.1, 0.1]])
def test_without_a_spread_nothing_is_equivalent(changes: list[float]) -> None:
    outcome = equivalence(Tally.of(changes), smallest_effect=1)
    assert isinstance(outcome, TooFew)
    assert outcome.base == len(changes)


@pytest.mark.parametrize(("first", "second"), [([3], [1, 2]), ([1, 2], []), ([3, 3], [4, 4])])
def test_arms_without_a_spread_are_not_equivalent(first: list[int], second: list[int]) -> None:
    outcome = equivalence_between(Tally.of(first), Tally.of(second), smallest_effect=1)
    assert isinstance(outcome, TooFew)


def test_one_constant_arm_is_compared() -> None:
    outcome = equivalence_between(Tally.of([3, 3, 3]), Tally.of(SECOND), smallest_effect=3)
    outside = weightstats.ttost_ind(np.array(SECOND), np.array([3, 3, 3]), -3, 3, usevar="unequal")
    assert p_and_ends(outcome)[0] == pytest.approx(outside[0])


@pytest.mark.parametrize("effect", [0, -0.5, float("nan")])
def test_smallest_effect_must_be_one(effect: float) -> None:
    with pytest.raises(ValueError, match="must exceed 0"):
        equivalence(Tally.of([]), smallest_effect=effect)
    with pytest.raises(ValueError, match="must exceed 0"):
        equivalence_between(Tally.of([]), Tally.of([]), smallest_effect=effect)


answers = st.lists(st.integers(1, 5), min_size=2, max_size=30)


@settings(max_examples=30, deadline=None)
@given(answers, answers)
def test_order_a_constant_and_swapping_arms(first: list[int], second: list[int]) -> None:
    ours = equivalence_between(Tally.of(first), Tally.of(second), smallest_effect=0.5)
    if isinstance(ours, TooFew):
        return
    moved = equivalence_between(
        Tally.of(np.array(first[::-1]) + 7),
        Tally.of(np.array(second[::-1]) + 7),
        smallest_effect=0.5,
    )
    swapped = equivalence_between(Tally.of(second), Tally.of(first), smallest_effect=0.5)
    p, low, high = p_and_ends(ours)
    assert p_and_ends(moved) == pytest.approx((p, low, high))
    assert p_and_ends(swapped) == pytest.approx((p, -high, -low))
