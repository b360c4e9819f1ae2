"""The sentence on special causes: each rule in words, none, and why there are no limits."""

from __future__ import annotations

from datetime import date

import pytest

from reporter.numerals import known, numerals
from shared.contract.vocabulary import ResultState
from shared.findings.overreach import overreaching
from shared.findings.special_causes import special_causes
from shared.metrics import Group, MetricResult, Selection, Withheld
from shared.metrics.registry import metric
from shared.stats import Complete, Estimate

CALM = (100, 120) * 6
BEGAN = date(2016, 1, 15)


def monthly(*counts: int | None) -> MetricResult:
    """Counts from January 2015; None withholds one."""
    groups = tuple(
        Group(
            (("month", date(2015 + n // 12, n % 12 + 1, 1)),),
            Withheld(ResultState.SUPPRESSED, "Few.")
            if count is None
            else Estimate(value=count, interval=Complete(), base=count, method="count"),
        )
        for n, count in enumerate(counts)
    )
    return MetricResult(metric("recorded_crime"), Selection(), ("month",), "s", groups)


def said(*after: int | None) -> str:
    return special_causes(monthly(*CALM, *after), began=BEGAN).text.split("56.8 and 163.2. ")[1]


def test_mean_and_limits_are_those_of_the_months_before():
    statement = special_causes(monthly(*CALM, 110, 300), began=BEGAN)
    assert statement.text.startswith(
        "The mean of January 2015 to December 2015 is 110.0 a month, and its natural process "
        "limits are 56.8 and 163.2."
    )


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ((164,), "January 2016 lies above the upper limit."),
        ((164, 110, 110, 170), "January 2016 and April 2016 lie above the upper limit."),
        ((56,), "January 2016 lies below the lower limit."),
        (
            (164, 110, 110) * 4,
            "4 months between January 2016 and October 2016 lie above the upper limit.",
        ),
        (
            (105, 111) + (115, 112) * 4,
            "9 months in a row (February 2016 to October 2016) lie above the mean.",
        ),
        ((109,) * 8, "8 months in a row (January 2016 to August 2016) lie below the mean."),
        (
            (90, 100, 105, 112, 118, 125),
            "6 months in a row (January 2016 to June 2016) rise without a break.",
        ),
        (
            (150, 110, 150),
            "January 2016 and March 2016 lie more than two thirds of the way to the upper limit, "
            "two of three in a row.",
        ),
    ],
)
def test_each_rule_is_named_with_its_months(after, sentence):
    assert said(*after) == sentence


def test_nothing_flagged_is_said():
    assert said(110, 115) == (
        "No month is flagged: none lies beyond a limit, and there is no run, no trend and no pair "
        "close to a limit."
    )


def test_several_rules_stand_side_by_side():
    text = said(164, *(109,) * 8)
    assert text == (
        "January 2016 lies above the upper limit; 8 months in a row (February 2016 to September "
        "2016) lie below the mean."
    )


def test_runs_beyond_three_are_counted():
    runs = ((109,) * 8 + (111,)) * 3 + (109,) * 9
    assert said(*runs) == (
        "8 months in a row (January 2016 to August 2016), 8 months in a row (October 2016 to May "
        "2017), 9 months in a row (April 2018 to December 2018) and 1 shorter stretch lie below "
        "the mean."
    )


def test_too_few_months_give_the_reason():
    statement = special_causes(monthly(*CALM[:11]), began=BEGAN)
    assert statement.text == "No limits can be set: limits need at least twelve points."
    assert statement.evidence


def test_withheld_month_ends_a_run_and_is_not_named():
    assert said(*(109,) * 7, None, *(109,) * 7).startswith("No month is flagged")


def test_no_month_at_all_needs_no_evidence():
    assert special_causes(monthly()).text == "There are no months to hold against limits."


@pytest.mark.parametrize("after", [(164, 56), (109,) * 8, (110, 115), (164, 110, 110) * 4])
def test_every_number_is_given_and_no_word_claims_too_much(after):
    statement = special_causes(monthly(*CALM, *after), began=BEGAN)
    shown = known([*(given.shown for given in statement.given)])
    shown |= known(evidence.value for evidence in statement.evidence)
    assert numerals(statement.text) - shown == frozenset()
    assert overreaching(statement) == ()
