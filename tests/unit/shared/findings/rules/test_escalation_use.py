"""Escalations that were answered against those that wait past the time set for an answer."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.escalation_use import RULE

BEGUN = {
    "register.csv": pilots("P1"),
    "weeks.csv": rows("oversight_weeks", {"week": "2016-06-27"}),
}
"""A pilot and its programme's newest record: 61 days after 27 April, 26 after 1 June."""
LATE, RECENT = "2016-04-27", "2016-06-01"


def escalations(*, answered: int = 0, late: int = 0, recent: int = 0) -> dict[str, str]:
    """So many that were answered, that wait past the limit, and that wait for less."""
    answer = {"status": "answered", "raised_on": LATE, "closed_on": "2016-05-10"}
    wait = {"status": "open", "closed_on": ""}
    stood = (
        [answer] * answered
        + [wait | {"raised_on": LATE}] * late
        + [wait | {"raised_on": RECENT}] * recent
    )
    named = ({"code": f"E{number}"} | row for number, row in enumerate(stood))
    return {"escalations.csv": rows("escalations", *named)}


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=BEGUN,
        before=escalations(answered=4, late=6),
        after=escalations(answered=10),
        states=(FindingState.CONTRADICTED, FindingState.SUPPORTED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_the_limit_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_answered_are_held_against_waiting(desk):
    judged = each_found(
        desk,
        RULE,
        FEW=BEGUN | escalations(answered=9),
        EVEN=BEGUN | escalations(answered=1, late=1, recent=5),
        MORE=BEGUN | escalations(answered=1, late=2),
        EARLY=BEGUN | escalations(recent=1),
        NONE=BEGUN,
    )
    assert standing(judged) == {
        "FEW": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "EVEN": (FindingState.MIXED, Strength.INDICATIVE),
        "MORE": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "EARLY": (FindingState.TOO_EARLY, Strength.INSUFFICIENT),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert sentence(judged["EVEN"]).endswith(
        "7 escalations were raised, 1 was answered (14 %), and 1 waits past the time set for an "
        "answer."
    )
    assert sentence(judged["NONE"]).endswith("no escalation is on record.")
