"""Which files, and how many of their rows, stand behind a result; each asked for once a review."""

from __future__ import annotations

from reporter.section import Subject
from shared.contract import formats
from shared.metrics import MetricResult, SourceRows

NAMED = 3
"""Files that are named in print; evidence_files.csv names all."""


def files_behind(subject: Subject, result: MetricResult) -> tuple[SourceRows, ...]:
    """The files behind a result, by name; rows are None where a count could tell of people."""
    known = subject.ledger.traced
    key = result.metric.key, result.selection
    if key not in known:
        known[key] = subject.evaluator.rows_behind(*key)
    return known[key]


def in_words(files: tuple[SourceRows, ...]) -> str:
    """'14 rows of ratings.xlsx', '117,623 rows of 42 files'; rows only where they are counted."""
    if not files:
        return "no rows"
    names = formats.listing([file.file_name for file in files])
    which = names if len(files) <= NAMED else formats.count(len(files), "file")
    counts = [file.rows for file in files if file.rows is not None]
    if len(counts) < len(files):
        return f"rows of {which}"
    return f"{formats.count(sum(counts), 'row')} of {which}"
