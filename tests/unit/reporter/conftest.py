from __future__ import annotations

import hashlib

import pytest

from reporter.manifest import Manifest, Part, Review


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
    return Review(manifest, {Part.PDF: pdf, Part.HTML: b"<html>", Part.EVIDENCE: b"{}"})
