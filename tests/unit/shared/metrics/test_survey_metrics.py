"""The survey's metrics: the review's figures, what must agree, and what must change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.contract.vocabulary import Correction, ResultState
from shared.metrics import METRICS, Evaluator
from shared.metrics.definition import Metric, Rows, Unit
from shared.metrics.estimators.survey import between_arms
from shared.metrics.estimators.survey_change import below_after_correction
from shared.metrics.estimators.survey_scales import answer_table
from shared.metrics.families import survey, survey_change, survey_scales
from shared.metrics.families.survey import RESAMPLED
from shared.stats import Complete, Estimate, TooFew
from shared.stats.families import below_chance
from shared.stats.ranks import rank_difference
from shared.stats.reliability import Covariance, item_rest
from shared.stats.waves import Panel, linked_difference

FAMILIES = (*survey.METRICS, *survey_change.METRICS, *survey_scales.METRICS)
DAY_OF_WORKSHOP = {"arm": "treated", "from_wave": "T1", "to_wave": "T2"}


def items_below(evaluator: Evaluator, **chosen: Any) -> set[str]:
    """Items whose signed-rank test has a raw p below 0.05."""
    groups = evaluator.evaluate("survey_item_shift", chosen).groups
    return {g.value_of("item_code") for g in groups if g.estimate.test.p < 0.05}


# --- the sample holds what the review says ---


@pytest.mark.parametrize(
    ("scale", "items", "changed"),
    [
        ("self_legitimacy", 20, {"Q5", "Q12", "Q16", "Q18"}),
        ("community_engagement", 12, {"Q39", "Q42", "Q46"}),
        ("procedural_fairness", 10, set()),
    ],
)
def test_so_many_items_changed_on_the_day_of_the_workshop(
    sample_evaluator: Evaluator, scale: str, items: int, changed: set[str]
) -> None:
    chosen = DAY_OF_WORKSHOP | {"scale": scale}
    assert len(sample_evaluator.evaluate("survey_item_shift", chosen).groups) == items
    assert items_below(sample_evaluator, **chosen) == changed
    counted = sample_evaluator.evaluate("survey_items_below", chosen).only.estimate
    assert counted.value == len(changed)
    expected = sample_evaluator.evaluate("survey_items_expected", chosen).only.estimate
    assert expected.value == pytest.approx(items * 0.05, abs=0.1)


def test_employer_scale_rises_among_the_trained(sample_evaluator: Evaluator) -> None:
    chosen = {"arm": "treated", "scale": "employer", "from_wave": "T1"}
    groups = sample_evaluator.evaluate("survey_scale_change", chosen).groups
    assert {group.value_of("to_wave") for group in groups} == {"T2", "T3"}
    assert all(group.estimate.interval.low > 0 for group in groups)


def test_forty_trained_and_thirty_three_others_answered_the_first_wave(
    sample_evaluator: Evaluator,
) -> None:
    for key in ("survey_eligible", "survey_invited", "survey_responded"):
        groups = sample_evaluator.evaluate(key, {"wave": "T1"}).groups
        counts = {group.value_of("arm"): group.estimate.value for group in groups}
        assert counts == {"treated": 40, "control": 33}


def test_a_few_who_were_lost_are_not_told_from_all(sample_evaluator: Evaluator) -> None:
    """Five of 38 did not come again: with the scores of all, a difference would give theirs."""
    result = sample_evaluator.evaluate("survey_attrition_difference", {"arm": "treated"})
    assert {group.state for group in result.groups} <= {
        ResultState.SUPPRESSED,
        ResultState.NOT_COLLECTED,
    }
    lost = sample_evaluator.evaluate("survey_attrition", {"arm": "treated", "to_wave": "T3"})
    assert all(group.estimate.value == pytest.approx(5 / 38) for group in lost.groups)


# --- what must agree ---


def test_items_after_correction_are_those_whose_corrected_p_is_small(
    sample_evaluator: Evaluator,
) -> None:
    """The count sees the whole family, the items' shifts are corrected by the evaluator."""
    items = sample_evaluator.snapshot.rows("v_survey_item", ("item_code", "scale"))
    scale_of = dict(items.iter_rows())
    small: dict[tuple[Any, ...], int] = {}
    for group in sample_evaluator.evaluate("survey_item_shift").groups:
        by = dict(group.by)
        key = (scale_of[by["item_code"]], by["arm"], by["from_wave"], by["to_wave"])
        small[key] = small.get(key, 0) + (group.estimate.test.adjusted.p < 0.05)
    counted = {
        tuple(dict(g.by)[name] for name in ("scale", "arm", "from_wave", "to_wave")): g.estimate
        for g in sample_evaluator.evaluate("survey_items_after_correction").groups
    }
    assert {key: estimate.value for key, estimate in counted.items()} == small
    assert sum(small.values()) > 0
    assert all("over the 49 tests of items" in estimate.method for estimate in counted.values())


