"""Differences over waves against R (nlme, lme4, sandwich), statsmodels and scipy."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.regression.mixed_linear_model import MixedLM

from shared.stats.estimate import Estimate, Interval, TooFew
from shared.stats.tally import Tally
from shared.stats.waves import Panel, linked_change, linked_difference, unlinked_difference

# Drawn from a random-intercept model, 30 % of the answers left out: arm, answers of three waves.
PEOPLE = [
    (True, [None, 2.8, None]),
    (True, [4.0, None, None]),
    (True, [3.5, None, 4.8]),
    (True, [2.7, None, 4.0]),
    (True, [None, 2.8, None]),
    (True, [None, None, 2.7]),
    (True, [3.1, 3.3, 3.0]),
    (True, [3.2, None, 3.2]),
    (True, [4.4, 4.3, None]),
    (True, [None, 2.9, 1.9]),
    (True, [4.4, 4.7, None]),
    (True, [3.3, 3.2, None]),
    (True, [3.3, None, 4.3]),
    (True, [2.6, 3.7, 3.5]),
    (False, [None, 2.7, None]),
    (False, [None, 3.4, 3.8]),
    (False, [None, 4.7, 2.8]),
    (False, [None, 3.3, 3.0]),
    (False, [2.5, None, 2.4]),
    (False, [3.9, 4.3, 2.7]),
    (False, [2.5, None, 2.8]),
    (False, [None, 3.5, 1.3]),
    (False, [None, None, 4.3]),
    (False, [3.1, 2.4, 3.0]),
    (False, [2.1, None, 1.7]),
    (False, [3.0, 2.9, 2.7]),
]


def rows_of(people: list[tuple[bool, list[float | None]]]) -> list[tuple[int, bool, int, float]]:
    """One row per answer: respondent, arm, wave, score."""
    return [
        (respondent, arm, wave, score)
        for respondent, (arm, scores) in enumerate(people)
        for wave, score in enumerate(scores)
        if score is not None
    ]


def panel_of(rows: list[tuple[int, bool, int, float]]) -> Panel:
    """The panel of such rows."""
    return Panel.of(*zip(*rows, strict=True))


def drawn(
    random: np.random.Generator, sizes: tuple[int, int], *, correlation: float, effect: float = 0.5
) -> Panel:
    """Three waves with random intercepts and a quarter of the answers lost."""
    arm = np.repeat([True, False], sizes)
    between = random.normal(size=(len(arm), 1)) * correlation**0.5
    score = between + random.normal(size=(len(arm), 3)) * (1 - correlation) ** 0.5
    score += np.where(arm[:, None], [0, effect / 2, effect], 0)
    respondent, wave = np.nonzero(random.random(score.shape) > 0.25)
    return Panel.of(respondent, arm[respondent], wave, score[respondent, wave])


def sure(outcome: Estimate | TooFew) -> Estimate:
    """The outcome as an estimate."""
    assert isinstance(outcome, Estimate), outcome
    return outcome


def error_of(outcome: Estimate | TooFew, freedom: float) -> float:
    """Standard error behind a t interval."""
    estimate = sure(outcome)
    assert isinstance(estimate.interval, Interval)
    return (estimate.interval.high - estimate.value) / float(stats.t.ppf(0.975, freedom))


@pytest.mark.parametrize(
    ("wave_to", "respondents", "value", "error"),
    [  # R 4.2.2, nlme 3.1.162 lme(y ~ arm * wave, ~ 1 | id); lme4 1.1.31 gives the same
        (2, 23, 0.4930695973, 0.4306141648),
        (1, 24, -0.1352948361, 0.4636902729),
    ],
)
def test_linked_difference_is_that_of_mixed_models_in_r(
    wave_to: int, respondents: int, value: float, error: float
) -> None:
    found = sure(linked_difference(panel_of(rows_of(PEOPLE)), wave_from=0, wave_to=wave_to))
    assert found.value == pytest.approx(value, abs=1e-6)
    assert found.base == respondents
    assert error_of(found, respondents - 4) == pytest.approx(error, abs=1e-6)


def test_change_of_one_arm_is_that_of_lme4() -> None:
    """R 4.2.2, lme4 1.1.31: lmer(y ~ wave + (1 | id)) on the treated alone."""
    panel = panel_of(rows_of(PEOPLE))
    found = sure(linked_change(panel, treated=True, wave_from=0, wave_to=2))
    assert (found.value, found.base) == (pytest.approx(0.3543300914, abs=1e-6), 12)
    assert error_of(found, 10) == pytest.approx(0.2471319255, abs=1e-6)


@pytest.mark.parametrize("correlation", [0.2, 0.5, 0.9])
def test_linked_difference_is_that_of_statsmodels(correlation: float) -> None:
    """The error follows from its variances by the dense inverse that ours does without.

    Its own error inverts the whole Hessian and departs from that by up to 0.3 %.
    """
    panel = drawn(np.random.default_rng(8), (40, 33), correlation=correlation)
    cells = np.column_stack([panel.wave == wave for wave in range(3)]).astype(float)
    design = np.hstack([cells, cells * panel.treated[:, None]])
    outside = MixedLM(panel.score, design, groups=panel.respondent).fit(reml=True, method="powell")
    contrast = np.array([0, 0, 0, -1, 0, 1])
    likeness = panel.respondent[:, None] == panel.respondent
    variance = outside.scale * np.eye(len(design)) + float(outside.cov_re[0, 0]) * likeness
    covariance = np.linalg.inv(design.T @ np.linalg.inv(variance) @ design)
    error = (contrast @ covariance @ contrast) ** 0.5
    found = sure(linked_difference(panel, wave_from=0, wave_to=2))
    assert found.value == pytest.approx(contrast @ outside.fe_params, abs=1e-4)
    assert error_of(found, found.base - 4) == pytest.approx(error, abs=1e-4)


def test_complete_pairs_give_the_t_test_of_the_gains() -> None:
    random = np.random.default_rng(3)
    gains = {True: random.normal(0.4, 0.5, 9), False: random.normal(0, 0.5, 7)}
    people = [
        (arm, [start := float(random.normal(3, 2)), start + float(gain)])
        for arm, of_arm in gains.items()
        for gain in of_arm
    ]
    found = sure(linked_difference(panel_of(rows_of(people)), wave_from=0, wave_to=1))
    outside = stats.ttest_ind(gains[True], gains[False])
    assert found.value == pytest.approx(gains[True].mean() - gains[False].mean())
    assert found.value / error_of(found, 12) == pytest.approx(outside.statistic, rel=1e-5)
    assert found.test is not None
    assert found.test.p == pytest.approx(2 * stats.t.sf(abs(outside.statistic), 12), rel=1e-4)


def test_answers_without_likeness_within_people_give_least_squares() -> None:
    """Each respondent answers high once and low once: no variance lies between people."""
    people = [(arm, [3 + way, 3 - way * 1.1]) for arm in (True, False) for way in (1, -1, 2, -2, 1)]
    panel = panel_of(rows_of(people))
    design = np.column_stack(
        [np.ones(20), panel.treated, panel.wave, panel.treated * panel.wave]
    ).astype(float)
    outside = OLS(panel.score, design).fit()
    found = sure(linked_difference(panel, wave_from=0, wave_to=1))
    assert found.value == pytest.approx(outside.params[3])
    assert error_of(found, 6) == pytest.approx(outside.bse[3], rel=1e-7)


def test_perfectly_correlated_answers_give_the_common_gain_almost_without_doubt() -> None:
    people = [(True, [x, x + 1.5]) for x in (1.0, 2.0, 4.0)] + [
        (False, [x, x + 0.5]) for x in (1.5, 3.0, 2.0)
    ]
    found = sure(linked_difference(panel_of(rows_of(people)), wave_from=0, wave_to=1))
    assert found.value == pytest.approx(1, abs=1e-9)
    assert error_of(found, 2) < 1e-3


def test_interval_of_the_linked_difference_covers_the_truth() -> None:
    """At nominal level; 600 surveys of a known effect, in the sizes of the review."""
    random = np.random.default_rng(16)
    covered = 0
    for _ in range(600):
        panel = drawn(random, (40, 33), correlation=0.5)
        interval = sure(linked_difference(panel, wave_from=0, wave_to=2)).interval
        assert isinstance(interval, Interval)
        covered += interval.low <= 0.5 <= interval.high
    assert 0.93 <= covered / 600 <= 0.97


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ([], "nobody answered"),
        (PEOPLE[:14], "each arm needs two answers"),
        ([(True, [1, 2]), (False, [1, 3]), (False, [2, 2])], "each arm needs two answers"),
        (
            [(arm, row) for arm in (True, False) for row in ([1, None], [None, 2], [3, None])]
            + [(arm, [None, 5]) for arm in (True, False)],
            "nobody answered more than one wave",
        ),
        ([(arm, [0.1, 0.3]) for arm in (True, False) for _ in range(3)], "do not vary"),
        ([(arm, [x, 2 * x]) for arm in (True, False) for x in (1, 2)], "more respondents than"),
    ],
)
def test_linked_difference_says_what_it_lacks(people: Any, reason: str) -> None:
    rows = rows_of(people)
    panel = panel_of(rows) if rows else Panel.of([], [], [], [])
    outcome = linked_difference(panel, wave_from=0, wave_to=1)
    assert isinstance(outcome, TooFew)
    assert reason in outcome.reason


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([(1, True, 0, 3.0), (1, False, 1, 3.0)], "two arms"),
        ([(1, True, 0, 3.0), (1, True, 0, 3.0)], "one wave twice"),
        ([(1, True, 0, float("nan"))], "null or not finite"),
        ([(1, True, -1, 3.0)], "wave -1 is negative"),
    ],
)
def test_panel_refuses_what_no_survey_gives(rows: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        panel_of(rows)


def test_panel_refuses_columns_of_unequal_length() -> None:
    with pytest.raises(ValueError, match="length"):
        Panel.of([1, 2], [True, True], [0, 0], [3])


def cells_of(people: list[tuple[bool, list[float | None]]]) -> dict[str, Tally]:
    """The four cells of first and third wave."""
    names = {
        (arm, wave): f"{'treated' if arm else 'control'}_{'to' if wave else 'from'}"
        for arm in (True, False)
        for wave in (0, 2)
    }
    return {
        name: Tally.of([row[3] for row in rows_of(people) if (row[1], row[2]) == cell])
        for cell, name in names.items()
    }


def test_unlinked_difference_is_that_of_r_with_robust_errors() -> None:
    """R 4.2.2, sandwich 3.0.2: lm(y ~ arm * wave) with vcovHC(type = "HC3")."""
    found = sure(unlinked_difference(**cells_of(PEOPLE)))
    cells = list(cells_of(PEOPLE).values())
    assert found.value == pytest.approx(0.05227272727)
    assert found.base == sum(cell.n for cell in cells)
    parts = [(cell.variance / (cell.n - 1), cell.n - 1) for cell in cells]
    freedom = sum(part for part, _ in parts) ** 2 / sum(part**2 / n for part, n in parts)
    assert error_of(found, freedom) == pytest.approx(0.5640486327)


def test_unlinked_difference_is_that_of_statsmodels() -> None:
    rows = [row for row in rows_of(PEOPLE) if row[2] != 1]
    arm, late = (np.array([row[1] for row in rows]), np.array([row[2] == 2 for row in rows]))
    design = np.column_stack([np.ones(len(rows)), arm, late, arm & late]).astype(float)
    outside = OLS([row[3] for row in rows], design).fit(cov_type="HC3")
    found = sure(unlinked_difference(**cells_of(PEOPLE)))
    assert found.value == pytest.approx(outside.params[3])
    assert found.test is not None
    statistic = outside.params[3] / outside.bse[3]
    freedom = float(found.test.method.split(",")[1].split()[0])
    assert found.test.p == pytest.approx(2 * stats.t.sf(statistic, freedom), rel=1e-3)


def test_two_cells_without_variance_give_welchs_degrees_of_freedom() -> None:
    """Where two cells do not vary, the comparison is Welch's t test of the other two."""
    first, second, equal = [1.0, 2, 4, 7, 7], [2.0, 3, 3], Tally.of([3, 3])
    late = {"treated_to": Tally.of(first), "control_to": Tally.of(second)}
    found = sure(unlinked_difference(treated_from=equal, control_from=equal, **late))
    moments = [
        number
        for values in (first, second)
        for number in (np.mean(values), np.var(values) ** 0.5 * len(values) / (len(values) - 1))
    ]
    outside = stats.ttest_ind_from_stats(
        moments[0], moments[1], 5, moments[2], moments[3], 3, equal_var=False
    )
    assert found.test is not None
    assert found.test.p == pytest.approx(outside.pvalue)


