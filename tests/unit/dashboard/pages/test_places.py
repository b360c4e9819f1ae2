"""Places: where records concentrate, which areas are listed, what became of sites."""

from __future__ import annotations

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, keys_shown, words
from plotly.io.json import to_json_plotly

from dashboard.page import select
from dashboard.pages import places
from dashboard.pages.places import PAGE
from shared.contract import formats
from shared.contract.vocabulary import ResultState
from shared.findings import findings
from shared.metrics.registers import programme

PILOT_AREA = "E01033500"


@pytest.fixture(scope="module")
def sample(sample_evaluator):
    return blocks_of(PAGE, sample_evaluator)


def test_numbers_at_the_top_are_those_of_the_metrics(sample, sample_evaluator):
    shown = words(sample["headlines"])
    for key in ("recorded_crime", "recorded_crime_rate"):
        result = sample_evaluator.evaluate(key)
        assert result.metric.unit.write(result.only.estimate.value) in shown


def test_answer_says_where_records_concentrate_and_whether_pilots_are_there(
    sample, sample_evaluator
):
    known = programme(sample_evaluator, "MK2016")
    [site] = [f for f in findings(sample_evaluator, known) if f.key == "site_choice"]
    by_area = sample_evaluator.evaluate("recorded_crime", by=("lsoa_code",))
    most = max(g.estimate.value for g in by_area.groups if g.value_of("lsoa_code") is not None)
    assert site.conclusion.text in words(sample["answer"])
    assert f"most: {formats.number(most)}" in words(sample["answer"])


def test_league_ranks_areas_of_the_map_by_their_records(sample):
    sheet = sample["league"].sheets[0]
    ranks = [int(row[sheet.columns.index("Rank")]) for row in sheet.rows]
    records = [int(row[sheet.columns.index("Records")].replace(",", "")) for row in sheet.rows]
    assert ranks == sorted(ranks)
    assert records == sorted(records, reverse=True)
    held = sample["map"].sheets[0].rows
    assert {row[0] for row in sheet.rows} == {row[0] for row in held}


def test_pilots_areas_are_marked_with_their_pilots(sample, sample_evaluator):
    known = programme(sample_evaluator, "MK2016")
    marked = {row[-1] for row in sample["league"].sheets[0].rows if row[-1]}
    named = {name for cell in marked for name in cell.split(", ")}
    assert named == {pilot.name for pilot in known.pilots}
    assert {row[-1] for row in sample["own-areas"].sheets[0].rows} == marked


def test_league_keeps_pilots_areas_and_says_how_many_it_leaves_out(sample_evaluator, monkeypatch):
    every = blocks_of(PAGE, sample_evaluator)["league"]
    monkeypatch.setattr(places, "LEAGUE_ROWS", 6)
    made = blocks_of(PAGE, sample_evaluator)["league"]
    sheet = made.sheets[0]
    assert len(sheet.rows) == 6
    assert sum(bool(row[-1]) for row in sheet.rows) == 4
    left_out = len(every.sheets[0].rows) - 6
    assert f"{left_out} further areas as near not listed" in words(made)
    assert "not listed" not in words(every)


def test_area_chosen_is_what_the_numbers_speak_of(sample_evaluator):
    made = blocks_of(PAGE, sample_evaluator, area=PILOT_AREA)
    result = sample_evaluator.evaluate("recorded_crime", {"lsoa_code": PILOT_AREA})
    assert result.metric.unit.write(result.only.estimate.value) in words(made["headlines"])
    months = made["months"].sheets[0].result
    assert months.selection.texts("lsoa_code") == (PILOT_AREA,)
    assert len(made["league"].sheets[0].rows) > 1


def test_pilots_areas_are_offered_first(sample_evaluator):
    offered = select(PAGE, sample_evaluator, {}).choices["area"]
    known = programme(sample_evaluator, "MK2016")
    count = len(known.locations)
    assert {choice.value for choice in offered[1 : 1 + count]} == set(known.locations)
    assert len(offered) <= places.OFFERED + 1


def test_type_and_year_narrow_every_number(sample_evaluator):
    made = blocks_of(PAGE, sample_evaluator, type="Burglary", period="2015")
    selected = {"crime_type": "Burglary", "month": "2015-01..2015-12"}
    result = sample_evaluator.evaluate("recorded_crime", selected)
    assert result.metric.unit.write(result.only.estimate.value) in words(made["headlines"])
    for key in ("map", "months"):
        assert made[key].sheets[0].result.selection.texts("crime_type") == ("Burglary",)
    assert "January 2015 to December 2015" in words(made["headlines"])


def test_persisting_areas_are_the_evidence_of_their_finding(sample, sample_evaluator):
    known = programme(sample_evaluator, "MK2016")
    [finding] = [f for f in findings(sample_evaluator, known) if f.key == "persistent_demand"]
    shown = [one.value for one in finding.conclusion.evidence]
    table = words(sample["persisting"])
    assert len(shown) > 1
    assert all(value in table for value in shown)


def test_opportunities_say_what_became_of_each(sample, sample_evaluator):
    counts = sample_evaluator.evaluate("opportunities_by_status", {"programme_code": "MK2016"})
    table = words(sample["opportunities"])
    for status, name in places.STATUS["status"].items():
        written = formats.number(counts.at(status=status).estimate.value)
        assert f"{name} {written}" in table


def test_recorded_crime_is_never_judged_too_early(sample):
    assert "too early" in words(sample["finding-crime-follow-up"])
    assert "It is too early to establish" in words(sample["finding-crime-follow-up"])


def test_no_key_of_the_machine_is_read(sample):
    assert keys_shown(sample) == []


def test_every_number_has_a_table_behind_it(sample):
    for key, block in sample.items():
        if 'data-metric"' in to_json_plotly(block.body):
            assert block.sheets, key


def test_pilot_alone_says_which_files_are_wanted(desk):
    desk.load_text("pilot_register.csv", REGISTER)
    assert "police.uk street-level crime" in words(blocks_of(PAGE, desk.evaluator())["nothing"])


def test_everything_of_people_suppressed_leaves_recorded_crime(sample_desk):
    made = blocks_of(PAGE, sample_desk.evaluator(attitude=1000, count=1000))
    assert ResultState.SUPPRESSED.value not in words(made["headlines"])
    assert made["league"].sheets[0].rows
