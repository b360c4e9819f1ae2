"""The claims hold every figure printed and mark the value that the sample holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = list[dict[str, str]]
PRINTED = [
    ("1", "officers_trained", "40"),
    ("1", "pilots", "5"),
    ("1", "pilot_locations", "4"),
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
    ("8", "all_crimes_attended_removed", "2016-06-01"),
]


@pytest.mark.parametrize(("section", "measure", "value"), PRINTED)
def test_printed_figure_is_held(
    rows_of: Callable[[str], Rows], section: str, measure: str, value: str
) -> None:
    claims = rows_of("published_claims.csv")
    held = [row for row in claims if (row["section"], row["measure"]) == (section, measure)]
    assert [row["value"] for row in held] == [value]


def test_identifiers_run_on(rows_of: Callable[[str], Rows]) -> None:
    claims = rows_of("published_claims.csv")
    assert [row["claim"] for row in claims] == [f"C{n:02d}" for n in range(1, len(claims) + 1)]


@pytest.mark.parametrize(
    ("dispute", "values", "preferred"),
    [
        ("pilot_duration", {"2016-02/2016-07", "9", "few", "6", "4"}, {"2016-02/2016-07"}),
        ("t3_interval", {"9", "4"}, {"4"}),
        ("interview_section", {"6", "7"}, {"7"}),
        ("myhill_year", {"2012", "2006/2012"}, {"2012"}),
        ("next_step_scope", {"1", "1-2", "2-3"}, set()),
    ],
)
def test_dispute_keeps_every_value_and_marks_the_preferred(
    rows_of: Callable[[str], Rows], dispute: str, values: set[str], preferred: set[str]
) -> None:
    rows = [row for row in rows_of("published_claims.csv") if row["disputed"] == dispute]
    assert {row["value"] for row in rows} == values
    assert {row["value"] for row in rows if row["preferred"] == "yes"} == preferred


def test_undisputed_figures_are_neither_preferred_nor_refused(
    rows_of: Callable[[str], Rows],
) -> None:
    claims = rows_of("published_claims.csv")
    assert {row["preferred"] for row in claims if not row["disputed"]} == {""}
    assert {row["preferred"] for row in claims} == {"", "yes", "no"}
