"""A test's correction hangs on its declared family, not on what a reader asked for."""

from __future__ import annotations

from typing import Any

import pytest

from shared.metrics import Evaluator, MetricResult

TREATED = {"programme_code": "MK2016", "arm": "treated", "from_wave": "T1", "to_wave": "T2"}
KEY = "survey_item_shift"


def adjusted(result: MetricResult) -> dict[str, tuple[float, int]]:
    """Of each item that was tested: its corrected p, and how many tests stood beside it."""
    chosen = result.selection.texts("item_code")
    found = {}
    for group in result.groups:
        item = dict(group.by).get("item_code") or chosen[0]
        if group.state == "ok" and group.estimate.test and group.estimate.test.adjusted:
            found[item] = (group.estimate.test.adjusted.p, group.estimate.test.adjusted.tests)
    return found


@pytest.fixture(scope="module")
def whole(sample_evaluator: Evaluator) -> dict[str, tuple[float, int]]:
    """All 49 items, corrected in the one family that the plan declares."""
    return adjusted(sample_evaluator.evaluate(KEY, TREATED))


def test_items_are_corrected_over_the_declared_family(whole: Any) -> None:
    assert set(whole) == {f"Q{number}" for number in range(1, 50)}
    assert {tests for _, tests in whole.values()} == {49}


@pytest.mark.parametrize("item", ["Q18", "Q39"])
def test_single_item_is_corrected_as_beside_all_others(
    sample_evaluator: Evaluator, whole: Any, item: str
) -> None:
    result = sample_evaluator.evaluate(KEY, {**TREATED, "item_code": item})
    assert adjusted(result) == {item: whole[item]}


def test_scale_asked_for_or_split_by_changes_no_correction(
    sample_evaluator: Evaluator, whole: Any
) -> None:
    chosen = sample_evaluator.evaluate(KEY, {**TREATED, "scale": "employer"})
    assert adjusted(chosen) == {f"Q{n}": whole[f"Q{n}"] for n in range(31, 38)}
    assert adjusted(sample_evaluator.evaluate(KEY, TREATED, by=["scale"])) == whole


def test_correction_is_never_below_the_raw_p(sample_evaluator: Evaluator) -> None:
    for group in sample_evaluator.evaluate(KEY).groups:
        test = group.estimate.test if group.state == "ok" else None
        assert test is None or test.adjusted is None or test.adjusted.p >= test.p


def test_scales_are_corrected_after_holm(sample_evaluator: Evaluator) -> None:
    result = sample_evaluator.evaluate("survey_scale_change", TREATED)
    tests = [group.estimate.test for group in result.groups if group.estimate.test]
    assert {test.adjusted.correction for test in tests if test.adjusted} == {"Holm"}
    smallest = min(tests, key=lambda test: test.p)
    assert smallest.adjusted is not None
    assert smallest.adjusted.p == pytest.approx(min(1, smallest.p * len(tests)))


def test_members_of_a_family_are_found_again_among_all_of_it(sample_evaluator: Evaluator) -> None:
    """Chosen alone, in several, or not held at all."""
    key, arm = "survey_scale_change", {"programme_code": "MK2016", "arm": "treated"}
    scales = sample_evaluator.values(key, "scale")
    every = sample_evaluator.evaluate(key, arm)
    for scale in scales:
        own = [group.outcome for group in every.groups if group.value_of("scale") == scale]
        alone = sample_evaluator.evaluate(key, arm | {"scale": scale})
        assert [group.outcome for group in alone.groups] == own
        assert all(name != "scale" for group in alone.groups for name, _ in group.by)
    some = sample_evaluator.evaluate(key, arm | {"scale": scales[:2]})
    assert some.groups == tuple(g for g in every.groups if g.value_of("scale") in scales[:2])
    assert sample_evaluator.evaluate(key, arm | {"scale": "none"}).groups == ()
