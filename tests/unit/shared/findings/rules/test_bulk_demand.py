"""Bilking and shoplifting among the kinds of crime that were reported at a site."""

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
from shared.findings.rules.bulk_demand import RULE

KINDS = ("Burglary", "Drugs", "Public order", "Robbery", "Vehicle crime", "Other theft")
SITE = rows("pilot_areas", {})


def incidents(
    *, shoplifting: int = 0, bilking: int = 0, area: str = LOCATION, month: str = "2016-02"
) -> str:
    """An export with so many of each in an area."""
    kinds = ["Shoplifting"] * shoplifting + ["Making off without payment"] * bilking
    lines = (
        f"{area}-{month}-{n},{month}-10 12:00,49,{area},{kind}\n" for n, kind in enumerate(kinds)
    )
    return "incident_ref,reported,ho_code,lsoa,type\n" + "".join(lines)


def published(each: int, *, area: str = LOCATION) -> str:
    """So many records of each of six kinds in the month of the start, and more of shoplifting.

    Each area has a force of its own, as a file replaces the month of a force.
    """
    counts = dict.fromkeys(KINDS, each) | {"Shoplifting": 50}
    return street(
        *(
            monthly(area, months=1, first=0, each=count, kind=kind, force=area)
            for kind, count in counts.items()
        )
    )


CROSSINGS = (
    Crossing(
        rule=RULE.key,
        common={"register.csv": pilots("P1"), "site.csv": SITE, "street.csv": published(4)},
        before={"incidents.csv": incidents(shoplifting=20, bilking=20)},
        after={"incidents.csv": incidents(shoplifting=2, bilking=2)},  # as many as of each kind
        states=(FindingState.SUPPORTED, FindingState.INCONCLUSIVE),
    ),
)


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_ranks_that_intervals_leave_open_say_nothing(crossing, desk_at, tmp_path):
    assert_moves(crossing, desk_at, tmp_path)


def site(number: int) -> str:
    """The area of a site of its own."""
    return f"E0100000{number}"


def at(area: str, *codes: str) -> dict[str, str]:
    """Pilots at one location, each with the area as its site."""
    return {
        "register.csv": rows(
            "pilot_register",
            *({"pilot": code, "location": area, "started_on": BEGUN} for code in codes),
        ),
        "site.csv": rows("pilot_areas", *({"pilot": code, "area": area} for code in codes)),
    }


def test_rank_is_that_of_the_counts_at_each_location(desk):
    sure, shared, elsewhere, none = (site(number) for number in range(1, 5))
    desk.write("sure.csv", incidents(shoplifting=2, bilking=1, area=sure))
    desk.write("shared.csv", incidents(shoplifting=30, area=shared))
    desk.write("later.csv", incidents(shoplifting=9, area=shared, month="2016-03"))
    judged = each_found(
        desk,
        RULE,
        SURE=at(sure, "P1") | {"street.csv": published(40, area=sure)},
        SHARED=at(shared, "P1", "P2") | {"street.csv": published(4, area=shared)},
        ELSEWHERE=at(elsewhere, "P1"),
        NONE={"register.csv": begun_at(none)},
    )
    assert standing(judged) == {
        "SURE": (FindingState.CONTRADICTED, Strength.INDICATIVE),
        "SHARED": (FindingState.SUPPORTED, Strength.INDICATIVE),
        "ELSEWHERE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "NONE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    texts = {code: sentence(finding) for code, finding in judged.items()}
    assert "came to 3 records at the pilots' sites, rank 7 of 7 kinds" in texts["SURE"]
    assert texts["SURE"].endswith("intervals allow 7 to 7.")
    assert "came to 30 records" in texts["SHARED"]  # once, and of the month of both sources alone
    assert "no month has both" in texts["ELSEWHERE"]
    assert "no export of incidents holds bilking or shoplifting" in texts["NONE"]


def test_a_pilot_that_was_only_proposed_has_no_site(desk):
    """TWO counts at the site of the pilot that began; nothing is reported there in NONE."""
    both = rows("pilot_areas", {"pilot": "P1"}, {"pilot": "P2", "area": OTHER})
    register = begun_and_proposed(LOCATION, OTHER)
    desk.write("here.csv", incidents(shoplifting=20))
    desk.write("there.csv", incidents(shoplifting=30, area=OTHER))
    desk.write("street.csv", published(4) + published(9, area=OTHER).partition("\n")[2])
    swapped = begun_and_proposed("E01000009", OTHER)
    judged = each_found(
        desk,
        RULE,
        TWO={"register.csv": register, "site.csv": both},
        NONE={
            "register.csv": swapped,
            "site.csv": rows("pilot_areas", {"pilot": "P2", "area": OTHER}),
        },
    )
    assert "came to 20 records at the pilots' sites" in sentence(judged["TWO"])
    kinds = {e.value for e in judged["TWO"].evidence}
    assert kinds == {"20", "4"}
    assert "no export of incidents holds" in sentence(judged["NONE"])
