"""From a result to its rows: which are listed, which never are, and what they could not be cut to.

How files and rows are counted is tested beside evaluation.
"""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from integration.tables import EVALUATION, REGISTER, street, street_row

from shared.contract.errors import UnknownName
from shared.contract.relations import ColumnType, relation
from shared.metrics import METRICS, Disclosure, Evaluator, ListedRow, ListedRows, NotListed
from shared.metrics.lineage import PEOPLE

LOST = {
    "field": {"proforma_field_completeness"},
    "feature": {"fidelity_feature_share"},
    "title": {"fidelity_feature_share"},
    "component": {"dose_share_of_plan"},
    "wave": {"survey_eligible"},
    "characteristic": {"survey_balance"},
    "policy_event": {"time_share_by_period", "time_share_change"},
    "period": {"time_share_by_period"},
    "benchmark": {"time_share_against_benchmark"},
    "rule": {"watch_raised"},
    "role": {"time_share", "abstraction_share", "time_share_against_benchmark"},
    "arm": {
        "time_share",
        "abstraction_share",
        "time_share_by_period",
        "time_share_change",
        "time_share_against_benchmark",
    },
    "month": {
        "time_share",
        "time_share_of_teams",
        "abstraction_share",
        "time_share_against_benchmark",
        "demand_share",
        "demand_unclassified_share",
        "stakeholders_reached",
    },
}
"""Dimensions that the rows behind a metric do not have, scales of items apart."""


@pytest.fixture
def crimes(desk: Any) -> Evaluator:
    desk.write("b.csv", street(street_row(), street_row(crime_type="Burglary")))
    desk.write("a.csv", street(count=3, month="2014-02"))
    desk.load()
    return desk.evaluator()


def listed(evaluator: Evaluator, key: str, *args: Any, **kwargs: Any) -> ListedRows:
    found = evaluator.listed_rows(key, *args, **kwargs)
    assert isinstance(found, ListedRows)
    return found


def test_rows_are_listed_with_file_and_line(crimes: Evaluator) -> None:
    found = listed(crimes, "recorded_crime", {"month": "2014-01"})
    assert found.columns == ("month", "force", "lsoa_code", "crime_type")
    places = [(row.file_name, row.row_no, row.values[3]) for row in found.rows]
    assert places == [("b.csv", 1, "Drugs"), ("b.csv", 2, "Burglary")]
    assert (found.total, found.not_narrowed_by) == (2, ())


def test_list_is_cut_and_says_how_many_there_are(crimes: Evaluator) -> None:
    found = listed(crimes, "recorded_crime", limit=2)
    assert (len(found.rows), found.total) == (2, 5)
    whole = listed(crimes, "recorded_crime")
    assert whole.rows[:2] == found.rows


def test_row_that_is_a_whole_file_has_no_line(crimes: Evaluator) -> None:
    found = listed(crimes, "data_rows_accepted")
    assert found.columns == ("kind", "rows_accepted")
    files = {row.file_name: row for row in found.rows}
    assert files["b.csv"] == ListedRow("b.csv", None, ("police_street", 2))


@pytest.mark.parametrize("key", METRICS)
def test_rows_of_people_are_never_listed(sample_evaluator: Evaluator, key: str) -> None:
    metric = METRICS[key]
    columns = {column.name for column in relation(metric.rows_view).columns}
    is_of_people = metric.disclosure is not Disclosure.OPEN or columns & set(PEOPLE)
    found = sample_evaluator.listed_rows(key)
    if not is_of_people and metric.rows_view != "v_stakeholder_reach":
        assert isinstance(found, ListedRows)
        assert 0 < len(found.rows) <= 200
        counted = [file.rows or 0 for file in sample_evaluator.rows_behind(key)]
        assert found.total >= sum(counted) > 0  # a line can lie at the sites of two pilots
        return
    assert isinstance(found, NotListed)
    assert found.files == sample_evaluator.rows_behind(key)
    expected = "answer" if metric.disclosure is Disclosure.ATTITUDE else "about one"
    assert expected in found.reason


def test_open_fact_made_from_ratings_lists_no_rating(desk: Any) -> None:
    desk.write("register.csv", REGISTER)
    desk.write("evaluation.csv", EVALUATION)
    desk.load()
    found = desk.evaluator().listed_rows("rating_pair_completeness")
    assert found == NotListed(
        "Rows are not listed, as each is about one person.",
        desk.evaluator().rows_behind("rating_pair_completeness"),
    )


def test_texts_are_listed_only_as_dimensions(sample_evaluator: Evaluator) -> None:
    """Neither what was written nor a pseudonym comes along with what is read."""
    for key, metric in METRICS.items():
        found = sample_evaluator.listed_rows(key, limit=1)
        if isinstance(found, ListedRows):
            view = relation(metric.rows_view)
            dimensions = {metric.rows_columns.get(d, d) for d in metric.dimensions}
            texts = {c for c in found.columns if view.column(c).type is ColumnType.TEXT}
            assert texts <= dimensions
    agreement = listed(sample_evaluator, "reviewer_agreement_kappa")
    assert agreement.columns == ("programme_code", "score")


def test_dimensions_that_rows_lack_are_these(sample_evaluator: Evaluator) -> None:
    """One more must be seen and weighed: can `rows_columns` name a column for it?"""
    lost: dict[str, set[str]] = {}
    for key, metric in METRICS.items():
        for name in metric.dimensions:
            column = metric.rows_columns.get(name, name)
            if column not in {c.name for c in relation(metric.rows_view).columns}:
                lost.setdefault(name, set()).add(key)
    of_scale = lost.pop("scale")
    assert {METRICS[key].rows_view for key in of_scale} == {"v_survey_answer"}
    assert lost == LOST


def test_result_says_which_dimension_its_rows_lack(sample_evaluator: Evaluator) -> None:
    chosen = {"demand": "excess", "month": "2016-05"}
    found = listed(sample_evaluator, "demand_share", chosen)
    assert found.not_narrowed_by == ("month",)
    files = sample_evaluator.rows_behind("demand_share", chosen)
    assert {file.not_narrowed_by for file in files} == {("month",)}
    unchosen = sample_evaluator.rows_behind("demand_share", {"demand": "excess"})
    assert [file.rows for file in unchosen] == [file.rows for file in files]
    assert {file.not_narrowed_by for file in unchosen} == {()}


def test_renamed_dimension_narrows_the_rows(sample_evaluator: Evaluator) -> None:
    month = sample_evaluator.values("stakeholders_new", "month")[0]
    chosen = {"month": month}
    files = sample_evaluator.rows_behind("stakeholders_new", chosen)
    met = sample_evaluator.snapshot.rows("v_stakeholder_reach", ("first_month", "row_no"))
    assert (
        sum(file.rows or 0 for file in files) == met.filter(pl.col("first_month") == month).height
    )
    assert {file.not_narrowed_by for file in files} == {()}


def test_list_refuses_a_dimension_that_the_metric_has_not(crimes: Evaluator) -> None:
    with pytest.raises(UnknownName):
        crimes.listed_rows("recorded_crime", {"colour": "red"})
