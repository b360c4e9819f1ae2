"""Executive summary, one page: what was done, what was found, how sure, what next.

It is chosen from the findings by rule: those that answer something, the weightiest first, and of
what is open the effects and the costs, which readers ask for first.
"""

from __future__ import annotations

from dataclasses import dataclass

from reporter.section import Subject
from shared.findings import (
    Advice,
    Advised,
    Cell,
    Finding,
    Statement,
    Strength,
    findings,
    recommendations,
)
from shared.findings.accounts import programme_extent, survey_answers, survey_design
from shared.findings.finding import ANSWERED

FOUND_AT_MOST = 4
OPEN_AT_MOST = 3
WEIGHTS = (
    Strength.STRONG,
    Strength.INFORMATIVE_NULL,
    Strength.MODERATE,
    Strength.INDICATIVE,
    Strength.INSUFFICIENT,
)
CELLS = (Cell.EFFECT, Cell.ECONOMICS, Cell.IMPLEMENTATION, Cell.MECHANISM, Cell.MODERATORS)


@dataclass(frozen=True, slots=True)
class Summary:
    """The four questions of the summary and their answers."""

    done: tuple[Statement, ...]
    found: tuple[Finding, ...]
    design: Statement
    open: tuple[Finding, ...]
    next: tuple[Advised, ...]


def build(subject: Subject) -> Summary:
    """The summary, from the findings alone."""
    evaluator, programme = subject.evaluator, subject.programme
    every = findings(evaluator, programme)
    found = _chosen([f for f in every if f.state in ANSWERED], FOUND_AT_MOST)
    left_open = _chosen([f for f in every if f.state not in ANSWERED], OPEN_AT_MOST)
    return Summary(
        done=(programme_extent(evaluator, programme), survey_answers(evaluator, programme)),
        found=found,
        design=survey_design(evaluator, programme),
        open=left_open,
        next=tuple(
            one
            for one in recommendations(every)
            if one.advice in (Advice.ADOPT, Advice.CONSIDER) and _is_of_2016(one)
        ),
    )


def _chosen(found: list[Finding], at_most: int) -> tuple[Finding, ...]:
    """The weightiest of those about effects, then costs, then the rest; in printed order."""
    ranked = sorted(found, key=lambda f: (CELLS.index(f.rule.cell), WEIGHTS.index(f.strength)))
    return tuple(f for f in found if f in ranked[:at_most])


def _is_of_2016(one: Advised) -> bool:
    return one.recommendation.letter <= "h"
