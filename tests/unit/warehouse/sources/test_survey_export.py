"""Survey export: answers as codes or words, warnings of straight lines and of days off calendar."""

from __future__ import annotations

from datetime import date

import pytest
from unit.warehouse.sources.judging import Row, broken, loaded, tidied, warned

from warehouse.sources.survey_codebook import SOURCE as CODEBOOK
from warehouse.sources.survey_export import SOURCE

ITEM = {"minimum": 1, "maximum": 5, "labels": None}
OFTEN = "1=Never; 2=Seldom;2=Rarely ;5=Very often"
ITEMS = loaded(
    "survey_codebook", {"item_code": "Q1"} | ITEM, {"item_code": "Q2"} | ITEM | {"labels": OFTEN}
)
GOOD: Row = {
    "programme": "MK",
    "wave": "T1",
    "arm": "treated",
    "ResponseId": "r1",
    "RecordedDate": "2016-02-08",
    "link_code": "AAA",
    "Q1": "4",
    "Q2": "1",
}


def answers(**changes: str) -> list[int]:
    rows = tidied(SOURCE, GOOD | changes, survey_codebook=ITEMS)
    return [row["answer"] for row in rows]


def columns_broken(**changes: str) -> list[str]:
    found = broken(SOURCE, GOOD | changes, survey_codebook=ITEMS)
    return [column for _, column, _ in found]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("4", 4),
        ("4.0", 4),
        ("Strongly disagree", 1),
        ("DISAGREE", 2),
        (" Neither agree nor disagree ", 3),
        ("agree", 4),
        ("Strongly Agree", 5),
    ],
)
def test_word_of_agreement_is_the_answer_that_it_stands_for(text: str, answer: int) -> None:
    assert columns_broken(Q1=text) == []
    assert answers(Q1=text) == [answer, 1]


@pytest.mark.parametrize(
    ("text", "answer"), [("never", 1), ("Seldom", 2), ("rarely", 2), ("Very often", 5), ("3", 3)]
)
def test_words_of_the_codebook_come_instead(text: str, answer: int) -> None:
    assert columns_broken(Q2=text) == []
    assert answers(Q2=text) == [4, answer]


@pytest.mark.parametrize(
    ("item", "text"),
    [("Q1", "Rather agree"), ("Q1", "never"), ("Q2", "agree"), ("Q1", "6"), ("Q1", "2.5")],
)
def test_unknown_word_is_rejected_with_the_remedy(item: str, text: str) -> None:
    [(number, column, rule)] = broken(SOURCE, GOOD | {item: text}, survey_codebook=ITEMS)
    assert (number, column) == (1, item)
    assert rule.startswith("is a whole number from 1 to 5, or a label of that answer")
    assert "list others in the codebook's column labels" in rule


@pytest.mark.parametrize("text", ["-99", "n/a", "N/A", "na", " NA "])
def test_word_for_no_answer_is_a_blank(text: str) -> None:
    assert columns_broken(Q1=text, Q2="3", Q9=text) == []
    assert answers(Q1=text, Q2="3", Q9=text) == [3]
    assert columns_broken(Q1=text, Q2="") == ["Q1"]


def test_item_outside_the_codebook_is_rejected_where_it_is_answered() -> None:
    assert columns_broken(Q9="4") == ["Q9"]
    assert columns_broken(Q9="") == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [("5", "Very often", ["Q1"]), ("agree", "4", ["Q1"]), ("4", "5", []), ("4", "", ["Q1"])],
)
def test_same_answer_throughout_is_kept_with_a_warning(
    first: str, second: str, found: list[str]
) -> None:
    seen = warned(SOURCE, GOOD | {"Q1": first, "Q2": second}, survey_codebook=ITEMS)
    assert [column for _, column, _ in seen] == found


@pytest.mark.parametrize(
    ("day", "wave", "found"),
    [
        ("2016-02-01", "T1", []),
        ("2016-02-12 17:45:00", "T1", []),
        ("2016-01-31", "T1", ["RecordedDate"]),
        ("2016-02-13", "T1", ["RecordedDate"]),
        ("2016-02-13", "T2", []),
        ("", "T1", []),
    ],
)
def test_day_off_the_calendar_is_kept_with_a_warning(day: str, wave: str, found: list[str]) -> None:
    calendar = {"opens_on": date(2016, 2, 1), "closes_on": date(2016, 2, 12)}
    plan = loaded(
        "evaluation_plan",
        {"part": "wave", "programme_code": "MK", "name": "T1"} | calendar,
        {"part": "wave", "programme_code": "XX", "name": "T2"} | calendar,
        {"part": "dose", "programme_code": "MK", "name": "weeks"},
    )
    row = GOOD | {"RecordedDate": day, "wave": wave}
    seen = warned(SOURCE, row, survey_codebook=ITEMS, evaluation_plan=plan)
    assert [column for _, column, _ in seen] == found


LISTED: Row = {
    "item": "Q1",
    "text": "I meet residents",
    "scale": "community_engagement",
    "min": "1",
    "max": "5",
    "reverse": "no",
}


@pytest.mark.parametrize(
    ("labels", "sound"),
    [
        ("", True),
        (OFTEN, True),
        ("1=Never;5=Always;", True),
        ("Never, seldom, often", False),
        ("0=Never;6=Always", False),
        ("1=Never;2=", False),
        ("1=Never;2= ", False),
        ("1=Never;2=never ", False),
        ("1=Never;1=Never", True),
    ],
)
def test_codebook_lists_words_in_one_form_and_none_for_two_answers(
    labels: str, sound: bool
) -> None:
    found = {column for _, column, _ in broken(CODEBOOK, LISTED | {"labels": labels})}
    assert found == (set() if sound else {"labels"})