def test_unlinked_difference_needs_two_answers_that_vary() -> None:
    one, two = Tally.of([3]), Tally.of([3, 3])
    few = unlinked_difference(treated_from=one, treated_to=two, control_from=two, control_to=two)
    flat = unlinked_difference(treated_from=two, treated_to=two, control_from=two, control_to=two)
    assert isinstance(few, TooFew)
    assert isinstance(flat, TooFew)
    assert (few.base, flat.base) == (7, 8)
    assert "do not vary" in flat.reason


@pytest.fixture(scope="module")
def restaurants(realdata: Path) -> list[tuple[int, bool, int, float]]:
    """Card and Krueger's fast-food restaurants: id, New Jersey, wave, full-time equivalents."""
    with (realdata / "evaluation" / "card_krueger.csv").open(encoding="utf-8") as file:
        return [
            (int(row["id"]), row["nj"] == "1", int(row["d"]), float(row["fte"]))
            for row in csv.DictReader(file)
            if row["fte"] != "NA"
        ]


@pytest.mark.realdata
def test_minimum_wage_study_unlinked(
    realdata: Path, restaurants: list[tuple[int, bool, int, float]]
) -> None:
    """The outside error is that of equal variances; the robust one was checked in R sandwich."""
    path = realdata.parent / "reference" / "answers.json"
    if not path.is_file():
        pytest.skip("no answers.json beside the published files")
    answer = json.loads(path.read_text())["difference_in_differences"]["card_krueger fte"]
    cells = {
        name: Tally.of([row[3] for row in restaurants if row[1:3] == cell])
        for name, cell in {
            "treated_from": (True, 0), "treated_to": (True, 1),
            "control_from": (False, 0), "control_to": (False, 1),
        }.items()
    }  # fmt: skip
    found = sure(unlinked_difference(**cells))
    assert found.base == answer["n"]
    assert found.value == pytest.approx(answer["did"], abs=1e-6)


