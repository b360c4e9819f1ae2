"""Value for money: costs alone never establish it, so that no data could carry it across."""

from __future__ import annotations

from integration.one_rule import each_found, found, pilots, rows, sentence, standing

from shared.findings import Advice, FindingState, Strength, recommendations
from shared.findings.rules import cost_records
from shared.findings.rules.value_for_money import RULE


def costs(*of: str) -> str:
    """An entry of cost of £1,000 for each pilot that is named; '' is the programme as a whole."""
    return rows("costs", *({"pilot": pilot, "amount_gbp": "1000"} for pilot in of))


def test_costs_move_the_sentence_and_the_advice_and_never_add_weight(desk):
    register = {"register.csv": pilots("P1", "P2")}
    judged = each_found(
        desk,
        RULE,
        FULL=register | {"costs.csv": costs("P1", "P2")},
        PART=register | {"costs.csv": costs("", "P1")},
        NONE=register,
        ONE={"register.csv": pilots("P1"), "costs.csv": costs("P1")},
    )
    assert standing(judged) == {
        "FULL": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "PART": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "ONE": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
    }
    assert all(
        sentence(finding).startswith("Value for money is not established: ")
        for finding in judged.values()
    )
    recorded = "£2,000 in 2 entries is on record, with a cost of its own for "
    assert f"{recorded}each of 2 pilots" in sentence(judged["FULL"])
    assert f"{recorded}1 of 2 pilots" in sentence(judged["PART"])
    assert "with a cost of its own for the 1 pilot, but" in sentence(judged["ONE"])
    assert {code: advice(desk, code, finding) for code, finding in judged.items()} == {
        "FULL": Advice.RESEARCH,
        "PART": Advice.ADOPT,
        "NONE": Advice.RESEARCH,
        "ONE": Advice.RESEARCH,
    }


def advice(desk, code, finding):
    """How far the finding, and the one on records of cost, carry the recommendation."""
    read = (finding, found(desk, cost_records.RULE, code))
    [one] = [a for a in recommendations(read) if RULE.key in a.recommendation.reads]
    return one.advice


def test_no_state_of_the_rule_speaks_for_it():
    assert RULE.wording.keys() == {FindingState.INCONCLUSIVE, FindingState.NOT_ASSESSED}
