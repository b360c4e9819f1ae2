"""Businesses that can decide locally, on both sides of half."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.partner_authority import RULE


def businesses(local: int, regional: int, *, residents: int = 0) -> str:
    """A register of businesses that decide locally or not, and of residents, who decide nothing."""
    levels = ["local"] * local + ["regional"] * regional
    people = [{"type": "resident", "decision_authority": "none"}] * residents
    shops = [{"type": "business", "decision_authority": level} for level in levels]
    return rows(
        "stakeholders",
        *({"stakeholder": f"S{n}"} | row for n, row in enumerate(shops + people)),
    )


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1")},
        before={"stakeholders.csv": businesses(5, 5)},  # half are not most
        after={"stakeholders.csv": businesses(5, 4)},  # most, but of fewer than ten
        states=(FindingState.CONTRADICTED, FindingState.SUPPORTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_half_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_residents_do_not_count_as_businesses(desk):
    register = {"register.csv": pilots("P1")}
    judged = each_found(
        desk,
        RULE,
        MOST=register | {"stakeholders.csv": businesses(6, 4, residents=10)},
        NONE=register | {"stakeholders.csv": businesses(0, 0, residents=3)},
    )
    assert standing(judged) == {
        "MOST": (FindingState.SUPPORTED, Strength.MODERATE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "6 of the 10 whose" in sentence(judged["MOST"])
