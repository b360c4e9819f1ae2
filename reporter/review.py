"""Renders one review: PDF, HTML twin, evidence file, and the manifest that says what made them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from reporter import document
from reporter.ledger import Ledger
from reporter.section import Subject
from reporter.version import code_version
from shared.metrics import Evaluator, registers
from shared.metrics.registers import Programme

SLUG_LENGTH = 48


class Part(StrEnum):
    """The files of a review, by the names that the archive and addresses give them."""

    PDF = "review.pdf"
    HTML = "review.html"
    EVIDENCE = "evidence.json"


class Stage(StrEnum):
    """What a rendering is doing, in the order in which it does it."""

    WAITING = "Waiting for its turn"
    READING = "Reading the snapshot"
    WRITING = "Writing the sections"
    LAYING_OUT = "Laying out the pages"
    PRINTING = "Making the PDF"
    FILING = "Filing in the archive"


Progress = Callable[[Stage, int], None]
"""Called with the stage that begins and the percentage done; may raise to stop the rendering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a review is and what made it.

    Attributes:
        key: hash of snapshot, programme, code and thresholds: equal keys mean equal bytes.
        programme, name: code and name of the programme.
        snapshot, edition: id of the snapshot, and the name under which it is kept.
        code_version: of the code that rendered it.
        file_stem: what its downloads are called, without an ending.
        as_of: latest day of its data (ISO), empty where nothing is dated.
        is_synthetic: made from generated sample data.
        pdf_sha256, pdf_bytes: of the PDF.
        state: draft until somebody signs it off.
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
    state: str = "draft"

    @property
    def as_of_day(self) -> date:
        """The latest day of its data as a date, where `as_of` is not empty."""
        return date.fromisoformat(self.as_of)

    def file_name(self, part: Part) -> str:
        """The name of a download; names sort by date, then programme."""
        ending = {Part.PDF: ".pdf", Part.HTML: ".html", Part.EVIDENCE: "_evidence.json"}[part]
        return f"{self.file_stem}{ending}"

    def as_json(self) -> dict[str, Any]:
        """The manifest as its file and the API hold it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Review:
    """A rendered review."""

    manifest: Manifest
    files: dict[Part, bytes]


def review_key(evaluator: Evaluator, programme: str) -> str:
    """The key of a programme's review on a snapshot, known before it is rendered."""
    parts = [
        evaluator.snapshot.name,
        programme,
        code_version(),
        str(evaluator.thresholds.attitude),
        str(evaluator.thresholds.count),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def render(
    evaluator: Evaluator, programme_code: str, progress: Progress = lambda *_: None
) -> Review:
    """Render a programme's review on one snapshot; equal arguments give equal bytes.

    Args:
        evaluator: the snapshot and the disclosure thresholds.
        programme_code: code in the pilot register.
        progress: told of every stage.

    Raises:
        UnknownName: no such programme.
        DefinitionFault: a section, style or font is faulty.
    """
    # The engines load in about a second: commands that render nothing need not wait for them.
    from reporter.html import for_paper, for_screen  # noqa: PLC0415
    from reporter.pdf import render_pdf  # noqa: PLC0415

    progress(Stage.READING, 2)
    programme = registers.programme(evaluator, programme_code)
    made = document.assemble(
        evaluator, programme, lambda share: progress(Stage.WRITING, 5 + round(share * 40))
    )
    progress(Stage.LAYING_OUT, 50)
    pdf = render_pdf(for_paper(made), laid_out=lambda: progress(Stage.PRINTING, 80))
    files = {
        Part.PDF: pdf,
        Part.HTML: for_screen(made).encode(),
        Part.EVIDENCE: _evidence(evaluator, programme, made.ledger),
    }
    progress(Stage.FILING, 97)
    return Review(_manifest(made.subject, pdf), files)


def _manifest(subject: Subject, pdf: bytes) -> Manifest:
    evaluator, programme = subject.evaluator, subject.programme
    as_of = subject.as_of.isoformat() if subject.as_of else ""
    snapshot = evaluator.snapshot.id
    stem = "_".join(filter(None, (as_of, slug(programme.name), "review", snapshot[:8])))
    return Manifest(
        key=review_key(evaluator, programme.code),
        programme=programme.code,
        name=programme.name,
        snapshot=snapshot,
        edition=evaluator.snapshot.name,
        code_version=code_version(),
        file_stem=stem,
        as_of=as_of,
        is_synthetic=registers.has_synthetic(evaluator),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        pdf_bytes=len(pdf),
    )


def slug(name: str) -> str:
    """A name as part of a file name: lower case, hyphens, cut at a word."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    text = ""
    for word in words:
        if text and len(text) + len(word) + 1 > SLUG_LENGTH:
            break
        text = f"{text}-{word}" if text else word[:SLUG_LENGTH]
    return text or "programme"


def _evidence(evaluator: Evaluator, programme: Programme, ledger: Ledger) -> bytes:
    bundle = {
        "programme": programme.code,
        "snapshot": evaluator.snapshot.id,
        "edition": evaluator.snapshot.name,
        "code_version": code_version(),
        "minimum_base": {
            "attitude": evaluator.thresholds.attitude,
            "count": evaluator.thresholds.count,
        },
        "statements": [
            {
                "id": stated.mark,
                "text": stated.statement.text,
                "evidence": [evidence.as_json() for evidence in stated.statement.evidence],
            }
            for stated in ledger.statements
        ],
        "exhibits": [
            {
                "label": exhibited.label.replace("\N{NO-BREAK SPACE}", " "),
                "caption": exhibited.item.caption,
                "results": [result.as_json() for result in exhibited.item.results],
            }
            for exhibited in ledger.exhibits
        ],
    }
    return (json.dumps(bundle, indent=1, ensure_ascii=False) + "\n").encode()
