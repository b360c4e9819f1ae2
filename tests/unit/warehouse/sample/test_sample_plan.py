"""The sample's plan, commentary and themes agree with rules, claims, survey and interviews."""

from __future__ import annotations

from typing import Any

from shared.findings import RULES
from warehouse.sample.themes import GROUPS, THEMES

WATCHED = {"no_activity", "escalation_unanswered", "officers_abstracted", "low_response"}
"""Thresholds of watch rules, which stand in v_watch_limit."""


def test_thresholds_of_the_plan_are_limits_of_rules_at_their_own_values(sample_desk: Any) -> None:
    limits = {(rule.key, limit.name): limit.value for rule in RULES for limit in rule.limits}
    declared = sample_desk.sql(
        "select rule_key, threshold_name, threshold_value from v_plan_threshold"
    )
    judged = {(rule, name): value for rule, name, value in declared if rule not in WATCHED}
    assert judged
    assert judged.items() <= limits.items()


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
