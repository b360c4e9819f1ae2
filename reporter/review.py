"""Renders one review: PDF, HTML twin, evidence file, and the manifest that says what made them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable

from reporter import document
from reporter.ledger import Ledger
from reporter.manifest import Manifest, Part, Review, Stage
from reporter.section import Subject
from reporter.version import code_version
from shared.metrics import Evaluator, registers
from shared.metrics.registers import Programme

SLUG_LENGTH = 48


Progress = Callable[[Stage, int], None]
"""Called with the stage that begins and the percentage done; may raise to stop the rendering."""


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
