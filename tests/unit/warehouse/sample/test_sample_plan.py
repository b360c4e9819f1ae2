"""The sample's plan, commentary and themes agree with rules, claims, survey and interviews."""

from __future__ import annotations

from typing import Any

import pytest

from shared.findings.rules import (
    crime_follow_up,
    evaluation_training,
    implementation_depth,
    site_choice,
    survey_follow_up,
)
from warehouse.sample.themes import GROUPS, THEMES

THRESHOLDS = {
    ("crime_follow_up", "months_needed"): crime_follow_up.MONTHS_NEEDED,
    ("evaluation_training", "halfway"): evaluation_training.HALFWAY,
    ("implementation_depth", "halfway"): implementation_depth.HALFWAY,
    ("implementation_depth", "full"): implementation_depth.FULL,
    ("site_choice", "months_before"): site_choice.MONTHS_BEFORE,
    ("site_choice", "top_share"): site_choice.TOP_SHARE,
    ("survey_follow_up", "enough"): survey_follow_up.ENOUGH,
}


@pytest.mark.parametrize(("rule", "name"), THRESHOLDS)
def test_threshold_is_the_one_that_the_rule_goes_by(sample_desk: Any, rule: str, name: str) -> None:
    found = sample_desk.sql(
        "select threshold_value from v_plan_threshold "
        f"where rule_key = '{rule}' and threshold_name = '{name}'"
    )
    assert found == [(THRESHOLDS[rule, name],)]


def test_every_figure_with_a_preferred_value_is_decided_for_one_of_them(sample_desk: Any) -> None:
    preferred = sample_desk.sql(
        "select distinct disputed from v_claim where is_preferred and disputed is not null"
    )
    decided = sample_desk.sql(
        "select distinct figure from v_plan_dispute "
        "join v_claim on disputed = figure and preferred = value and is_preferred"
    )
    assert len(preferred) == 6
    assert sorted(decided) == sorted(preferred)


def test_later_edition_replaces_the_plan_and_is_what_counts(sample_desk: Any) -> None:
    assert sample_desk.sql(
        "select distinct plan_version, agreed_on::varchar from v_plan_threshold"
    ) == [("2", "2016-01-08")]


def test_families_hold_the_scales_and_every_item(sample_desk: Any) -> None:
    outside = sample_desk.sql(
        "select member from v_plan_family where family = 'items' and member not in "
        "(select item_code from v_survey_item) union all select member from v_plan_family "
        "where family = 'scales' and member not in (select scale from v_survey_item)"
    )
    counts = sample_desk.sql("select family, count(*) from v_plan_family group by all order by 1")
    assert (outside, counts) == ([], [("items", 49), ("scales", 4)])


def test_survey_keeps_to_the_calendar_and_excerpts_to_the_codebook(sample_desk: Any) -> None:
    rules = ("lies within the planned days of its wave", "is a theme of the codebook")
    assert sample_desk.sql(f"select file_name, rule from v_warning where rule in {rules}") == []
    unused = sample_desk.sql(
        "select theme from v_theme anti join v_coded_excerpt on tag = theme where is_codable"
    )
    assert unused == []


def test_codebook_holds_every_theme_below_its_group(sample_desk: Any) -> None:
    groups = {group.key: group.name for group in GROUPS}
    expected = sorted((theme.name, groups[theme.parent], True) for theme in THEMES)
    columns = "select theme, parent, is_codable from v_theme where is_synthetic and "
    assert sample_desk.sql(f"{columns} parent is not null order by 1") == expected
    found = sample_desk.sql(f"{columns} parent is null order by 1")
    assert found == sorted((name, None, False) for name in groups.values())


def test_commentary_is_the_evaluators_and_synthetic(sample_desk: Any) -> None:
    found = sample_desk.sql(
        "select section, author_role, is_synthetic from v_commentary order by 1"
    )
    assert found == [("site_choice", "evaluator", True), ("survey", "evaluator", True)]
