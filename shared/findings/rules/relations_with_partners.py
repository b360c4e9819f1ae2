"""Did interviewees of several ranks describe better relations with communities and partners?

A theme of its own is needed. One that counts better relations together with other praise, as
"valued across ranks" does in the codebook of the sample, cannot tell who spoke of relations.
"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.testimony import LIMITS, METRICS, corroborated

THEME = "Better relations"
"""Name in the codebook of what says so."""


def judge(case: Case) -> Judgement:
    """Hold 'ranks described better relations' against the theme, by rank."""
    return corroborated(case, THEME)


_TESTIMONY = ": {said}. {coders} Residents and partners themselves were not asked."

RULE = Rule(
    key="relations_with_partners",
    title="Relations with communities and partners",
    proposition="In at least {ranks} ranks, {voices} interviewees or more described better "
    "relations with communities and partners, and in no rank as many or more spoke against it.",
    cell=Cell.MECHANISM,
    metrics=METRICS,
    limits=LIMITS,
    wording={
        FindingState.SUPPORTED: "Interviewees of different ranks described better relations with "
        "communities and partners" + _TESTIMONY,
        FindingState.CONTRADICTED: "Interviewees spoke against the view that relations with "
        "communities and partners were better" + _TESTIMONY,
        FindingState.MIXED: "Ranks disagree whether relations with communities and partners were "
        "better" + _TESTIMONY,
        FindingState.INCONCLUSIVE: "Too few ranks described better relations with communities and "
        "partners to conclude so" + _TESTIMONY,
        FindingState.NOT_ASSESSED: "Whether interviewees found relations with communities and "
        "partners better has not been assessed: {why}.",
    },
    judge=judge,
)
