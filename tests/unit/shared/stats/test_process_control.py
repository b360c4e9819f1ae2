"""Each rule of the individuals chart worked by hand, on both sides of what it asks for.

The baseline of most cases alternates between 10 and 12: mean 11, mean moving range 2, so that the
limits stand at 11 ± 5.32, and two thirds of the way to them at 11 ± 3.547.
"""

from __future__ import annotations

import pytest

from shared.stats import TooFew
from shared.stats.process_control import ControlChart, ControlRule, control_chart

CALM = (10.0, 12.0) * 6


def flagged(*after: float | None, rule: ControlRule) -> list[tuple[bool, tuple[int, ...]]]:
    """Flags of a rule over what follows the twelve calm points, counted from the first of those."""
    chart = control_chart((*CALM, *after), baseline=12)
    assert isinstance(chart, ControlChart)
    return [
        (flag.is_up, tuple(p - 12 for p in flag.positions))
        for flag in chart.flags
        if flag.rule is rule
    ]


def test_centre_and_limits_by_hand():
    chart = control_chart(CALM)
    assert isinstance(chart, ControlChart)
    assert chart.centre == 11
    assert (chart.lower, chart.upper) == pytest.approx((5.68, 16.32))
    assert (chart.baseline, chart.base, chart.flags) == (12, 12, ())


def test_lower_limit_of_counts_stops_at_the_floor():
    chart = control_chart((0.0, 6.0) * 6)
    assert isinstance(chart, ControlChart)
    assert chart.lower == 0
    assert chart.upper == pytest.approx(3 + 2.66 * 6)
    free = control_chart((0.0, 6.0) * 6, floor=-100)
    assert isinstance(free, ControlChart)
    assert free.lower == pytest.approx(3 - 2.66 * 6)


@pytest.mark.parametrize(
    ("value", "found"),
    [(16.3, []), (16.4, [(True, (0,))]), (5.7, []), (5.6, [(False, (0,))])],
)
def test_point_beyond_a_limit(value, found):
    assert flagged(value, rule=ControlRule.BEYOND_LIMIT) == found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ((10.5, *(11.5,) * 7), []),
        ((10.5, *(11.5,) * 8), [(True, tuple(range(1, 9)))]),
        ((11.5, *(10.5,) * 7), []),
        ((11.5, *(10.5,) * 10), [(False, tuple(range(1, 11)))]),
        ((10.5, *(11.5,) * 5, 11.0, *(11.5,) * 5), []),
        ((10.5, *(11.5,) * 4, None, *(11.5,) * 4), []),
    ],
    ids=["seven above", "eight above", "seven below", "ten below", "on the mean", "a gap"],
)
def test_run_on_one_side_of_the_mean(after, found):
    assert flagged(*after, rule=ControlRule.RUN) == found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ((9, 10, 11, 12, 13), []),
        ((9, 10, 11, 12, 13, 14), [(True, (0, 1, 2, 3, 4, 5))]),
        ((13, 12, 11, 10, 9), []),
        ((13, 12, 11, 10, 9, 8), [(False, (0, 1, 2, 3, 4, 5))]),
        ((9, 10, 11, 11, 12, 13, 14), []),
        ((9, 10, 11, None, 12, 13, 14), []),
    ],
    ids=["five rise", "six rise", "five fall", "six fall", "a level step", "a gap"],
)
def test_trend_of_six(after, found):
    assert flagged(*after, rule=ControlRule.TREND) == found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ((14.6, 11.0, 14.6), [(True, (0, 2))]),
        ((14.6, 11.0, 14.5), []),
        ((14.6, 11.0, 10.0, 14.6), []),
        ((7.4, 7.4), [(False, (0, 1))]),
        ((7.4, 7.5), []),
        ((14.6, 7.4), []),
        ((14.6, None, 14.6), []),
        ((14.6, 14.6, 11.0, 14.6), [(True, (0, 1, 3))]),
    ],
    ids=[
        "two of three",
        "one is nearer the mean",
        "two of four",
        "below",
        "below, one is nearer",
        "on opposite sides",
        "a gap",
        "windows that share a point",
    ],
)
def test_two_of_three_near_a_limit(after, found):
    assert flagged(*after, rule=ControlRule.NEAR_LIMIT) == found


@pytest.mark.parametrize(("points", "gives_limits"), [(11, False), (12, True)])
def test_limits_need_twelve_points(points, gives_limits):
    outcome = control_chart((10, 12, 11, 13) * 2 + (10, 12, 11, 13)[: points - 8])
    assert isinstance(outcome, ControlChart) is gives_limits
    if isinstance(outcome, TooFew):
        assert outcome.base == 11
        assert "twelve points" in outcome.reason


@pytest.mark.parametrize(("leading", "setting"), [(12, 12), (11, 24), (None, 24), (0, 24)])
def test_leading_points_set_the_chart_where_there_are_twelve(leading, setting):
    chart = control_chart((*CALM, *(20.0, 22.0) * 6), baseline=leading)
    assert isinstance(chart, ControlChart)
    assert chart.baseline == setting
    assert chart.centre == {12: 11.0, 24: 16.0}[setting]


def test_gap_counts_in_no_mean_and_no_moving_range():
    chart = control_chart((*CALM, None, 100.0, 102.0, *CALM))
    assert isinstance(chart, ControlChart)
    assert chart.base == 26
    assert chart.centre == pytest.approx((24 * 11 + 202) / 26)
    # eleven steps of 2; then 2 (100 to 102), 92 (102 to 10), eleven of 2; none across the gap
    assert chart.upper - chart.centre == pytest.approx(2.66 * (23 * 2 + 92) / 24)


@pytest.mark.parametrize(("gaps", "gives_limits"), [(2, True), (3, False)])
def test_more_than_a_tenth_missing_gives_no_limits(gaps, gives_limits):
    held = [10.0, 12.0] * 10
    values = [None if place in range(5, 5 + 2 * gaps, 2) else v for place, v in enumerate(held)]
    outcome = control_chart(values)
    assert isinstance(outcome, ControlChart) is gives_limits
    if isinstance(outcome, TooFew):
        assert "a tenth" in outcome.reason


def test_series_that_never_varies_has_no_limits():
    outcome = control_chart((5.0,) * 20)
    assert isinstance(outcome, TooFew)
    assert "nothing varies" in outcome.reason


def test_leading_points_that_never_vary_set_no_limits_while_all_points_do():
    chart = control_chart(((5.0,) * 12 + (4.0, 6.0) * 6), baseline=12)
    assert isinstance(chart, ControlChart)
    assert chart.baseline == 24


def test_flags_of_a_point_are_all_that_it_takes_part_in():
    chart = control_chart((*CALM, 15.0, 17.0), baseline=12)
    assert isinstance(chart, ControlChart)
    assert [flag.rule for flag in chart.flags_at(13)] == [
        ControlRule.BEYOND_LIMIT,
        ControlRule.NEAR_LIMIT,
    ]
    assert chart.flags_at(0) == ()
