"""The watch list: what a leader reads, what is withheld, and what the plan changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from shared.contract.errors import UnknownName
from shared.metrics import Evaluator
from shared.metrics.watch import Watch, WatchState, watch_list

REGISTER = (
    "programme,pilot,name,location,status,started_on\nMK,P1,Station,E01016800,active,2016-02-15\n"
)
STEPS = "programme,pilot,step,event,date,evidence_ref\nMK,P1,1,started,2016-05-31,\n"
TIMES = "programme,person_code,date,activity,hours\n"


def of(listed: tuple[Watch, ...], rule: str, pilot: str | None = None) -> Watch:
    [found] = [w for w in listed if (w.rule, w.pilot_code) == (rule, pilot)]
    return found


def test_list_of_the_sample_says_what_holds_up_each_pilot(sample_evaluator: Evaluator) -> None:
    listed = watch_list(sample_evaluator, "MK2016")
    raised = {(w.rule, w.pilot_code, w.subject) for w in listed if w.state is WatchState.RAISED}
    pilots = ["P1", "P2", "P3", "P4", "P5"]
    assert raised == {
        ("no_activity", "P3", "pilot"),
        ("supervisor_pairs_missing", "P3", "pilot"),
        ("escalation_unanswered", "P4", "escalation E01"),
        ("escalation_unanswered", "P4", "escalation E02"),
        ("escalation_unanswered", "P5", "escalation E01"),
        *(("success_undefined", code, "pilot") for code in ("P1", "P2", "P4")),
        *(("wrong_proforma_version", code, "pilot") for code in pilots),
        *(("no_screening_pack", code, "pilot") for code in pilots),
    }
    assert [w.state for w in listed] == sorted(
        (w.state for w in listed), key=list(WatchState).index
    )


def test_entry_carries_its_limit_its_day_and_who_can_unblock_it(
    sample_evaluator: Evaluator,
) -> None:
    watch = of(watch_list(sample_evaluator, "MK2016"), "no_activity", "P3")
    assert watch.title == "No activity"
    assert (watch.measured, watch.limit, watch.unit, watch.limit_source) == (24, 21, "days", "plan")
    assert (watch.since, watch.as_of) == (date(2016, 6, 14), date(2016, 7, 8))
    assert watch.who == "supervisor"
    assert "14 June 2016; days since: 24" in watch.detail


def test_what_is_raised_lies_beyond_its_limit_on_the_side_that_its_rule_names(
    sample_evaluator: Evaluator,
) -> None:
    raised = [w for w in watch_list(sample_evaluator, "MK2016") if w.state is WatchState.RAISED]
    unnamed = {w.pilot_code for w in raised if "name no screening" in w.detail}
    measured = [w for w in raised if w.rule != "no_screening_pack" or w.pilot_code not in unnamed]
    assert {w.is_least for w in measured} == {True, False}
    for watch in measured:
        assert watch.measured is not None
        below = watch.measured < watch.limit
        assert below == watch.is_least, watch


def test_metrics_count_what_the_list_shows(sample_evaluator: Evaluator) -> None:
    listed = watch_list(sample_evaluator, "MK2016")
    counted = sample_evaluator.evaluate("watch_raised", {"programme_code": "MK2016"})
    assert {g.value_of("rule"): (g.estimate.value, g.estimate.base) for g in counted.groups} == {
        rule: (
            sum(w.state is WatchState.RAISED for w in listed if w.rule == rule),
            sum(w.state is not WatchState.NOT_COLLECTED for w in listed if w.rule == rule),
        )
        for rule in {w.rule for w in listed}
    }
    clear = sample_evaluator.evaluate("watch_pilots_clear", {"programme_code": "MK2016"}).only
    assert (clear.estimate.value, clear.estimate.base) == (0, 5)


def test_list_and_metric_count_the_same_escalations_as_waiting_too_long(
    sample_evaluator: Evaluator,
) -> None:
    chosen = {"programme_code": "MK2016", "rule": "escalation_unanswered"}
    raised = sample_evaluator.evaluate("watch_raised", chosen).only.estimate
    past = sample_evaluator.evaluate("escalations_past_limit", {"programme_code": "MK2016"})
    assert raised.value == past.only.estimate.value == 3


def test_rule_whose_records_were_not_handed_over_is_neither_raised_nor_clear(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("steps.csv", STEPS)
    desk.load()
    listed = watch_list(desk.evaluator(), "MK")
    states = {watch.rule: watch.state for watch in listed}
    assert states.pop("no_activity") is WatchState.CLEAR
    assert set(states.values()) == {WatchState.NOT_COLLECTED}
    assert len(states) == 6  # a plan without waves has no wave to watch


@pytest.mark.parametrize(("limit", "state"), [(5, "raised"), (6, "suppressed")])
def test_share_of_few_people_is_withheld_under_a_stricter_setting(
    desk: Any, limit: int, state: str
) -> None:
    desk.write("register.csv", REGISTER)
    rows = (f"MK,p{n},2016-05-31,{a},4\n" for n in range(5) for a in ("abstraction", "reactive"))
    desk.write("times.csv", TIMES + "".join(rows))
    desk.load()
    watch = of(watch_list(desk.evaluator(count=limit), "MK"), "officers_abstracted")
    assert watch.state == state
    assert watch.measured == (0.5 if state == "raised" else None)
    assert ("50.0 %" in watch.detail) is (state == "raised")


@pytest.mark.parametrize(
    ("days", "source", "state"), [(None, "default", "raised"), (31, "plan", "clear")]
)
def test_limit_of_the_plan_goes_before_the_default(
    desk: Any, days: int | None, source: str, state: str
) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("steps.csv", STEPS)
    desk.write("times.csv", TIMES + "MK,p1,2016-06-30,admin,4\n")
    if days:
        head = 'programme = "MK"\nversion = "1"\nagreed_on = 2016-01-08\n\n[[threshold]]\n'
        entry = f'rule = "no_activity"\nname = "days"\nvalue = {days}\nunit = "days"\n'
        desk.write("evaluation_plan.toml", head + entry)
    desk.load()
    watch = of(watch_list(desk.evaluator(), "MK"), "no_activity", "P1")
    assert (watch.measured, watch.limit_source, watch.state) == (30, source, state)


def test_unknown_programme_is_refused(sample_evaluator: Evaluator) -> None:
    with pytest.raises(UnknownName, match="MK2016"):
        watch_list(sample_evaluator, "MK2061")
