from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest

from reporter.archive import Archive
from reporter.issue import Issue, SignOff
from reporter.manifest import Manifest, Part, Review
from reporter.review import review_key
from shared.contract.settings import Settings
from shared.contract.vocabulary import SignOffRole
from shared.metrics import LiveWarehouse

PROGRAMME = "MK2016"
DAY = date(2026, 3, 2)
PASSED = [{"name": "Every mark leads somewhere", "passed": True, "detail": "4 checked."}]
SIGNED = (
    SignOff(SignOffRole.ANALYST, "Ada Synthetic", DAY),
    SignOff(SignOffRole.ASSURER, "Ben Synthetic", DAY),
    SignOff(SignOffRole.APPROVER, "Cleo Synthetic", DAY),
)


@pytest.fixture
def review() -> Review:
    pdf = b"%PDF-1.7 a small one"
    manifest = Manifest(
        key="0" * 23 + "1",
        programme="ZZ2020",
        name="A programme",
        snapshot="abcdef0123456789",
        edition="abcdef0123456789.1",
        code_version="c" * 16,
        file_stem="2020-01-31_a-programme_review_abcdef01",
        as_of="2020-01-31",
        is_synthetic=False,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        pdf_bytes=len(pdf),
    )
    files = {
        Part.PDF: pdf,
        Part.HTML: b"<html>",
        Part.EVIDENCE: b'{"statements": []}',
        Part.BUNDLE: b"PK",
        Part.CHECKS: json.dumps(PASSED).encode(),
    }
    return Review(manifest, files)


@pytest.fixture
def edition_of():
    """Makes the edition of a draft without rendering it: its PDF says its key and version."""

    def make(draft: Review, version: int = 1, sign_offs: tuple[SignOff, ...] = SIGNED) -> Review:
        issue = Issue(version, draft.manifest.key, DAY, sign_offs)
        key = hashlib.sha256(json.dumps(issue.as_json()).encode()).hexdigest()[:24]
        pdf = f"%PDF-1.7 version {version} /ID [({key}) (0)]".encode()
        manifest = replace(
            draft.manifest,
            key=key,
            issue=issue,
            file_stem=f"2020-01-31_a-programme_review_v{version}",
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
            pdf_bytes=len(pdf),
        )
        return Review(manifest, draft.files | {Part.PDF: pdf})

    return make


@pytest.fixture
def sample_settings(sample_warehouse, tmp_path):
    """The sample's warehouse with an archive of one's own."""
    return Settings(dir=sample_warehouse, archive=tmp_path / "archive")


@pytest.fixture
def sample_draft(sample_settings, review):
    """A draft of the sample's review that is kept without having been rendered."""
    evaluator = LiveWarehouse(sample_settings).current()
    manifest = replace(
        review.manifest,
        key=review_key(evaluator, PROGRAMME),
        programme=PROGRAMME,
        snapshot=evaluator.snapshot.id,
        edition=evaluator.snapshot.name,
    )
    draft = Review(manifest, review.files)
    Archive(sample_settings.archive_path()).keep(draft)
    return draft
