"""Which numbers a text states, and which of its digits are dates, labels and references."""

from __future__ import annotations

import pytest

from reporter.numerals import known, numerals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It was 2.6 of 5 (95 % interval 2.3 to 2.9; 14 raters).",
            {"2.6", "5", "95", "2.3", "2.9", "14"},
        ),
        ("117,623 records; £1,200", {"117623", "1200"}),
        ("moved by −0.68 and +0.75, not -0.10", {"-0.68", "0.75", "-0.10"}),
        ("2.60 is not 2.6", {"2.60", "2.6"}),
        ("a 36-month window of 2–3 areas, 4-5 of them new", {"36", "2", "3", "4", "5"}),
        ("1,000.5.", {"1000.5"}),
        ("63\N{NO-BREAK SPACE}%", {"63"}),
    ],
)
def test_numbers_are_read_as_written(text, found):
    assert numerals(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "on 14 July 2016, in July 2016, of 2016-07-14, over 2016-01..2016-06",
        "at 14:05",
        "at T1 and T2, on Q39, in Milton Keynes 014E and E01016741",
        "see Table 3, Figure 12, Annex 2 and sections 4.2 and 5",
        "step 7, steps 7 and 8, items 21 to 30, item 39, rung 6, version 2",
        "the review of 2016",
        "E12 and C1",
        "actions_2016-04.csv, plan_2016-07.toml and 2016-02-thames-valley-outcomes.csv",
    ],
)
def test_dates_labels_and_references_are_no_numbers(text):
    assert numerals(text) == set()


@pytest.mark.parametrize("text", ["2,016 records", "2016.5 hours", "12016 rows"])
def test_number_that_looks_like_a_year_is_a_number(text):
    assert len(numerals(text)) == 1


def test_evidence_vouches_for_a_number_with_and_without_its_sign():
    assert known(["−0.68", "1,568"]) == {"-0.68", "0.68", "1568"}


def test_number_of_the_evidence_that_looks_like_a_year_is_a_number():
    assert known(["1914"]) == {"1914"}
    assert numerals("1,914 records") == {"1914"}
