"""Signing, issuing and errata from the command line."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from reporter.__main__ import cli
from reporter.archive import Archive
from reporter.manifest import Part

SIGNATURES = (
    ("analyst", "Ada Synthetic"),
    ("assurer", "Ben Synthetic"),
    ("approver", "Cleo Synthetic"),
)


@pytest.fixture
def run(sample_settings, monkeypatch):
    """Runs a command over the sample with an archive of its own; gives what it prints."""
    monkeypatch.setenv("BEATWISE_DIR", str(sample_settings.dir))
    monkeypatch.setenv("BEATWISE_ARCHIVE", str(sample_settings.archive_path()))

    def call(*arguments):
        return CliRunner().invoke(cli, arguments, catch_exceptions=False).output

    return call


def sign_all(run, key):
    return [run("sign", "--key", key, "--role", role, "--name", name) for role, name in SIGNATURES]


def test_signing_says_who_has_signed_and_who_must(run, sample_draft):
    first, *_, last = sign_all(run, sample_draft.manifest.key)
    assert "analyst: Ada Synthetic, " in first
    assert "assurer: not yet" in first
    assert "not yet" not in last


def test_role_that_does_not_exist_is_refused(run, sample_draft):
    said = run("sign", "--key", sample_draft.manifest.key, "--role", "king", "--name", "A")
    assert "'king' is not one of 'commissioner', 'analyst', 'assurer', 'approver'" in said


def test_signed_draft_is_issued_on_a_day_of_choice(
    run, sample_settings, sample_draft, edition_of, monkeypatch
):
    given = []

    def renders(_evaluator, programme, _progress, issue):
        given.append((programme, issue.version, issue.issued_on.isoformat()))
        return edition_of(sample_draft, issue.version, issue.sign_offs)

    monkeypatch.setattr("reporter.__main__.render", renders)
    monkeypatch.setattr("reporter.issuing.pin", lambda *_: True)
    monkeypatch.setattr("reporter.__main__.today", lambda: date(2026, 3, 2))
    sign_all(run, sample_draft.manifest.key)
    said = run("issue", "--key", sample_draft.manifest.key, "--on", "2026-03-02")
    [edition] = Archive(sample_settings.archive_path()).register.editions("MK2016")
    assert said.startswith(f"Issued: version 1 of MK2016, {edition.key}, ")
    assert given == [("MK2016", 1, "2026-03-02")]
    again = run("issue", "--key", sample_draft.manifest.key)
    assert again == f"Version 1 was issued from it already: {edition.key}\n"


def test_errata_are_listed_and_printed_as_json(run, sample_settings, sample_draft, edition_of):
    key = Archive(sample_settings.archive_path()).issue(edition_of(sample_draft)).key
    assert run("errata", "--key", key) == "No published statement is affected.\n"
    told = json.loads(run("errata", "--key", key, "--json"))
    assert (told["version"], told["affected"]) == (1, [])
    assert told["caveat"] == ""


def test_errata_say_where_sentences_were_not_compared(
    run, sample_settings, sample_draft, edition_of
):
    archive = Archive(sample_settings.archive_path())
    key = archive.issue(edition_of(sample_draft)).key
    shutil.rmtree(archive.path(sample_draft.manifest.key, Part.PDF).parent)
    said = "Sentences were not compared: render a draft of the newest snapshot first."
    assert run("errata", "--key", key).splitlines()[1:] == [said]
    assert json.loads(run("errata", "--key", key, "--json"))["caveat"] == said
