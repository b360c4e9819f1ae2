"""Simulated surveys: do the tests keep their error rates, and do intervals cover what is true?

Two waves and two arms of five-point answers, cut from normal tendencies that correlate between the
items of a scale and between the waves of a person, as answers of a small force would.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shared.stats import Estimate, Interval, Test, TooFew
from shared.stats.effects import hedges_g
from shared.stats.families import adjust
from shared.stats.ranks import rank_difference, signed_rank
from shared.stats.tally import Tally, mean_of
from shared.stats.waves import Panel, linked_difference, unlinked_difference

Numbers = npt.NDArray[np.float64]

TREATED, CONTROL = 40, 33
SCALES = (20, 10, 7, 12)
"""Items of each scale: 49 in all."""
BETWEEN_ITEMS, BETWEEN_WAVES = 0.4, 0.5
CUTS = (-1.5, -0.5, 0.5, 1.5)
ALPHA = 0.05
EFFECT = 0.5
"""Of the later wave on the treated, in standard deviations of a tendency."""
MANY = 400_000
"""People from whom what is true of answers is read."""
SURVEYS, SEED = 1000, 2016


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something happened in simulated surveys.

    Attributes:
        happened, surveys: numerator and denominator of the rate.
        low, high: what the rate should lie between, before Monte Carlo error.
    """

    name: str
    happened: float
    surveys: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """The share of surveys."""
        return self.happened / self.surveys

    @property
    def is_kept(self) -> bool:
        """True where the rate lies within its bounds and three standard errors."""
        return self.low - self._slack(self.low) <= self.rate <= self.high + self._slack(self.high)

    def _slack(self, bound: float) -> float:
        return 3 * math.sqrt(bound * (1 - bound) / self.surveys)

    def __str__(self) -> str:
        kept = "kept" if self.is_kept else "NOT KEPT"
        return (
            f"{self.name}: {self.rate:.1%} of {self.surveys:,} surveys "
            f"(wanted {self.low:.0%} to {self.high:.0%}; {kept})"
        )


@dataclass(frozen=True, slots=True)
class Survey:
    """Answers 1 to 5 of one simulated survey: people x items, for each arm at each wave."""

    treated: tuple[Numbers, Numbers]
    control: tuple[Numbers, Numbers]


def error_rates(surveys: int, *, seed: int) -> list[Rate]:
    """Errors of the families where nothing changed, and where half of the items did."""
    generator = np.random.default_rng(seed)
    family_wise = discovery = 0.0
    false_share = 0.0
    half = np.arange(sum(SCALES)) % 2 == 0
    for _ in range(surveys):
        null = draw(generator)
        family_wise += any(p < ALPHA for p in _scale_tests(null))
        discovery += bool((_item_tests(null) < ALPHA).any())
        below = _item_tests(draw(generator, effect=np.where(half, EFFECT, 0.0))) < ALPHA
        false_share += (below & ~half).sum() / max(1, below.sum())
    return [
        Rate("family-wise error of Holm over 4 scales, no change", family_wise, surveys, 0, ALPHA),
        Rate("surveys with a discovery over 49 items, no change", discovery, surveys, 0, ALPHA),
        Rate("false discoveries, half of 49 items changed", false_share, surveys, 0, ALPHA),
    ]


def coverages(surveys: int, *, seed: int) -> list[Rate]:
    """How often 95 % intervals hold what is true, where the treated changed by a known effect."""
    generator = np.random.default_rng(seed)
    crowd = draw(generator, effect=EFFECT, people=(MANY, MANY), scales=(1,))
    true = {name: _value(outcome) for name, outcome in _estimates(crowd, crowd).items()}
    covered = dict.fromkeys(true, 0)
    for _ in range(surveys):
        survey, other = (draw(generator, effect=EFFECT, scales=(1,)) for _ in range(2))
        for name, outcome in _estimates(survey, other).items():
            covered[name] += _holds(outcome, true[name])
    return [Rate(f"95 % interval of {n}", k, surveys, 0.93, 0.97) for n, k in covered.items()]


def draw(
    generator: np.random.Generator,
    *,
    effect: float | Numbers = 0.0,
    people: tuple[int, int] = (TREATED, CONTROL),
    scales: tuple[int, ...] = SCALES,
) -> Survey:
    """One survey; the treated's tendencies are higher by the effect at the later wave."""
    (before, after), (first, second) = (_waves(generator, number, scales) for number in people)
    return Survey((_answers(before), _answers(after + effect)), (_answers(first), _answers(second)))


