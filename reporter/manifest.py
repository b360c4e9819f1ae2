"""What a review is: its files, the stages of its making, and the manifest that says what made it.

It imports nothing heavy, so that the process that only starts the others starts at once.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from reporter.issue import Issue


class Part(StrEnum):
    """The files of a review, by the names that the archive and addresses give them."""

    PDF = "review.pdf"
    HTML = "review.html"
    EVIDENCE = "evidence.json"
    BUNDLE = "evidence.zip"
    CHECKS = "checks.json"


class Stage(StrEnum):
    """What a rendering is doing, in the order in which it does it."""

    WAITING = "Waiting for its turn"
    READING = "Reading the snapshot"
    WRITING = "Writing the sections"
    LAYING_OUT = "Laying out the pages"
    PRINTING = "Making the PDF"
    FILING = "Filing in the archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a review is and what made it.

    Attributes:
        key: hash of snapshot, programme, code, thresholds and issue: equal keys mean equal bytes.
        programme, name: code and name of the programme.
        snapshot, edition: id of the snapshot, and the name under which it is kept.
        code_version: of the code that rendered it.
        file_stem: what its downloads are called, without an ending.
        as_of: latest day of its data (ISO), empty where nothing is dated.
        is_synthetic: made from generated sample data.
        pdf_sha256, pdf_bytes: of the PDF.
        issue: version, day and signatures of an issued edition; None for a draft.
        sha256: of every file by its name, once it is filed; empty before.
    """

    key: str
    programme: str
    name: str
    snapshot: str
    edition: str
    code_version: str
    file_stem: str
    as_of: str
    is_synthetic: bool
    pdf_sha256: str
    pdf_bytes: int
    issue: Issue | None = None
    sha256: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def as_of_day(self) -> date:
        """The latest day of its data as a date, where `as_of` is not empty."""
        return date.fromisoformat(self.as_of)

    def file_name(self, part: Part) -> str:
        """The name of a download; names sort by date, then programme."""
        return f"{self.file_stem}{_ENDINGS[part]}"

    def as_json(self) -> dict[str, Any]:
        """The manifest as its file and the API hold it."""
        return asdict(self) | {"issue": self.issue.as_json() if self.issue else None}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Manifest:
        """The manifest that `as_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: a field is missing, unknown or not of its kind.
        """
        issue = fields.get("issue")
        digests = {Part(name).value: value for name, value in fields.get("sha256", {}).items()}
        kept = {"issue": Issue.from_json(issue) if issue else None, "sha256": digests}
        return cls(**fields | kept)


_ENDINGS = {
    Part.PDF: ".pdf",
    Part.HTML: ".html",
    Part.EVIDENCE: "_evidence.json",
    Part.BUNDLE: "_evidence.zip",
    Part.CHECKS: "_checks.json",
}


@dataclass(frozen=True, slots=True)
class Review:
    """A rendered review."""

    manifest: Manifest
    files: dict[Part, bytes]
