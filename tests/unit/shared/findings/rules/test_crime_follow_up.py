"""Months of follow-up, and the least reduction that they could have shown.

The finding stays open on both sides of its limit: only the sentence and the state can move.
"""

from __future__ import annotations

from integration.one_rule import each_found, rows, sentence, standing
from integration.recorded_months import (
    LOCATION,
    OTHER,
    begun_and_proposed,
    begun_at,
    monthly,
    street,
)

from shared.findings import Advice, FindingState, Strength, findings, recommendations
from shared.findings.rules.crime_follow_up import RULE
from shared.metrics.registers import programme


def followed(number: int, *, before: int, after: int, each: int = 1) -> dict[str, str]:
    """A pilot in a force of its own: months before its start, its own month, and months after."""
    area, force = f"E0100000{number}", f"Force {number}"
    held = (
        monthly(area, months=before, each=each, force=force),
        monthly(area, months=1 + after, first=0, force=force),
    )
    return {"register.csv": begun_at(area), "street.csv": street(*held)}


def test_crime_is_too_early_below_twelve_whole_months_of_the_pilots_force(desk):
    early = rows("pilot_register", {"location": "E01000001", "started_on": ""})
    judged = each_found(
        desk,
        RULE,
        ELEVEN=followed(1, before=11, after=11, each=2),
        TWELVE=followed(2, before=12, after=12, each=2),
        MORE=followed(3, before=4, after=3, each=5),
        SHORT=followed(4, before=2, after=3),
        START=followed(5, before=3, after=0),
        NOT_BEGUN={"register.csv": early.replace("active", "screening")},
    )
    assert standing(judged) == {
        "ELEVEN": (FindingState.TOO_EARLY, Strength.INSUFFICIENT),
        "TWELVE": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "MORE": (FindingState.TOO_EARLY, Strength.INSUFFICIENT),
        "SHORT": (FindingState.TOO_EARLY, Strength.INSUFFICIENT),
        "START": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
        "NOT_BEGUN": (FindingState.NOT_ASSESSED, Strength.INSUFFICIENT),
    }
    texts = {code: sentence(finding) for code, finding in judged.items()}
    assert "11 whole months of follow-up, with 11 records. With 22 records" in texts["ELEVEN"]
    assert texts["ELEVEN"].endswith("This is not evidence of no effect.")
    assert "have not been held against comparison areas; with 24 records" in texts["TWELVE"]
    assert "with 3 records. This is not" in texts["SHORT"]
    assert "no records cover a pilot's location just after its start" in texts["START"]
    assert "no pilot has begun" in texts["NOT_BEGUN"]
    assert {advice(finding) for finding in judged.values()} == {Advice.RESEARCH}
    assert_least_reduction(judged["MORE"])


def assert_least_reduction(finding):
    """15 records in the 3 months before, in each of four cells: 1 − exp(−2.80 √(4/15)) = 76 %."""
    assert "With 15 records in as many months before" in sentence(finding)
    assert "only reductions above 76 % would have been detectable." in sentence(finding)
    [given] = [one for one in finding.conclusion.given if one.shown.startswith("76")]
    assert "minimum detectable reduction at power 0.8" in given.meaning


def advice(finding):
    """How far the finding carries the recommendation that reads it."""
    [one] = [a for a in recommendations([finding]) if RULE.key in a.recommendation.reads]
    return one.advice


def test_sample_is_too_early(sample_evaluator, sample_desk):
    [(months,)] = sample_desk.sql(
        "select count(distinct month) from v_crime where month > '2016-02-01'"
    )
    assert months < RULE.limits[0].value
    judged = findings(sample_evaluator, programme(sample_evaluator, "MK2016"), (RULE,))
    assert [finding.state for finding in judged] == [FindingState.TOO_EARLY]


def test_records_where_a_pilot_was_only_proposed_are_no_follow_up(desk):
    """The proposed pilot's own force goes on for longer, and its records are many."""
    held = (
        monthly(LOCATION, months=3, first=1, force="A"),
        monthly(OTHER, months=5, first=1, each=7, force="B"),
    )
    files = {"register.csv": begun_and_proposed(LOCATION, OTHER), "street.csv": street(*held)}
    judged = each_found(desk, RULE, TWO=files)
    assert "3 whole months of follow-up, with 3 records." in sentence(judged["TWO"])
