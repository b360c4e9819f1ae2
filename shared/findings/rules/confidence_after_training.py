"""Were officers less sure right after training, and did they recover? Item 39, as published.

The item was singled out by the 2016 review after its data were seen, so the finding can be no more
than indicative, whatever its intervals.
"""

from __future__ import annotations

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.finding import (
    Advice,
    Finding,
    Recommendation,
    Rule,
    Strength,
)
from shared.findings.statement import Statement
from shared.findings.wording import (
    shown,
    sized,
    statement,
    wholly_above,
    wholly_below,
    withheld,
)
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Programme, items

KEY = "confidence_after_training"
ITEM = "Q39"
TRIGGER = (
    "Item 39, trained officers: the interval of the change from T1 to T2 wholly below 0, that "
    "from T2 to T3 wholly above 0"
)


def judge(evaluator: Evaluator, programme: Programme) -> Finding | None:
    """Hold 'a dip after training, then recovery' against the paired changes of item 39."""
    asked = items(evaluator)
    if ITEM not in {item.item_code for item in asked}:
        return None
    changes = evaluator.evaluate(
        "survey_item_change",
        {"programme_code": programme.code, "item_code": ITEM, "arm": "treated"},
    )
    dip, recovery, net = (
        changes.at(from_wave=first, to_wave=last)
        for first, last in (("T1", "T2"), ("T2", "T3"), ("T1", "T3"))
    )
    state = _state(dip, recovery)
    conclusion = _conclusion(changes, dip, recovery, net, state, len(asked))
    supported = state is FindingState.SUPPORTED
    return Finding(
        key=KEY,
        title="Confidence after training",
        state=state,
        strength=Strength.INDICATIVE
        if state is not FindingState.NOT_ASSESSED
        else Strength.INSUFFICIENT,
        cap="One item, chosen after the data were seen; no correction for many items."
        if state is not FindingState.NOT_ASSESSED
        else "Too few officers answered both waves, or none did.",
        conclusion=conclusion,
        recommendation=Recommendation(
            advice=Advice.CONSIDER if supported else Advice.NOT_TRIGGERED,
            text="Coach officers in the months after the workshop, when they have just learnt how "
            "much there is to know about their communities.",
            owner="Force learning and development",
            trigger=TRIGGER,
        ),
    )


def _state(dip: Group, recovery: Group) -> FindingState:
    if not shown(dip, recovery):
        return FindingState.NOT_ASSESSED
    fell, rose = wholly_below(dip, 0), wholly_above(recovery, 0)
    if fell and rose:
        return FindingState.SUPPORTED
    if wholly_above(dip, 0):
        return FindingState.CONTRADICTED
    return FindingState.MIXED if fell or rose else FindingState.INCONCLUSIVE


def _conclusion(
    changes: MetricResult,
    dip: Group,
    recovery: Group,
    net: Group,
    state: FindingState,
    all_items: int,
) -> Statement:
    if state is FindingState.NOT_ASSESSED:
        text = withheld("How confidence moved after training", dip, recovery)
        return statement(text, (changes, dip), (changes, recovery))
    verdict = {
        FindingState.SUPPORTED: "Trained officers were less sure why places are chosen right after "
        "training, and recovered afterwards",
        FindingState.CONTRADICTED: "Trained officers were surer why places are chosen right after "
        "training",
        FindingState.MIXED: "Trained officers' sureness why places are chosen moved one way only",
        FindingState.INCONCLUSIVE: "No clear movement in trained officers' sureness why places are "
        "chosen was seen",
    }[state]
    text = (
        f"{verdict}: item 39 changed by {sized(changes, dip)} from T1 to T2 and by "
        f"{sized(changes, recovery)} from T2 to T3; from T1 to T3 by {sized(changes, net)}. It is "
        f"one of {formats.count(all_items, 'item')}; intervals are not corrected for their number."
    )
    return statement(text, (changes, dip), (changes, recovery), (changes, net))


RULE = Rule(
    key=KEY,
    proposition="Officers were less sure right after training and recovered.",
    metrics=("survey_item_change",),
    threshold=TRIGGER,
    judge=judge,
)
