"""What a PDF in hand is, by its bytes and by the identifier that it carries."""

from __future__ import annotations

import hashlib

import pytest

from reporter.archive import Archive
from reporter.manifest import Part
from reporter.verify import Verdict, identify


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path)


def test_draft_is_called_a_draft(archive, review):
    kept = archive.keep(review)
    found = identify(review.files[Part.PDF], archive)
    assert (found.verdict, found.manifest) == (Verdict.DRAFT, kept)
    assert "snapshot abcdef0123456789" in found.sentence
    assert "not to be relied on" in found.sentence


def test_edition_in_force_is_named_with_its_version_and_day(archive, review, edition_of):
    edition = edition_of(review)
    archive.issue(edition)
    found = identify(edition.files[Part.PDF], archive)
    assert found.verdict is Verdict.ISSUED
    assert "version 1, issued on 2 March 2026, of ZZ2020" in found.sentence


def test_superseded_edition_names_the_one_in_force(archive, review, edition_of):
    first, second = edition_of(review, 1), edition_of(review, 2)
    archive.issue(first)
    archive.issue(second)
    found = identify(first.files[Part.PDF], archive)
    assert found.verdict is Verdict.SUPERSEDED
    assert f"superseded by version 2 ({second.manifest.key})" in found.sentence


@pytest.mark.parametrize("form", ["as it was", "in hexadecimal digits"])
def test_altered_edition_is_known_by_its_identifier(archive, review, edition_of, form):
    edition = edition_of(review)
    kept = archive.issue(edition)
    key = edition.manifest.key.encode()
    identifier = b"(" + key + b")" if form == "as it was" else b"<" + key.hex().encode() + b">"
    found = identify(b"%PDF-1.7 another text /ID [" + identifier + b" (1)]", archive)
    assert (found.verdict, found.manifest) == (Verdict.ALTERED, kept)
    assert edition.manifest.key in found.sentence


def test_altered_file_beside_a_genuine_pdf_is_named(archive, review, edition_of):
    edition = edition_of(review)
    archive.issue(edition)
    assert "But" not in identify(edition.files[Part.PDF], archive).sentence
    archive.path(edition.manifest.key, Part.BUNDLE).write_bytes(b"PK exchanged")
    found = identify(edition.files[Part.PDF], archive)
    assert found.verdict is Verdict.ISSUED
    assert found.sentence.endswith("in the archive were altered or removed: evidence.zip.")


def test_damaged_review_does_not_hide_a_genuine_one(archive, tmp_path, review, edition_of):
    edition = edition_of(review)
    archive.issue(edition)
    archive.keep(review)
    (tmp_path / "reviews" / review.manifest.key / "manifest.json").write_text("{", encoding="utf-8")
    assert identify(edition.files[Part.PDF], archive).verdict is Verdict.ISSUED


@pytest.mark.parametrize(
    "content", [b"", b"%PDF", b"/ID [(" + b"0" * 24 + b")]", b"/ID [<" + b"ff" * 24 + b">]"]
)
def test_anything_else_is_unknown(archive, review, content):
    archive.keep(review)
    found = identify(content, archive)
    assert (found.verdict, found.manifest) == (Verdict.UNKNOWN, None)


def test_edition_whose_archived_copy_was_exchanged_is_not_called_genuine(
    archive, tmp_path, review, edition_of
):
    edition = edition_of(review)
    archive.issue(edition)
    manifest = tmp_path / "reviews" / edition.manifest.key / "manifest.json"
    other = b"%PDF-1.7 exchanged /ID [(" + edition.manifest.key.encode() + b") (0)]"
    text = manifest.read_text(encoding="utf-8")
    digest = hashlib.sha256(other).hexdigest()
    manifest.write_text(text.replace(edition.manifest.pdf_sha256, digest), encoding="utf-8")
    assert identify(other, archive).verdict is Verdict.ALTERED
