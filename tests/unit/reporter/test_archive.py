from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reporter.archive import Altered, Archive
from reporter.manifest import Part
from shared.contract.errors import StateFault, UnknownName


def test_review_is_found_by_key_and_by_hash(tmp_path, review):
    archive = Archive(tmp_path)
    kept = archive.keep(review)
    assert archive.find(kept.key) == kept == archive.with_hash(review.manifest.pdf_sha256)
    assert archive.path(kept.key, Part.PDF).read_bytes() == review.files[Part.PDF]
    assert [manifest.key for manifest in archive.reviews()] == [kept.key]


def test_review_that_is_kept_stays_as_it_is(tmp_path, review):
    archive = Archive(tmp_path)
    archive.keep(review)
    again = type(review)(review.manifest, review.files | {Part.PDF: b"other"})
    archive.keep(again)
    assert archive.path(review.manifest.key, Part.PDF).read_bytes() == review.files[Part.PDF]
    assert [path.name for path in (tmp_path / "reviews").iterdir()] == [review.manifest.key]


@pytest.mark.parametrize("key", ["", "..", "0" * 24, "../../etc/passwd", "A" * 24])
def test_unknown_key_is_a_clear_fault(tmp_path, key):
    archive = Archive(tmp_path)
    with pytest.raises(UnknownName, match="Unknown review"):
        archive.path(key, Part.PDF)


def test_damaged_manifest_is_named(tmp_path, review):
    archive = Archive(tmp_path)
    kept = archive.keep(review)
    manifest = tmp_path / "reviews" / kept.key / "manifest.json"
    manifest.write_text("{", encoding="utf-8")
    with pytest.raises(StateFault, match="damaged"):
        archive.find(kept.key)


@pytest.mark.parametrize("digests", [7, {"../review.pdf": "0"}, ["review.pdf"]])
def test_manifest_with_damaged_digests_is_named(tmp_path, review, digests):
    kept = Archive(tmp_path).keep(review)
    manifest = tmp_path / "reviews" / kept.key / "manifest.json"
    manifest.write_text(json.dumps(kept.as_json() | {"sha256": digests}), encoding="utf-8")
    with pytest.raises(StateFault, match="damaged"):
        Archive(tmp_path).find(kept.key)


def test_damaged_folder_hides_no_other_review(tmp_path, review, caplog):
    archive = Archive(tmp_path)
    damaged = archive.keep(review).key
    other = replace(review, manifest=replace(review.manifest, key="0" * 23 + "2"))
    kept = archive.keep(other)
    (tmp_path / "reviews" / damaged / "manifest.json").write_text("{", encoding="utf-8")
    assert archive.reviews() == (kept,)
    assert archive.with_hash(kept.pdf_sha256) == kept
    assert damaged in caplog.text


@pytest.mark.parametrize("part", list(Part))
def test_file_that_was_altered_is_not_given_out(tmp_path, review, part):
    archive = Archive(tmp_path)
    kept = archive.keep(review)
    assert archive.content(kept.key, part) == review.files[part]
    assert archive.altered(kept) == ()
    archive.path(kept.key, part).write_bytes(review.files[part] + b" ")
    with pytest.raises(Altered, match=f"{part} of review {kept.key} was altered"):
        archive.content(kept.key, part)
    assert archive.altered(kept) == (part,)
    archive.path(kept.key, part).unlink()
    assert archive.altered(kept) == (part,)


def test_review_that_was_filed_without_digests_is_still_given_out(tmp_path, review):
    archive = Archive(tmp_path)
    fields = archive.keep(review).as_json()
    del fields["sha256"]
    manifest = tmp_path / "reviews" / review.manifest.key / "manifest.json"
    manifest.write_text(json.dumps(fields), encoding="utf-8")
    assert archive.content(review.manifest.key, Part.HTML) == review.files[Part.HTML]


def test_archive_that_cannot_be_written_to_is_named(tmp_path, review):
    (tmp_path / "reviews").write_text("a file stands where the folder should", encoding="utf-8")
    with pytest.raises(StateFault, match="BEATWISE_ARCHIVE"):
        Archive(tmp_path).keep(review)


def test_download_names_sort_by_date(review):
    names = [review.manifest.file_name(part) for part in Part]
    assert names[0] == "2020-01-31_a-programme_review_abcdef01.pdf"
    assert all(name.startswith("2020-01-31_") for name in names)
