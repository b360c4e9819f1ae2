"""References: the works that this document cites, from the programme's list of works."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.section import Subject
from shared.metrics import registers
from shared.metrics.registers import Work


@dataclass(frozen=True, slots=True)
class References:
    """Works cited, by author; and how many of the list are not cited."""

    cited: tuple[Work, ...]
    listed: int


def build(subject: Subject) -> References:
    """Only what the sections before have cited, so nothing is cited and not listed."""
    works = registers.works(subject.evaluator)
    cited = [work for work in works if work.reference_key in subject.ledger.cited]
    return References(
        tuple(sorted(cited, key=lambda work: (work.authors, work.year or 0))), len(works)
    )
