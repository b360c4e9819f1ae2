"""What the pages of the pilots say, on both sides of what each sentence turns on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from shared.contract.vocabulary import ResultState
from shared.findings.accounts import engagement, pilots
from shared.metrics import Estimate, Group, Interval, MetricResult, Selection, Withheld
from shared.metrics.registers import Escalation, Pilot, Programme, StepState
from shared.metrics.registry import metric
from shared.stats import Complete

BEGAN, ENDED = date(2016, 4, 11), date(2016, 7, 8)
SUPPRESSED = ResultState.SUPPRESSED


def number(
    value: float, low: float | None = None, high: float | None = None, base: int = 5
) -> Estimate:
    ends = Complete() if low is None or high is None else Interval(low, high)
    return Estimate(value=value, interval=ends, base=base, method="made up")


def result(
    key: str, *groups: tuple[dict[str, Any], Estimate | ResultState], **chosen: str
) -> MetricResult:
    made = tuple(
        Group(tuple(by.items()), Withheld(o, "Why.") if isinstance(o, ResultState) else o)
        for by, o in groups
    )
    return MetricResult(metric(key), Selection.of(chosen), tuple(groups[0][0]), "s", made)


def pilot(code: str = "P3", **other: Any) -> Pilot:
    known: dict[str, Any] = {
        "programme_code": "MK",
        "programme_name": None,
        "pilot_code": code,
        "name": "Birch",
        "location_code": "E01",
        "problem": "Nuisance parking",
        "status": "stalled",
        "started_on": BEGAN,
        "ended_on": None,
    }
    return Pilot(**known | other)


def reached(step: int, event: str, code: str = "P3", *, is_reached: bool = True) -> StepState:
    return StepState(code, step, event, is_reached, BEGAN if is_reached else None)


def escalation(code: str, days: int | None, **other: Any) -> Escalation:
    known: dict[str, Any] = {
        "to_level": "inspector",
        "status": "open",
        "raised_on": BEGAN,
        "closed_on": None,
        "limit_days": 60.0,
        "is_waiting": True,
    }
    return Escalation(escalation_code=code, days=days, **known | other)


STATES = (
    reached(1, "started"),
    reached(1, "evidenced"),
    reached(1, "complete", is_reached=False),
    reached(2, "started"),
    reached(3, "started", is_reached=False),
    reached(8, "started", "P4"),
)


def test_facts_speak_of_a_running_pilot_in_the_present():
    contacts = result("dose_contacts", ({}, number(1, base=1)))
    said = pilots.facts(pilot(), "Milton Keynes 021D", STATES, contacts)
    assert said.text == (
        "Pilot P3 works on nuisance parking in Milton Keynes 021D. It began on 11 April 2016 and "
        "is stalled. The furthest of the 8 steps that it started is number 2 (community assets). "
        "It logged 1 contact."
    )
    assert [one.metric_key for one in said.evidence] == ["dose_contacts"]
    assert [one.shown for one in said.given] == ["8", "2"]


def test_facts_of_an_ended_pilot_leave_out_what_is_not_known():
    ended = pilot(problem="ASB", status="completed", ended_on=ENDED)
    contacts = result("dose_contacts", ({}, ResultState.NOT_COLLECTED))
    said = pilots.facts(ended, "Town", (), contacts)
    assert said.text == (
        "Pilot P3 worked on ASB in Town. It ran from 11 April 2016 to 8 July 2016 and is completed."
    )
    begun = pilots.facts(pilot(started_on=None, problem=None), "Town", (), contacts)
    assert begun.text.endswith(
        "works in Town. It stands as stalled and has no first day on record."
    )


def test_runs_count_those_begun_and_those_with_a_last_day():
    several = (pilot("P1", ended_on=ENDED), pilot("P2"), pilot("P4"), pilot(started_on=None))
    said = pilots.runs(Programme("MK", "MK", several))
    assert said.text == (
        "3 of 4 pilots are on record as begun, the first on 11 April 2016; 1 has a last day."
    )
    none = pilots.runs(Programme("MK", "MK", several[3:]))
    assert none.text == "No pilot has a first day on record."


def test_steps_of_a_pilot_pass_over_other_pilots_and_what_was_not_reached():
    said = pilots.steps_of_pilot(pilot(), STATES)
    assert said.text == "Of 8 planned steps, 2 were started, 1 evidenced and 0 completed."
    other = pilots.steps_of_pilot(pilot("P9"), STATES)
    assert other.text == "No event of a step has been recorded for this pilot."
    assert pilots.furthest_steps(STATES) == {"P3": 2, "P4": 8}


@pytest.mark.parametrize(("days", "stands"), [(59, "within"), (60, "within"), (61, "past")])
def test_longest_wait_is_told_against_its_limit(days, stands):
    answered = escalation("E03", 400, is_waiting=False, status="resolved")
    said = pilots.waiting((escalation("E01", 5), escalation("E02", days), answered))
    assert said.text == (
        f"E02, raised to an inspector, has waited longest: {days} days, {stands} the limit of 60."
    )


def test_no_wait_is_told_apart_from_no_escalation():
    answered = escalation("E01", None, is_waiting=False, status="answered")
    assert "has had its answer" in pilots.waiting((answered,)).text
    assert "no escalation on record" in pilots.waiting(()).text


def test_oversight_names_the_ends_only_where_there_are_several_pilots():
    whole = result("oversight_weeks", ({}, number(0.5, base=20)))
    low, high = ({"pilot_code": code} for code in ("P1", "P2"))
    both = result("oversight_weeks", (low, number(0.25, base=8)), (high, number(0.7, base=12)))
    said = pilots.oversight(whole, both).text.replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "An inspector's oversight is on record in 50 % of 20 weeks of pilots, from 25 % (pilot "
        "P1) to 70 % (pilot P2)."
    )
    alone = result("oversight_weeks", (low, number(0.5, base=20)))
    assert pilots.oversight(whole, alone).text.endswith("20 weeks of pilots.")


def test_fidelity_names_features_that_no_pilot_shows():
    features = result("fidelity_features", ({}, number(4.4)))
    shares = result(
        "fidelity_feature_share",
        ({"title": "Support is earned", "feature": 8}, number(0)),
        ({"title": "Police make the first move", "feature": 4}, number(0.8)),
    )
    said = pilots.fidelity(features, shares)
    assert said.text == (
        "A pilot shows 4.4 of 11 features on average (5 pilots). No pilot shows: support is earned."
    )


def test_ratings_by_step_are_held_against_reviewers_where_both_are_shown():
    own = result(
        "implementation_step_level",
        ({"step": 1}, number(3.6, 3, 4)),
        ({"step": 2}, number(2, 1, 3)),
        ({"step": 3}, SUPPRESSED),
        ({"step": 4}, number(1.8, 1, 3)),
    )
    review = result(
        "review_score",
        ({"step": 1}, number(3.1)),
        ({"step": 2}, number(2.9)),
        ({"step": 3}, number(1)),
        ({"step": 4}, number(1.7)),
    )
    said = pilots.ratings_by_step(own, review)
    assert said.text == (
        "Own people rated 2 of 3 steps higher than reviewers did; furthest apart is step 2 "
        "(community assets), 2.0 against 2.9 of 5."
    )
    hidden = result("implementation_step_level", ({"step": 1}, SUPPRESSED))
    assert "Step 1 (justification) had been taken furthest" in (
        pilots.ratings_by_step(hidden, review).text
    )
    nothing = result("review_score", ({"step": 1}, ResultState.NOT_COLLECTED))
    assert pilots.ratings_by_step(hidden, nothing).text == "Every figure here is suppressed."


def test_gaps_by_step_count_those_whose_interval_excludes_none():
    gaps = result(
        "rating_step_gap",
        ({"step": 1}, number(-0.75, -1.5, -0.1)),
        ({"step": 2}, number(0.2, -0.5, 0.9)),
        ({"step": 3}, number(0.1, -0.5, 0.9)),
    )
    said = pilots.gaps_by_step(gaps).text
    assert said.startswith("The sides lie furthest apart on step 1 (justification): ")
    assert said.endswith("The interval excludes zero on 1 of 3 steps.")
    held = result("rating_step_gap", ({"step": 1}, SUPPRESSED))
    assert "the figures are suppressed" in pilots.gaps_by_step(held).text


def test_own_levels_of_single_pilots_say_how_many_are_held_back():
    held = ({"pilot_code": "P1"}, SUPPRESSED)
    shown = ({"pilot_code": "P2"}, number(2.5, 2, 3, base=12))
    assert pilots.own_by_pilot(result("implementation_level", held)).text == (
        "Own people's ratings of single pilots are not shown: each of 1 has too few raters to "
        "protect who they are."
    )
    some = pilots.own_by_pilot(result("implementation_level", held, shown)).text
    assert some.startswith("Own people's ratings may be shown for 1 of 2 pilots, from 2.5 (")
    assert some.endswith("; the others have too few raters to protect who they are.")


def test_one_pilot_is_spoken_of_in_the_singular():
    share = ({"component": "contacts"}, number(1.5, base=1))
    one = engagement.dose(result("dose_share_of_plan", share, pilot_code="P1")).text
    assert one.replace("\N{NO-BREAK SPACE}", " ") == (
        "The pilot recorded 150 % of planned contacts."
    )
    every = engagement.dose(result("dose_share_of_plan", share)).text
    assert every.startswith("The pilots recorded")
    assert every.endswith("(1 pilot).")
