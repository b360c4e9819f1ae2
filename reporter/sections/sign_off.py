"""Sign-off: who signed, what was checked before, and which code and data made the document."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.issue import Issue, missing
from reporter.section import Subject
from reporter.version import code_version
from shared.contract.vocabulary import SignOffRole


@dataclass(frozen=True, slots=True)
class SignedOff:
    """The state of the edition; `issue` is None for a draft."""

    issue: Issue | None
    unsigned: tuple[SignOffRole, ...]
    snapshot: str
    code: str


def build(subject: Subject) -> SignedOff:
    """What makes this document a draft or an issued edition."""
    return SignedOff(
        issue=subject.issue,
        unsigned=missing(subject.issue.sign_offs if subject.issue else ()),
        snapshot=subject.evaluator.snapshot.id,
        code=code_version(),
    )
