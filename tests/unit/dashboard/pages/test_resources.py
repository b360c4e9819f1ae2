"""Time and cost: shares of time, changes of policy, demand, and what was spent."""

from __future__ import annotations

import re

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, keys_shown, words
from plotly.io.json import to_json_plotly

from dashboard.page import select
from dashboard.pages.resources import PAGE
from shared.contract.vocabulary import Activity, ResultState
from shared.findings import findings
from shared.metrics.registers import programme

TRAINED = {"programme_code": "MK2016", "arm": "treated"}


@pytest.fixture(scope="module")
def sample(sample_evaluator):
    return blocks_of(PAGE, sample_evaluator)


@pytest.mark.parametrize(
    ("key", "chosen", "where"),
    [
        ("time_share", TRAINED | {"activity": "problem_solving"}, {}),
        ("abstraction_share", TRAINED, {}),
        ("cost_total", {"programme_code": "MK2016"}, {}),
        ("cost_coverage", {"programme_code": "MK2016"}, {}),
    ],
)
def test_numbers_at_the_top_are_those_of_the_metrics(sample, sample_evaluator, key, chosen, where):
    result = sample_evaluator.evaluate(key, chosen)
    written = result.metric.unit.write(result.only.estimate.value)
    assert written in words(sample["headlines"])


def test_value_for_money_is_not_established_in_the_answer(sample, sample_evaluator):
    known = programme(sample_evaluator, "MK2016")
    [worth] = [f for f in findings(sample_evaluator, known) if f.key == "value_for_money"]
    assert "Value for money is not established" in words(sample["answer"])
    assert worth.conclusion.text in words(sample["answer"])


def test_each_activity_stands_in_the_chart_and_in_the_tables(sample):
    names = [activity.value.replace("_", " ").capitalize() for activity in Activity]
    for key in ("time", "teams", "change"):
        [sheet, *_] = sample[key].sheets
        assert {row[0] for row in sheet.rows} == set(names)
    assert all(name in words(sample["periods"]) for name in names)


def test_shares_before_and_after_are_those_of_the_change_chosen(sample_evaluator):
    events = [choice.value for choice in select(PAGE, sample_evaluator, {}).choices["period"]]
    assert events[0] == "End of attending all crimes"
    for event in events[:2]:
        made = blocks_of(PAGE, sample_evaluator, period=event)
        chosen = TRAINED | {"policy_event": event, "activity": "reactive"}
        change = sample_evaluator.evaluate("time_share_change", chosen)
        after = sample_evaluator.evaluate("time_share_by_period", chosen).at(period="after")
        text = words(made["periods"])
        assert change.metric.unit.write(change.only.estimate.value) in text
        written = sample_evaluator.evaluate("time_share", TRAINED).metric.unit.write
        assert written(after.estimate.value) in text
        assert f"“{event}”" in words(made["change"])
        assert "no effect of the policy" in text


def test_demand_names_its_doubts(sample, sample_evaluator):
    result = sample_evaluator.evaluate("demand_unclassified_share")
    assert result.metric.unit.write(result.only.estimate.value) in words(sample["demand-doubts"])
    assert "alpha" in words(sample["demand-doubts"])


def test_bulk_demand_stands_for_each_site_and_kind(sample, sample_evaluator):
    bulk = sample_evaluator.evaluate("bulk_demand", {"programme_code": "MK2016"})
    table = words(sample["bulk"])
    for group in bulk.groups:
        kind = group.value_of("bulk_kind").capitalize()
        written = bulk.metric.unit.write(group.estimate.value)
        pilot = group.value_of("pilot_code")
        assert re.search(rf"{pilot} \w+ {kind} {written} ", table)
    assert "Incidents, not people" in table


def test_no_key_of_the_machine_is_read(sample):
    assert keys_shown(sample) == []


def test_every_number_has_a_table_behind_it(sample):
    for key, block in sample.items():
        if 'data-metric"' in to_json_plotly(block.body):
            assert block.sheets, key


def test_suppressed_numbers_are_named_as_such(sample_desk):
    made = blocks_of(PAGE, sample_desk.evaluator(attitude=1000, count=1000))
    assert ResultState.SUPPRESSED.value in words(made["headlines"])
    assert words(made["time"]).count("suppressed") == 1
    assert ResultState.SUPPRESSED.value in words(made["periods"])
    assert not re.search(r"\d\s%", words(made["teams"]).replace("95 % interval", ""))


def test_pilot_alone_says_which_files_are_wanted(desk):
    desk.load_text("pilot_register.csv", REGISTER)
    made = blocks_of(PAGE, desk.evaluator())
    wanted = {
        "time": "Time records",
        "demand": "Incidents",
        "bulk": "Incidents",
        "cost": "Costs",
        "change": "Policy events",
    }
    for key, kind in wanted.items():
        assert kind in words(made[key])
    assert ResultState.NOT_COLLECTED.value in words(made["headlines"])


def test_programme_unknown_says_what_is_wanted(desk):
    desk.load_text(
        "areas.csv",
        "code,name,type,population,longitude,latitude\nE01016800,A,LSOA,1000,-0.75,52.05\n",
    )
    assert "Pilot register" in words(blocks_of(PAGE, desk.evaluator())["nothing"])
