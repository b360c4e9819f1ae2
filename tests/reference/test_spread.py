"""Standard deviations and their intervals against R 4.2.2 (`sd`, `qchisq`)."""

from __future__ import annotations

import pytest

from shared.stats import Interval, TooFew
from shared.stats.spread import standard_deviation
from shared.stats.tally import Tally

SCORES = (3, 3.5, 4, 4, 2.5, 3.2, 3.9, 4.1, 3.6, 3.3)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (SCORES, (0.517365119298418, 0.355861943797348, 0.944507029871647)),
        ((2, 4, 5), (1.527525231651947, 0.795318639450612, 9.600090823119860)),
    ],
)
def test_standard_deviation_and_interval_as_in_r(
    values: tuple[float, ...], expected: tuple[float, float, float]
) -> None:
    estimate = standard_deviation(Tally.of(values))
    assert not isinstance(estimate, TooFew)
    assert isinstance(estimate.interval, Interval)
    found = (estimate.value, estimate.interval.low, estimate.interval.high)
    assert found == pytest.approx(expected, rel=1e-12)
    assert estimate.base == len(values)


def test_tallied_and_single_observations_give_the_same() -> None:
    assert standard_deviation(Tally.of((1, 2, 4), (2, 1, 3))) == standard_deviation(
        Tally.of((1, 1, 2, 4, 4, 4))
    )


@pytest.mark.parametrize(("values", "said"), [((), "two"), ((3,), "two"), ((3, 3), "equal")])
def test_too_few_or_equal_observations_have_no_spread(values: tuple[float, ...], said: str) -> None:
    outcome = standard_deviation(Tally.of(values))
    assert isinstance(outcome, TooFew)
    assert said in outcome.reason
