"""Evaluation: what is withheld, what is split, what is refused, and what changes nothing."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from integration.tables import (
    AREAS,
    CODEBOOK,
    EVALUATION_HEADER,
    REGISTER,
    SURVEY_HEADER,
    street,
    street_row,
)

from shared.contract.errors import DefinitionFault, RequestFault, UnknownName
from shared.contract.vocabulary import ResultState
from shared.metrics import METRICS, Disclosure, Evaluator, Selection
from shared.metrics.definition import Totals


def raters(count: int, pilot: str = "P1") -> str:
    """Self-evaluations of that many people."""
    return "".join(
        f"MK,r{pilot}{n},pcso,{pilot},2016-07-04,{'3,' * 7}{1 + n % 5}\n" for n in range(count)
    )


def respondents(count: int, wave: str = "T1", first: int = 0) -> str:
    """Survey rows of that many people, each with answers of their own."""
    rows = range(first, first + count)
    return "".join(f"MK,{wave},treated,{wave}{n},,L{n},{1 + n % 5},{1 + n % 3}\n" for n in rows)


def invited(count: int) -> str:
    return "programme,wave,arm,person_code\n" + "".join(
        f"MK,T1,treated,p{n}\n" for n in range(count)
    )


# --- disclosure ---


@pytest.mark.parametrize(("people", "state"), [(9, "suppressed"), (10, "ok"), (11, "ok")])
def test_attitude_is_shown_from_its_minimum_base_on(desk: Any, people: int, state: str) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("evaluation.csv", EVALUATION_HEADER + raters(people))
    desk.load()
    result = desk.evaluator(attitude=10, count=5).evaluate("implementation_level")
    assert result.only.state == state


@pytest.mark.parametrize(("people", "state"), [(4, "suppressed"), (5, "ok"), (6, "ok")])
def test_count_of_people_is_shown_from_its_minimum_base_on(
    desk: Any, people: int, state: str
) -> None:
    desk.write("codebook.csv", CODEBOOK)
    desk.write("survey.csv", SURVEY_HEADER + respondents(3))
    desk.write("invitations.csv", invited(people))
    desk.load()
    result = desk.evaluator(attitude=10, count=5).evaluate("survey_response")
    assert [group.state for group in result.groups] == [state]


def test_open_data_is_never_suppressed(desk: Any) -> None:
    desk.load_text("a.csv", street(count=1))
    evaluator = desk.evaluator(attitude=10**9, count=10**9)
    assert evaluator.evaluate("recorded_crime").only.estimate.value == 1
    assert all(
        evaluator.thresholds.minimum(metric.disclosure) == 0
        for metric in METRICS.values()
        if metric.disclosure is Disclosure.OPEN
    )


def test_suppressed_group_holds_no_number_at_all(desk: Any) -> None:
    """Nothing in its JSON depends on how many people there are, or what they said."""
    printed = set()
    for people in (1, 3, 9):
        desk.write("register.csv", REGISTER)
        desk.load_text("evaluation.csv", EVALUATION_HEADER + raters(people))
        desk.load()
        result = desk.evaluator(attitude=10).evaluate("implementation_level").as_json()
        [group] = result["groups"]
        assert all(group[name] is None for name in ("value", "low", "high", "base"))
        assert re.findall(r"\d+", json.dumps(group)) == ["10"]  # the published minimum itself
        printed.add(json.dumps(group))
        desk.directory = desk.directory.with_name(f"after-{people}")
    assert len(printed) == 1


def test_asking_a_suppressed_group_for_its_estimate_is_a_fault_of_ours(
    sample_evaluator: Evaluator,
) -> None:
    group = sample_evaluator.evaluate("implementation_level", {"pilot_code": "P5"}).only
    with pytest.raises(DefinitionFault):
        _ = group.estimate


def test_nobody_asked_is_not_the_same_as_suppressed(desk: Any) -> None:
    """Without a list of invitations, response was not collected."""
    desk.write("codebook.csv", CODEBOOK)
    desk.write("survey.csv", SURVEY_HEADER + respondents(6))
    desk.load()
    evaluator = desk.evaluator(attitude=10, count=5)
    assert evaluator.evaluate("survey_response").state == ResultState.NOT_COLLECTED
    assert evaluator.evaluate("survey_linkage").groups[0].estimate.value == 0
    assert evaluator.evaluate("implementation_level").state == ResultState.NOT_COLLECTED


def test_more_answers_than_invitations_give_no_share(desk: Any) -> None:
    """The list of invitations is incomplete: a matter of the data, not a crash."""
    desk.write("codebook.csv", CODEBOOK)
    desk.write("survey.csv", SURVEY_HEADER + respondents(6))
    desk.write("invitations.csv", invited(5))
    desk.load()
    [group] = desk.evaluator(count=5).evaluate("survey_response").groups
    assert group.state == ResultState.INSUFFICIENT
    assert "incomplete" in group.outcome.reason


# --- requests ---


@pytest.mark.parametrize(
    ("key", "chosen", "by", "said"),
    [
        ("implementation_lvl", {}, (), "Did you mean 'implementation_level'"),
        ("survey_item_mean", {"arms": "treated"}, (), "Did you mean 'arm'?"),
        ("survey_item_mean", {}, ("waves",), "Did you mean 'wave'?"),
        ("xyzzy", {}, (), "Known: "),
    ],
)
def test_unknown_name_gives_the_nearest_that_is_known(
    sample_evaluator: Evaluator, key: str, chosen: dict[str, str], by: tuple[str, ...], said: str
) -> None:
    with pytest.raises(UnknownName) as fault:
        sample_evaluator.evaluate(key, chosen, by=by)
    assert said in str(fault.value)


@pytest.mark.parametrize(
    ("key", "chosen", "said"),
    [
        ("survey_item_mean", {"arm": "treatd"}, "Did you mean 'treated'?"),
        ("recorded_crime", {"crime_type": "Drug"}, "Did you mean 'Drugs'?"),
        ("implementation_step_level", {"step": "9"}, "Unknown value of step '9'"),
    ],
)
def test_person_who_mistypes_a_value_hears_of_the_nearest(
    sample_evaluator: Evaluator, key: str, chosen: dict[str, str], said: str
) -> None:
    """To evaluate it is no fault: no such rows have been handed over."""
    with pytest.raises(UnknownName, match=re.escape(said)):
        sample_evaluator.require_known(key, Selection.of(chosen))
    assert sample_evaluator.evaluate(key, chosen).state == ResultState.NOT_COLLECTED


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"month": "May"}, "'May' is no value of month"),
        ({"month": "2016-13"}, "write a day"),
        ({"month": "2016-01..soon"}, "'soon' is no value of month"),
        ({"month": ["2016-01..2016-02", "2016-05"]}, "cannot be joined"),
    ],
)
def test_value_that_cannot_be_read_is_a_fault_of_the_request(
    sample_evaluator: Evaluator, chosen: dict[str, Any], said: str
) -> None:
    with pytest.raises(RequestFault, match=re.escape(said)):
        sample_evaluator.evaluate("recorded_crime", chosen)


@pytest.mark.parametrize("key", METRICS)
def test_what_must_not_be_mixed_is_split_unless_one_value_is_chosen(
    sample_evaluator: Evaluator, key: str
) -> None:
    metric = METRICS[key]
    result = sample_evaluator.evaluate(key)
    assert result.by == metric.never_mixed
    for name in metric.never_mixed:
        value = result.groups[0].value_of(name)
        chosen = sample_evaluator.evaluate(key, {name: value})
        assert name not in chosen.by
    two = {name: sample_evaluator.values(key, name)[:2] for name in metric.never_mixed}
    split = [name for name, values in two.items() if len(values) == 2]
    assert set(sample_evaluator.evaluate(key, two).by) >= set(split)


@pytest.mark.parametrize("key", METRICS)
def test_every_dimension_of_a_metric_can_split_and_select_it(
    sample_evaluator: Evaluator, key: str
) -> None:
    for dimension in METRICS[key].dimensions:
        assert sample_evaluator.evaluate(key, by=[dimension]).by[0] == dimension
        value = sample_evaluator.values(key, dimension)[0]
        assert sample_evaluator.evaluate(key, {dimension: value}).groups


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("2014-01..2014-02", 3),
        ("2014-02..2014-02", 2),
        ("2014-02..", 6),
        ("..2014-02", 3),
        ("2014-02", 2),
        (["2014-01", "2014-03"], 5),
    ],
)
def test_months_are_chosen_singly_or_by_a_span(
    desk: Any, span: str | list[str], expected: int
) -> None:
    for month, count in (("2014-01", 1), ("2014-02", 2), ("2014-03", 4)):
        desk.write(f"{month}.csv", street(count=count, month=month))
    desk.load()
    result = desk.evaluator().evaluate("recorded_crime", {"month": span})
    assert result.only.estimate.value == expected


def test_records_without_a_place_have_a_null_area_and_no_rate(desk: Any) -> None:
    desk.write("areas.csv", AREAS)
    nowhere = street_row(lsoa="", longitude="", latitude="")
    desk.write("a.csv", street(street_row(), street_row(), nowhere))
    desk.load()
    groups = desk.evaluator().evaluate("recorded_crime_rate", by=["lsoa_code"]).as_json()["groups"]
    assert [(g["by"]["lsoa_code"], g["state"], g["value"]) for g in groups] == [
        ("E01016800", "ok", pytest.approx(24.0)),  # 12 x 1,000 x 2 / 1,000
        (None, "insufficient", None),
    ]


# --- lineage ---


def test_rows_behind_a_result_are_counted_by_file(desk: Any) -> None:
    desk.write("a.csv", street(street_row(), street_row(crime_type="Burglary")))
    desk.write("b.csv", street(count=3, month="2014-02"))
    desk.load()
    evaluator = desk.evaluator()
    found = {rows.file_name: rows.rows for rows in evaluator.rows_behind("recorded_crime")}
    assert found == {"a.csv": 2, "b.csv": 3}
    [drugs, _] = evaluator.rows_behind("recorded_crime", {"crime_type": "Drugs"})
    assert (drugs.file_name, drugs.rows, len(drugs.file_sha256)) == ("a.csv", 1, 64)


def test_rows_behind_a_survey_answer_are_rows_of_the_file_not_answers(desk: Any) -> None:
    desk.write("codebook.csv", CODEBOOK)
    desk.write("survey.csv", SURVEY_HEADER + respondents(10))
    desk.load()
    [found] = desk.evaluator(attitude=10).rows_behind("survey_item_mean")
    assert found.rows == 10


def test_rows_behind_too_few_people_are_not_counted(desk: Any) -> None:
    desk.write("codebook.csv", CODEBOOK)
    desk.write("survey.csv", SURVEY_HEADER + respondents(9))
    desk.load()
    [found] = desk.evaluator(attitude=10).rows_behind("survey_item_mean")
    assert (found.file_name, found.rows) == ("survey.csv", None)


def test_rows_behind_refuse_a_dimension_that_the_metric_has_not(
    sample_evaluator: Evaluator,
) -> None:
    with pytest.raises(UnknownName):
        sample_evaluator.rows_behind("pilots", {"colour": "red"})


@pytest.mark.parametrize("key", METRICS)
def test_every_metric_of_the_sample_has_rows_behind_it(
    sample_evaluator: Evaluator, key: str
) -> None:
    assert sample_evaluator.rows_behind(key)


def test_rows_behind_a_suppressed_group_are_not_counted(sample_evaluator: Evaluator) -> None:
    """14 rows behind the whole and 12 behind four pilots would say how many rated the fifth."""
    pilots = {"pilot_code": ["P1", "P2", "P3", "P4"]}
    found = sample_evaluator.rows_behind("implementation_level", pilots)
    assert {rows.rows for rows in found} == {None}
    whole = sample_evaluator.rows_behind("implementation_level")
    assert sum(rows.rows for rows in whole) == 14


def test_files_of_a_suppressed_selection_are_those_of_everybody(
    sample_evaluator: Evaluator,
) -> None:
    """Else they would say in which file the few stand."""
    few = sample_evaluator.rows_behind("interviews", {"role_band": "senior"})
    everybody = sample_evaluator.rows_behind("interviews")
    assert [rows.file_name for rows in few] == [rows.file_name for rows in everybody]
    assert {rows.rows for rows in few} == {None}


def test_rows_by_file_are_counted_for_all_files_or_for_none(sample_evaluator: Evaluator) -> None:
    """24 interviews less those of two files would be the three of the last."""
    assert {rows.rows for rows in sample_evaluator.rows_behind("interviews")} == {None}


def test_rows_of_people_behind_open_facts_are_protected_too(sample_evaluator: Evaluator) -> None:
    chosen = {"programme_code": "MK2016", "pilot_code": "P3"}
    found = sample_evaluator.rows_behind("rating_pair_completeness", chosen)
    assert {rows.rows for rows in found} == {None}


# --- splits ---


def test_dimension_asked_for_twice_splits_once(sample_evaluator: Evaluator) -> None:
    twice = sample_evaluator.evaluate("survey_responded", by=["arm", "arm"])
    assert twice.groups == sample_evaluator.evaluate("survey_responded", by=["arm"]).groups


def test_pilots_of_two_programmes_are_told_apart(desk: Any) -> None:
    """A pilot's code is unique only within its programme."""
    desk.write("register.csv", REGISTER + REGISTER.split("\n", 1)[1].replace("MK,", "XX,"))
    desk.write("evaluation.csv", EVALUATION_HEADER + raters(12) + raters(3).replace("MK,r", "XX,x"))
    desk.load()
    evaluator = desk.evaluator(attitude=10)
    levels = evaluator.evaluate("implementation_level", by=["pilot_code"])
    found = {group.value_of("programme_code"): group.state.value for group in levels.groups}
    assert found == {"MK": "ok", "XX": "suppressed"}
    pairs = evaluator.evaluate("rating_pair_completeness", by=["pilot_code"])
    assert {group.value_of("programme_code") for group in pairs.groups} == {"MK", "XX"}


