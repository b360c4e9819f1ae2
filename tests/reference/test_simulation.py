"""Error rates and coverage over simulated surveys; `make bench` runs a thousand of each."""

from __future__ import annotations

import pytest

from bench.simulation import Rate, coverages, error_rates

SURVEYS, SEED = 200, 20160715


def test_families_keep_their_error_rates() -> None:
    rates = error_rates(SURVEYS, seed=SEED)
    assert [str(rate) for rate in rates if not rate.is_kept] == []


def test_intervals_cover_what_is_true() -> None:
    rates = coverages(SURVEYS, seed=SEED)
    assert [str(rate) for rate in rates if not rate.is_kept] == []


@pytest.mark.parametrize(
    ("happened", "kept"), [(0, False), (880, False), (930, True), (960, True), (1000, False)]
)
def test_rate_outside_its_bounds_is_not_kept(happened: int, kept: bool) -> None:
    assert Rate("x", happened, 1000, 0.93, 0.97).is_kept is kept
