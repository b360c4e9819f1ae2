"""Engagement and follow-up on the sample, and what stands where nothing was handed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import polars as pl
import pytest
from integration.tables import REGISTER

from shared.contract.vocabulary import ActionStatus, OpportunityStatus, Pillar, Rag, ResultState
from shared.metrics import Evaluator
from shared.metrics.estimators.logs import mean_alike, median_until, share_alike
from shared.metrics.families import engagement, follow_up
from shared.stats import Complete, Estimate, Interval
from warehouse import scripts

METRICS = (*engagement.METRICS, *follow_up.METRICS)
KEYS = [metric.key for metric in METRICS]


def values(evaluator: Evaluator, key: str, dimension: str, **chosen: Any) -> dict[Any, float]:
    """The value of each group that has one."""
    groups = evaluator.evaluate(key, chosen, by=[dimension]).groups
    return {
        group.value_of(dimension): group.outcome.value
        for group in groups
        if isinstance(group.outcome, Estimate)
    }


# --- the sample ---

SAMPLE: Mapping[tuple[str, tuple[tuple[str, str], ...]], tuple[float, int]] = {
    ("stakeholders_known", ()): (39, 39),
    ("stakeholder_authority_share", (("stakeholder_type", "business"),)): (3 / 14, 14),
    ("arnstein_partnership_share", ()): (5 / 197, 197),
    ("arnstein_unrated_share", ()): (61 / 258, 258),
    ("escalations_raised", ()): (6, 6),
    ("escalations_past_limit", ()): (3, 3),
    ("escalations_answered_share", ()): (2 / 6, 6),
    ("rollout_elsewhere", ()): (2, 2),
    ("actions_overdue", ()): (3, 3),
}


@pytest.mark.parametrize(("asked", "expected"), SAMPLE.items())
def test_sample_holds_what_the_review_tells(
    sample_evaluator: Evaluator, asked: Any, expected: tuple[float, int]
) -> None:
    """11 of 14 businesses cannot decide here; 5 of 197 rated contacts reach partnership."""
    key, chosen = asked
    found = sample_evaluator.evaluate(key, dict(chosen)).only.estimate
    assert (found.value, found.base) == (pytest.approx(expected[0]), expected[1])


def test_contacts_of_the_pillars_and_without_one_are_all_contacts(
    sample_evaluator: Evaluator,
) -> None:
    pillars = values(sample_evaluator, "pillar_contacts", "pillar")
    assert pillars.keys() == set(Pillar)
    untagged = sample_evaluator.evaluate("pillar_untagged").only.estimate
    assert sum(pillars.values()) + untagged.value * untagged.base == untagged.base == 258
    shares = values(sample_evaluator, "pillar_share", "pillar")
    assert sum(shares.values()) == pytest.approx(1)


def test_new_stakeholders_of_the_months_add_up_to_those_of_the_run(
    sample_evaluator: Evaluator,
) -> None:
    months = values(sample_evaluator, "stakeholders_new", "month")
    assert sum(months.values()) == sample_evaluator.evaluate("stakeholders_new").only.estimate.value
    reached = values(sample_evaluator, "stakeholders_reached", "month", pilot_code="P1")
    assert list(reached.values()) == sorted(reached.values())
    assert reached[date(2016, 7, 1)] == 9


def test_escalations_of_the_levels_and_of_the_pilots_add_up(sample_evaluator: Evaluator) -> None:
    for dimension in ("pilot_code", "to_level"):
        assert sum(values(sample_evaluator, "escalations_raised", dimension).values()) == 6
    open_ones = values(sample_evaluator, "escalations_open", "pilot_code")
    assert open_ones == {"P1": 0, "P2": 0, "P3": 1, "P4": 1, "P5": 1}


def test_too_few_answers_give_no_median_but_the_wait_so_far_is_known(
    sample_evaluator: Evaluator,
) -> None:
    answer = sample_evaluator.evaluate("escalation_answer_days").only
    assert answer.state == ResultState.INSUFFICIENT
    waiting = sample_evaluator.evaluate("escalation_waiting_days").only.estimate
    assert (waiting.value, waiting.base, waiting.interval) == (71, 4, Complete())


# --- what was not handed over ---


def test_what_nobody_handed_over_is_not_collected_rather_than_nothing(desk: Any) -> None:
    desk.load_text("register.csv", REGISTER)
    evaluator = desk.evaluator()
    states = {key: evaluator.evaluate(key).state for key in KEYS}
    assert states == dict.fromkeys(KEYS, ResultState.NOT_COLLECTED)


def test_log_without_rungs_and_register_without_log_give_no_number(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write(
        "stakeholders.csv",
        "programme,pilot,stakeholder,type,statutory,decision_authority,first_contact\n"
        "MK,P1,S1,business,,,2016-03-02\nMK,P1,S2,business,,,\n",
    )
    desk.load()
    evaluator = desk.evaluator()
    assert evaluator.evaluate("stakeholder_contacts_each").only.state == ResultState.INSUFFICIENT
    for key in ("stakeholder_non_statutory_share", "stakeholder_authority_share"):
        assert evaluator.evaluate(key).only.state == ResultState.INSUFFICIENT
    assert evaluator.evaluate("stakeholder_contacted_share").only.estimate.value == 0.5
    desk.load_text(
        "contacts.csv",
        "programme,pilot,date,stakeholder,activity,pillar\nMK,P1,2016-03-02,S1,Visit,engagement\n",
    )
    evaluator = desk.evaluator()
    assert evaluator.evaluate("stakeholder_contacts_each").only.estimate.value == 0.5
    assert evaluator.evaluate("arnstein_contacts").state == ResultState.NOT_COLLECTED
    for key in ("arnstein_rung", "arnstein_partnership_share"):
        assert evaluator.evaluate(key).only.state == ResultState.INSUFFICIENT
    assert evaluator.evaluate("arnstein_unrated_share").only.estimate.value == 1


def test_roll_out_without_a_roster_says_not_what_is_elsewhere(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("rollout.csv", "programme,site,lpa,theme,stage,since\nMK,A,There,Shops,started,\n")
    desk.load()
    evaluator = desk.evaluator()
    assert evaluator.evaluate("rollout_elsewhere").only.state == ResultState.INSUFFICIENT
    assert evaluator.evaluate("rollout_sites").groups[0].estimate.value == 1


# --- estimators ---

ALIKE = pl.DataFrame(
    {
        "with": [shop for shop in "abcdef" for _ in range(4)],
        "rung": [rung for rung in (1, 2, 3, 4, 5, 6) for _ in range(4)],
        "is_high": [rung > 5 for rung in (1, 2, 3, 4, 5, 6) for _ in range(4)],
    }
)


def _width(outcome: Any) -> float:
    assert isinstance(outcome.interval, Interval)
    return outcome.interval.high - outcome.interval.low


def test_contacts_of_one_stakeholder_that_are_alike_widen_the_interval() -> None:
    alone = ALIKE.with_row_index("number")
    for estimator, column in ((mean_alike, "rung"), (share_alike, "is_high")):
        together = estimator(column, cluster="with", absent="none")(ALIKE)
        apart = estimator(column, cluster="number", absent="none")(alone)
        assert isinstance(together, Estimate)
        assert isinstance(apart, Estimate)
        assert (together.value, together.base) == (apart.value, apart.base)
        assert _width(together) > 1.5 * _width(apart)


def test_order_of_rows_changes_no_estimate() -> None:
    shuffled = ALIKE.sample(fraction=1, shuffle=True, seed=5)
    until = median_until("rung", ended="is_high")
    assert until(shuffled) == until(ALIKE)
    for estimator, column in ((mean_alike, "rung"), (share_alike, "is_high")):
        found = estimator(column, cluster="with", absent="none")
        assert found(shuffled) == found(ALIKE)


# --- marts that fill in what did not happen ---


@pytest.mark.parametrize(
    ("mart", "words"),
    [
        ("v_pillar_activity", Pillar),
        ("v_pillar_action", Pillar),
        ("v_pillar_action", ActionStatus),
        ("v_action_count", ActionStatus),
        ("v_opportunity_count", OpportunityStatus),
        ("v_dependency_count", Rag),
    ],
)
def test_marts_fill_in_every_word_of_the_vocabulary(mart: str, words: type[StrEnum]) -> None:
    lists = re.findall(r"unnest\(\[(.*?)\]\)", scripts.marts()[mart])
    assert ", ".join(f"'{word}'" for word in words) in lists
