"""Counts that are estimated where somebody looks, and their order."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from integration.tables import street, street_row

from shared.contract.vocabulary import ResultState
from shared.metrics import Estimate, Group, MetricResult, Ranking, Selection, Withheld
from shared.metrics.registry import metric
from shared.metrics.result import VALUE, Counts
from shared.stats import Complete


def estimated(count: int) -> Estimate:
    return Estimate(value=count, interval=Complete(), base=count, method="count")


def result(groups: Any) -> MetricResult:
    return MetricResult(metric("recorded_crime"), Selection(), ("lsoa_code",), "s", groups)


def groups(*counts: tuple[str | None, int | None]) -> tuple[Group, ...]:
    """Groups made at once; None withholds a number."""
    return tuple(
        Group(
            (("lsoa_code", code),),
            Withheld(ResultState.SUPPRESSED, "Few.") if count is None else estimated(count),
        )
        for code, count in counts
    )


def test_most_comes_first_and_the_first_name_of_equals():
    ranking = Ranking.of(result(groups(("A", 2), ("B", 5), ("C", 2), ("D", 9))))
    assert ranking.keys == ("D", "B", "A", "C")
    assert ranking.values == (9, 5, 2, 2)
    assert ranking.ranks(("C", "D", "elsewhere")) == [1, 4]
    assert ranking.group("C").estimate.value == 2
    assert len(ranking) == 4


def test_what_has_no_place_or_no_number_is_not_ranked():
    ranking = Ranking.of(result(groups(("A", 2), ("B", None), ("C", 0), (None, 9))))
    assert ranking.keys == ("A", "C")
    assert ranking.group("C").estimate.value == 0
    with pytest.raises(KeyError):
        ranking.group("B")


def test_only_those_asked_for_are_ranked():
    made = result(groups(("A", 2), ("B", 5), ("C", 7)))
    ranking = Ranking.of(made, among={"A", "B", "X"})
    assert ranking.keys == ("B", "A")
    assert ranking.group("A") is made.groups[0]


def test_counts_are_estimated_where_somebody_looks_and_only_once():
    asked: list[int] = []

    def counted(count: int) -> Estimate:
        asked.append(count)
        return estimated(count)

    counts = Counts(pl.DataFrame({"lsoa_code": ["A", "B", None], VALUE: [4, 7, 1]}), counted)
    ranking = Ranking.of(result(counts))
    assert (ranking.keys, ranking.values, ranking.top(1)) == (("B", "A"), (7, 4), ("B",))
    assert asked == []
    assert ranking.group("B") is ranking.group("B") is counts[1] is counts[-2]
    assert asked == [7]
    assert tuple(counts) == groups(("A", 4), ("B", 7), (None, 1)) == counts[:]
    assert asked == [7, 4, 1]


def test_evaluated_counts_give_keys_and_values_of_their_groups(desk: Any):
    first, second = "E01016800", "E01016801"
    nowhere = street_row(lsoa="", longitude="", latitude="")
    rows = (*[street_row(lsoa=second)] * 3, street_row(lsoa=first), nowhere, nowhere)
    desk.write("a.csv", street(*rows))
    desk.load()
    found = desk.evaluator().evaluate("recorded_crime", by=("lsoa_code",))
    shown = [(group.value_of("lsoa_code"), group.estimate.value) for group in found.groups]
    assert shown == found.numbers.rows() == [(first, 1), (second, 3), (None, 2)]
    assert Ranking.of(found).keys == (second, first)


def test_counts_of_the_same_are_equal_however_often_they_are_evaluated(desk: Any):
    desk.write("a.csv", street(count=3))
    desk.load()
    first = desk.evaluator().evaluate("recorded_crime", by=("lsoa_code",))
    again = desk.evaluator().evaluate("recorded_crime", by=("lsoa_code",))
    assert first is not again
    assert (first, hash(first)) == (again, hash(again))
    assert first != desk.evaluator().evaluate("recorded_crime", by=("month",))
