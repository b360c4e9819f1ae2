"""Executive summary, one page: what was done, what was found, how sure, what next."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.section import Subject
from shared.findings import Advice, Finding, FindingState, Recommendation, Statement, findings
from shared.findings.accounts import programme_extent, survey_answers, survey_design

ANSWERED = (FindingState.SUPPORTED, FindingState.CONTRADICTED, FindingState.MIXED)


@dataclass(frozen=True, slots=True)
class Summary:
    """The four questions of the summary and their answers."""

    done: tuple[Statement, ...]
    found: tuple[Finding, ...]
    design: Statement
    open: tuple[Finding, ...]
    next: tuple[Recommendation, ...]


def build(subject: Subject) -> Summary:
    """The summary, from the findings alone."""
    evaluator, programme = subject.evaluator, subject.programme
    found = findings(evaluator, programme)
    advice = [finding.recommendation for finding in found]
    return Summary(
        done=(programme_extent(evaluator, programme), survey_answers(evaluator, programme)),
        found=tuple(finding for finding in found if finding.state in ANSWERED),
        design=survey_design(evaluator, programme),
        open=tuple(finding for finding in found if finding.state not in ANSWERED),
        next=tuple(item for item in advice if item.advice is not Advice.NOT_TRIGGERED),
    )
