"""Areas at the top year after year, held against what chance gives."""

from __future__ import annotations

import pytest
from integration.crossing import Crossing, assert_moves
from integration.one_rule import each_found, rows, sentence, standing
from integration.recorded_months import begun_and_proposed, begun_at, monthly, street

from shared.findings import FindingState, Strength
from shared.findings.rules.persistent_demand import RULE

YEARS = (-36, -24, -12)
"""First months of the three years, counted from the start."""


def hot(number: int, *each: int) -> str:
    """One area of a force with so many records in each month of a year, first year first."""
    area, force = f"E0100{number}000", f"Force {number}"
    return "".join(
        monthly(area, months=12, first=first, each=records, force=force)
        for first, records in zip(YEARS, each, strict=True)
    )


def cold(number: int) -> str:
    """Nineteen areas of the force with a record in each year, and some in each month."""
    return "".join(
        monthly(
            f"E0100{number}1{area:02}", months=1, first=first + area % 12, force=f"Force {number}"
        )
        for area in range(19)
        for first in YEARS
    )


def at_the_first_cold_area(number: int, *each: int) -> dict[str, str]:
    """A pilot at the cold area whose code comes first, and the records of its force."""
    return {
        "register.csv": begun_at(f"E0100{number}100"),
        "street.csv": street(hot(number, *each), cold(number)),
    }


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": begun_at("E01001100")},
        before={"street.csv": street(hot(1, 1, 1, 1), cold(1))},
        after={"street.csv": street(hot(1, 0, 1, 1))},  # two years of records
        states=(FindingState.SUPPORTED, FindingState.NOT_ASSESSED),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_too_few_months_move_the_finding_and_what_rests_on_it(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def test_top_areas_of_two_years_are_held_against_twice_what_chance_gives(desk):
    """TWO: 24 of 81 records, 10 % by chance. ONE: the pilot's leads the cold, 3 of 69 records.

    HALF: one of two areas holds 72 of 108, where chance gives the busier 54 %.
    """
    pair = street(hot(3, 2, 2, 2), monthly("E01003100", months=36, force="Force 3"))
    early = rows("pilot_register", {"started_on": "", "status": "screening"})
    judged = each_found(
        desk,
        RULE,
        TWO=at_the_first_cold_area(1, 0, 1, 1),
        ONE=at_the_first_cold_area(2, 0, 0, 1),
        HALF={"register.csv": begun_at("E01003100"), "street.csv": pair},
        EARLY={"register.csv": early},
    )
    assert standing(judged) == {
        "TWO": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "ONE": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "HALF": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "EARLY": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    texts = {code: sentence(finding) for code, finding in judged.items()}
    assert "of 20 areas, 1 was among the top 5 %" in texts["TWO"]
    assert "held 30 % of the records" in texts["TWO"]
    assert texts["TWO"].endswith("the pilots' one location was not among them.")
    assert texts["ONE"].endswith("the pilots' one location was among them.")
    assert "held 67 % of the records, where as many areas would hold 54 %" in texts["HALF"]
    assert "no pilot has begun" in texts["EARLY"]


def test_a_pilot_that_was_only_proposed_is_no_site(desk):
    register = begun_and_proposed("E01001100", "E01001000")
    files = {"register.csv": register, "street.csv": street(hot(1, 1, 1, 1), cold(1))}
    judged = each_found(desk, RULE, TWO=files)
    assert standing(judged) == {"TWO": (FindingState.SUPPORTED, Strength.INDICATIVE)}
    assert sentence(judged["TWO"]).endswith("the pilots' one location was not among them.")


def test_the_top_is_as_many_areas_in_each_year_as_of_all_three(desk):
    """21 areas make a top of two, also in a year in which only 20 have records."""
    records = street(
        hot(4, 2, 2, 2),
        monthly("E01004900", months=36, force="Force 4"),
        *(
            monthly(f"E010041{area:02}", months=1, first=first + area % 12, force="Force 4")
            for area in range(19)
            for year, first in enumerate(YEARS)
            if area != year
        ),
    )
    files = {"register.csv": begun_at("E01004100"), "street.csv": records}
    judged = each_found(desk, RULE, FOUR=files)
    assert "of 21 areas, 2 were among the top 5 %" in sentence(judged["FOUR"])