def test_items_below_are_those_whose_raw_p_is_small(sample_evaluator: Evaluator) -> None:
    for group in sample_evaluator.evaluate("survey_items_below").groups:
        by = {name: value for name, value in group.by if name != "programme_code"}
        assert group.estimate.value == len(items_below(sample_evaluator, **by))


def test_patterns_of_scores_give_the_model_of_the_people_behind_them(
    sample_evaluator: Evaluator,
) -> None:
    """The model from counted patterns, and from one row a respondent."""
    columns = ("respondent", "arm", "wave", "score")
    where = {"scale": ["employer"], "wave": ["T1", "T3"]}
    rows = sample_evaluator.snapshot.rows("v_survey_scale_score", columns, where)
    panel = Panel.of(
        rows["respondent"].rank("dense").cast(pl.Int64).to_numpy(),
        (rows["arm"] == "treated").to_numpy(),
        (rows["wave"] == "T3").cast(pl.Int64).to_numpy(),
        rows["score"].to_numpy(),
    )
    expected = linked_difference(panel, wave_from=0, wave_to=1)
    chosen = {"scale": "employer", "from_wave": "T1", "to_wave": "T3"}
    key = "survey_scale_difference_in_differences"
    found = sample_evaluator.evaluate(key, chosen).only.estimate
    assert found.value == pytest.approx(expected.value)
    assert found.interval.low == pytest.approx(expected.interval.low)
    assert (found.base, expected.base) == (28, 77)


@pytest.mark.parametrize("scale", ["self_legitimacy", "procedural_fairness", "employer"])
def test_item_rest_from_counted_pairs_is_that_of_the_answers(
    sample_evaluator: Evaluator, scale: str
) -> None:
    chosen = {"wave": "T1", "arm": "treated", "scale": scale}
    where = {name: [value] for name, value in chosen.items()}
    rows = sample_evaluator.snapshot.rows("v_survey_scale_answers", ("answers",), where)
    covariance = Covariance.of(answer_table(rows["answers"]))
    item = ("item_code", "scale_position")
    of_scale = sample_evaluator.snapshot.rows("v_survey_item", item, {"scale": [scale]})
    position = dict(of_scale.iter_rows())
    groups = sample_evaluator.evaluate("survey_item_rest", chosen).groups
    assert len(groups) == len(position)
    for group in groups:
        expected = item_rest(covariance, position[group.value_of("item_code")] - 1)
        assert group.estimate.value == pytest.approx(expected.value)
        assert group.estimate.base == expected.base


def test_answers_are_read_with_their_blanks() -> None:
    table = answer_table(pl.Series(["4,,5", ",,10", "1,2,3"]))
    nan = np.nan
    np.testing.assert_array_equal(table, [[4, nan, 5], [nan, nan, 10], [1, 2, 3]])


# --- what a comparison rests on ---


