"""What must hold before a draft is issued, and what is done then."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reporter.archive import Archive
from reporter.issue import SignOff
from reporter.issuing import NotIssued, NotSigned, file, prepared, sign
from reporter.manifest import Manifest, Part
from reporter.review import review_key
from shared.contract.errors import UnknownName
from shared.contract.pointer import SNAPSHOTS
from shared.contract.settings import Settings
from shared.contract.vocabulary import SignOffRole
from shared.metrics import LiveWarehouse

DAY = date(2026, 3, 2)
NAMES = {
    SignOffRole.ANALYST: "Ada Synthetic",
    SignOffRole.ASSURER: "Ben Synthetic",
    SignOffRole.APPROVER: "Cleo Synthetic",
}


@pytest.fixture
def archive(sample_settings):
    return Archive(sample_settings.archive_path())


@pytest.fixture
def warehouse(sample_settings):
    return LiveWarehouse(sample_settings)


@pytest.fixture
def own_warehouse(tmp_path):
    """A warehouse directory beside whose snapshots pins may be set."""
    (tmp_path / "own" / SNAPSHOTS).mkdir(parents=True)
    return LiveWarehouse(Settings(dir=tmp_path / "own"))


def signed(archive, draft, *roles):
    for role in roles:
        sign(archive, draft.manifest.key, SignOff(role, NAMES[role], DAY))


def test_signed_draft_becomes_the_next_version(archive, warehouse, sample_draft):
    signed(archive, sample_draft, *NAMES)
    evaluator, issue = prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)
    assert (issue.version, issue.draft, issue.issued_on) == (1, sample_draft.manifest.key, DAY)
    assert [one.role for one in issue.sign_offs] == list(NAMES)
    assert evaluator.snapshot.name == sample_draft.manifest.edition


@pytest.mark.parametrize("absent", list(NAMES))
def test_each_missing_signature_is_named(archive, warehouse, sample_draft, absent):
    signed(archive, sample_draft, *(role for role in NAMES if role is not absent))
    with pytest.raises(NotIssued) as refused:
        prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)
    assert refused.value.reasons == (f"The signature of the {absent.value} is missing.",)


def test_commissioner_may_sign_but_need_not(archive, warehouse, sample_draft):
    signed(archive, sample_draft, *NAMES)
    sign_off = SignOff(SignOffRole.COMMISSIONER, "Dan Synthetic", DAY)
    sign(archive, sample_draft.manifest.key, sign_off)
    _, issue = prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)
    assert issue.sign_offs[0] == sign_off


def test_each_failed_check_is_named(archive, warehouse, sample_draft):
    signed(archive, sample_draft, *NAMES)
    failed = [
        {"name": "Rows", "passed": False, "detail": "Table 3 lacks 2."},
        {"name": "Words", "passed": True, "detail": ""},
    ]
    shutil.rmtree(archive.path(sample_draft.manifest.key, Part.CHECKS).parent)
    sample_draft.files[Part.CHECKS] = json.dumps(failed).encode()
    archive.keep(sample_draft)
    with pytest.raises(NotIssued) as refused:
        prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)
    assert refused.value.reasons == ("Check 'Rows' fails: Table 3 lacks 2.",)


def test_draft_whose_checks_were_altered_is_not_issued(archive, warehouse, sample_draft):
    signed(archive, sample_draft, *NAMES)
    archive.path(sample_draft.manifest.key, Part.CHECKS).write_bytes(b"not what was filed")
    with pytest.raises(NotIssued, match=r"checks\.json of review \w+ was altered"):
        prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "before the last signature, 2026-03-02"), (2, "after today")]
)
def test_day_of_issue_lies_between_the_last_signature_and_today(
    archive, warehouse, sample_draft, days, said
):
    signed(archive, sample_draft, *NAMES)
    today = DAY + timedelta(days=1)
    for day in (DAY, today):
        prepared(archive, warehouse, sample_draft.manifest, day, today=today)
    with pytest.raises(NotIssued, match=said):
        prepared(archive, warehouse, sample_draft.manifest, DAY + timedelta(days=days), today=today)


def test_draft_that_was_never_checked_is_not_issued(archive, warehouse, sample_draft):
    signed(archive, sample_draft, *NAMES)
    archive.path(sample_draft.manifest.key, Part.CHECKS).unlink()
    with pytest.raises(NotIssued, match="has not been checked"):
        prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)


def test_draft_of_other_code_is_not_what_would_be_issued(
    archive, warehouse, sample_draft, monkeypatch
):
    signed(archive, sample_draft, *NAMES)
    monkeypatch.setattr("reporter.review.code_version", lambda: "f" * 16)
    with pytest.raises(NotIssued, match="another version of the code"):
        prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)


def test_draft_whose_snapshot_is_gone_is_not_issued(archive, warehouse, sample_draft):
    gone = replace(sample_draft.manifest, edition="0000.1")
    with pytest.raises(NotIssued, match="not kept"):
        prepared(archive, warehouse, gone, DAY, today=DAY)


def test_edition_is_not_issued_again(archive, warehouse, sample_draft, edition_of):
    with pytest.raises(NotIssued, match="edition already"):
        prepared(archive, warehouse, edition_of(sample_draft).manifest, DAY, today=DAY)


@pytest.mark.parametrize(
    "name", ["ada  SYNTHETIC", "\N{FULLWIDTH LATIN CAPITAL LETTER A}da Synthetic"]
)
def test_who_assures_has_not_made_the_analysis(archive, sample_draft, name):
    signed(archive, sample_draft, SignOffRole.ANALYST)
    same = SignOff(SignOffRole.ASSURER, name, DAY)
    with pytest.raises(NotSigned, match="two people"):
        sign(archive, sample_draft.manifest.key, same)
    sign(archive, sample_draft.manifest.key, replace(same, role=SignOffRole.APPROVER))


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "x" * 121, "Ada\u202eb"])
def test_signature_without_a_name_is_not_taken(archive, sample_draft, name):
    with pytest.raises(NotSigned, match="name of 1 to 120"):
        sign(archive, sample_draft.manifest.key, SignOff(SignOffRole.ANALYST, name, DAY))


def test_nothing_is_signed_once_it_is_issued(archive, sample_draft, edition_of):
    edition = archive.issue(edition_of(sample_draft))
    late = SignOff(SignOffRole.COMMISSIONER, "Dan Synthetic", DAY)
    with pytest.raises(NotSigned, match="as version 1"):
        sign(archive, sample_draft.manifest.key, late)
    with pytest.raises(NotSigned, match="below drafts"):
        sign(archive, edition.key, late)


def test_unknown_draft_is_not_signed(archive):
    with pytest.raises(UnknownName):
        sign(archive, "0" * 24, SignOff(SignOffRole.ANALYST, "Ada Synthetic", DAY))


def test_issued_edition_keeps_its_snapshot(archive, own_warehouse, sample_draft, edition_of):
    file(archive, own_warehouse, sample_draft)
    pins = list((own_warehouse.settings.dir / SNAPSHOTS).iterdir())
    assert pins == []
    manifest = file(archive, own_warehouse, edition_of(sample_draft))
    [pin] = (own_warehouse.settings.dir / SNAPSHOTS).iterdir()
    assert pin.name == f"{manifest.edition}.pin"


def test_edition_is_issued_where_no_pin_can_be_set(
    archive, tmp_path, sample_draft, edition_of, caplog
):
    nowhere = LiveWarehouse(Settings(dir=tmp_path / "nowhere"))
    manifest = file(archive, nowhere, edition_of(sample_draft))
    assert archive.register.holds(manifest)
    assert f"snapshot pin {manifest.edition}" in caplog.text


def test_edition_whose_checks_fail_is_not_filed(archive, own_warehouse, sample_draft, edition_of):
    edition = edition_of(sample_draft)
    failed = [{"name": "Rows", "passed": False, "detail": "Table 3 lacks 2."}]
    edition.files[Part.CHECKS] = json.dumps(failed).encode()
    with pytest.raises(NotIssued, match="Rows"):
        file(archive, own_warehouse, edition)
    assert archive.find(edition.manifest.key) is None


def test_key_of_an_edition_follows_from_its_issue(archive, warehouse, sample_draft):
    signed(archive, sample_draft, *NAMES)
    evaluator, issue = prepared(archive, warehouse, sample_draft.manifest, DAY, today=DAY)
    keys = {
        review_key(evaluator, "MK2016", one)
        for one in (
            None,
            issue,
            replace(issue, version=2),
            replace(issue, issued_on=date(2026, 3, 3)),
            replace(issue, sign_offs=issue.sign_offs[:2]),
        )
    }
    assert len(keys) == 5
    assert review_key(evaluator, "MK2016", issue) == review_key(evaluator, "MK2016", issue)


def test_manifest_of_an_edition_is_read_as_it_was_written(sample_draft, edition_of):
    manifest = edition_of(sample_draft).manifest
    assert Manifest.from_json(json.loads(json.dumps(manifest.as_json()))) == manifest
