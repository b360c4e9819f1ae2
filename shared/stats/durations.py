"""How long things take where some have not ended yet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy import special

from shared.stats.estimate import LEVEL, Estimate, Interval, TooFew

HALF = 0.5
_NOISE = 1e-12


def median_duration(
    durations: Sequence[float], ended: Sequence[bool], *, level: float = LEVEL
) -> Estimate | TooFew:
    """Median time to the end, counting those that still last for as long as they are known.

    The median of the ended ones alone would be too short: what takes long has not ended yet.

    Args:
        durations: time from start to end, or to the last look; at least 0.
        ended: whether each has ended; as long as `durations`.
        level: coverage of the interval, strictly between 0 and 1.

    Returns:
        Kaplan and Meier's median with Brookmeyer and Crowley's interval on the complementary log
        scale; TooFew where too few have ended for the curve, or the ends of the interval, to pass
        one half. Base counts all durations.

    Raises:
        ValueError: durations and ends differ in number.
    Source: Kaplan and Meier (1958), JASA 53, 457–481; Brookmeyer and Crowley (1982), Biometrics 38,
        29–41.
    """
    steps = _steps(durations, ended)
    median = _crossing([(step.time, step.survival) for step in steps])
    if median is None:
        return TooFew(len(durations), "fewer than half have ended in the time that is known")
    z = float(special.ndtri(HALF + level / 2))
    bands = [(step.time, *step.band(z)) for step in steps if 0 < step.survival < 1]
    low = _crossing([(time, lower) for time, lower, _ in bands])
    high = _crossing([(time, upper) for time, _, upper in bands])
    if low is None or high is None:
        return TooFew(len(durations), "too few have ended to bound the median")
    return Estimate(
        value=median,
        interval=Interval(low, high, level),
        base=len(durations),
        method="Kaplan-Meier median with Brookmeyer-Crowley interval",
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """The curve at a time at which something ended.

    Attributes:
        survival: share that lasts beyond this time.
        error: Greenwood's sum, the squared relative standard error of `survival`.
    """

    time: float
    survival: float
    error: float

    def band(self, z: float) -> tuple[float, float]:
        """Ends of the interval of the survival, itself strictly between 0 and 1."""
        spread = math.exp(z * math.sqrt(self.error) / abs(math.log(self.survival)))
        return self.survival**spread, self.survival ** (1 / spread)


def _steps(durations: Sequence[float], ended: Sequence[bool]) -> list[_Step]:
    pairs = list(zip(durations, ended, strict=True))
    survival, error = 1.0, 0.0
    steps: list[_Step] = []
    for time in sorted({time for time, end in pairs if end}):
        at_risk = sum(lasted >= time for lasted, _ in pairs)
        ends = sum(end for lasted, end in pairs if lasted == time)
        survival *= 1 - ends / at_risk
        error += ends / (at_risk * (at_risk - ends)) if ends < at_risk else math.inf
        steps.append(_Step(time, survival, error))
    return steps


def _crossing(curve: list[tuple[float, float]]) -> float | None:
    """Where a falling curve first is below one half; the middle of a stretch at one half."""
    for place, (time, height) in enumerate(curve):
        if height < HALF - _NOISE:
            return time
        if height <= HALF + _NOISE:
            return (time + curve[place + 1][0]) / 2 if place + 1 < len(curve) else time
    return None
