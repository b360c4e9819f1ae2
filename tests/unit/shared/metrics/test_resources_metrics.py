"""Where the sample's time, demand and money went; what was not recorded is never 0."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sample_tables import table_rows

from shared.contract.vocabulary import Activity, ResultState
from shared.metrics import Complete, Evaluator, Interval, Unit
from shared.stats import Estimate

OFFICERS = {"programme_code": "MK2016", "arm": "treated"}
POLICY = OFFICERS | {"policy_event": "End of attending all crimes"}


def share(evaluator: Evaluator, activity: str, **chosen: Any) -> Estimate:
    """Of the trained officers' time."""
    return evaluator.evaluate(
        "time_share", OFFICERS | {"activity": activity} | chosen
    ).only.estimate


# --- time ---


def test_problem_solving_takes_1_7_percent_of_the_trained_officers_time(
    sample_evaluator: Evaluator,
) -> None:
    found = share(sample_evaluator, "problem_solving")
    assert (round(found.value, 4), found.base) == (0.017, 40)
    assert Unit.TIME_SHARE.write(found.value) == "1.7\N{NO-BREAK SPACE}%"


def test_shares_of_all_activities_add_up_to_one(sample_evaluator: Evaluator) -> None:
    """Leave is one of them."""
    result = sample_evaluator.evaluate("time_share", OFFICERS)
    assert {group.value_of("activity") for group in result.groups} == set(Activity)
    assert sum(group.estimate.value for group in result.groups) == pytest.approx(1)


def test_hours_of_teams_stand_apart(sample_evaluator: Evaluator, sample_folder: Path) -> None:
    """All rows taken together would give 1.57 %, on no base that one could name."""
    chosen = {"programme_code": "MK2016", "activity": "problem_solving"}
    teams = sample_evaluator.evaluate("time_share_of_teams", chosen).only.estimate
    assert (round(teams.value, 4), teams.base) == (0.0141, 6)
    rows = [row for path in (sample_folder / "time").glob("*.csv") for row in table_rows(path)]
    hours = {
        kind: sum(float(row["hours"]) for row in rows if row["activity"] in kinds)
        for kind, kinds in (("part", {"problem_solving"}), ("whole", set(Activity)))
    }
    assert round(hours["part"] / hours["whole"], 4) == 0.0157


def test_interval_takes_a_persons_hours_together(sample_evaluator: Evaluator) -> None:
    """Leave comes in whole days: as independent hours it would have a third of the width."""
    leave = share(sample_evaluator, "leave").interval
    reactive = share(sample_evaluator, "engagement").interval
    assert isinstance(leave, Interval)
    assert isinstance(reactive, Interval)
    assert leave.high - leave.low > 3 * (reactive.high - reactive.low)


@pytest.mark.parametrize(
    ("activity", "before", "after"),
    [("problem_solving", 0.0148, 0.0223), ("evidence_gathering", 0.2325, 0.1676)],
)
def test_share_before_and_after_the_change_of_policy(
    sample_evaluator: Evaluator, activity: str, before: float, after: float
) -> None:
    chosen = POLICY | {"activity": activity}
    result = sample_evaluator.evaluate("time_share_by_period", chosen)
    found = {group.value_of("period"): group.estimate.value for group in result.groups}
    assert found == {
        "before": pytest.approx(before, abs=5e-5),
        "after": pytest.approx(after, abs=5e-5),
    }
    change = sample_evaluator.evaluate("time_share_change", chosen).only.estimate
    assert change.value == pytest.approx(found["after"] - found["before"])
    assert change.base == 40


def test_less_evidence_is_gathered_after_the_change_and_problem_solving_hardly_differs(
    sample_evaluator: Evaluator,
) -> None:
    result = sample_evaluator.evaluate("time_share_change", POLICY)
    p = {
        group.value_of("activity"): group.estimate.test.p
        for group in result.groups
        if group.estimate.test
    }
    assert p["evidence_gathering"] < 0.001
    assert p["problem_solving"] > 0.01
    for group in result.groups:
        interval, test = group.estimate.interval, group.estimate.test
        assert isinstance(interval, Interval)
        assert test is not None
        assert (test.p < 0.05) == (not interval.low <= 0 <= interval.high)


def test_policy_event_before_all_records_splits_nothing(sample_evaluator: Evaluator) -> None:
    events = sample_evaluator.values("time_share_by_period", "policy_event")
    assert len(events) == 4
    assert "Neighbourhood policing strategy adopted" not in events


def test_officers_do_as_much_problem_solving_as_the_benchmark_says(
    sample_evaluator: Evaluator,
) -> None:
    [group] = sample_evaluator.evaluate("time_share_against_benchmark", OFFICERS).groups
    found = group.estimate
    assert group.value_of("activity") == "problem_solving"
    assert found.value == pytest.approx(share(sample_evaluator, "problem_solving").value - 0.017)
    assert abs(found.value) < 0.0005
    assert found.test is not None
    assert found.test.p > 0.9


def test_abstraction_is_a_share_of_time_on_duty(sample_evaluator: Evaluator) -> None:
    lost = sample_evaluator.evaluate("abstraction_share", OFFICERS).only.estimate
    of_all = share(sample_evaluator, "abstraction").value
    on_duty = 1 - share(sample_evaluator, "leave").value
    assert (round(lost.value, 4), lost.base) == (0.0545, 40)
    assert lost.value == pytest.approx(of_all / on_duty)


HEADER = "programme,person_code,team,date,activity,hours\n"
REGISTER = "programme,pilot,name,location,status\nMK,P1,Station,E01016800,active\n"


