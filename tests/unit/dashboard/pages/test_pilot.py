"""One pilot: its facts, steps, dose, stakeholders, what is stuck, and what may not be shown."""

from __future__ import annotations

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, cells, keys_shown, links, nodes, values, words

from dashboard.page import Block, select
from dashboard.pages.pilot import DOSE, HEADLINES, PAGE
from shared.metrics import Evaluator, Thresholds
from shared.metrics.watch import WatchState, watch_list

CHOSEN = {"programme_code": "MK2016", "pilot_code": "P4"}


@pytest.fixture(scope="module")
def sample(sample_evaluator: Evaluator) -> dict[str, Block]:
    return blocks_of(PAGE, sample_evaluator, pilot="P4")


def written(evaluator: Evaluator, key: str) -> str:
    result = evaluator.evaluate(key, CHOSEN)
    return result.metric.unit.write(result.only.estimate.value)


def test_facts_are_one_paragraph_and_lead_back_to_all_pilots(sample):
    assert words(sample["facts"]).endswith(
        "P4 Cedar Pilot P4 works on shop theft in Milton Keynes 006D. It began on 14 March 2016 "
        "and is active. The furthest of the 8 steps that it started is number 7 (interventions "
        "and evaluation). It logged 55 contacts."
    )
    assert links(sample["facts"]) == ["/pilots?programme=MK2016"]


def test_headlines_hold_this_pilots_numbers(sample, sample_evaluator):
    keys = HEADLINES.values()
    expected = {key: written(sample_evaluator, key) for key in keys}
    assert values(sample["headlines"]) == expected
    assert len(expected) == 4


def test_dose_stands_beside_its_share_of_the_plan(sample, sample_evaluator):
    share = sample_evaluator.evaluate("dose_share_of_plan", CHOSEN)
    shown = [node["children"] for node in nodes(sample["dose"]) if "data-metric" in node]
    expected = []
    for component, key in DOSE.items():
        of_plan = share.at(component=component.value).estimate.value
        expected += [written(sample_evaluator, key), share.metric.unit.write(of_plan)]
    assert shown == expected
    assert words(sample["dose"]).startswith("Dose against the plan The pilot recorded 179")


def test_steps_are_told_and_drawn(sample):
    assert "Of 8 planned steps, 7 were started, 5 evidenced and 1 completed." in words(
        sample["steps"]
    )
    [sheet] = sample["steps"].sheets
    assert dict(sheet.rows)["8 Escalation"] == "not started"


def test_watch_list_is_that_of_this_pilot_alone(sample, sample_evaluator):
    raised = [
        watch.rule
        for watch in watch_list(sample_evaluator, "MK2016")
        if watch.pilot_code == "P4" and watch.state is WatchState.RAISED
    ]
    shown = [node["data-watch"] for node in nodes(sample["watch"]) if "data-watch" in node]
    assert sorted(shown) == sorted(raised)
    assert {"/pilot?programme=MK2016&pilot=P4"} == set(links(sample["watch"]))


def test_escalations_and_actions_are_listed_without_their_free_text(sample):
    sheet = sample["escalations"].sheets[0]
    assert sheet.rows[0] == ("E01", "regional business", "open", "21 April 2016", "78", "60")
    assert sheet.rows[1][1:3] == ("senior", "blocked")
    assert "has waited longest: 78 days, past the limit of 60" in words(sample["escalations"])
    actions = sample["actions"].sheets[0]
    assert actions.rows[2][3] == "planned, overdue"
    assert "Shop layout" not in "".join(cells(sample["escalations"]))


def test_stakeholders_are_drawn_and_residents_are_not_told_apart(sample):
    sheet = sample["network"].sheets[0]
    residents = [row for row in sheet.rows if row[1] == "resident"]
    assert [row[0] for row in residents] == ["1 resident"]
    assert residents[0][3].startswith("suppressed")
    assert words(sample["network"]).count("The pilot lists 9 stakeholders") == 1


def test_growth_is_that_of_this_pilot(sample, sample_evaluator):
    [sheet] = sample["growth"].sheets
    own = sample_evaluator.evaluate("stakeholders_reached", CHOSEN)
    assert sheet.result == own
    assert "A pilot counts in the months of its own run alone" not in words(sample["growth"])


def test_ladder_has_its_alternative_text(sample):
    [alt] = [node["alt"] for node in nodes(sample["ladder"]) if "alt" in node]
    assert alt.startswith("Arnstein's ladder, contacts on each rung")
    assert "4 consultation 26" in alt


def test_own_level_is_suppressed_and_says_so(sample):
    assert values(sample["judged"])["implementation_level"] == "suppressed"
    assert "Fewer than 10 raters." in words(sample["judged"])


def test_findings_are_those_that_name_the_pilot(sample, sample_evaluator):
    keys = [n["data-finding"] for n in nodes(sample["findings"]) if "data-finding" in n]
    assert keys == ["bulk_demand"]
    other = blocks_of(PAGE, sample_evaluator, pilot="P3")["findings"]
    assert "none names this pilot" in words(other)
    assert links(other) == ["/findings?programme=MK2016"]


def test_unknown_pilot_gives_way_to_the_first_and_is_said(sample_evaluator):
    selected = select(PAGE, sample_evaluator, {"pilot": "P99"})
    assert selected.chosen["pilot"] == "P1"
    assert selected.unknown == ("pilot 'P99'",)


def test_training_of_few_people_is_suppressed_not_missing(sample_evaluator):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(1000, 1000))
    made = blocks_of(PAGE, strict)
    assert "cannot be stated: the figures are suppressed" in words(made["training"])
    assert "Residents are people: fewer than 1000" in words(made["network"])


def test_register_alone_makes_a_page_that_says_what_would_fill_it(desk):
    desk.load_text("pilot_register.csv", REGISTER)
    made = blocks_of(PAGE, desk.evaluator())
    assert set(values(made["headlines"]).values()) == {"not collected"}
    assert "No watch rule looks at this pilot yet." in words(made["watch"])
    for key in ("ladder", "network", "growth", "training"):
        assert "Not collected." in words(made[key]), key


def test_nothing_shown_is_a_key(sample):
    assert keys_shown(sample) == []
