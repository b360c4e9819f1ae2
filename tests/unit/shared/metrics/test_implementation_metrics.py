"""Implementation on the sample: the review's figures, what is withheld, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from shared.metrics import METRICS, Evaluator
from shared.metrics.estimators.agreement import (
    alpha_of_reviewers,
    gap_of_sides,
    gap_to_review,
    kappa_of_two,
    mean_gap,
    mean_review,
    upper_limit,
)
from shared.metrics.estimators.complete import complete_ratio, complete_share, complete_sum
from shared.stats import Complete, Estimate, Interval, TooFew

PILOTS = ("P1", "P2", "P3", "P4", "P5")


def values(evaluator: Evaluator, key: str, by: str, chosen: dict[str, Any] | None = None) -> Any:
    """Values by one dimension."""
    result = evaluator.evaluate(key, chosen, by=[by])
    return {g.value_of(by): round(g.estimate.value, 4) for g in result.groups}


# --- the figures of the review, and those that the sample was made to hold ---


def test_mean_self_evaluation_is_292_points_of_112_scores(sample_evaluator: Evaluator) -> None:
    level = sample_evaluator.evaluate("implementation_level").only.estimate
    assert level.value == pytest.approx(292 / 112)
    assert level.base == 14


def test_reviewers_score_below_the_raters(sample_evaluator: Evaluator) -> None:
    score = sample_evaluator.evaluate("review_score").only.estimate
    assert (round(score.value, 1), score.base) == (1.9, 96)
    gap = sample_evaluator.evaluate("review_gap").only.estimate
    assert isinstance(gap.interval, Interval)
    assert gap.interval.low > 0
    assert gap.base == 14
    # each pilot's own mean less its reviewed mean, over five pilots
    own = (46 / 16, 74 / 24, 36 / 16, 64 / 24, 26 / 16)
    reviewed = (54 / 24, 42 / 16, 26 / 16, 33 / 16, 28 / 24)
    assert score.value == pytest.approx(sum(reviewed) / 5)
    assert gap.value == pytest.approx(sum(o - r for o, r in zip(own, reviewed, strict=True)) / 5)


def test_thirteen_of_fourteen_proformas_are_on_version_one(sample_evaluator: Evaluator) -> None:
    compliance = sample_evaluator.evaluate("proforma_version_compliance").only.estimate
    assert (round(compliance.value * 14), compliance.base) == (1, 14)
    held = values(sample_evaluator, "proforma_field_completeness", "field")
    assert held == {
        "success_definition": 0,
        "escalation": pytest.approx(1 / 14, abs=1e-4),
        "evaluation": pytest.approx(1 / 14, abs=1e-4),
    }


def test_last_steps_are_hardly_begun(sample_evaluator: Evaluator) -> None:
    started = values(sample_evaluator, "implementation_steps_reached", "step", {"event": "started"})
    assert started == {1: 1, 2: 1, 3: 1, 4: 0.8, 5: 0.8, 6: 0.6, 7: 0.6, 8: 0.2}
    furthest = values(sample_evaluator, "implementation_furthest_step", "pilot_code")
    assert furthest == dict(zip(PILOTS, (7, 8, 5, 7, 3), strict=True))


def test_a_reopened_step_is_still_evidenced_and_one_started_again(
    sample_evaluator: Evaluator,
) -> None:
    chosen = {"pilot_code": "P3", "step": 4}
    reached = values(sample_evaluator, "implementation_steps_reached", "event", chosen)
    assert reached == {"started": 1, "evidenced": 1, "complete": 0}


def test_inspectors_oversaw_53_percent_of_the_weeks(sample_evaluator: Evaluator) -> None:
    share = sample_evaluator.evaluate("oversight_weeks").only.estimate
    assert share.value == pytest.approx(44 / 83)
    assert share.base == 83
    by_pilot = values(sample_evaluator, "oversight_weeks", "pilot_code")
    weeks = {"P1": 13 / 21, "P2": 14 / 20, "P3": 4 / 13, "P4": 10 / 17, "P5": 3 / 12}
    assert by_pilot == {code: round(value, 4) for code, value in weeks.items()}


def test_supervisors_rate_higher_and_one_pilot_has_none(sample_evaluator: Evaluator) -> None:
    gap = sample_evaluator.evaluate("rating_gap").only.estimate
    assert (gap.value, gap.base) == (-0.25, 12)  # P3's two officers make no pair
    low, high = (
        sample_evaluator.evaluate(f"rating_gap_{end}_limit").only.estimate
        for end in ("lower", "upper")
    )
    assert low.value < gap.value < high.value
    assert gap.value == pytest.approx((low.value + high.value) / 2)
    completeness = values(sample_evaluator, "rating_pair_completeness", "pilot_code")
    assert completeness == {"P1": 1, "P2": 1, "P3": 0, "P4": 1, "P5": 1}


def test_straight_line_from_level_one_takes_under_a_year(sample_evaluator: Evaluator) -> None:
    """Four months' pace from level 1 gives about ten months, not the review's one to two years."""
    months = sample_evaluator.evaluate("implementation_trajectory").only.estimate
    assert 9 < months.value < 11
    assert isinstance(months.interval, Interval)
    assert months.interval.high < 24
    assert "if the pace stays constant" in months.method


def test_dose_of_a_pilot_is_its_rows_and_minutes(
    sample_desk: Any, sample_evaluator: Evaluator
) -> None:
    rows = sample_desk.sql(
        "select pilot_code, count(*), round(sum(minutes) / 60, 4) from v_engagement group by all"
    )
    contacts, hours = ({row[0]: row[n] for row in rows} for n in (1, 2))
    assert values(sample_evaluator, "dose_contacts", "pilot_code") == contacts
    assert values(sample_evaluator, "dose_hours", "pilot_code") == hours
    shares = values(sample_evaluator, "dose_share_of_plan", "component")
    assert shares["contacts"] > 1 > shares["stakeholders"] > shares["hours"]


def test_seventh_feature_is_not_collected_anywhere(sample_evaluator: Evaluator) -> None:
    result = sample_evaluator.evaluate("fidelity_feature_share")
    unknown = [g.value_of("feature") for g in result.groups if g.state != "ok"]
    assert unknown == [7]
    shown = sum(g.estimate.value for g in result.groups if g.state == "ok")
    assert shown == pytest.approx(
        sample_evaluator.evaluate("fidelity_features").only.estimate.value
    )


def test_features_of_one_pilot_are_a_count_and_their_mean_is_none(
    sample_evaluator: Evaluator,
) -> None:
    every = sample_evaluator.evaluate("fidelity_features")
    [first, *_] = sample_evaluator.evaluate("fidelity_features", by=["pilot_code"]).groups
    write = every.metric.unit.write
    assert (write(first.estimate.value), write(every.only.estimate.value)) == ("7", "5.4")


# --- disclosure ---

PROTECTED = [
    "implementation_share_at_three",
    "implementation_trajectory",
    "rating_gap",
    "rating_gap_lower_limit",
    "rating_gap_upper_limit",
    "rating_step_gap",
    "review_gap",
    "review_step_gap",
]


@pytest.mark.parametrize("key", PROTECTED)
def test_what_people_said_is_shown_from_the_minimum_on(sample_desk: Any, key: str) -> None:
    base = 12 if key.startswith("rating") else 14
    shown = sample_desk.evaluator(attitude=base).evaluate(key)
    assert {group.state.value for group in shown.groups} == {"ok"}
    withheld = sample_desk.evaluator(attitude=base + 1).evaluate(key)
    assert {group.state.value for group in withheld.groups} == {"suppressed"}


def test_nobody_is_named_and_no_pilot_is_a_dimension_of_a_gap() -> None:
    for key in PROTECTED[1:]:
        assert set(METRICS[key].dimensions) <= {"programme_code", "step"}
    for metric in METRICS.values():
        assert not {"rater", "reviewer", "person"} & set(metric.dimensions)


def test_share_at_three_of_a_pilot_is_withheld(sample_evaluator: Evaluator) -> None:
    chosen = {"pilot_code": "P5", "step": 1}
    result = sample_evaluator.evaluate("implementation_share_at_three", chosen)
    assert result.only.state.value == "suppressed"


def test_supervisors_are_counted_as_people(sample_desk: Any) -> None:
    states = [
        sample_desk.evaluator(count=minimum).evaluate("supervisor_experience").only.state.value
        for minimum in (5, 6)
    ]
    assert states == ["ok", "suppressed"]


# --- estimators, on what the sample does not hold ---


def rated(*rows: tuple[str, str, str, int, float]) -> pl.DataFrame:
    names = ("rater", "pilot_code", "side", "step", "score")
    return pl.DataFrame(rows, schema=names, orient="row")


def sides(pilots: Iterable[str]) -> list[tuple[str, str, str, int, float]]:
    return [(f"{p}-{side}", p, side, 1, 3.0) for p in pilots for side in ("officer", "supervisor")]


def test_bias_and_limits_of_two_pilots_would_give_each_away() -> None:
    for how in (mean_gap, upper_limit):
        assert gap_of_sides(how)(rated(*sides("AB"))) == TooFew(
            4, "both sides are known of fewer than 3 pilots"
        )
        estimate = gap_of_sides(how)(rated(*sides("ABC")))
        assert isinstance(estimate, Estimate)
        assert estimate.base == 6


@pytest.mark.parametrize(("left_out", "base"), [(0, 3), (2, 2), (9, 3)])
def test_gap_to_review_guards_those_who_were_left_out(left_out: int, base: int) -> None:
    names = ("rater", "pilot_code", "step", "self_score", "review_score", "left_out")
    rows = [(who, who, 1, 3.0, 2.0, left_out) for who in "abc"]
    estimate = gap_to_review(mean_gap)(pl.DataFrame(rows, schema=names, orient="row"))
    assert isinstance(estimate, Estimate)
    assert (estimate.value, estimate.base) == (1, base)


def test_staff_and_one_sided_steps_make_no_pair() -> None:
    rows = [*sides("ABC"), ("x", "A", "other", 1, 5.0), ("y", "A", "officer", 2, 1.0)]
    estimate = gap_of_sides(mean_gap)(rated(*rows))
    assert isinstance(estimate, Estimate)
    assert (estimate.value, estimate.base) == (0, 6)


def scores(reviewers: str, units: int, level: Callable[[str, int], float]) -> pl.DataFrame:
    names = ("reviewer", "pilot_code", "criterion", "score")
    rows = [(who, "P", str(unit), level(who, unit)) for who in reviewers for unit in range(units)]
    return pl.DataFrame(rows, schema=names, orient="row")


def some(who: str, unit: int) -> float:
    """Scores 1 to 5 in turn; c is one lower on every seventh."""
    return float(max(1, 1 + unit % 5 - (who == "c" and unit % 7 == 0)))


def test_kappa_takes_the_pair_that_scored_most_together() -> None:
    rows = pl.concat([scores("ac", 20, some), scores("b", 12, some)])
    estimate = kappa_of_two(rows)
    assert isinstance(estimate, Estimate)
    assert (estimate.base, estimate.value < 1) == (20, True)


def test_kappa_of_three_equal_reviewers_would_be_arbitrary() -> None:
    rows = scores("abc", 20, some)
    assert isinstance(kappa_of_two(rows), TooFew)
    alpha = alpha_of_reviewers(rows)
    assert isinstance(alpha, Estimate)
    assert alpha.base == 20


def test_reviewers_alpha_is_ordinal() -> None:
    """Krippendorff (2011) gives 0.815 for these ratings as ordinal, 0.849 as interval ones."""
    table = {
        "a": "123321412   ",
        "b": "1233224125 3",
        "c": " 3332342251 ",
        "d": "12332441251 ",
    }
    rows = [
        (who, "P", f"{unit:02}", float(score))
        for who, row in table.items()
        for unit, score in enumerate(row)
        if score != " "
    ]
    names = ("reviewer", "pilot_code", "criterion", "score")
    estimate = alpha_of_reviewers(pl.DataFrame(rows, schema=names, orient="row"))
    assert isinstance(estimate, Estimate)
    assert estimate.value == pytest.approx(0.815, abs=5e-4)


def test_each_pilot_counts_once_in_the_review_score() -> None:
    names = ("programme_code", "pilot_code", "criterion", "score")
    rows = [("MK", "A", "1", 5.0), *(("MK", "B", c, s) for c in "123" for s in (1.0, 2.0))]
    estimate = mean_review(pl.DataFrame(rows, schema=names, orient="row"))
    assert isinstance(estimate, Estimate)
    assert (estimate.value, estimate.base) == ((5 + 1.5) / 2, 7)


def test_agreement_does_not_depend_on_the_order_of_rows() -> None:
    rows = pl.concat([scores("ac", 20, some), scores("b", 12, some)])
    for estimate in (kappa_of_two, alpha_of_reviewers):
        assert estimate(rows) == estimate(rows.reverse())


def test_one_reviewer_agrees_with_nobody() -> None:
    assert kappa_of_two(scores("a", 20, some)) == TooFew(
        0, "no criterion of a pilot was scored by two reviewers"
    )
    assert isinstance(alpha_of_reviewers(scores("a", 20, some)), TooFew)


def test_sum_that_was_not_collected_is_no_zero() -> None:
    sums = {"hours": None, "months": 2.0, "rows": 3}
    assert complete_sum("hours", absent="none")(sums) == TooFew(0, "none")
    assert complete_ratio("hours", "months", per=1, absent="none")(sums) == TooFew(0, "none")
    assert complete_share("hours", "hours", absent="none")(sums) == TooFew(0, "none")
    none = {"hours": 0.0, "months": 0.0, "rows": 3}
    estimate = complete_sum("hours", absent="none")(none)
    assert isinstance(estimate, Estimate)
    assert (estimate.value, estimate.interval, estimate.base) == (0, Complete(), 3)
    assert complete_ratio("hours", "months", per=1, absent="none")(none) == TooFew(0, "none")


# --- what must change nothing ---


def test_order_of_rows_and_two_files_change_no_result(
    desk_at: Callable[[Path], Any], tmp_path: Path, sample_folder: Path
) -> None:
    keys = ("review_score", "reviewer_agreement_kappa", "reviewer_agreement_alpha")

    def results(name: str, parts: list[list[str]]) -> list[Any]:
        desk = desk_at(tmp_path / name)
        desk.write("register.csv", (sample_folder / "pilot_register_2016-07.csv").read_bytes())
        for number, rows in enumerate(parts):
            desk.write(f"rubric-{number}.csv", "".join([header, *rows]))
        desk.load()
        assert all(report.complete for report in desk.reports)
        return [desk.evaluator().evaluate(key).as_json()["groups"] for key in keys]

    (header, *rows) = (sample_folder / "rubric_reviews.csv").read_text().splitlines(keepends=True)
    whole = results("whole", [rows])
    assert {group["state"] for [group] in whole} == {"ok"}
    assert results("turned", [rows[::-1]]) == whole
    assert results("parted", [rows[:31], rows[31:]]) == whole
