"""Tells what a PDF in hand is: the edition in force, a superseded one, a draft, or altered."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reporter.archive import Archive
from reporter.manifest import Manifest, Part
from reporter.register import Standing
from reporter.review import render
from reporter.version import code_version
from shared.contract import formats
from shared.contract.errors import DataFault, NoSnapshot
from shared.metrics import LiveWarehouse

_IDENTIFIER = re.compile(rb"/ID\s*\[\s*(?:\(([0-9a-f]{24})\)|<((?:[0-9A-Fa-f]{2}){24})>)")
"""The permanent identifier of a PDF, which programs that edit it keep: a review's is its key."""


class NotTheReview(DataFault):
    """The PDF is not what this archive, snapshot and code make."""


class Verdict(StrEnum):
    """What a PDF is."""

    ISSUED = "issued"
    SUPERSEDED = "superseded"
    DRAFT = "draft"
    ALTERED = "altered"
    UNKNOWN = "unknown"

    @property
    def is_genuine(self) -> bool:
        """True where the bytes are those that the archive holds."""
        return self not in (Verdict.ALTERED, Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of a PDF.

    Attributes:
        verdict: what it is.
        manifest: of the review that it is, or that it says it is; None where it is unknown.
        sentence: the same in words.
    """

    verdict: Verdict
    manifest: Manifest | None
    sentence: str


def identify(content: bytes, archive: Archive) -> Verification:
    """What a PDF is by the archive alone: by its hash, else by the key that it carries."""
    digest = hashlib.sha256(content).hexdigest()
    if manifest := archive.with_hash(digest):
        verdict = _VERDICTS[archive.register.standing(manifest)]
        said = _genuine(archive, manifest, verdict) + _altered(archive, manifest)
        return Verification(verdict, manifest, said)
    claimed = next(filter(None, map(archive.find, _identifiers(content))), None)
    if claimed:
        said = (
            f"This is not {_named(claimed)} as the archive holds it, though it says so: it was "
            f"altered, or its archived copy was. Take the review from the archive ({claimed.key})."
        )
        return Verification(Verdict.ALTERED, claimed, said)
    said = (
        "This is no review of this archive: it was altered beyond recognition, rendered elsewhere, "
        "or is another document."
    )
    return Verification(Verdict.UNKNOWN, None, said)


def _identifiers(content: bytes) -> tuple[str, ...]:
    """The keys that a PDF carries, one for each time that it was saved."""
    found = (
        text or bytes.fromhex(digits.decode()) for text, digits in _IDENTIFIER.findall(content)
    )
    return tuple(dict.fromkeys(key.decode("latin-1") for key in found))


_VERDICTS = {
    Standing.ISSUED: Verdict.ISSUED,
    Standing.SUPERSEDED: Verdict.SUPERSEDED,
    Standing.DRAFT: Verdict.DRAFT,
}


def _genuine(archive: Archive, manifest: Manifest, verdict: Verdict) -> str:
    said = f"This is {_named(manifest)}, unaltered"
    match verdict:
        case Verdict.DRAFT:
            return f"{said}. A draft is not to be relied on."
        case Verdict.SUPERSEDED:
            newest = archive.register.superseding(manifest)
            which = f"version {newest.version} ({newest.key})" if newest else "a newer version"
            return f"{said}. It is superseded by {which}."
        case _:
            return f"{said}. It is the edition in force."


def _altered(archive: Archive, manifest: Manifest) -> str:
    """What is to be said of the other files of a genuine PDF; empty where they are as filed."""
    names = ", ".join(archive.altered(manifest))
    return f" But files beside it in the archive were altered or removed: {names}." if names else ""


def _named(manifest: Manifest) -> str:
    source = f"of {manifest.programme} ({manifest.name}), from snapshot {manifest.snapshot}"
    if manifest.issue is None:
        return f"a draft {source}"
    day = formats.day(manifest.issue.issued_on)
    return f"version {manifest.issue.version}, issued on {day}, {source}"


def verify(path: Path, archive: Archive, warehouse: LiveWarehouse) -> str:
    """What a PDF is, in one line; rendered again where its snapshot is kept.

    Raises:
        NotTheReview: it is not in the archive, or is not what its snapshot and this code make.
    """
    content = path.read_bytes()
    found = identify(content, archive)
    if not found.verdict.is_genuine or found.manifest is None:
        raise NotTheReview(f"{path}: {found.sentence} Archive: {archive.directory}.")
    manifest, what = found.manifest, f"{path}: {found.sentence}"
    if manifest.code_version != code_version():
        return (
            f"{what} It was rendered by code {manifest.code_version}; this is {code_version()}, so "
            "it was not rendered again."
        )
    try:
        evaluator = warehouse.named(manifest.edition)
    except NoSnapshot:
        return (
            f"{what} Snapshot {manifest.snapshot} is not kept in {warehouse.settings.dir}, so it "
            "was not rendered again."
        )
    again = render(evaluator, manifest.programme, lambda *_: None, manifest.issue)
    if again.files[Part.PDF] != content:
        raise NotTheReview(
            f"{what} But snapshot {manifest.snapshot} now renders to other bytes. Compare fonts "
            "and system libraries."
        )
    return f"{what} Rendered again from snapshot {manifest.snapshot}, the bytes are the same."
