"""Steps that both sides rated, against the share and the number that the rule asks for."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, ratings, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.rating_pairs import RULE

OFFICER = ("officer", "pcso", "P1", "33333333")
SUPERVISOR = ("supervisor", "sergeant", "P1", "44444444")
OFFICERS = (
    OFFICER,
    ("second", "pcso", "P2", "55555555"),
    ("third", "pcso", "P3", "55555555"),
)
THREE_PILOTS = {"register.csv": pilots("P1", "P2", "P3")}

CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"ratings.csv": ratings(OFFICER, SUPERVISOR)},
        before=THREE_PILOTS,  # 8 of 24
        after={"register.csv": pilots("P1")},  # 8 of 8
        states=(FindingState.CONTRADICTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_below_the_number_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_nine_of_ten_steps_are_enough(desk):
    judged = each_found(
        desk,
        RULE,
        SHORT=third_supervisor("55555"),  # 21 of 24
        ENOUGH=third_supervisor("555555"),  # 22 of 24; officers lie 1, 0 and 0 below
        ALONE=THREE_PILOTS | {"ratings.csv": ratings(*OFFICERS)},
        NONE=THREE_PILOTS,
    )
    assert standing(judged) == {
        "SHORT": (FindingState.CONTRADICTED, Strength.MODERATE),
        "ENOUGH": (FindingState.SUPPORTED, Strength.MODERATE),
        "ALONE": (FindingState.CONTRADICTED, Strength.MODERATE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "supervisors' were −0.33 points (95 % interval −1.77 to +1.10; 6 raters)." in sentence(
        judged["ENOUGH"]
    )
    assert sentence(judged["ALONE"]).endswith("were not shown (insufficient).")


def third_supervisor(scores: str) -> dict[str, str]:
    """Ratings of three pilots by both sides, but for the last steps of the third pilot."""
    third = ("late", "inspector", "P3", scores.ljust(8))
    text = ratings(*OFFICERS, SUPERVISOR, ("other", "inspector", "P2", "55555555"), third)
    return THREE_PILOTS | {"ratings.csv": text.replace('" "', '""')}
