"""An issued edition held against other data: which of its statements would change, and how."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reporter.archive import Archive
from reporter.erratum import GONE, NOT_COMPARED, NOT_MADE, NotIssuedYet, What, erratum
from reporter.manifest import Part
from reporter.review import review_key
from shared.findings.statement import Evidence
from shared.metrics import Evaluator, Thresholds

TEXT = "The mean implementation level was 2.6."


@pytest.fixture
def archive(sample_settings):
    return Archive(sample_settings.archive_path())


@pytest.fixture
def statement(sample_evaluator):
    result = sample_evaluator.evaluate("implementation_level")
    [group] = result.groups
    return {"id": "E1", "text": TEXT, "evidence": [Evidence(result, group).as_json()], "given": []}


@pytest.fixture
def issued(archive, review, edition_of):
    """Files an edition with the given statements; gives its key."""

    def issue(*statements):
        edition = edition_of(replace(review, manifest=replace(review.manifest, programme="MK2016")))
        edition.files[Part.EVIDENCE] = json.dumps({"statements": statements}).encode()
        return archive.issue(edition).key

    return issue


def draft(archive, review, evaluator, *statements):
    manifest = replace(
        review.manifest, key=review_key(evaluator, "MK2016"), programme="MK2016", issue=None
    )
    content = json.dumps({"statements": statements}).encode()
    archive.keep(replace(review, manifest=manifest, files=review.files | {Part.EVIDENCE: content}))


def test_nothing_is_affected_where_nothing_changed(archive, sample_evaluator, issued, statement):
    found = erratum(archive, sample_evaluator, issued(statement))
    assert found.affected == ()
    assert (found.statements, found.draft, found.caveat) == (1, "", NOT_COMPARED)
    assert found.as_json()["caveat"] == NOT_COMPARED
    assert found.sentence == "No published statement is affected."


def test_group_that_was_not_collected_then_and_is_not_now_has_not_changed(
    archive, sample_evaluator, issued, statement
):
    result = sample_evaluator.evaluate("implementation_level", by=("pilot_code",))
    held = [Evidence(result, group).as_json() for group in result.groups]
    uncollected = Evidence(result, result.at(pilot_code="P99")).as_json()
    spoken = statement | {"evidence": [*held, uncollected]}
    assert erratum(archive, sample_evaluator, issued(spoken)).affected == ()


@pytest.mark.parametrize(
    ("name", "kept", "what"),
    [
        ("shown", "9.9", What.VALUE),
        ("shown_low", "9.8", What.INTERVAL),
        ("shown_high", "9.9", What.INTERVAL),
    ],
)
def test_number_that_was_shown_otherwise_is_listed(
    archive, sample_evaluator, issued, statement, name, kept, what
):
    now = statement["evidence"][0][name]
    statement["evidence"][0][name] = kept
    found = erratum(archive, sample_evaluator, issued(statement))
    [affected] = found.affected
    [change] = affected.changes
    assert (affected.id, affected.text) == ("E1", TEXT)
    assert (change.what, change.metric) == (what, "implementation_level")
    assert kept in change.old
    assert now in change.new
    assert found.sentence == "1 of 1 published statements is affected."


def test_base_that_changed_is_listed(archive, sample_evaluator, issued, statement):
    statement["evidence"][0]["group"]["base"] = 3
    [affected] = erratum(archive, sample_evaluator, issued(statement)).affected
    assert [(change.what, change.old) for change in affected.changes] == [(What.BASE, "3")]


def test_number_that_is_now_withheld_changes_its_state(
    archive, sample_evaluator, issued, statement
):
    strict = Evaluator(sample_evaluator.snapshot, Thresholds(1000, 1000))
    [affected] = erratum(archive, strict, issued(statement)).affected
    [change] = affected.changes
    assert (change.what, change.old, change.new) == (What.STATE, "ok", "suppressed")


def test_metric_that_no_longer_exists_is_told(archive, sample_evaluator, issued, statement):
    statement["evidence"][0]["key"] = "removed_metric"
    [affected] = erratum(archive, sample_evaluator, issued(statement)).affected
    assert (affected.changes[0].metric, affected.changes[0].new) == ("removed_metric", NOT_MADE)


def test_group_that_no_longer_exists_is_told(archive, sample_evaluator, issued, statement):
    statement["evidence"][0]["group"]["by"] = {"pilot_code": "P99"}
    [affected] = erratum(archive, sample_evaluator, issued(statement)).affected
    [change] = affected.changes
    assert (change.what, change.old, change.new) == (What.STATE, "ok", "not collected")
    assert change.where == "pilot_code P99"


def test_sentence_is_compared_with_the_new_draft_by_what_it_speaks_of(
    archive, sample_evaluator, issued, review, statement
):
    key = issued(statement)
    moved = statement | {"id": "E7"}
    draft(archive, review, sample_evaluator, moved)
    assert erratum(archive, sample_evaluator, key).affected == ()


def test_sentence_that_reads_otherwise_in_the_new_draft_is_listed(
    archive, sample_evaluator, issued, review, statement
):
    key = issued(statement)
    draft(archive, review, sample_evaluator, statement | {"text": "It was high."})
    found = erratum(archive, sample_evaluator, key)
    [change] = found.affected[0].changes
    assert (change.what, change.old, change.new) == (What.TEXT, TEXT, "It was high.")
    assert found.draft == review_key(sample_evaluator, "MK2016")
    assert found.caveat == ""


def test_sentence_that_the_new_draft_no_longer_states_is_listed(
    archive, sample_evaluator, issued, review, statement
):
    key = issued(statement)
    draft(archive, review, sample_evaluator)
    [change] = erratum(archive, sample_evaluator, key).affected[0].changes
    assert change.new == GONE


def test_draft_has_no_erratum(archive, sample_evaluator, review):
    archive.keep(review)
    with pytest.raises(NotIssuedYet, match="draft"):
        erratum(archive, sample_evaluator, review.manifest.key)
