"""The lines above the charts of survey tests: what they say, and when they say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared.contract.vocabulary import ResultState
from shared.findings import Statement, survey_readings
from shared.metrics import Evaluator, MetricResult, Withheld

MK = {"programme_code": "MK2016"}
SPAN = {**MK, "arm": "treated", "from_wave": "T1", "to_wave": "T2"}
WITHHELD = Withheld(ResultState.SUPPRESSED, "Fewer than 10.")


def hidden(result: MetricResult) -> MetricResult:
    """The result with every number withheld."""
    return replace(result, groups=tuple(replace(g, outcome=WITHHELD) for g in result.groups))


def values(statement: Statement) -> set[str]:
    return {evidence.value for evidence in statement.evidence}


@pytest.fixture
def shift(sample_evaluator: Evaluator) -> MetricResult:
    return sample_evaluator.evaluate("survey_item_shift", SPAN)


def test_items_that_no_test_leaves_are_not_named(sample_evaluator, shift):
    change = sample_evaluator.evaluate("survey_item_change", SPAN)
    told = survey_readings.tested_items(change, shift)
    assert "the widest of those is item 39, −0.68 (95 % interval" in told.text
    unmoved = replace(
        shift,
        groups=tuple(
            replace(
                g, outcome=replace(g.estimate, test=replace(g.estimate.test, p=1, adjusted=None))
            )
            for g in shift.groups
        ),
    )
    text = survey_readings.tested_items(change, unmoved).text
    assert text == "Of 49 items, 0 are below a raw p of 0.05 and 0 below an adjusted one."


def test_chance_gives_its_range_and_the_evidence_of_all_three(sample_evaluator):
    keys = ("survey_items_below", "survey_items_expected", "survey_items_after_correction")
    three = [
        sample_evaluator.evaluate(key, {**SPAN, "scale": "employer"}, by=("scale",)) for key in keys
    ]
    told = survey_readings.against_chance(*three)
    assert told.text == (
        "Items with a raw p below 0.05, by scale. Employer: 1, where chance alone gives 0.3 "
        "(0.0 to 2.0 in 95\N{NO-BREAK SPACE}% of draws); 0 remain after correction."
    )
    assert [e.metric_key for e in told.evidence] == list(keys)
    assert {given.shown for given in told.given} == {"0.05", "95\N{NO-BREAK SPACE}%"}


def test_reliability_of_a_single_scale_is_told_once(sample_evaluator):
    where = {**MK, "arm": "treated", "wave": "T1"}
    alpha = sample_evaluator.evaluate("survey_scale_alpha", where)
    omega = sample_evaluator.evaluate("survey_scale_omega", where)
    both = survey_readings.reliabilities(alpha, omega).text
    assert "lowest on procedural fairness, 0.29" in both
    assert both.endswith("omega runs from 0.37 to 0.82.")
    one = replace(alpha, groups=alpha.groups[:1])
    assert "lowest" not in survey_readings.reliabilities(one, hidden(omega)).text


def test_detectable_change_names_the_easiest_and_the_hardest_scale(sample_evaluator):
    reach = sample_evaluator.evaluate("survey_scale_detectable_effect", SPAN)
    told = survey_readings.detectable(reach)
    ends = sorted(group.estimate.value for group in reach.groups)
    assert values(told) == {reach.metric.unit.write(ends[0]), reach.metric.unit.write(ends[-1])}


def test_arms_are_told_apart_by_the_farthest_score_either_way(sample_evaluator):
    people = sample_evaluator.evaluate("survey_balance", MK)
    scores = sample_evaluator.evaluate("survey_balance_score", MK)
    text = survey_readings.arms_at_baseline(people, scores).text
    assert "differ most in local policing area: Cramér's V 1.00" in text
    assert "differ most in community engagement, by standard deviations of −0.12" in text


def test_line_says_what_it_leaves_out_only_where_it_draws_something(sample_evaluator):
    scores = sample_evaluator.evaluate("survey_scale_score", MK)
    assert not survey_readings.not_drawn(scores).text
    assert not survey_readings.not_drawn(hidden(scores)).text
    first, *others = scores.groups
    some = replace(scores, groups=(replace(first, outcome=WITHHELD), *others))
    assert survey_readings.not_drawn(some).text == (
        f"Not drawn: 1 group of {len(scores.groups)} (suppressed)."
    )


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("survey_item_shift", survey_readings.tested_items),
        ("survey_scale_alpha", survey_readings.reliabilities),
        ("survey_balance_score", survey_readings.arms_at_baseline),
    ],
)
def test_figures_that_are_all_withheld_are_said_to_be_so(sample_evaluator, key, told):
    result = hidden(sample_evaluator.evaluate(key, MK))
    assert told(result, result).text.endswith("cannot be stated: the figures are suppressed.")
