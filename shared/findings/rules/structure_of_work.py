"""Did interviewees of several ranks say that the approach made their work more structured?"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.testimony import LIMITS, METRICS, corroborated

THEME = "Structure and consistency"
"""Name in the codebook of what says so."""


def judge(case: Case) -> Judgement:
    """Hold 'ranks said that work became more structured' against the theme, by rank."""
    return corroborated(case, THEME)


_TESTIMONY = ": {said}. {coders} Nobody observed how work was done."

RULE = Rule(
    key="structure_of_work",
    title="Structure of work",
    proposition="In at least {ranks} ranks, {voices} interviewees or more said that the approach "
    "made their work more structured, and in no rank as many or more spoke against it.",
    cell=Cell.MECHANISM,
    metrics=METRICS,
    limits=LIMITS,
    wording={
        FindingState.SUPPORTED: "Interviewees of different ranks said that the approach made "
        "their work more structured" + _TESTIMONY,
        FindingState.CONTRADICTED: "Interviewees spoke against the view that the approach made "
        "their work more structured" + _TESTIMONY,
        FindingState.MIXED: "Ranks disagree whether the approach gave work more structure"
        + _TESTIMONY,
        FindingState.INCONCLUSIVE: "Too few ranks said that the approach gave work more structure "
        "to conclude so" + _TESTIMONY,
        FindingState.NOT_ASSESSED: "Whether interviewees found their work more structured has not "
        "been assessed: {why}.",
    },
    judge=judge,
)
