"""The SQL that an analyst is given reads what evaluation reads, and nothing slips into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from integration.tables import AREAS, street
from polars.testing import assert_frame_equal

from shared.contract.errors import DefinitionFault, UnknownName
from shared.contract.relations import relation
from shared.metrics import METRICS, Disclosure, Evaluator, Metric, Selection
from shared.metrics.definition import Rows
from shared.metrics.sql import written_sql
from shared.store import Question, Span
from shared.store import Snapshot as StoredSnapshot
from warehouse.snapshot import open_snapshot


def run(directory: Path, sql: str) -> pl.DataFrame:
    """What DuckDB gives for a text, without any of the store's code."""
    with open_snapshot(directory) as connection:
        return pl.DataFrame(connection.sql(sql))


def read_by_hand(
    snapshot: StoredSnapshot, metric: Metric, where: dict[str, Any], split: tuple[str, ...]
) -> pl.DataFrame:
    """What a definition says that is read: whole views, then everything else in Polars."""
    if isinstance(metric.reads, Rows):
        names = tuple(dict.fromkeys((*split, *metric.reads.columns, *where)))
        rows = chosen(snapshot.rows(metric.view, names), where)
        if metric.disclosure is not Disclosure.OPEN:
            rows = rows.drop_nulls(metric.reads.columns)
        kept = rows.select(*dict.fromkeys((*split, *metric.reads.columns)))
        added = metric.reads.added
        return kept.group_by(pl.exclude(added)).agg(pl.col(added).sum()) if added else kept
    frames = [
        summed(chosen(everything(snapshot, read.view), where), read.sums, split)
        for read in metric.reads
    ]
    joined = without_rows_of_rollups(frames[0], metric)
    for other in frames[1:]:
        shared = [name for name in split if name in other.columns]
        sums = other.drop("rows")
        if shared:
            joined = joined.join(sums, on=shared, how="left", nulls_equal=True)
        else:
            joined = joined.join(sums, how="cross")
    return joined