def tallied(treated: int, control: int) -> pl.DataFrame:
    """Rows of two scores per arm, all but one of each arm's people with the first."""
    return pl.DataFrame(
        [
            ("treated", 3, treated - 1),
            ("treated", 4, 1),
            ("control", 3, control - 1),
            ("control", 2, 1),
        ],
        {"arm": pl.String, "score": pl.Int64, "respondents": pl.Int64},
        orient="row",
    )


@pytest.mark.parametrize(("treated", "control", "base"), [(40, 9, 9), (9, 40, 9), (10, 10, 10)])
def test_comparison_rests_on_its_smaller_group(treated: int, control: int, base: int) -> None:
    found = between_arms(rank_difference)(tallied(treated, control))
    assert isinstance(found, Estimate)
    assert found.base == base
    assert found.value > 0


def test_comparison_with_nobody_rests_on_nobody() -> None:
    rows = tallied(5, 2).filter(pl.col("arm") == "treated")
    found = between_arms(rank_difference)(rows)
    assert isinstance(found, TooFew)
    assert found.base == 0


# --- families ---


def changes(correction: Correction, *of_scale: bool) -> pl.DataFrame:
    """Items of one family: six people fell by one to the count of the item's number, 0 to 5."""
    rows = [
        ("all", correction.value, f"Q{rose}", flag, change, people)
        for rose, flag in enumerate(of_scale)
        for change, people in ((1, rose), (0, 6 - rose))
        if people
    ]
    columns = ("family", "correction", "item_code", "is_of_scale", "change", "respondents")
    return pl.DataFrame(rows, columns, orient="row")


@pytest.mark.parametrize(
    ("correction", "below"),
    [(Correction.NONE, 2), (Correction.BENJAMINI_HOCHBERG, 0), (Correction.HOLM, 0)],
)
def test_correction_is_that_of_the_family(correction: Correction, below: int) -> None:
    """Of 1 to 5 rises p is 0.32, 0.16, 0.08, 0.046 and 0.025; an item nobody changed is no test."""
    found = below_after_correction(changes(correction, *[True] * 6))
    assert isinstance(found, Estimate)
    assert (found.value, found.base, found.interval) == (below, 6, Complete())
    assert "over the 5 tests of all" in found.method


def test_items_of_other_scales_are_corrected_for_but_not_counted() -> None:
    rows = changes(Correction.NONE, True, True, True, True, True, False)
    assert below_after_correction(rows).value == 1


def test_scale_that_nobody_changed_has_no_count() -> None:
    found = below_after_correction(changes(Correction.HOLM, True, False))
    assert isinstance(found, TooFew)


def test_resampled_metrics_are_registered() -> None:
    assert set(RESAMPLED) <= {metric.key for metric in FAMILIES}


# --- what must change nothing ---


def groups_of(evaluator: Evaluator, metric: Metric) -> Iterator[pl.DataFrame]:
    """What the estimator sees of the first three groups of a metric, in the order of the view."""
    assert isinstance(metric.reads, Rows)
    wanted = tuple(dict.fromkeys((*metric.never_mixed, *metric.reads.columns)))
    rows = evaluator.snapshot.rows(metric.view, wanted).drop_nulls(metric.reads.columns)
    yield from rows.sort(metric.never_mixed).partition_by(metric.never_mixed)[:3]


@pytest.mark.parametrize("key", [m.key for m in FAMILIES if isinstance(m.reads, Rows)])
@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_order_of_rows_changes_no_estimate(
    sample_evaluator: Evaluator, key: str, seed: int
) -> None:
    metric = METRICS[key]
    for group in groups_of(sample_evaluator, metric):
        shuffled = group.sample(fraction=1, shuffle=True, seed=seed)
        assert metric.estimator(shuffled) == metric.estimator(group)


