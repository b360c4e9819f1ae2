"""Overview: the three answers on the sample, on one pilot alone, and where all is suppressed."""

from __future__ import annotations

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, keys_shown, nodes, words

from dashboard.page import Block
from dashboard.pages.overview import NEXT_AT_MOST, PAGE, STUCK_AT_MOST
from shared.findings import findings
from shared.findings.accounts.answer import read_first
from shared.findings.accounts.watched import by_role
from shared.metrics import Evaluator, Thresholds
from shared.metrics.registers import programme
from shared.metrics.watch import WatchState, watch_list


@pytest.fixture(scope="module")
def sample(sample_evaluator: Evaluator) -> dict[str, Block]:
    return blocks_of(PAGE, sample_evaluator)


def test_three_questions_stand_in_order_and_each_is_answered_first(sample):
    keys = list(sample)
    order = [
        "heading-is-it-working-and-how-sure-are-we",
        "answer",
        "headlines",
        "first",
        "heading-what-is-stuck-and-who-can-unblock-it",
        "stuck",
        "heading-where-next",
        "next",
        "uptake",
    ]
    assert keys[-len(order) :] == order
    assert "Whether it works is not established." in words(sample["answer"])
    assert "Newest record of the programme: 8 July 2016." in words(sample["answer"])


def test_page_says_all_three_answers_first_and_leads_to_each(sample):
    keys = list(sample)
    assert keys.index("brief") < keys.index("heading-is-it-working-and-how-sure-are-we")
    said = words(sample["brief"])
    assert "Whether it works is not established." in said
    assert "18 matters are past their limits" in said
    assert "First: adopt “One whole team first”. Decides: Local policing area commander." in said
    places = {node["id"] for block in sample.values() for node in nodes(block) if "id" in node}
    links = [node["href"].removeprefix("#") for node in nodes(sample["brief"]) if "href" in node]
    assert len(links) == 3
    assert set(links) <= places


def test_headlines_hold_the_metrics_numbers_at_most_four(sample, sample_evaluator):
    marked = {
        node["data-metric"]: node["children"]
        for node in nodes(sample["headlines"])
        if "data-metric" in node
    }
    assert 1 <= len(marked) <= 4
    chosen = {"programme_code": "MK2016"}
    level = sample_evaluator.evaluate("implementation_level", chosen)
    assert marked["implementation_level"] == level.metric.unit.write(level.only.estimate.value)
    behind = {sheet.result.metric.key for sheet in sample["headlines"].sheets if sheet.result}
    assert marked.keys() <= behind


def test_cards_are_those_chosen_by_rule_and_lead_to_their_place(sample, sample_evaluator):
    found = findings(sample_evaluator, programme(sample_evaluator, "MK2016"))
    shown = [node["data-finding"] for node in nodes(sample["first"]) if "data-finding" in node]
    assert shown == [finding.key for finding in read_first(found)]
    links = [node["href"] for node in nodes(sample["first"]) if "href" in node]
    assert links == [
        *(f"/findings?programme=MK2016#{key}" for key in shown),
        "/findings?programme=MK2016",
    ]
    assert "informative null" in words(sample["first"])


def test_watch_list_shows_a_few_for_each_role_and_counts_the_others(sample, sample_evaluator):
    watched = watch_list(sample_evaluator, "MK2016")
    raised = [watch for watch in watched if watch.state is WatchState.RAISED]
    shown = [node for node in nodes(sample["stuck"]) if "data-watch" in node]
    roles = [len(own) for own in by_role(raised).values()]
    assert len(shown) == sum(min(number, STUCK_AT_MOST) for number in roles) < len(raised)
    others = [number - STUCK_AT_MOST for number in roles if number > STUCK_AT_MOST]
    said = [node["children"] for node in nodes(sample["stuck"]) if node.get("className") == "note"]
    assert [text for text in said if str(text).endswith(" more")] == [
        f"and {number} more" for number in others
    ]
    [sheet] = sample["stuck"].sheets
    states = [row[sheet.columns.index("state")] for row in sheet.rows]
    assert states.count("raised") == len(raised)
    assert "clear" not in states
    assert f"All {len(raised)} in a table" in words(sample["stuck"])
    assert "For senior officers: 3" in words(sample["stuck"])


def test_next_shows_the_first_that_are_to_be_adopted(sample):
    tags = [node["children"] for node in nodes(sample["next"]) if node.get("className") == "tag"]
    assert tags == ["adopt"] * NEXT_AT_MOST
    assert "One whole team first" in words(sample["next"])


def test_nothing_shown_is_a_key(sample):
    assert not keys_shown(sample)


def test_suppressed_numbers_are_named_and_not_shown(sample_evaluator):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(1000, 1000))
    made = blocks_of(PAGE, strict)
    states = {
        node["data-metric"]: node["data-state"]
        for node in nodes(made["headlines"])
        if "data-metric" in node
    }
    assert states["implementation_level"] == states["survey_response"] == "suppressed"
    assert "suppressed" in words(made["headlines"])
    [sheet] = made["stuck"].sheets
    assert "suppressed" in {row[sheet.columns.index("state")] for row in sheet.rows}


def test_page_stands_with_one_pilot_alone(desk):
    desk.load_text("register.csv", REGISTER)
    made = blocks_of(PAGE, desk.evaluator())
    assert "Whether it works is not established." in words(made["answer"])
    assert "none with a day yet" in words(made["answer"])
    assert "No list of further sites was handed over." in words(made["uptake"])


def test_page_without_a_programme_says_what_would_fill_it(desk):
    desk.load_text("areas.csv", "code,name,type,population,longitude,latitude\nE1,A,LSOA,1,0,52\n")
    assert list(blocks_of(PAGE, desk.evaluator())) == ["nothing"]
