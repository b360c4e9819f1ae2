"""The watch list in sentences: counts by role, what is shown first, and what it is held against."""

from __future__ import annotations

from datetime import date

from shared.findings.accounts.watched import (
    by_role,
    held_against,
    most_pressing,
    not_judged,
    stuck,
)
from shared.metrics.watch import Watch, WatchState


def watch(rule="no_activity", *, who="supervisor", state=WatchState.RAISED, day=1, **changes):
    held = {
        "rule": rule,
        "pilot_code": "P1",
        "subject": "pilot",
        "state": state,
        "measured": 24.0,
        "limit": 21.0,
        "unit": "days",
        "limit_source": "plan",
        "since": date(2016, 6, day),
        "as_of": date(2016, 7, 8),
        "who": who,
        "detail": "Found.",
    }
    return Watch(**held | changes)


def test_sentence_counts_what_is_raised_by_who_can_unblock_it_highest_first():
    watched = (
        watch(who="evaluator"),
        watch(who="senior"),
        watch(who="senior"),
        watch(state=WatchState.CLEAR),
    )
    said = stuck(watched)
    assert said.text == (
        "3 matters are past their limits: senior officers can unblock 2 and evaluators 1."
    )
    assert [one.shown for one in said.given] == ["3", "2", "1"]


def test_one_matter_is_told_in_the_singular():
    assert stuck((watch(),)).text == "1 matter is past its limit: supervisors can unblock 1."


def test_nothing_watched_and_nothing_raised_differ():
    assert "No watch rule" in stuck(()).text
    assert stuck((watch(state=WatchState.CLEAR),)).text.startswith("Nothing that could be")


def test_those_withheld_and_without_records_are_counted_apart():
    watched = (
        watch(),
        watch(),
        watch(state=WatchState.SUPPRESSED),
        watch(state=WatchState.NOT_COLLECTED),
        watch(state=WatchState.NOT_COLLECTED),
    )
    assert not_judged(watched).text == (
        "Of the others, 0 are within the limit, 2 are not collected and 1 is suppressed."
    )


def test_each_rule_has_its_turn_and_what_stood_longest_comes_first():
    raised = [watch("a", day=day) for day in (5, 3, 4)] + [watch("b", day=9)]
    shown = [(one.rule, one.since.day) for one in most_pressing(raised, at_most=3)]
    assert shown == [("a", 3), ("b", 9), ("a", 4)]


def test_roles_that_are_not_known_come_last_in_plain_words():
    roles = by_role([watch(who="press_officer"), watch(who="inspector")])
    assert list(roles) == ["inspector", "press_officer"]
    assert "press officer 1" in stuck((watch(who="press_officer"), watch(who="inspector"))).text


def test_measure_stands_beside_its_limit_in_one_unit():
    assert held_against(watch()) == "24 against a limit of 21 (days)"
    share = watch(measured=0.125, limit=0.5, unit="share of working time")
    assert held_against(share).startswith(
        "13\N{NO-BREAK SPACE}% against a limit of 50\N{NO-BREAK SPACE}%"
    )
    assert held_against(watch(measured=None)) == "limit 21 (days)"


def test_least_that_is_needed_is_no_limit_that_was_passed():
    version = {"limit": 2.0, "unit": "version of the form"}
    short = watch("wrong_proforma_version", measured=1.0, **version)
    assert held_against(short) == "1, at least 2 needed (version of the form)"
    unknown = watch("wrong_proforma_version", measured=None, **version)
    assert held_against(unknown) == "at least 2 needed (version of the form)"


def test_measure_that_meets_the_least_needed_is_left_to_the_detail():
    screened = watch("no_screening_pack", measured=37.0, limit=36.0, unit="months")
    assert held_against(screened) == "at least 36 needed (months)"