@pytest.mark.realdata
def test_minimum_wage_study_linked(restaurants: list[tuple[int, bool, int, float]]) -> None:
    """R 4.2.2, lme4 1.1.31: lmer(fte ~ nj * d + (1 | id))."""
    found = sure(linked_difference(panel_of(restaurants), wave_from=0, wave_to=1))
    assert found.value == pytest.approx(2.752021190, abs=1e-5)
    assert error_of(found, found.base - 4) == pytest.approx(1.141193351, abs=1e-5)
    twice = [row[0] for row in restaurants]
    pairs = [row for row in restaurants if twice.count(row[0]) == 2]
    complete = sure(linked_difference(panel_of(pairs), wave_from=0, wave_to=1))
    assert (complete.base, complete.value) == (384, pytest.approx(2.75, abs=1e-9))


ANSWERS = st.lists(
    st.tuples(st.booleans(), st.lists(st.integers(1, 5), min_size=2, max_size=2)),
    min_size=6,
    max_size=14,
)


def both_ways(people: Any) -> list[Estimate | TooFew]:
    """The linked and the unlinked difference of complete answers to two waves."""
    rows = rows_of(people)
    cells = [
        Tally.of([row[3] for row in rows if (row[1], row[2]) == cell])
        for cell in ((True, 0), (True, 1), (False, 0), (False, 1))
    ]
    names = ("treated_from", "treated_to", "control_from", "control_to")
    return [
        linked_difference(panel_of(rows), wave_from=0, wave_to=1),
        unlinked_difference(**dict(zip(names, cells, strict=True))),
    ]


