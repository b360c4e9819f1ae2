"""What accounts and readings say of one, of several that are alike, and of what is not there."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from integration.tables import CODEBOOK, REGISTER, SURVEY_HEADER

from shared.contract.vocabulary import ResultState
from shared.findings import accounts, readings
from shared.metrics import Estimate, Group, MetricResult, Ranking, Selection, Withheld
from shared.metrics.registers import freshness, programme
from shared.metrics.registry import metric
from shared.stats import Complete


def result(key: str, *groups: tuple[dict[str, Any], float | ResultState]) -> MetricResult:
    """A result of complete counts; a state in place of a number withholds it."""
    made = tuple(
        Group(
            tuple(by.items()),
            Withheld(value, "Why.")
            if isinstance(value, ResultState)
            else Estimate(value=value, interval=Complete(), base=12, method="count"),
        )
        for by, value in groups
    )
    return MetricResult(metric(key), Selection(), tuple(groups[0][0]) if groups else (), "s", made)


def between(first: str, last: str) -> dict[str, str]:
    return {"from_wave": first, "to_wave": last}


def monthly(*counts: int) -> MetricResult:
    months = [{"month": date(2019, 1 + n, 1)} for n in range(len(counts))]
    return result("recorded_crime", *zip(months, counts, strict=True))


def busiest(*counts: int) -> str | None:
    crimes = result("recorded_crime", *(({"lsoa_code": f"E{n}"}, c) for n, c in enumerate(counts)))
    names = {f"E{n}": "ABCDE"[n] for n in range(len(counts))}
    said = accounts.busiest_areas(Ranking.of(crimes), names)
    return said and said.text


def survey(desk: Any, *answers: tuple[str, str, str], status: str = "proposed") -> Any:
    """A programme whose survey holds one answer per wave, arm and link code."""
    rows = "".join(
        f"MK,{wave},{arm},r{n},2016-02-08,{code},4,1\n"
        for n, (wave, arm, code) in enumerate(answers)
    )
    desk.write("register.csv", REGISTER.replace("active", status))
    desk.write("codebook.csv", CODEBOOK)
    if rows:
        desk.write("survey.csv", SURVEY_HEADER + rows)
    desk.load()
    evaluator = desk.evaluator()
    return evaluator, programme(evaluator, "MK")


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("T1", "T2")], ["T1 to T2"]),
        ([("T2", "T4")], ["T2 to T4"]),
        ([("T1", "T2"), ("T1", "T3"), ("T2", "T3")], ["T1 to T2", "T2 to T3", "T1 to T3"]),
    ],
)
def test_item_change_speaks_of_the_pairs_that_exist(pairs, expected):
    changes = result("survey_item_change", *((between(*pair), 1.0) for pair in pairs))
    text = accounts.item_change(changes, 39).text
    assert re.findall(r"from (T\d to T\d)", text) == expected
    assert "not collected" not in text


def test_item_change_without_linked_answers_says_so():
    text = accounts.item_change(result("survey_item_change"), 39).text
    assert text.endswith("no trained officer's answers to it are linked over two waves.")


def test_item_change_that_is_withheld_names_the_state():
    hidden = result("survey_item_change", (between("T1", "T2"), ResultState.SUPPRESSED))
    assert accounts.item_change(hidden, 39).text.endswith("the figures are suppressed.")


@pytest.mark.parametrize(
    ("control", "rating"),
    [
        (("T1", "T2"), "rated 2 of 5"),
        (("T1", "T3"), "rated 1 of 5"),
        (("T3", "T4"), "rated 1 of 5"),
        ((), "rated 1 of 5"),
    ],
)
def test_design_needs_two_waves_that_both_arms_answered(desk, control, rating):
    trained = [("T1", "treated", "p"), ("T2", "treated", "p")]
    held = survey(desk, *trained, *((wave, "control", "q") for wave in control))
    text = accounts.survey_design(*held).text
    assert rating in text
    assert "training" not in text
    assert ("at 2 waves" in text) == (rating == "rated 2 of 5")
    assert ("no control group was followed" in text) == (not control)
    assert "No respondent is linked" not in text


def test_design_says_when_nobody_is_followed(desk):
    arms = ("treated", "control")
    held = survey(desk, *((wave, arm, "") for wave in ("T1", "T2") for arm in arms))
    assert "No respondent is linked over waves" in accounts.survey_design(*held).text


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4,), None),
        ((4, 4), "Each of 2 areas had 4 records."),
        ((4, 3), "Of 2 areas, A had most: 4 records."),
        ((4, 4, 1), "Of 3 areas, A and B had most: 4 records each."),
        ((1, 1, 1, 1, 0), "Of 5 areas, 4 had most: 1 record each."),
    ],
)
def test_busiest_areas_tell_ties(counts, expected):
    assert busiest(*counts) == expected


@pytest.mark.parametrize(
    ("count", "months", "expected"),
    [
        (1, (1,), "1 crime or incident is held, recorded in January 2019."),
        (8, (1, 5), "8 crimes and incidents are held, recorded from January 2019 to May 2019."),
    ],
)
def test_crime_held_in_one_month_is_said_to_be_in_it(count, months, expected):
    crimes = result("recorded_crime", ({}, count))
    assert accounts.crime_held(crimes, [date(2019, m, 1) for m in months]).text == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4,), "4 records in January 2019."),
        ((1, 1), "1 record in each of 2 months."),
        ((1, 4), "Between 1 record (January 2019) and 4 (February 2019) a month over 2 months."),
    ],
)
def test_months_that_are_alike_are_not_a_span(counts, expected):
    assert readings.months(monthly(*counts)).text == expected


def test_reading_without_numbers_names_every_state():
    states = (ResultState.SUPPRESSED, ResultState.NOT_COLLECTED, ResultState.SUPPRESSED)
    levels = result("recorded_crime", *(({"month": n}, state) for n, state in enumerate(states)))
    said = readings.months(levels)
    assert said.text == "Every figure here is suppressed or not collected."
    assert len(said.evidence) == 3


@pytest.mark.parametrize(
    ("status", "rows", "verdict"),
    [("proposed", 1, "1 was rejected"), ("proposed", 2, "2 were rejected")],
)
def test_rows_and_pilots_agree_with_their_verbs(desk, status, rows, verdict):
    refused = [("wave", "treated", "p")] * rows
    sound = (("T1", "treated", "p"), ("T1", "control", "q"))
    evaluator, found = survey(desk, *sound, *refused, status=status)
    assert verdict in accounts.data_received(evaluator, freshness(evaluator)).text
    extent = accounts.programme_extent(evaluator, found)
    assert extent.text.endswith("By the register's own word, 1 is proposed.")


def test_base_of_one_is_written_in_the_singular(desk):
    evaluator, found = survey(desk, ("T1", "treated", "p"))
    [evidence] = accounts.survey_answers(evaluator, found).evidence
    assert evidence.counted == "1 respondent"