def without_rows_of_rollups(frame: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """A rollup has fewer rows than its view, and the same sums."""
    return frame.drop("rows") if relation(metric.view).rollups else frame


def everything(snapshot: StoredSnapshot, view: str) -> pl.DataFrame:
    return snapshot.ask(Question(f"from {view}"))


def chosen(frame: pl.DataFrame, where: dict[str, Any]) -> pl.DataFrame:
    known = {name: value for name, value in where.items() if name in frame.columns}
    return frame.filter(*(pl.col(name) == value for name, value in known.items()))


def summed(frame: pl.DataFrame, sums: tuple[str, ...], split: tuple[str, ...]) -> pl.DataFrame:
    adding = [
        pl.when(pl.col(name).count() > 0).then(pl.col(name).cast(pl.Float64).sum()).alias(name)
        for name in sums
    ]
    parts = [name for name in split if name in frame.columns]
    rows = pl.len().alias("rows")
    return frame.group_by(parts).agg(*adding, rows) if parts else frame.select(*adding, rows)


def same(one: pl.DataFrame, other: pl.DataFrame) -> None:
    """Equal but for the order of rows and the width of numbers."""
    frames = [
        frame.select(pl.col(name) for name in sorted(frame.columns)).with_columns(
            pl.selectors.numeric().cast(pl.Float64)
        )
        for frame in (one, other)
    ]
    frames = [frame.sort(frame.columns) for frame in frames]
    assert_frame_equal(*frames)


@pytest.mark.parametrize("key", METRICS)
def test_written_sql_gives_what_the_definition_reads(
    sample_evaluator: Evaluator, sample_warehouse: Path, key: str
) -> None:
    """Whole, and split by its last dimension under a value of its first."""
    metric = METRICS[key]
    kept = sample_evaluator.snapshot
    whole = without_rows_of_rollups(run(sample_warehouse, written_sql(metric, Selection())), metric)
    same(whole, read_by_hand(kept, metric, {}, metric.never_mixed))
    if len(metric.dimensions) < 2:
        return
    first, last = metric.dimensions[0], metric.dimensions[-1]
    value = sample_evaluator.values(key, first)[0]
    chosen_sql = written_sql(metric, Selection.of({first: value}), (last,))
    never_mixed = [name for name in metric.never_mixed if name != first]
    if "pilot_code" in (first, last) and first != "programme_code":
        never_mixed.append("programme_code")
    split = tuple(dict.fromkeys((last, *never_mixed)))
    found = without_rows_of_rollups(run(sample_warehouse, chosen_sql), metric)
    same(found, read_by_hand(kept, metric, {first: value}, split))


def test_estimator_over_the_written_sql_gives_the_result(
    sample_evaluator: Evaluator, sample_warehouse: Path
) -> None:
    key, selected = "survey_item_mean", {"item_code": "Q1", "programme_code": "MK2016"}
    selected |= {"wave": "T1", "arm": "treated"}
    sql = sample_evaluator.written_sql(key, selected)
    estimate = METRICS[key].estimator(run(sample_warehouse, sql))
    assert estimate == sample_evaluator.evaluate(key, selected).only.estimate


def test_text_begins_with_key_and_formula_and_reads_as_people_write_it() -> None:
    metric = METRICS["recorded_crime"]
    chosen_months = Selection.of({"month": "2016-01..2016-03", "crime_type": ["Drugs", "Robbery"]})
    assert written_sql(metric, chosen_months, ("force",)) == (
        f"/* recorded_crime: {metric.formula} */\n"
        "select\n"
        "    force,\n"
        "    sum(crimes) as crimes,\n"
        "    count(*) as rows\n"
        "from v_crime_type_month\n"
        "where crime_type in ('Drugs', 'Robbery')\n"
        "  and month >= date '2016-01-01'\n"
        "  and month <= date '2016-03-01'\n"
        "group by force\n"
        "order by all"
    )


@pytest.mark.parametrize(
    "value",
    [
        "Drugs' or '1' = '1",
        "a'; drop table x; --",
        "what? ?",
        "\\' or true --",
        "zwei\nZeilen",
        "’",
    ],
)
def test_values_stay_values_in_the_text(
    sample_warehouse: Path, sample_evaluator: Evaluator, value: str
) -> None:
    sql = sample_evaluator.written_sql("recorded_crime", {"crime_type": value})
    found = run(sample_warehouse, f"{sql}\nunion all select null, 7").rows()
    assert found == [(None, 0), (None, 7)]
    [written] = run(sample_warehouse, Question("select ? as value", (value,)).written()).rows()
    assert written == (value,)


@pytest.mark.parametrize("value", [True, -3, date(2016, 5, 1), "it's"])
def test_literal_is_read_back_as_the_value(sample_warehouse: Path, value: Any) -> None:
    assert run(sample_warehouse, Question("select ?", (value,)).written()).item() == value


def test_value_without_a_literal_is_our_own_fault() -> None:
    with pytest.raises(DefinitionFault, match="Span has no literal"):
        Question("select ?", (Span(1, 2),)).written()


def test_unknown_dimension_is_refused(sample_evaluator: Evaluator) -> None:
    with pytest.raises(UnknownName):
        sample_evaluator.written_sql("pilots", {"colour": "red"})
    with pytest.raises(UnknownName):
        sample_evaluator.written_sql("pilots", by=["colour"])


def test_formula_cannot_end_its_comment(sample_warehouse: Path) -> None:
    metric = replace(METRICS["pilots"], formula="pilots */ drop\ntable")
    sql = written_sql(metric, Selection())
    assert sql.splitlines()[0] == "/* pilots: pilots * / drop table */"
    assert run(sample_warehouse, sql).item() == 5


def test_text_runs_on_the_command_line(call: Any, desk: Any) -> None:
    desk.write("areas.csv", AREAS)
    desk.write("street.csv", street(count=2))
    desk.load()
    sql = written_sql(METRICS["recorded_crime_rate"], Selection.of({"month": "2014-01"}))
    said = call("warehouse", "sql", "--dir", desk.directory, "--format", "csv", sql).stdout
    assert said.splitlines() == ["crimes_with_residents,rows,population", "2,1,1000"]