HEADER = "programme,wave,arm,ResponseId,RecordedDate,link_code,Q1,Q2,Q3\n"
CODEBOOK = """item,text,scale,min,max,reverse
Q1,I am heard,employer,1,5,no
Q2,I am valued,employer,1,5,no
Q3,I am ignored,employer,1,5,yes
"""
REGISTER = "programme,pilot,name,location,status,started_on\nMK,P1,Station,E01016800,active,\n"
PLAN = """section,item,programme,version,agreed_on,outcome,smallest,unit
effect,1,MK,1,2016-01-08,employer,0.5,points
"""
LEVELS = {Unit.SCORE, Unit.SHARE, Unit.PEOPLE}


def export(wave: str, *, added: int) -> str:
    """Answers of twelve treated and twelve others, four of them once; each score is raised."""
    later = wave == "T2"
    rows = []
    for n in range(24):
        if later and n in {0, 5, 12, 17}:
            continue
        first = 1 + (n // 2 + later * (n % 5 == 1)) % 3
        scores = (first, 1 + (first + n // 7) % 3, max(1, first - (n + later) % 2))
        up = [score + added for score in scores]
        arm = "treated" if n < 12 else "control"
        rows.append(
            f"MK,{wave},{arm},{wave}{n},2016-0{wave[1]}-08,AAB{n},{up[0]},{up[1]},{6 - up[2]}\n"
        )
    return HEADER + "".join(rows)


@pytest.fixture(scope="module")
def raised_by(
    desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[int], Evaluator]:
    """An evaluator over the same survey with a constant added to every score."""

    def loaded(added: int) -> Evaluator:
        desk = desk_at(tmp_path_factory.mktemp("raised"))
        desk.write("codebook.csv", CODEBOOK)
        desk.write("register.csv", REGISTER)
        desk.write("plan.csv", PLAN)
        for wave in ("T1", "T2"):
            desk.write(f"{wave}.csv", export(wave, added=added))
        desk.load()
        assert all(report.complete for report in desk.reports), [r.message for r in desk.reports]
        return desk.evaluator()

    return loaded


def test_constant_added_to_all_scores_changes_no_difference_and_no_test(
    raised_by: Callable[[int], Evaluator],
) -> None:
    plain, raised = raised_by(0), raised_by(2)
    compared = [m.key for m in FAMILIES if m.unit not in LEVELS and m.key != "survey_balance"]
    for key in compared:
        before = [dict(g.by) | outcome_of(g.outcome) for g in plain.evaluate(key).groups]
        after = [dict(g.by) | outcome_of(g.outcome) for g in raised.evaluate(key).groups]
        assert any("value" in group for group in before), key
        assert len(before) == len(after)
        for one, other in zip(before, after, strict=True):
            assert one == pytest.approx(other, abs=1e-7), key
    means = (plain.evaluate("survey_item_mean"), raised.evaluate("survey_item_mean"))
    first, second = (result.groups[0].estimate.value for result in means)
    assert second - first == pytest.approx(2)


def outcome_of(outcome: Any) -> dict[str, Any]:
    """The numbers of an outcome, or its state."""
    if not isinstance(outcome, Estimate):
        return {"state": str(outcome.state)}
    numbers = {"value": outcome.value, "base": outcome.base}
    if not isinstance(outcome.interval, Complete):
        numbers |= {"low": outcome.interval.low, "high": outcome.interval.high}
    return numbers | ({"p": outcome.test.p} if outcome.test else {})


def test_two_metrics_of_the_same_answers_share_their_draws(
    sample_evaluator: Evaluator, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def counted(differences: Any, *, seed: int, alpha: float) -> Any:
        drawn.append(len(differences))
        return below_chance(differences, seed=seed, alpha=alpha)

    monkeypatch.setattr("shared.metrics.estimators.survey_change.below_chance", counted)
    sample_evaluator.forget()
    selected = {"programme_code": "MK2016", "arm": "treated"}
    below = sample_evaluator.evaluate("survey_items_below", selected)
    once = len(drawn)
    expected = sample_evaluator.evaluate("survey_items_expected", selected)
    assert 0 < once == len(drawn)
    assert len(below.groups) == len(expected.groups)
