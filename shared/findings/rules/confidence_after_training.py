"""Were officers less sure right after training, and did they recover? Item 39, as published.

The item was singled out by the 2016 review after its data were seen, so the finding can be no more
than indicative, whatever its intervals. A fall with a return has rival readings, which are said.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.case import Case
from shared.findings.finding import Cell, Judgement, Rule
from shared.findings.grading import UNCORRECTED
from shared.findings.judging import missing
from shared.findings.statement import Given
from shared.findings.wording import evidence, shown, side, sized
from shared.metrics import Group
from shared.metrics.registers import items

ITEM = "Q39"


def judge(case: Case) -> Judgement | None:
    """Hold 'a dip after training, then recovery' against the paired changes of item 39."""
    asked = items(case.evaluator)
    if ITEM not in {item.item_code for item in asked}:
        return None
    changes = case.evaluate("survey_item_change", item_code=ITEM, arm="treated")
    dip, recovery, net = (
        changes.at(from_wave=first, to_wave=last)
        for first, last in (("T1", "T2"), ("T2", "T3"), ("T1", "T3"))
    )
    behind = evidence((changes, dip), (changes, recovery), (changes, net))
    if not shown(dip, recovery):
        return missing(behind)
    return Judgement(
        state=_state(dip, recovery),
        words={
            "dip": sized(changes, dip),
            "recovery": sized(changes, recovery),
            "net": sized(changes, net),
            "items": formats.count(len(asked), "item"),
        },
        evidence=behind,
        given=(
            Given(ITEM.removeprefix("Q"), "number of the item", "v_survey_item"),
            Given(str(len(asked)), "items of the instrument", "v_survey_item"),
        ),
        caps=(UNCORRECTED,),
        maryland=1,
    )


def _state(dip: Group, recovery: Group) -> FindingState:
    fell, rose = side(dip, 0) < 0, side(recovery, 0) > 0
    if fell and rose:
        return FindingState.SUPPORTED
    if side(dip, 0) > 0:
        return FindingState.CONTRADICTED
    return FindingState.MIXED if fell or rose else FindingState.INCONCLUSIVE


_CHANGES = (
    ": item 39 changed by {dip} from T1 to T2 and by {recovery} from T2 to T3; from T1 to T3 by "
    "{net}. It is one of {items}; intervals are not corrected for their number."
)
_RIVALS = (
    " A fall and a return have rival readings: the question understood anew after the workshop "
    "(response shift), high answers that even out (regression to the mean), or a wish to please."
)

RULE = Rule(
    key="confidence_after_training",
    title="Confidence after training",
    proposition="Trained officers were less sure why places are chosen right after training and "
    "recovered: the interval of item 39's change lies below 0 from T1 to T2 and above 0 from T2 to "
    "T3.",
    cell=Cell.MECHANISM,
    metrics=("survey_item_change",),
    wording={
        FindingState.SUPPORTED: "Trained officers were less sure why places are chosen right after "
        "training, and recovered afterwards" + _CHANGES + _RIVALS,
        FindingState.CONTRADICTED: "Trained officers were surer why places are chosen right after "
        "training" + _CHANGES,
        FindingState.MIXED: "Trained officers' sureness why places are chosen moved one way only"
        + _CHANGES
        + _RIVALS,
        FindingState.INCONCLUSIVE: "No clear movement in trained officers' sureness why places are "
        "chosen was seen" + _CHANGES,
        FindingState.NOT_ASSESSED: "How confidence moved after training cannot be stated: {why}.",
    },
    judge=judge,
)
