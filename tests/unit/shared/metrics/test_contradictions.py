"""Contradictions of the review: found by metrics, and gone once the data or the claims change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from shared.metrics import Evaluator, Group, Interval, MetricResult
from shared.metrics.contradictions import (
    BETWEEN_SENTENCES,
    NUMBERS,
    Contradiction,
    Standing,
    contradictions,
)
from shared.stats import Complete, Estimate
from shared.stats.estimate import Adjusted

PROGRAMME = "MK2016"
CLAIMS = "claim,section,measure,value,unit,disputed,preferred,note\n"
REGISTER = (
    "programme,pilot,name,location,status,started_on,ended_on\n"
    "MK,P1,Station,E01016800,completed,2016-01-01,{}\n"
)
Move = Callable[[MetricResult, Group], Estimate]


@dataclass(frozen=True, slots=True)
class Moved(Evaluator):
    """Evaluates one metric to what other data would have given."""

    key: str
    move: Move

    def evaluate(self, key: str, chosen: Any = None, *, by: Any = ()) -> MetricResult:
        result = Evaluator.evaluate(self, key, chosen, by=by)
        if key != self.key:
            return result
        moved = (replace(g, outcome=self.move(result, g)) for g in result.groups if g.state == "ok")
        return replace(result, groups=tuple(moved))


def to(value: float) -> Move:
    return lambda _, group: replace(group.estimate, value=value)


def ends(low: float, high: float) -> Move:
    return lambda _, group: replace(group.estimate, interval=Interval(low, high))


def equivalent(_: MetricResult, group: Group) -> Estimate:
    test = group.estimate.test
    assert test is not None
    return replace(group.estimate, test=replace(test, adjusted=Adjusted(0.04, "Holm", "x", 4)))


def still_at_t3(result: MetricResult, group: Group) -> Estimate:
    """Nothing moves to T3; what moved to T2 stays."""
    if result.selection.texts("to_wave") == ("T3",):
        return replace(group.estimate, value=0)
    return group.estimate


def none_new_at_p3(_: MetricResult, group: Group) -> Estimate:
    if group.value_of("pilot_code") == "P3":
        return replace(group.estimate, value=0)
    return group.estimate


def more_engagement(_: MetricResult, group: Group) -> Estimate:
    """Engagement rose after the change of policy."""
    if group.value_of("activity") == "engagement":
        return replace(group.estimate, value=0.02, interval=Interval(0.01, 0.03))
    return group.estimate


def by_number(evaluator: Evaluator, number: int) -> Contradiction:
    [found] = [c for c in contradictions(evaluator, PROGRAMME) if c.number == number]
    return found


def refuted(contradiction: Contradiction) -> set[str]:
    return {row.claim.claim_id for row in contradiction.refuted}


CONTRADICTED, CARRIED = Standing.CONTRADICTED, Standing.CARRIED
FOUND = {
    1: {"C070", "C072", "C073"},
    2: {"C074"},
    3: {"C076"},
    4: {"C079", "C081"},
    5: {"C084"},
    8: {"C091"},
    9: {"C097"},
    10: {"C098"},
    11: {"C101"},
    16: {"C121"},
}
"""Number of each contradiction that the sample shows, to the claims that its data refute."""


@pytest.mark.parametrize("number", FOUND)
def test_contradiction_between_figures_is_found(sample_evaluator: Evaluator, number: int) -> None:
    found = by_number(sample_evaluator, number)
    assert (found.standing, refuted(found)) == (CONTRADICTED, FOUND[number])


@pytest.mark.parametrize("number", [7, 13])
def test_statements_that_can_both_be_true_are_carried(
    sample_evaluator: Evaluator, number: int
) -> None:
    found = by_number(sample_evaluator, number)
    assert (found.standing, refuted(found)) == (CARRIED, set())


@pytest.mark.parametrize("number", sorted(BETWEEN_SENTENCES))
def test_contradiction_between_sentences_waits_with_its_claims(
    sample_evaluator: Evaluator, number: int
) -> None:
    found = by_number(sample_evaluator, number)
    assert found.standing is Standing.WAITING
    assert {row.claim.disputed for row in found.rows} == set(NUMBERS[number])


def test_every_disputed_claim_belongs_to_one_of_sixteen(sample_evaluator: Evaluator) -> None:
    found = contradictions(sample_evaluator, PROGRAMME)
    assert [each.number for each in found] == list(range(1, 17))
    held = [row.claim.claim_id for each in found for row in each.rows]
    disputed = sample_evaluator.snapshot.rows("v_claim", ("claim_id", "disputed")).drop_nulls()
    assert sorted(held) == sorted(disputed["claim_id"])


@pytest.mark.parametrize(
    ("number", "key", "move", "standing", "claims"),
    [
        # nine months between T1 and T3: now four is wrong
        (2, "survey_days_between_waves", to(274), CONTRADICTED, {"C075"}),
        (3, "survey_items_below", still_at_t3, CARRIED, set()),
        (4, "survey_scale_arm_equivalence", equivalent, CARRIED, set()),
        # officers far apart: now "consistent" is wrong
        (5, "survey_scale_spread", to(0.5), CONTRADICTED, {"C083"}),
        (7, "stakeholders_new", none_new_at_p3, CONTRADICTED, {"C088"}),
        # every pilot screened: now "without long-term data" is wrong
        (8, "watch_raised", to(0), CONTRADICTED, {"C092"}),
        (9, "cost_coverage", to(1), Standing.OPEN, set()),
        # no late step begun: now "beginning" is wrong
        (10, "implementation_steps_reached", to(0), CONTRADICTED, {"C099"}),
        # every late step completed: now it is not "beginning" either
        (10, "implementation_steps_reached", to(1), CONTRADICTED, {"C098", "C099"}),
        (11, "implementation_trajectory", ends(12, 24), CARRIED, set()),
        (13, "time_share_change", more_engagement, CONTRADICTED, {"C110"}),
        (16, "survey_balance", to(0.1), CARRIED, set()),
    ],
)
def test_other_data_change_the_standing(
    sample_evaluator: Evaluator,
    number: int,
    key: str,
    move: Move,
    standing: Standing,
    claims: set[str],
) -> None:
    moved = Moved(sample_evaluator.snapshot, sample_evaluator.thresholds, key, move)
    found = by_number(moved, number)
    assert (found.standing, refuted(found)) == (standing, claims)


@pytest.mark.parametrize(
    ("ended_on", "claims", "standing"),
    [
        ("2016-06-30", "6,months", CARRIED),
        ("2016-08-31", "6,months", CONTRADICTED),
        ("", "6,months", Standing.OPEN),
        ("2016-06-30", "few,text", Standing.OPEN),
    ],
)
def test_printed_duration_is_held_against_the_calendar_of_the_pilots(
    desk: Any, ended_on: str, claims: str, standing: Standing
) -> None:
    desk.write("register.csv", REGISTER.format(ended_on))
    desk.write("claims.csv", f"{CLAIMS}C1,4,pilot_duration,{claims},pilot_duration,,\n")
    desk.load()
    [first, *others] = contradictions(desk.evaluator(), "MK")
    assert first.standing is standing
    assert {each.standing for each in others} == {Standing.NOT_PRINTED}


@pytest.mark.parametrize("number", sorted(FOUND.keys() - {9, 16}))
def test_without_the_refuted_claim_nothing_contradicts_the_data(
    sample_evaluator: Evaluator, number: int
) -> None:
    found = by_number(sample_evaluator, number)
    rest = tuple(row for row in found.rows if row not in found.refuted)
    assert Contradiction(number, rest).standing is not CONTRADICTED


def test_trajectory_without_a_range_is_read_from_its_value(sample_evaluator: Evaluator) -> None:
    def without_range(_: MetricResult, group: Group) -> Estimate:
        return replace(group.estimate, value=24, interval=Complete())

    moved = Moved(
        sample_evaluator.snapshot,
        sample_evaluator.thresholds,
        "implementation_trajectory",
        without_range,
    )
    assert refuted(by_number(moved, 11)) == {"C100"}