def diaries(people: int, teams: int) -> str:
    """One day of each person and each team."""
    names = [(f"p{n}", "") for n in range(people)] + [("", f"T{n}") for n in range(teams)]
    return HEADER + "".join(
        f"MK,{person},{team},2016-05-10,{activity},{hours}\n"
        for n, (person, team) in enumerate(names)
        for activity, hours in (("reactive", 4 + n % 3), ("admin", 2))
    )


@pytest.mark.parametrize(("count", "state"), [(4, "suppressed"), (5, "ok")])
def test_time_is_shown_from_five_people_or_teams_on(desk: Any, count: int, state: str) -> None:
    """Rows of teams never help the base of people over the threshold, nor the other way round."""
    desk.write("register.csv", REGISTER)
    desk.write("time.csv", diaries(people=count, teams=9 - count))
    desk.load()
    evaluator = desk.evaluator(count=5)
    other = {"suppressed": "ok", "ok": "suppressed"}[state]
    people = evaluator.evaluate("time_share", {"activity": "admin", "programme_code": "MK"})
    teams = evaluator.evaluate("time_share_of_teams", {"activity": "admin", "programme_code": "MK"})
    assert [group.state for group in people.groups] == [state]
    assert [group.state for group in teams.groups] == [other]


def test_time_of_teams_alone_is_no_time_of_people(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("time.csv", diaries(people=0, teams=6))
    desk.load()
    evaluator = desk.evaluator(count=5)
    for key in ("time_share", "abstraction_share", "time_share_by_period"):
        assert evaluator.evaluate(key).state is ResultState.NOT_COLLECTED


# --- demand ---


def test_kinds_of_demand_in_the_force_export(
    sample_evaluator: Evaluator, sample_folder: Path
) -> None:
    """Each incident as it was exported last: one that was open comes again."""
    exports = sorted((sample_folder / "incidents").glob("*.csv"))
    latest = {row["incident_ref"]: row for path in exports for row in table_rows(path)}
    kinds = [row["demand"] for row in latest.values()]
    classified = len(kinds) - kinds.count("unclassified")
    result = sample_evaluator.evaluate("demand_share")
    assert {group.estimate.base for group in result.groups} == {classified}
    assert {g.value_of("demand"): round(classified * g.estimate.value) for g in result.groups} == {
        kind: kinds.count(kind) for kind in ("excess", "failure", "preventable", "shunt")
    }
    left = sample_evaluator.evaluate("demand_unclassified_share").only.estimate
    assert (left.base, round(left.value * left.base)) == (len(kinds), kinds.count("unclassified"))


def test_bulk_demand_at_each_site_of_the_sample(
    sample_evaluator: Evaluator, sample_folder: Path
) -> None:
    """Bilking is offence 49A; two pilots share a site. The export knows no parking: no 0."""
    sites = [
        (row["area"], row["pilot"])
        for row in table_rows(sample_folder / "pilot_areas.csv")
        if row["role"] == "treatment"
    ]
    exports = sorted((sample_folder / "incidents").glob("*.csv"))
    latest = {row["incident_ref"]: row for path in exports for row in table_rows(path)}.values()
    for kind, code in (("bilking", "49A"), ("shoplifting", "46")):
        result = sample_evaluator.evaluate("bulk_demand", {"bulk_kind": kind})
        areas = [row["lsoa"] for row in latest if row["ho_code"] == code]
        assert {g.value_of("pilot_code"): g.estimate.value for g in result.groups} == {
            pilot: areas.count(area) for area, pilot in sites
        }
    parking = sample_evaluator.evaluate("bulk_demand", {"bulk_kind": "parking"})
    assert parking.state is ResultState.NOT_COLLECTED


def test_reviewers_of_demand_agree_as_the_sample_was_made(sample_evaluator: Evaluator) -> None:
    """They differ on 16 of 170 incidents."""
    found = sample_evaluator.evaluate("demand_coder_agreement").only.estimate
    assert (round(found.value, 2), found.base) == (0.83, 170)
    assert isinstance(found.interval, Interval)
    assert 0.7 < found.interval.low < found.value < found.interval.high < 0.95


# --- cost ---


def test_no_cost_of_a_pilot_is_known_and_none_is_zero(sample_evaluator: Evaluator) -> None:
    total = sample_evaluator.evaluate("cost_total", {"programme_code": "MK2016"}).only.estimate
    assert (total.value, total.base, total.interval) == (2400, 1, Complete())
    pilots = sample_evaluator.values("cost_total", "pilot_code")
    assert pilots == ["P1", "P2", "P3", "P4", "P5"]
    for pilot in pilots:
        chosen = {"programme_code": "MK2016", "pilot_code": pilot}
        found = sample_evaluator.evaluate("cost_total", chosen).only
        assert found.state is ResultState.NOT_COLLECTED
        assert "No cost of it has been recorded" in found.outcome.reason
    coverage = sample_evaluator.evaluate("cost_coverage").groups[0].estimate
    assert (coverage.value, coverage.base, coverage.interval) == (0, 5, Complete())


def test_cost_is_told_by_kind(sample_evaluator: Evaluator) -> None:
    result = sample_evaluator.evaluate("cost_total", by=["cost_kind"])
    assert {g.value_of("cost_kind"): g.estimate.value for g in result.groups} == {"training": 2400}


def test_cost_is_not_collected_without_accounts(desk: Any) -> None:
    desk.load_text("register.csv", REGISTER)
    evaluator = desk.evaluator()
    assert evaluator.evaluate("cost_total").state is ResultState.NOT_COLLECTED
    assert evaluator.evaluate("cost_coverage").state is ResultState.NOT_COLLECTED
    assert evaluator.evaluate("demand_share").state is ResultState.NOT_COLLECTED
