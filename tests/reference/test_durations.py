"""Medians of durations that have not all ended, against R's survival package.

R 4.2.2, survival 3.5.3: summary(survfit(Surv(days, ended) ~ 1, conf.type = "log-log"))$table.
"""

from __future__ import annotations

import pytest

from shared.stats import Estimate, Interval, TooFew
from shared.stats.durations import median_duration

R_MEDIANS = {
    "10 20 30 40 50 55 4+ 30+ 90+": (40, 10, 55),
    "1 2 3 4 5 6 7 8": (4.5, 1, 7),
    "35 29 28 32+ 37 12 11+ 32 30 40+ 39 11+ 6 28 19 9 5 34 40 2": (30, 12, 35),
    "35 5+ 16 20+ 14 32 18 1+ 4 36 6 25+ 6+ 18 24 4 1 0+ 13": (18, 6, 32),
    "12+ 28 32 12+ 8 26 24 7 25 26 13 0 17 37+ 19 1 13+ 11 25 38+ 36+ 6 2": (24, 11, 26),
    "12 24 30+ 38 5 26+ 3 6 6 2 32 16 15 25 16 26 38+ 31+ 18 33 11 4 8": (16, 8, 26),
    "23 2 8 21 22+ 5 30 4 26 1 31 36 0 39 24+ 24 37+ 0 38 4+ 5 5 40": (24, 5, 31),
}
"""Days, with a plus where they have not ended, to median and interval."""


def of(written: str) -> tuple[list[float], list[bool]]:
    """Durations and whether each has ended."""
    words = written.split()
    return [float(word.rstrip("+")) for word in words], [word[-1] != "+" for word in words]


@pytest.mark.parametrize("written", R_MEDIANS)
def test_median_and_interval_are_those_of_r(written: str) -> None:
    days, ended = of(written)
    found = median_duration(days, ended)
    assert isinstance(found, Estimate)
    assert isinstance(found.interval, Interval)
    assert (found.value, found.interval.low, found.interval.high) == R_MEDIANS[written]
    assert found.base == len(days)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("14 53 57+ 64+ 78+ 95+", "fewer than half"),
        ("5 5 5+ 5 8 8 9+ 12 12+ 15", "bound"),
        ("30 22 19+ 2 1+ 38", "bound"),
        ("7+ 9+", "fewer than half"),
        ("", "fewer than half"),
    ],
)
def test_where_r_has_no_median_or_no_end_there_is_no_estimate(written: str, said: str) -> None:
    days, ended = of(written)
    found = median_duration(days, ended)
    assert isinstance(found, TooFew)
    assert found.base == len(days)
    assert said in found.reason


@pytest.mark.parametrize(("waiting", "median"), [("", 4.5), (" 9+ 9+", 5.5)])
def test_what_has_not_ended_lengthens_the_median(waiting: str, median: float) -> None:
    """Of eight the fourth and fifth stand at half, of ten the fifth and sixth."""
    found = median_duration(*of(f"1 2 3 4 5 6 7 8{waiting}"))
    assert isinstance(found, Estimate)
    assert found.value == median
