"""Cover: what is reviewed, from which data, and whether they are real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reporter.issue import Issue
from reporter.section import Subject
from shared.metrics import registers


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover prints; dates come from the data, never from the clock.

    Attributes:
        as_of: the latest day in the data.
        newest_row: the latest day that a row is dated by; earlier where `as_of` ended a pilot.
    """

    name: str
    code: str
    began: date | None
    as_of: date | None
    newest_row: date | None
    snapshot: str
    is_synthetic: bool
    issue: Issue | None


def build(subject: Subject) -> Cover:
    """The cover of a programme's review."""
    return Cover(
        name=subject.programme.name,
        code=subject.programme.code,
        began=subject.programme.started_on,
        as_of=subject.as_of,
        newest_row=subject.newest_row,
        snapshot=subject.evaluator.snapshot.id,
        is_synthetic=registers.has_synthetic(subject.evaluator),
        issue=subject.issue,
    )
