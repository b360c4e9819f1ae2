"""Versions of the proformas, against the share and the number that the rule asks for."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.proforma_version import RULE

REGISTER = {"register.csv": pilots("P1")}
PLAN = """programme = "MK"
version = "1"
agreed_on = 2016-01-08

[[threshold]]
rule = "success_defined"
name = "fewest"
value = 1
unit = "proformas"
"""


def proformas(in_force: int, of: int) -> dict[str, str]:
    """Proformas of as many days in May, the first ones on the version in force."""
    forms = (
        {
            "date": f"2016-05-{number + 1:02}",
            "version": "2" if number < in_force else "1",
            "success_definition": "",
        }
        for number in range(of)
    )
    return {"proformas.csv": rows("proformas", *forms)}


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=REGISTER | {"plan.toml": PLAN},
        before=proformas(8, 10),
        after=proformas(9, 9),
        states=(FindingState.CONTRADICTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_below_the_number_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_nine_of_ten_are_enough_and_eight_are_not(desk):
    judged = each_found(
        desk,
        RULE,
        EIGHT=REGISTER | proformas(8, 10),
        NINE=REGISTER | proformas(9, 10),
        NONE=REGISTER,
    )
    assert standing(judged) == {
        "EIGHT": (FindingState.CONTRADICTED, Strength.MODERATE),
        "NINE": (FindingState.SUPPORTED, Strength.MODERATE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
