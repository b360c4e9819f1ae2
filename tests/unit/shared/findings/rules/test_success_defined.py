"""Proformas that define success, against the share and the number that the rule asks for."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.success_defined import RULE

REGISTER = {"register.csv": pilots("P1")}


def proformas(defined: int, of: int, *, older: int = 0) -> dict[str, str]:
    """Proformas of as many days in May, the last ones on the older version of the form."""
    forms = (
        {
            "date": f"2016-05-{number + 1:02}",
            "version": "1" if number >= of - older else "2",
            "success_definition": "Half the calls" if number < defined else "",
        }
        for number in range(of)
    )
    return {"proformas.csv": rows("proformas", *forms)}


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=REGISTER,
        before=proformas(4, 10, older=1),
        after=proformas(5, 10, older=1),
        states=(FindingState.CONTRADICTED, FindingState.SUPPORTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_the_share_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_number_of_proformas_and_their_version_decide_how_much_it_bears(desk):
    judged = each_found(
        desk,
        RULE,
        FEW=REGISTER | proformas(0, 9),
        ASKED=REGISTER | proformas(0, 10),
        NEVER=REGISTER | proformas(0, 10, older=10),
        NONE=REGISTER,
    )
    assert standing(judged) == {
        "FEW": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "ASKED": (FindingState.CONTRADICTED, Strength.MODERATE),
        "NEVER": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "it takes 10 to say" in sentence(judged["FEW"])
    assert "On the version of the form that asks for it, it was 0 % of 10 proformas." in sentence(
        judged["ASKED"]
    )
    assert "None was on the version" in sentence(judged["NEVER"])
