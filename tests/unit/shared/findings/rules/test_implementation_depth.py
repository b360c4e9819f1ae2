"""Steps 7 and 8 against half way, and the mean against full implementation."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, ratings, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.implementation_depth import RULE

REGISTER = {"register.csv": pilots("P1")}


def by_pcsos(*scores: str) -> dict[str, str]:
    """Six raters for each set of the eight scores."""
    return {
        "ratings.csv": ratings(
            *((f"rater{n}", "pcso", "P1", given) for n, given in enumerate(scores * 6))
        )
    }


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=REGISTER,
        before=by_pcsos("33333311", "33333322"),  # 1.5 at steps 7 and 8; intervals below 3
        after=by_pcsos("33333322", "33333344"),  # 3 at both; intervals on both sides of it
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_half_way_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_state_follows_the_intervals_of_both_steps_and_not_their_mean(desk):
    judged = each_found(
        desk,
        RULE,
        BELOW=REGISTER | by_pcsos("44444422", "44444421"),
        ONE=REGISTER | by_pcsos("44444442", "44444441"),
        UNCLEAR=REGISTER | by_pcsos("44444421", "44444451"),
        HALF=REGISTER | by_pcsos("44444442", "44444454"),
        ALIKE=REGISTER | by_pcsos("33333333", "22222222", "44444444"),
        ABOVE=REGISTER | by_pcsos("44444445", "44444454"),
        NONE=REGISTER,
    )
    assert standing(judged) == {
        "BELOW": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "ONE": (FindingState.MIXED, Strength.INDICATIVE),
        "UNCLEAR": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "HALF": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "ALIKE": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "ABOVE": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert sentence(judged["NONE"]).endswith("the figures are not collected.")


def test_mean_is_held_against_full_implementation(desk):
    judged = each_found(
        desk,
        RULE,
        BELOW=REGISTER | by_pcsos("44444411", "33333311"),
        ROUND=REGISTER | by_pcsos("55555511", "44444411"),
        ABOVE=REGISTER | by_pcsos("55555522", "55555511"),
    )
    words = {
        code: sentence(f).split("mean of all eight steps was ")[1] for code, f in judged.items()
    }
    full = "the 3.5 set for full implementation."
    assert words == {
        "BELOW": f"2.9 of 5 (95 % interval 2.6 to 3.1; 12 raters), below {full}",
        "ROUND": "3.6 of 5 (95 % interval 3.4 to 3.9; 12 raters), not clearly below or above "
        + full,
        "ABOVE": f"4.1 of 5 (95 % interval 4.0 to 4.2; 12 raters), above {full}",
    }
