"""Implementation: how far, by whose account, and what is too small to be shown."""

from __future__ import annotations

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, keys_shown, nodes, values, words

from dashboard.page import Block
from dashboard.pages import implementation
from dashboard.pages.implementation import HEADLINES, PAGE
from shared.metrics import Evaluator, Thresholds

CHOSEN = {"programme_code": "MK2016"}
NAMES = {1: "Station", 2: "Alder", 3: "Birch", 4: "Cedar", 5: "Rowan"}


@pytest.fixture(scope="module")
def sample(sample_evaluator: Evaluator) -> dict[str, Block]:
    return blocks_of(PAGE, sample_evaluator)


def test_page_says_first_how_far_with_its_interval_and_base(sample):
    assert list(sample)[:2] == ["heading-in-brief", "how-far"]
    assert words(sample["how-far"]).startswith(
        "Mean implementation was 2.6 of 5 (95 % interval 2.3 to 2.9; 14 raters)."
    )


def test_headlines_hold_the_metrics_numbers(sample, sample_evaluator):
    shown = values(sample["headlines"])
    assert list(shown) == [key for key, _ in HEADLINES.values()]
    for key, value in shown.items():
        result = sample_evaluator.evaluate(key, CHOSEN)
        assert value == result.metric.unit.write(result.only.estimate.value)


def test_steps_and_scores_of_each_pilot_are_drawn(sample):
    rows = sample["steps"].sheets[0].rows
    assert {row[0] for row in rows} == {f"P{n} {name}" for n, name in NAMES.items()}
    assert "Drawn" not in words(sample["steps"])
    assert len(sample["rubric"].sheets[0].rows) == 8 * 5


def test_first_pilots_are_drawn_where_there_are_too_many(sample_evaluator, monkeypatch):
    monkeypatch.setattr(implementation, "MOST_ROWS", 2)
    monkeypatch.setattr(implementation, "MOST_COLUMNS", 3)
    made = blocks_of(PAGE, sample_evaluator)
    assert {row[0] for row in made["steps"].sheets[0].rows} == {"P1 Station", "P2 Alder"}
    assert "Drawn: the first 2 of 5 pilots" in words(made["steps"])
    assert len(made["rubric"].sheets[0].rows) == 8 * 3
    assert len(made["pilots"].sheets[0].rows) == 5


def test_accounts_are_held_against_each_other(sample):
    said = words(sample["sides"])
    assert "points below their supervisors'" in said
    assert "weighted kappa" in said
    assert words(sample["ratings"]).count("Own people rated 8 of 8 steps higher") == 1
    assert "The interval excludes zero on 0 of 8 steps." in words(sample["gaps"])
    metrics = [sheet.result.metric.key for sheet in sample["ratings"].sheets if sheet.result]
    assert metrics == ["implementation_step_level", "review_score", "review_step_gap"]


def test_own_level_of_each_pilot_is_suppressed_and_the_page_says_why(sample):
    sheet = sample["pilots"].sheets[0]
    place = sheet.columns.index("Own people's level")
    assert {row[place] for row in sheet.rows} == {"suppressed"}
    assert "each of 5 has too few raters" in words(sample["pilots"])


def test_each_pilot_leads_to_its_page(sample):
    [grid] = [node for node in nodes(sample["pilots"]) if "rowData" in node]
    assert grid["rowData"][0]["c0"] == "[P1 Station](/pilot?programme=MK2016&pilot=P1)"


def test_proformas_and_features_hold_the_metrics_numbers(sample, sample_evaluator):
    compliance = sample_evaluator.evaluate("proforma_version_compliance", CHOSEN)
    shown = values(sample["proformas"])["proforma_version_compliance"]
    assert shown == compliance.metric.unit.write(compliance.only.estimate.value)
    marked = [node for node in nodes(sample["fidelity"]) if "data-state" in node]
    assert len(marked) == 11
    assert [node["data-state"] for node in marked].count("insufficient") == 1
    assert "A pilot shows 5.4 of 11 features on average (5 pilots)" in words(sample["fidelity"])


def test_pace_comes_with_its_caveats(sample):
    said = words(sample["pace"])
    assert "an illustration, not a forecast" in said
    assert "from 25\N{NO-BREAK SPACE}% (pilot P5) to 70\N{NO-BREAK SPACE}% (pilot P2)" in said


def test_suppressed_numbers_are_named_and_reviewers_scores_still_read(sample_evaluator):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(1000, 1000))
    made = blocks_of(PAGE, strict)
    shown = values(made["headlines"])
    assert shown["implementation_level"] == shown["rating_gap"] == "suppressed"
    assert shown["review_score"] == "1.9"
    assert "Step 1 (justification) had been taken furthest (3.1 of 5)" in words(made["ratings"])


def test_register_alone_makes_a_page_that_says_what_would_fill_it(desk):
    desk.load_text("pilot_register.csv", REGISTER)
    made = blocks_of(PAGE, desk.evaluator())
    assert set(values(made["headlines"]).values()) == {"not collected"}
    for key in ("steps", "rubric", "ratings", "gaps", "proformas", "fidelity"):
        assert "Not collected." in words(made[key]), key


def test_nothing_shown_is_a_key(sample):
    assert keys_shown(sample) == []
