"""Findings: the ledger from finding to evidence, what it calls for, and earlier claims."""

from __future__ import annotations

import pytest
from integration.tables import REGISTER
from page_blocks import blocks_of, keys_shown, nodes, words

from dashboard.page import Block
from dashboard.pages.findings import PAGE
from shared.findings import Advice, findings, recommendations
from shared.findings.claims import Standing, claims_ledger
from shared.metrics.registers import programme

OVERRIDDEN = "confidence_after_training"


def ids(made: dict[str, Block]) -> list[str]:
    """Places that links can lead to."""
    return [node["id"] for block in made.values() for node in nodes(block) if "id" in node]


@pytest.fixture(scope="module")
def found(sample_evaluator):
    return findings(sample_evaluator, programme(sample_evaluator, "MK2016"))


@pytest.fixture(scope="module")
def sample(sample_evaluator):
    return blocks_of(PAGE, sample_evaluator)


def of(made, key):
    return made[f"finding-{key.replace('_', '-')}"]


def test_each_finding_stands_once_under_its_key_with_all_that_belongs_to_it(sample, found):
    assert {each.key for each in found} <= set(ids(sample))
    for each in found:
        text = words(of(sample, each.key))
        for part in (each.title, each.state.value, each.strength.value, each.proposition):
            assert part in text
        assert each.conclusion.text in text
        assert each.cap in text


def test_every_link_within_the_page_leads_somewhere(sample):
    places = ids(sample)
    assert len(set(places)) == len(places)
    links = {n["href"] for b in sample.values() for n in nodes(b) if "href" in n}
    inner = {link.removeprefix("#") for link in links if link.startswith("#")}
    assert inner
    assert inner <= set(places)


def test_evidence_behind_a_finding_is_what_its_conclusion_rests_on(sample, found):
    for each in found:
        behind = [sheet.result for sheet in of(sample, each.key).sheets]
        groups = [(r.metric.key, r.selection, group) for r in behind for group in r.groups]
        cited = [(e.metric_key, e.result.selection, e.group) for e in each.evidence]
        assert set(groups) == set(cited)
        assert len(groups) == len(set(groups))
        has_button = any("data-behind" in node for node in nodes(of(sample, each.key)))
        assert has_button is bool(cited)


def test_decision_of_a_person_stands_with_both_judgements(sample, found):
    [finding] = [each for each in found if each.override]
    assert finding.key == OVERRIDDEN
    text = words(of(sample, OVERRIDDEN))
    assert f"By rule {finding.judged.value}; by decision of {finding.override.name}" in text
    assert finding.override.reason in text
    others = [each for each in found if not each.override]
    assert not [each for each in others if "by decision of" in words(of(sample, each.key))]


def test_findings_name_the_recommendations_that_they_speak_for(sample, found):
    for one in recommendations(found):
        href = f"#recommendation-{one.recommendation.key}"
        called = {
            each.key
            for each in found
            if href in {n.get("href") for n in nodes(of(sample, each.key))}
        }
        speaks = set() if one.advice is Advice.NOT_TRIGGERED else {each.key for each in one.met}
        assert called == speaks, one.recommendation.key


def test_counts_add_up_to_all_findings(sample, found):
    numbers = [
        int(node["children"])
        for node in nodes(sample["counts"])
        if node.get("className") == "number" and str(node["children"]).isdigit()
    ]
    assert sum(numbers) == len(found)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"state": "contradicted"}, lambda f: f.state.value == "contradicted"),
        ({"part": "effect"}, lambda f: f.rule.cell.value == "effect"),
        (
            {"state": "supported", "part": "effect"},
            lambda f: (f.state.value, f.rule.cell.value) == ("supported", "effect"),
        ),
    ],
)
def test_filters_keep_what_they_name(sample_evaluator, found, asked, kept):
    made = blocks_of(PAGE, sample_evaluator, **asked)
    shown = {key.removeprefix("finding-") for key in made if key.startswith("finding-")}
    assert shown == {each.key.replace("_", "-") for each in found if kept(each)}


def test_selection_without_any_finding_says_so_and_offers_a_way_on(sample_evaluator):
    made = blocks_of(PAGE, sample_evaluator, state="too early", part="economics")
    assert "No finding is of this kind" in words(made["none"])
    assert "/findings?programme=MK2016" in {n.get("href") for n in nodes(made["none"])}


def test_claims_are_listed_by_how_they_stand(sample_evaluator, sample, found):
    ledger = claims_ledger(sample_evaluator, "MK2016", found)
    [every] = sample["claims"].sheets
    assert len(every.rows) == len(ledger.claims) > 100
    made = blocks_of(PAGE, sample_evaluator, claims="contradicted")
    [sheet] = made["claims"].sheets
    refuted = ledger.that_are(Standing.CONTRADICTED)
    assert [row[0] for row in sheet.rows] == [one.claim.claim_id for one in refuted]
    assert {row[sheet.columns.index("standing")] for row in sheet.rows} == {"contradicted"}


def test_value_to_go_by_reads_as_it_was_printed_whatever_the_filter(sample_evaluator, sample):
    [sheet] = blocks_of(PAGE, sample_evaluator, claims="contradicted")["claims"].sheets
    goes_by = {row[0]: row[sheet.columns.index("go by")] for row in sheet.rows}
    assert goes_by["C072"] == "February 2016 to July 2016"
    assert "go by February 2016 to July 2016" in words(sample["contradictions"])


def test_each_contradiction_says_what_was_printed_and_why_not_all_can_hold(
    sample_evaluator, sample, found
):
    ledger = claims_ledger(sample_evaluator, "MK2016", found)
    text = words(sample["contradictions"])
    assert ledger.contradictions
    for each in ledger.contradictions:
        assert each.title in text
        for conflict in each.conflicts:
            assert conflict.why.text in text


def test_nothing_shown_is_a_key(sample):
    assert not keys_shown(sample)


def test_page_stands_with_one_pilot_alone_and_names_the_file_of_claims(desk):
    desk.load_text("register.csv", REGISTER)
    made = blocks_of(PAGE, desk.evaluator())
    assert words(made["claims"]).startswith("Not collected.")
    assert "Published claims of a review" in words(made["claims"])
    assert "not assessed" in words(made["counts"]).lower()


def test_page_without_a_programme_says_what_would_fill_it(desk):
    desk.load_text("areas.csv", "code,name,type,population,longitude,latitude\nE1,A,LSOA,1,0,52\n")
    assert list(blocks_of(PAGE, desk.evaluator())) == ["nothing"]
