"""What a section of the review is, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from reporter.issue import Issue
from reporter.ledger import Ledger
from shared.metrics import Evaluator
from shared.metrics.registers import Programme


class Placement(StrEnum):
    """Where a section stands: first, before the numbered chapters, as one of them, or an annex."""

    COVER = "cover"
    FRONT = "front"
    BODY = "body"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a review is about, and what has been stated so far.

    Attributes:
        evaluator, programme: the snapshot and the programme.
        newest_row: the latest day that a row is dated by; None where none is.
        as_of: the latest day in the data, which may be that of a pilot's end; None where nothing
            is dated.
        ledger: statements, figures and tables of the sections before.
        issue: version, day and signatures of an issued edition; None for a draft.
    """

    evaluator: Evaluator
    programme: Programme
    newest_row: date | None
    as_of: date | None
    ledger: Ledger
    issue: Issue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section's line in the catalogue.

    Attributes:
        key: its anchor, and the name of its template in templates/sections.
        title: heading; empty on the cover.
        placement: where it stands.
        build: makes its context, a frozen dataclass that the template sees as `c`.
    """

    key: str
    title: str
    placement: Placement
    build: Callable[[Subject], Any]
