"""The individuals chart against base R 4.2.2 (`mean`, `diff`, `rle`, `embed`) on R's own data sets.

R found the runs by `rle(sign(x - mean(x)))`, the trends by `rle(sign(diff(x)))`, and two of three
by the row sums of `embed(x - mean(x) > 2 * reach / 3, 3)`.
"""

from __future__ import annotations

import pytest

from shared.stats.process_control import ControlChart, ControlRule, control_chart

NILE = (
    *(1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960),
    *(1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694),
    *(940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764),
    *(821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822),
    *(1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050),
    *(918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740),
)
DISCOVERIES = (
    *(5, 3, 0, 2, 0, 3, 2, 3, 6, 1, 2, 1, 2, 1, 3, 3, 3, 5, 2, 4, 4, 0, 2, 3, 7, 12, 3, 10, 9, 2),
    *(3, 7, 7, 2, 3, 3, 6, 2, 4, 3, 5, 2, 2, 4, 0, 4, 2, 5, 2, 3, 3, 6, 5, 8, 3, 6, 6, 0, 5, 2),
    *(2, 2, 6, 3, 4, 4, 2, 2, 4, 7, 5, 3, 3, 0, 2, 2, 2, 1, 3, 4, 2, 2, 1, 1, 1, 2, 1, 4, 4, 3),
    *(2, 1, 4, 1, 1, 1, 0, 0, 2, 0),
)
WWW_USAGE = (
    *(88, 84, 85, 85, 84, 85, 83, 85, 88, 89, 91, 99, 104, 112, 126, 138, 146, 151, 150, 148),
    *(147, 149, 143, 132, 131, 139, 147, 150, 148, 145, 140, 134, 131, 131, 129, 126, 126, 132),
    *(137, 140),
)


def flags(chart: ControlChart, rule: ControlRule) -> list[tuple[bool, int, int]]:
    """Direction, first and last position of each flag of a rule."""
    return [(f.is_up, f.positions[0], f.positions[-1]) for f in chart.flags if f.rule is rule]


def near(chart: ControlChart, *, is_up: bool) -> list[int]:
    """Every position that two of three flags on one side."""
    found = [f for f in chart.flags if f.rule is ControlRule.NEAR_LIMIT and f.is_up is is_up]
    return [position for flag in found for position in flag.positions]


@pytest.mark.parametrize(
    ("values", "baseline", "expected"),
    [
        (NILE, None, (919.35, 564.898282828283, 1273.801717171717)),
        (NILE, 28, (1097.75, 722.197407407407, 1473.302592592593)),
        (DISCOVERIES, None, (3.1, 0.0, 8.446868686869)),
    ],
)
def test_centre_and_limits_as_in_r(values, baseline, expected):
    chart = control_chart(values, baseline=baseline)
    assert isinstance(chart, ControlChart)
    assert (chart.centre, chart.lower, chart.upper) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("values", "baseline", "beyond", "runs"),
    [
        (NILE, None, [8, 42], [(True, 7, 16), (True, 18, 27), (False, 47, 57)]),
        (
            NILE,
            28,
            [31, 34, 36, 42, 44, 54, 69, 70, 97, 98],
            [(False, 28, 44), (False, 47, 92)],
        ),
        (DISCOVERIES, None, [25, 27, 28], [(False, 9, 16), (False, 71, 78)]),
    ],
)
def test_points_beyond_and_runs_as_in_r(values, baseline, beyond, runs):
    chart = control_chart(values, baseline=baseline)
    assert isinstance(chart, ControlChart)
    assert sorted(first for _, first, _ in flags(chart, ControlRule.BEYOND_LIMIT)) == beyond
    assert flags(chart, ControlRule.RUN) == runs


def test_two_of_three_near_a_limit_as_in_r():
    chart = control_chart(NILE)
    assert isinstance(chart, ControlChart)
    assert near(chart, is_up=True) == [1, 3, 4, 5, 7, 8, 21, 23, 24, 25]
    assert near(chart, is_up=False) == [69, 70]


def test_trends_as_in_r():
    chart = control_chart(WWW_USAGE)
    assert isinstance(chart, ControlChart)
    assert flags(chart, ControlRule.TREND) == [(True, 6, 17), (False, 27, 32)]
