"""Sites where the approach is in use outside the pilots' own areas."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.uptake_elsewhere import RULE

ROSTER = rows("roster", {})  # a trained officer of Milton Keynes


def sites(*changed: dict[str, str]) -> str:
    """A list of sites; each in Slough and started where nothing else is said."""
    return rows("rollout", *changed)


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1"), "roster.csv": ROSTER},
        before={"rollout.csv": sites({})},
        after={"rollout.csv": sites({"stage": "planned"})},
        states=(FindingState.SUPPORTED, FindingState.CONTRADICTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_plans_are_no_use(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_sites_of_the_pilots_own_area_are_not_elsewhere(desk):
    register = {"register.csv": pilots("P1")}
    home = {"site": "Central", "lpa": "Milton Keynes"}
    away = {"site": "Reading", "lpa": "Reading"}
    judged = each_found(
        desk,
        RULE,
        USED=register | {"roster.csv": ROSTER, "rollout.csv": sites(home, {}, away)},
        WHERE=register | {"rollout.csv": sites({})},  # nobody's area is known
        NONE=register,
    )
    assert standing(judged) == {
        "USED": (FindingState.SUPPORTED, Strength.MODERATE),
        "WHERE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "in use at 2 sites" in sentence(judged["USED"])
    assert sentence(judged["USED"]).endswith("3 started.")
    assert sentence(judged["WHERE"]).endswith("where the pilots' own areas end.")
    assert sentence(judged["NONE"]).endswith("no list of sites was handed over.")