# --- definitions ---


@pytest.mark.parametrize("key", METRICS)
def test_definition_is_complete(key: str) -> None:
    metric = METRICS[key]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", metric.key)
    assert metric.question.endswith("?")
    assert set(metric.never_mixed) <= set(metric.dimensions)
    for text in (metric.title, metric.base, metric.formula, metric.caveats, metric.citation):
        assert text.strip()
    assert isinstance(metric.reads, tuple) or metric.reads.columns
    if isinstance(metric.reads, tuple):
        assert all(isinstance(read, Totals) for read in metric.reads)


def test_first_metric_keys_are_kept() -> None:
    assert set(METRICS) >= {
        "survey_response",
        "survey_linkage",
        "survey_item_mean",
        "survey_item_change",
        "survey_scale_score",
        "implementation_level",
        "implementation_step_level",
        "pilots_by_status",
        "recorded_crime",
        "recorded_crime_rate",
    }


def test_sample_holds_the_reviews_figures(sample_evaluator: Evaluator) -> None:
    level = sample_evaluator.evaluate("implementation_level").only.estimate
    assert (round(level.value, 1), level.base) == (2.6, 14)
    assert sample_evaluator.evaluate("pilots").only.estimate.value == 5
    chosen = {"wave": "T1"}
    answered = sample_evaluator.evaluate("survey_response", chosen)
    assert {g.value_of("arm"): g.estimate.base for g in answered.groups} == {
        "treated": 40,
        "control": 33,
    }