def same(first: Estimate | TooFew, second: Estimate | TooFew, *, sign: int = 1) -> bool:
    """Whether value, interval and p are the same, up to the sign."""
    if isinstance(first, TooFew) or isinstance(second, TooFew):
        return first == second
    assert isinstance(first.interval, Interval)
    assert isinstance(second.interval, Interval)
    ends = sorted((sign * second.interval.low, sign * second.interval.high))
    assert first.test is not None
    assert second.test is not None
    expected = [sign * second.value, *ends, second.test.p]
    found = [first.value, first.interval.low, first.interval.high, first.test.p]
    return found == pytest.approx(expected, abs=2e-5)


@settings(max_examples=40, deadline=None)
@given(ANSWERS, st.randoms(use_true_random=False), st.sampled_from([-3.0, 0.7, 40.0]))
def test_order_constant_and_names_change_nothing_and_arms_turn_the_sign(
    people: list[tuple[bool, list[float]]], random: Any, constant: float
) -> None:
    shuffled = random.sample(people, len(people))
    raised = [(arm, [score + constant for score in scores]) for arm, scores in people]
    swapped = [(not arm, scores) for arm, scores in people]
    for number, outcome in enumerate(both_ways(people)):
        assert same(outcome, both_ways(shuffled)[number])
        assert same(outcome, both_ways(raised)[number])
        assert same(outcome, both_ways(swapped)[number], sign=-1)


def test_rows_in_any_order_and_any_codes_of_respondents_give_the_same() -> None:
    rows = rows_of(PEOPLE)
    plain = linked_difference(panel_of(rows), wave_from=0, wave_to=2)
    coded = [(9_000_000 - 77 * row[0], *row[1:]) for row in rows[::-1]]
    assert same(plain, linked_difference(panel_of(coded), wave_from=0, wave_to=2))
