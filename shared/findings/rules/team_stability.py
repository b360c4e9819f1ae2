"""Did teams stay together while pilots ran? Not assessed, whatever is handed over.

No kind of file says who belonged to a pilot's team from when to when: the roster and the time
records name no pilot, and the authors of proformas and self-evaluations are known by their day
alone, so that a new author need not be a new member and an old one may have left. No data can move
this finding; a person can, by an override with a reason.
"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.judging import unknown


def judge(_: Case) -> Judgement:
    """Say why it is not assessed."""
    return unknown("no record says who belonged to a pilot's team, from when and until when")


RULE = Rule(
    key="team_stability",
    title="Stability of teams",
    proposition="Teams stayed together while pilots ran.",
    cell=Cell.IMPLEMENTATION,
    metrics=(),
    wording={
        FindingState.NOT_ASSESSED: "Whether teams stayed together while pilots ran has not been "
        "assessed: {why}.",
    },
    judge=judge,
)
