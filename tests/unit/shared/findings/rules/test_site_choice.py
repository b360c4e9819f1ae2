"""Pilots' locations among the areas with most recorded crime before the start."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import BEGUN, each_found, pilots, rows, sentence, standing
from integration.recorded_months import (
    LOCATION,
    OTHER,
    begun_and_proposed,
    begun_at,
    monthly,
    street,
)

from shared.findings import FindingState, Strength
from shared.findings.rules.site_choice import RULE


def two_areas(*, months: int) -> str:
    """Records of the pilot's area, and of another that has twice as many."""
    return street(monthly(LOCATION, months=months), monthly(OTHER, months=months, each=2))


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1")},
        before={"street.csv": two_areas(months=36)},
        after={"street.csv": two_areas(months=35)},
        states=(FindingState.SUPPORTED, FindingState.NOT_ASSESSED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_one_month_less_moves_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_pilots_are_looked_for_among_the_areas_of_their_own_force(desk):
    """In each force the top area is one of two; months before a gap do not count."""
    among, passed, gap, early = "E01000001", "E01000002", "E01000003", "E01000004"
    judged = each_found(
        desk,
        RULE,
        AMONG={
            "register.csv": begun_at(among),
            "street.csv": street(
                monthly(among, months=36, each=2, force="A"),
                monthly("E01000011", months=36, force="A"),
            ),
        },
        PASSED={
            "register.csv": begun_at(passed),
            "street.csv": street(
                monthly(passed, months=36, force="B"),
                monthly("E01000012", months=36, each=3, force="B"),
            ),
        },
        HALF={
            "register.csv": rows(
                "pilot_register",
                *(
                    {"pilot": code, "location": area, "started_on": BEGUN}
                    for code, area in (("P1", "E01000100"), ("P2", "E01000101"))
                ),
            ),
            "street.csv": street(
                monthly("E01000100", months=36, force="E"),
                *(
                    monthly(f"E010001{number:02}", months=1 + number // 20, force="E")
                    for number in range(1, 21)  # the last of them leads the others
                ),
            ),
        },
        GAP={
            "register.csv": begun_at(gap),
            "street.csv": street(
                monthly(gap, months=35, force="C"), monthly(gap, months=4, first=-40, force="C")
            ),
        },
        EARLY={
            "register.csv": rows(
                "pilot_register", {"location": early, "started_on": "", "status": "screening"}
            ),
            "street.csv": street(monthly(early, months=36, force="D")),
        },
    )
    assert standing(judged) == {
        "AMONG": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "PASSED": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "HALF": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "GAP": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "EARLY": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    assert "one location was among the 1 area with most" in sentence(judged["AMONG"])
    assert "one location was not among" in sentence(judged["PASSED"])
    assert "1 of the pilots' 2 locations was among the 2 areas" in sentence(judged["HALF"])
    assert "35 months are held" in sentence(judged["GAP"])
    assert "no pilot has begun" in sentence(judged["EARLY"])


def test_a_pilot_that_was_only_proposed_is_no_site(desk):
    """The proposed pilot's location has most records, and is alone in the top share of two."""
    files = {"register.csv": begun_and_proposed(LOCATION, OTHER)}
    judged = each_found(desk, RULE, TWO=files | {"street.csv": two_areas(months=36)})
    assert standing(judged) == {"TWO": (FindingState.SUPPORTED, Strength.INDICATIVE)}
    assert "the pilots' one location was not among" in sentence(judged["TWO"])
