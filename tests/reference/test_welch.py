"""Welch's difference of means against scipy, which is not used inside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from shared.stats.estimate import TooFew
from shared.stats.tally import Tally
from shared.stats.welch import mean_difference

ANSWERS = st.lists(st.integers(1, 5), min_size=2, max_size=30).filter(lambda a: len(set(a)) > 1)


@settings(max_examples=40, deadline=None)
@given(ANSWERS, ANSWERS)
def test_difference_agrees_with_scipy(first: list[int], second: list[int]) -> None:
    found = mean_difference(Tally.of(first), Tally.of(second))
    expected = stats.ttest_ind(second, first, equal_var=False)
    low, high = expected.confidence_interval(0.95)
    assert found.test.p == pytest.approx(expected.pvalue)
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high))
    assert found.base == len(first) + len(second)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [((3.0,), (1.0, 2.0), "two people in each"), ((3.0, 3.0), (1.0, 1.0), "spread is not known")],
)
def test_no_difference_without_people_or_spread(
    first: tuple[float, ...], second: tuple[float, ...], reason: str
) -> None:
    found = mean_difference(Tally.of(first), Tally.of(second))
    assert isinstance(found, TooFew)
    assert found.base == len(first) + len(second)
    assert reason in found.reason
