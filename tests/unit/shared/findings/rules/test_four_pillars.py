"""Shares of the contacts by pillar, on both sides of a tenth."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing

from shared.contract.vocabulary import Pillar
from shared.findings import FindingState, Strength
from shared.findings.rules.four_pillars import RULE

REGISTERS = {"register.csv": pilots("P1"), "stakeholders.csv": rows("stakeholders", {})}


def contacts(*each: int) -> str:
    """So many contacts for visibility, engagement, problem solving and resilience."""
    pillars = [pillar for pillar, count in zip(Pillar, each, strict=True) for _ in range(count)]
    numbered = enumerate(pillars, start=1)
    return rows(
        "engagement_contacts",
        *({"pillar": pillar, "minutes": str(minutes)} for minutes, pillar in numbered),
    )


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=REGISTERS,
        before={"contacts.csv": contacts(1, 17, 1, 1)},
        after={"contacts.csv": contacts(2, 3, 2, 2)},  # all served, by fewer than ten contacts
        states=(FindingState.CONTRADICTED, FindingState.SUPPORTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_a_tenth_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_each_pillar_needs_its_tenth(desk):
    judged = each_found(
        desk,
        RULE,
        ALL=REGISTERS | {"contacts.csv": contacts(1, 7, 1, 1)},
        SOME=REGISTERS | {"contacts.csv": contacts(2, 7, 2, 1)},
        NONE=REGISTERS,
    )
    assert standing(judged) == {
        "ALL": (FindingState.SUPPORTED, Strength.MODERATE),
        "SOME": (FindingState.MIXED, Strength.MODERATE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "resilience 8 % (1 contact)" in sentence(judged["SOME"])