def _waves(
    generator: np.random.Generator, people: int, scales: tuple[int, ...]
) -> tuple[Numbers, Numbers]:
    """Standard normal tendencies of the same people at two waves."""
    stable, first, second = (
        np.hstack([_scale(generator, people, items) for items in scales]) for _ in range(3)
    )
    kept, lost = math.sqrt(BETWEEN_WAVES), math.sqrt(1 - BETWEEN_WAVES)
    return kept * stable + lost * first, kept * stable + lost * second


def _scale(generator: np.random.Generator, people: int, items: int) -> Numbers:
    common = generator.standard_normal((people, 1))
    own = generator.standard_normal((people, items))
    return math.sqrt(BETWEEN_ITEMS) * common + math.sqrt(1 - BETWEEN_ITEMS) * own


def _answers(tendencies: Numbers) -> Numbers:
    return np.searchsorted(CUTS, tendencies) + np.float64(1)


def _scale_tests(survey: Survey) -> list[float]:
    """Holm's p of the treated's change on each scale."""
    changes = survey.treated[1] - survey.treated[0]
    ends = np.cumsum(SCALES)[:-1]
    scores = [part.mean(axis=1) for part in np.split(changes, ends, axis=1)]
    outcomes = [mean_of(Tally.of(score), against=0.0) for score in scores]
    return _adjusted(outcomes, "holm")


def _item_tests(survey: Survey) -> Numbers:
    """Benjamini and Hochberg's p of the treated's change on each item."""
    changes = survey.treated[1] - survey.treated[0]
    outcomes = [signed_rank(Tally.of(item)) for item in changes.T]
    return np.array(_adjusted(outcomes, "benjamini_hochberg"))


def _adjusted(outcomes: list[Estimate | TooFew], correction: str) -> list[float]:
    tests = dict(enumerate(map(_test, outcomes)))
    adjusted = adjust(tests, correction=correction, family="simulated").values()
    return [test.adjusted.p for test in adjusted if test.adjusted]


def _estimates(survey: Survey, other: Survey) -> dict[str, Estimate | TooFew]:
    """What the metrics say of an item; the other survey gives earlier answers of other people."""
    treated_to, control_to = (Tally.of(arm[1][:, 0]) for arm in (survey.treated, survey.control))
    return {
        "the mean change of linked people": mean_of(_change(survey)),
        "the matched rank-biserial correlation": signed_rank(_change(survey)),
        "Cliff's delta between arms": rank_difference(control_to, treated_to),
        "Hedges' g between arms": hedges_g(treated_to, control_to),
        "the difference in differences, mixed model": _linked(survey),
        "the difference in differences, cell means": unlinked_difference(
            treated_from=Tally.of(other.treated[0][:, 0]),
            treated_to=treated_to,
            control_from=Tally.of(other.control[0][:, 0]),
            control_to=control_to,
        ),
    }


def _change(survey: Survey) -> Tally:
    return Tally.of(survey.treated[1][:, 0] - survey.treated[0][:, 0])


def _linked(survey: Survey) -> Estimate | TooFew:
    waves = [*survey.treated, *survey.control]
    people = [len(wave) for wave in waves]
    first = sum(people[:1])
    codes = [np.arange(people[0])] * 2 + [first + np.arange(people[2])] * 2
    panel = Panel.of(
        np.concatenate(codes),
        np.repeat([True, True, False, False], people),
        np.repeat([0, 1, 0, 1], people),
        np.concatenate([wave[:, 0] for wave in waves]),
    )
    return linked_difference(panel, wave_from=0, wave_to=1)


def _test(outcome: Estimate | TooFew) -> Test:
    """Its test; of people who all answered alike, one that could show nothing."""
    if isinstance(outcome, Estimate) and outcome.test:
        return outcome.test
    return Test(1.0, "no variation")


def _value(outcome: Estimate | TooFew) -> float:
    if isinstance(outcome, TooFew):
        raise TypeError(f"nothing is true of a crowd of {outcome.base}: {outcome.reason}")
    return outcome.value


def _holds(outcome: Estimate | TooFew, true: float) -> bool:
    match outcome:
        case Estimate(interval=Interval(low, high)):
            return low <= true <= high
        case _:
            return False
