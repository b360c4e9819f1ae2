"""Tells whether a PDF in hand is a review of this archive, from its snapshot and this code."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reporter.archive import Archive
from reporter.manifest import Part
from reporter.review import render
from reporter.version import code_version
from shared.contract.errors import DataFault, NoSnapshot
from shared.metrics import LiveWarehouse


class NotTheReview(DataFault):
    """The PDF is not what this archive, snapshot and code make."""


def verify(path: Path, archive: Archive, warehouse: LiveWarehouse) -> str:
    """What a PDF is, in one line.

    Raises:
        NotTheReview: it is not in the archive, or is not what its snapshot and this code make.
    """
    content = path.read_bytes()
    manifest = archive.with_hash(hashlib.sha256(content).hexdigest())
    if manifest is None:
        raise NotTheReview(
            f"{path} is no review of the archive {archive.directory}: it was altered, or rendered "
            "elsewhere."
        )
    what = f"{path} is the review {manifest.key} of {manifest.programme}"
    if manifest.code_version != code_version():
        raise NotTheReview(
            f"{what}, but was rendered by code {manifest.code_version}; this is {code_version()}. "
            "Verify with that version."
        )
    try:
        evaluator = warehouse.named(manifest.edition)
    except NoSnapshot:
        return (
            f"{what}, as archived; snapshot {manifest.snapshot} is not kept in "
            f"{warehouse.settings.dir}, so it was not rendered again."
        )
    if render(evaluator, manifest.programme).files[Part.PDF] != content:
        raise NotTheReview(
            f"{what}, but snapshot {manifest.snapshot} now renders to other bytes. Compare fonts "
            "and system libraries."
        )
    return f"{what}: rendered again from snapshot {manifest.snapshot}, the bytes are the same."