# --- what must change nothing ---

SURVEY_KEYS = [key for key in METRICS if key.startswith("survey_")]
Load = Callable[..., dict[str, Any]]


@pytest.fixture
def results_of(desk_at: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Every survey metric over export files with the given rows; id of the snapshot left out."""

    def loaded(*files: list[str]) -> dict[str, Any]:
        desk = desk_at(tmp_path_factory.mktemp("property"))
        desk.write("0.csv", CODEBOOK)
        desk.write("invitations.csv", invited(4))
        for number, rows in enumerate(files, start=1):
            if rows:
                desk.write(f"{number}.csv", SURVEY_HEADER + "".join(rows))
        desk.load()
        assert all(report.complete for report in desk.reports)
        evaluator = desk.evaluator(attitude=2, count=1)
        return {key: evaluator.evaluate(key).as_json()["groups"] for key in SURVEY_KEYS}

    return loaded


ROWS = [
    row + "\n" for row in (respondents(6) + respondents(4, "T2", first=2)).splitlines()
]  # four people answer twice


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10**6))
def test_order_of_rows_changes_no_result(results_of: Load, seed: int) -> None:
    shuffled = ROWS.copy()
    random.Random(seed).shuffle(shuffled)
    assert results_of(shuffled) == results_of(ROWS)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cut=st.integers(0, len(ROWS)))
def test_export_split_in_two_files_gives_the_same_results(results_of: Load, cut: int) -> None:
    assert results_of(ROWS[:cut], ROWS[cut:]) == results_of(ROWS)


# --- secondary suppression ---


def _pilots(*raters: int) -> tuple[str, str]:
    """A register of as many pilots, and that many raters of each, the last scoring 1, others 4."""
    register = REGISTER.splitlines()[0] + "\n"
    evaluations = EVALUATION_HEADER
    for pilot, count in enumerate(raters):
        register += f"MK,P{pilot},Pilot,E01016800,active,\n"
        score = 1 if pilot == len(raters) - 1 else 4
        for rater in range(count):
            evaluations += f"MK,r{pilot}-{rater},pcso,P{pilot},2016-07-04{f',{score}' * 8}\n"
    return register, evaluations


def _states(desk: Any, *raters: int, **chosen: str) -> list[str]:
    register, evaluations = _pilots(*raters)
    desk.write("register.csv", register)
    desk.write("evaluations.csv", evaluations)
    desk.load()
    evaluator = desk.evaluator(attitude=10)
    by = () if chosen else ("pilot_code",)
    result = evaluator.evaluate("implementation_level", chosen, by=by)
    return [group.state.value for group in result.groups]


@pytest.mark.parametrize(
    ("raters", "states"),
    [
        ((12, 2), ["suppressed", "suppressed"]),  # the whole minus 12 would give 2 away
        ((12, 11, 2), ["ok", "suppressed", "suppressed"]),  # the smaller one hides the 2
        ((12, 11, 6, 4), ["ok", "ok", "suppressed", "suppressed"]),  # 10 hidden people are enough
        ((12, 11), ["ok", "ok"]),
        ((12, 10), ["ok", "ok"]),
        ((12, 9), ["suppressed", "suppressed"]),
    ],
)
def test_small_group_cannot_be_had_by_subtraction(
    desk: Any, raters: tuple[int, ...], states: list[str]
) -> None:
    assert _states(desk, *raters) == states


@pytest.mark.parametrize(("others", "state"), [(9, "suppressed"), (10, "ok"), (0, "ok")])
def test_selection_that_leaves_a_small_remainder_is_suppressed(
    desk: Any, others: int, state: str
) -> None:
    raters = (12, others) if others else (12,)
    assert _states(desk, *raters, pilot_code="P0") == [state]


def test_several_values_that_leave_a_small_remainder_are_suppressed(
    sample_evaluator: Evaluator,
) -> None:
    """Of the sample's 14 raters 12 rated P1 to P4: the two others may not be worked out."""
    chosen = {"pilot_code": ["P1", "P2", "P3", "P4"]}
    result = sample_evaluator.evaluate("implementation_level", chosen)
    assert result.only.state.value == "suppressed"
    assert sample_evaluator.evaluate("implementation_level").only.state.value == "ok"
