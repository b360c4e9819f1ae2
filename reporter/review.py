"""Renders one review: PDF, HTML twin, evidence, checks, and the manifest of what made them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from reporter import document
from reporter.attachments import attachments
from reporter.bundle import packed
from reporter.checks import check
from reporter.issue import Issue
from reporter.ledger import Ledger
from reporter.manifest import Manifest, Part, Review, Stage
from reporter.section import Subject
from reporter.version import code_version
from shared.findings.statement import published
from shared.metrics import Evaluator, registers
from shared.metrics.registers import Programme

SLUG_LENGTH = 48


Progress = Callable[[Stage, int], None]
"""Called with the stage that begins and the percentage done; may raise to stop the rendering."""


def review_key(evaluator: Evaluator, programme: str, issue: Issue | None = None) -> str:
    """The key of a programme's review on a snapshot, known before it is rendered.

    Args:
        evaluator: the snapshot and the disclosure thresholds.
        programme: code of the programme.
        issue: version, day and signatures of an issued edition; None for a draft.
    """
    parts = [
        evaluator.snapshot.name,
        programme,
        code_version(),
        str(evaluator.thresholds.attitude),
        str(evaluator.thresholds.count),
    ]
    if issue:
        parts.append(json.dumps(issue.as_json(), sort_keys=True))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def render(
    evaluator: Evaluator,
    programme_code: str,
    progress: Progress = lambda *_: None,
    issue: Issue | None = None,
) -> Review:
    """Render a programme's review on one snapshot; equal arguments give equal bytes.

    Args:
        evaluator: the snapshot and the disclosure thresholds.
        programme_code: code in the pilot register.
        progress: told of every stage.
        issue: version, day and signatures of an issued edition; None for a draft.

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
        evaluator, programme, lambda share: progress(Stage.WRITING, 5 + round(share * 40)), issue
    )
    progress(Stage.LAYING_OUT, 50)
    key = review_key(evaluator, programme_code, issue)
    carried = attachments(made)
    pdf = render_pdf(
        for_paper(made),
        carried,
        identifier=key,
        laid_out=lambda: progress(Stage.PRINTING, 80),
    )
    evidence = _evidence(evaluator, programme, made.ledger)
    tables = {one.name: one.content for one in carried}
    files = {
        Part.PDF: pdf,
        Part.HTML: for_screen(made).encode(),
        Part.EVIDENCE: evidence,
        Part.BUNDLE: packed({Part.EVIDENCE.value: evidence} | tables),
        Part.CHECKS: _json([asdict(one) for one in check(made)]),
    }
    progress(Stage.FILING, 97)
    return Review(_manifest(made.subject, pdf), files)


def _manifest(subject: Subject, pdf: bytes) -> Manifest:
    evaluator, programme = subject.evaluator, subject.programme
    as_of = subject.as_of.isoformat() if subject.as_of else ""
    snapshot = evaluator.snapshot.id
    which = f"v{subject.issue.version}" if subject.issue else f"draft_{snapshot[:8]}"
    stem = "_".join(filter(None, (as_of, slug(programme.name), "review", which)))
    return Manifest(
        key=review_key(evaluator, programme.code, subject.issue),
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
        issue=subject.issue,
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
                "given": [asdict(one) for one in stated.statement.given],
            }
            for stated in ledger.statements
        ],
        "exhibits": [
            {
                "label": exhibited.label.replace("\N{NO-BREAK SPACE}", " "),
                "caption": exhibited.item.caption,
                "results": [published(result) for result in exhibited.item.results],
            }
            for exhibited in ledger.exhibits
        ],
    }
    return _json(bundle)


def _json(content: Any) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
