"""Executive summary, one page: what was done, what was found, how sure, what next.

It is chosen from the findings by a declared order of what leaders ask for first. Of an answered
question it says the leading clause and leaves the sizes to the conclusions; of an open effect it
says all.
"""

from __future__ import annotations

from dataclasses import dataclass

from reporter.section import Subject
from shared.findings import (
    Advice,
    Advised,
    Finding,
    Statement,
    findings,
    recommendations,
)
from shared.findings.accounts import programme_extent, survey_answers, survey_design
from shared.findings.finding import ANSWERED
from shared.findings.recommendation import BORNE

ASKED_FIRST = (
    "crime_follow_up",
    "value_for_money",
    "implementation_depth",
    "dose_delivered",
    "view_of_employer",
    "community_engagement_scores",
    "structure_of_work",
    "valued_by_ranks",
    "problem_solving_time",
    "site_choice",
    "persistent_demand",
    "inspector_oversight",
    "success_defined",
)
FOUND_AT_MOST = 6
OPEN_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """The four questions of the summary and their answers."""

    done: tuple[Statement, ...]
    found: tuple[Finding, ...]
    design: Statement
    open: tuple[Finding, ...]
    next: tuple[Advised, ...]
    more: str


def build(subject: Subject) -> Summary:
    """The summary, from the findings alone."""
    evaluator, programme = subject.evaluator, subject.programme
    every = findings(evaluator, programme)
    advice = [one for one in recommendations(every) if one.recommendation.letter <= "h"]
    return Summary(
        done=(programme_extent(evaluator, programme), survey_answers(evaluator, programme)),
        found=_first([f for f in every if _is_answered(f)], FOUND_AT_MOST),
        design=survey_design(evaluator, programme),
        open=_first([f for f in every if not _is_answered(f)], OPEN_AT_MOST),
        next=tuple(one for one in advice if one.advice is Advice.ADOPT),
        more=", ".join(
            f"{one.recommendation.label}{one.recommendation.title.lower()}"
            for one in advice
            if one.advice in (Advice.CONSIDER, Advice.RESEARCH)
        ),
    )


def _is_answered(finding: Finding) -> bool:
    """By its rule, and by evidence that bears weight; a person's decision alone answers nothing."""
    return finding.judged in ANSWERED and finding.strength in BORNE


def _first(found: list[Finding], at_most: int) -> tuple[Finding, ...]:
    """Those that are asked for first; the others follow in the order of the rules."""
    places = {key: place for place, key in enumerate(ASKED_FIRST)}
    ranked = sorted(found, key=lambda finding: places.get(finding.key, len(places)))
    return tuple(ranked[:at_most])
