"""Do officers gather evidence rather than solve problems? Two shares of the same recorded time.

The same people recorded both, so intervals that do not touch are a careful test.
"""

from __future__ import annotations

from shared.contract.vocabulary import Activity, Arm, FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import DIARIES, few
from shared.findings.judging import missing
from shared.findings.statement import Evidence
from shared.findings.wording import evidence, shown, side, sized
from shared.metrics import Group, Interval


def judge(case: Case) -> Judgement:
    """Hold 'more time on evidence than on problems' against both shares of recorded time."""
    times = case.evaluate("time_share", arm=Arm.TREATED)
    gathering = times.at(activity=Activity.EVIDENCE_GATHERING)
    solving = times.at(activity=Activity.PROBLEM_SOLVING)
    behind: tuple[Evidence, ...] = evidence((times, gathering), (times, solving))
    if not shown(gathering, solving):
        return missing(behind)
    return Judgement(
        state=_state(gathering, solving),
        words={"gathering": sized(times, gathering), "solving": sized(times, solving)},
        evidence=behind,
        caps=(DIARIES, *few(gathering.estimate.base, "people recorded their time")),
    )


def _state(gathering: Group, solving: Group) -> FindingState:
    """Supported where the whole interval of gathering lies above that of solving."""
    match solving.estimate.interval:
        case Interval(low, high):
            ends = low, high
        case _:
            ends = (solving.estimate.value,) * 2
    if side(gathering, ends[1]) > 0:
        return FindingState.SUPPORTED
    return FindingState.CONTRADICTED if side(gathering, ends[0]) < 0 else FindingState.INCONCLUSIVE


_SHARES = ": evidence took {gathering}, problem solving {solving}."

RULE = Rule(
    key="evidence_gathering",
    title="Time for gathering evidence",
    proposition="Trained officers spend more of their recorded time gathering evidence than "
    "solving problems: the interval of the one share lies above that of the other.",
    cell=Cell.MECHANISM,
    metrics=("time_share",),
    wording={
        FindingState.SUPPORTED: "Trained officers recorded more time gathering evidence than "
        "solving problems" + _SHARES,
        FindingState.CONTRADICTED: "Trained officers recorded less time gathering evidence than "
        "solving problems" + _SHARES,
        FindingState.INCONCLUSIVE: "Whether trained officers spent more time gathering evidence "
        "than solving problems cannot be told" + _SHARES,
        FindingState.NOT_ASSESSED: "How time for gathering evidence compares with time for solving "
        "problems cannot be stated: {why}.",
    },
    judge=judge,
)
