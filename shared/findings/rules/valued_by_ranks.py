"""Did every rank value the approach? What ranks said of its worth, and of supervisors against it.

Both must be heard together: praise from every rank does not show that all of a rank agree.
"""

from __future__ import annotations

from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.judging import missing
from shared.findings.testimony import LIMITS, METRICS, Testimony, heard, no_theme, told
from shared.findings.wording import evidence, shown

THEME = "Valued across ranks"
"""Name in the codebook of what says so."""
OPPOSED = "Supervisors who do not support it"
"""Name in the codebook of what speaks against it."""


def judge(case: Case) -> Judgement:
    """Hold 'every rank values it, and supervisors back it' against both themes, by rank."""
    valued, opposed = heard(case, THEME), heard(case, OPPOSED)
    if valued is None:
        return no_theme(case, THEME)
    said = (valued,) if opposed is None else (valued, opposed)
    if not all(shown(one.total[1]) for one in said):
        return missing(evidence(*(pair for one in said for pair in one.pairs)))
    return told(case, _state(case, valued, opposed), *said)


def _state(case: Case, valued: Testimony, opposed: Testimony | None) -> FindingState:
    voices = case.limits["voices"]
    saying = [one for one in valued.ranks if one.says_so(voices)]
    against = sum(one.in_favour for one in opposed.ranks) if opposed else 0
    is_opposed = against >= voices or any(one.denies(voices) for one in valued.ranks)
    if is_opposed:
        return FindingState.MIXED if saying else FindingState.CONTRADICTED
    heard_all = valued.is_whole and len(saying) == len(valued.ranks) >= case.limits["ranks"]
    return FindingState.SUPPORTED if heard_all else FindingState.INCONCLUSIVE


_TESTIMONY = ": {said}. {coders}"

RULE = Rule(
    key="valued_by_ranks",
    title="Value to each rank",
    proposition="In every rank, at least {ranks} of them, {voices} interviewees or more said that "
    "the work is valued, and fewer than {voices} spoke of supervisors who do not support it.",
    cell=Cell.IMPLEMENTATION,
    metrics=METRICS,
    limits=LIMITS,
    wording={
        FindingState.SUPPORTED: "Interviewees of every rank said that the work is valued"
        + _TESTIMONY,
        FindingState.CONTRADICTED: "Interviewees spoke of a lack of support, and no rank of the "
        "work being valued" + _TESTIMONY,
        FindingState.MIXED: "Some interviewees said that the work is valued, and others met with "
        "a lack of support" + _TESTIMONY,
        FindingState.INCONCLUSIVE: "Too few ranks said that the work is valued to speak of every "
        "rank" + _TESTIMONY,
        FindingState.NOT_ASSESSED: "Whether every rank values the work has not been assessed: "
        "{why}.",
    },
    judge=judge,
)
