"""The claims hold every figure printed and mark the value that the sample holds."""

from __future__ import annotations

import pytest
from unit.warehouse.sample.adding_up import Row, rows

from warehouse.sample.claims import claim_files
from warehouse.sample.contradictions import CONTRADICTIONS

PRINTED = [
    ("1", "officers_trained", "40"),
    ("1", "pilots", "5"),
    ("1", "pilot_locations", "4"),
    ("2", "lisp_steps", "8"),
    ("2", "benefits_listed", "7"),
    ("2", "challenges_listed", "4"),
    ("3", "demand_categories", "4"),
    ("3", "evidence_features", "11"),
    ("4", "survey_respondents", "73"),
    ("4", "self_evaluations", "14"),
    ("4", "interviews", "24"),
    ("5", "control_officers", "33"),
    ("5", "survey_items", "49"),
    ("5", "self_legitimacy_items", "20"),
    ("5", "self_legitimacy_items_significant", "4"),
    ("5", "community_engagement_items", "12"),
    ("5", "community_engagement_items_significant", "3"),
    ("6", "implementation_mean", "2.6"),
    ("6", "full_implementation_lowest", "1"),
    ("6", "full_implementation_highest", "2"),
    ("7.2", "problem_solving_share", "1.7"),
    ("7.2", "areas_taking_it_up", "3"),
    ("8", "dependencies", "5"),
    ("8", "all_crimes_attended_removed", "2016-06-01"),
    ("10", "lettered_recommendations", "8"),
    ("12", "works_listed", "9"),
]
DISPUTES = {
    "pilot_duration": ({"2016-02/2016-07", "9", "few", "6", "4"}, {"2016-02/2016-07"}),
    "t3_interval": ({"9", "4"}, {"4"}),
    "change_over_waves": ({"no significant shift", "4", "3"}, set()),
    "arms_alike": ({"strongly similar", "negligible", "skilled"}, set()),
    "spread_of_skills": ({"consistent", "inconsistent"}, set()),
    "direction_of_change": ({"favourable"}, set()),
    "response_of_stakeholders": ({"all", "some", "1"}, set()),
    "choice_of_sites": (
        {"greatest demand", "without long-term data", "small and short-term"},
        {"without long-term data", "small and short-term"},
    ),
    "value_for_money": (
        {"too early", "not to be expected", "effective", "outcomes larger"},
        {"too early", "not to be expected"},
    ),
    "later_steps": ({"not implemented", "beginning"}, set()),
    "full_implementation": ({"1", "2"}, set()),
    "next_step_scope": ({"1", "1-2", "2-3"}, set()),
    "end_of_attending_all_crimes": (
        {"begins to help", "would help much", "not always used well", "may harm engagement"},
        set(),
    ),
    "support_of_ranks": ({"all", "some unsupportive"}, set()),
    "interview_section": ({"6", "7"}, {"7"}),
    "myhill_year": ({"2012", "2006/2012"}, {"2012"}),
    "reference_list": ({"metcalfe2015", "strategising", "9"}, set()),
    "design_of_survey": ({"matched", "experimental"}, set()),
}


@pytest.fixture(scope="module")
def claims() -> list[Row]:
    return rows(claim_files())


@pytest.mark.parametrize(("section", "measure", "value"), PRINTED)
def test_printed_figure_is_held(claims: list[Row], section: str, measure: str, value: str) -> None:
    held = [row for row in claims if (row["section"], row["measure"]) == (section, measure)]
    assert [row["value"] for row in held] == [value]


def test_identifiers_run_on_in_the_order_of_their_text(claims: list[Row]) -> None:
    identifiers = [row["claim"] for row in claims]
    assert identifiers == [f"C{number:03d}" for number in range(1, len(claims) + 1)]
    assert identifiers == sorted(identifiers)


def test_sixteen_contradictions_are_held() -> None:
    assert sorted({one.number for one in CONTRADICTIONS}) == list(range(1, 17))


@pytest.mark.parametrize("dispute", DISPUTES)
def test_dispute_keeps_every_value_and_marks_the_preferred(claims: list[Row], dispute: str) -> None:
    disputed = [row for row in claims if row["disputed"] == dispute]
    values, preferred = DISPUTES[dispute]
    assert {row["value"] for row in disputed} == values
    assert {row["value"] for row in disputed if row["preferred"] == "yes"} == preferred
    assert len(disputed) > 1


def test_no_other_claim_is_disputed(claims: list[Row]) -> None:
    assert {row["disputed"] for row in claims} == {"", *DISPUTES}
    assert {row["preferred"] for row in claims if not row["disputed"]} == {""}
    assert {row["preferred"] for row in claims} == {"", "yes", "no"}


def test_claims_are_verdicts_and_figures_never_sentences(claims: list[Row]) -> None:
    assert max(len(row["value"].split()) for row in claims) <= 4
    assert not any(row["value"].endswith(".") for row in claims)
