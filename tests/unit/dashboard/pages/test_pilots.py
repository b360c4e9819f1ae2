"""Pilots: the portfolio with ways to each pilot, its numbers, and when pilots ran."""

from __future__ import annotations

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, keys_shown, links, nodes, values, words

from dashboard.page import Block
from dashboard.pages import pilots
from dashboard.pages.pilots import PAGE
from shared.metrics import Evaluator
from shared.metrics.watch import WatchState, watch_list


@pytest.fixture(scope="module")
def sample(sample_evaluator: Evaluator) -> dict[str, Block]:
    return blocks_of(PAGE, sample_evaluator)


def column(block: Block, name: str) -> list[str]:
    sheet = block.sheets[0]
    place = sheet.columns.index(name)
    return [row[place] for row in sheet.rows]


def test_page_says_first_how_many_pilots_there_are_and_how_they_stand(sample):
    assert list(sample)[:2] == ["heading-in-brief", "standing"]
    assert "5 pilots in 4 locations" in words(sample["standing"])
    titles = [node["children"] for node in nodes(sample["statuses"]) if node.get("data-metric")]
    assert titles == ["1", "1", "3"]


def test_portfolio_holds_the_metrics_numbers_and_a_way_to_each_pilot(sample, sample_evaluator):
    portfolio = sample["portfolio"]
    assert column(portfolio, "Pilot")[0] == "P1 Station"
    assert column(portfolio, "Location")[0] == "Milton Keynes 014F"
    assert column(portfolio, "Furthest step")[2] == "5 Working group"
    assert column(portfolio, "Ended")[2:4] == ["not ended", "not ended"]
    chosen = {"programme_code": "MK2016"}
    for name, key in pilots.MEASURES.items():
        result = sample_evaluator.evaluate(key, chosen, by=("pilot_code",))
        shown = [result.metric.unit.write(group.estimate.value) for group in result.groups]
        assert column(portfolio, name) == shown
    [grid] = [node for node in nodes(portfolio) if "rowData" in node]
    assert grid["rowData"][2]["c0"] == "[P3 Birch](/pilot?programme=MK2016&pilot=P3)"


def test_portfolio_counts_raised_watch_rules_of_each_pilot(sample, sample_evaluator):
    raised = [
        watch.pilot_code
        for watch in watch_list(sample_evaluator, "MK2016")
        if watch.state is WatchState.RAISED
    ]
    expected = [str(raised.count(f"P{number}")) for number in range(1, 6)]
    assert column(sample["portfolio"], "Watch rules raised") == expected
    assert len(set(expected)) > 1


def test_timeline_draws_pilots_waves_and_changes_of_policy(sample):
    rows = column(sample["timeline"], "Row")
    assert rows[0] == "P1 Station"
    assert "Survey wave T1" in rows
    assert "End of attending all crimes" in rows
    assert "the first on 15 February 2016; 3 have a last day" in words(sample["timeline"])


def test_status_narrows_the_table_and_the_timeline(sample_evaluator):
    made = blocks_of(PAGE, sample_evaluator, status="stalled")
    assert column(made["portfolio"], "Pilot") == ["P3 Birch"]
    rows = column(made["timeline"], "Row")
    assert "P3 Birch" in rows
    assert "P1 Station" not in rows
    assert list(values(made["statuses"])) == ["pilots"]


def test_most_urgent_pilots_are_drawn_where_there_are_too_many(sample_evaluator, monkeypatch):
    monkeypatch.setattr(pilots, "MOST_DRAWN", 2)
    made = blocks_of(PAGE, sample_evaluator)
    drawn = [row for row in column(made["timeline"], "Row") if row.startswith("P")]
    assert drawn == ["P3 Birch", "P4 Cedar"]
    assert "Drawn: the 2 pilots with most watch rules raised" in words(made["timeline"])
    assert len(column(made["portfolio"], "Pilot")) == 5


def test_page_leads_on_to_implementation(sample):
    assert links(sample["way-on"]) == ["/implementation?programme=MK2016"]


def test_register_alone_makes_a_page(desk):
    desk.load_text("pilot_register.csv", REGISTER)
    made = blocks_of(PAGE, desk.evaluator())
    assert column(made["portfolio"], "Contacts") == ["not collected"]
    assert column(made["portfolio"], "Started") == ["not started"]
    assert "No pilot has a first day on record." in words(made["timeline"])


def test_nothing_but_files_of_other_kinds_says_what_would_fill_the_page(desk):
    desk.load_text("areas.csv", "code,name,type,population\nE01016800,A,LSOA,1000\n")
    made = blocks_of(PAGE, desk.evaluator())
    assert list(made) == ["nothing"]
    assert "Not collected." in words(made["nothing"])


def test_nothing_shown_is_a_key(sample):
    assert keys_shown(sample) == []
