"""Supervisors' experience against the reviewed level of their pilots, over enough of both."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, pilots, ratings, rows, sentence, standing

from shared.findings import FindingState, Strength
from shared.findings.rules.supervisor_experience import RULE

NUMBER = 12
CODES = [f"P{number}" for number in range(NUMBER)]


def supervised(*codes: str) -> dict[str, str]:
    """Pilots with a supervisor each, who come further and further from the first to the last."""
    reviews = (
        {"pilot": code, "criterion": f"Criterion {third}", "score": str(1 + (n + third) // 3)}
        for n, code in enumerate(codes)
        for third in range(3)
    )
    raters = ((f"s-{code}", "sergeant", code, "33333333") for code in codes)
    return {
        "register.csv": pilots(*codes),
        "reviews.csv": rows("rubric_reviews", *reviews),
        "ratings.csv": ratings(*raters),
    }


def experience(*years: int) -> dict[str, str]:
    """A roster of the supervisors with the lowest year of their band, in order of the pilots."""
    people = (
        {"person_code": f"s-P{n}", "role": "sergeant", "arm": "", "np_years_band": f"{lowest}+"}
        for n, lowest in enumerate(years)
    )
    return {"roster.csv": rows("roster", *people)}


RISING = experience(*range(NUMBER))
FALLING = experience(*reversed(range(NUMBER)))
TO_AND_FRO = experience(*(n if n % 2 else NUMBER - n for n in range(NUMBER)))

CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common=supervised(*CODES),
        before=RISING,
        after=TO_AND_FRO,
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_data_across_zero_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_few_pilots_or_supervisors_leave_it_open(desk):
    """What counts is the fewer of both: the last has twelve supervisors of nine pilots."""
    shared = ((f"s-P{n}", "sergeant", "P8", "33333333") for n in range(9, NUMBER))
    judged = each_found(
        desk,
        RULE,
        FALLING=supervised(*CODES) | FALLING,
        TEN=supervised(*CODES[:10]) | RISING,
        NINE=supervised(*CODES[:9]) | RISING,
        TWO=supervised(*CODES[:2]) | RISING,
        SHARED=supervised(*CODES[:9]) | RISING | {"more.csv": ratings(*shared)},
    )
    assert standing(judged) == {
        "FALLING": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "TEN": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "NINE": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
        "TWO": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "SHARED": (FindingState.INCONCLUSIVE, Strength.INSUFFICIENT),
    }
    assert "12 supervisors), over 9 pilots, and it takes 10 of each" in sentence(judged["SHARED"])
