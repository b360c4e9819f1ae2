"""The store follows the pointer; what it has handed out stays as it was."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from integration.tables import AREAS, street, street_row

from shared.contract.errors import NoSnapshot, StateFault, UnknownName
from shared.store import (
    Part,
    Span,
    Store,
    counts_question,
    joined_question,
    members_question,
    rows_question,
)


def crimes(snapshot: Any) -> int | None:
    return snapshot.totals("v_crime_month", ["crimes"], [])["crimes"][0]


def test_store_of_an_empty_warehouse_has_no_snapshot(empty_warehouse: Path) -> None:
    store = Store(empty_warehouse)
    assert store.token() is None
    with pytest.raises(NoSnapshot, match="Load a file"):
        store.current()
    with pytest.raises(NoSnapshot):
        store.named("anything")


def test_same_snapshot_is_given_until_the_pointer_moves(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    store = Store(desk.directory)
    first = store.current()
    assert store.current() is first
    assert (first.id, first.name) == (desk.snapshot, store.token())
    desk.load_text("b.csv", street(count=3, month="2014-02"))
    second = store.current()
    assert second != first
    assert (crimes(first), crimes(second)) == (2, 5)


def test_store_follows_an_edition_of_the_same_id(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    store = Store(desk.directory)
    first = store.current()
    desk.load_text("b.csv", "colour,shape\nred,round\n")
    second = store.current()
    assert (second.id, second == first) == (first.id, False)
    assert len(second.rows("v_load_ledger", ["load_id"])) == 2


def test_kept_snapshot_is_found_by_its_id_or_name_as_often_as_wanted(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    older = desk.snapshot
    name = Store(desk.directory).current().name
    desk.load_text("b.csv", street(count=3))
    store = Store(desk.directory)
    held = [store.named(older), store.named(older), store.named(name)]
    assert [crimes(snapshot) for snapshot in held] == [2, 2, 2]
    assert store.named(desk.snapshot) is store.current()


def test_unkept_snapshot_is_refused_with_those_that_are_kept(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    with pytest.raises(NoSnapshot, match=f"Kept: {desk.snapshot}"):
        Store(desk.directory).named("0123456789abcdef")


def test_only_so_many_snapshots_are_kept_and_open_ones_still_answer(desk: Any) -> None:
    desk.load_text("a.csv", street(count=1))
    first = Store(desk.directory).current()
    for month in range(2, 8):
        desk.load_text(f"{month}.csv", street(count=1, month=f"2014-{month:02d}"))
    assert len(list((desk.directory / "snapshots").glob("*.duckdb"))) == 5
    assert crimes(first) == 1
    with pytest.raises(NoSnapshot):
        Store(desk.directory).named(first.id)


def test_pruned_snapshot_takes_its_exported_results_with_it(desk: Any) -> None:
    desk.load_text("a.csv", street(count=1))
    companion = desk.directory / "snapshots" / f"{desk.pointer.file[:-7]}.metrics.db"
    companion.touch()
    for month in range(2, 7):
        desk.load_text(f"{month}.csv", street(count=1, month=f"2014-{month:02d}"))
    assert not companion.exists()


def test_missing_snapshot_file_is_a_fault_of_state(desk: Any) -> None:
    desk.load_text("a.csv", street(count=1))
    (desk.directory / "snapshots" / desk.pointer.file).unlink()
    with pytest.raises(StateFault, match="load any file"):
        Store(desk.directory).current()


@pytest.fixture
def opened(desk: Any) -> Any:
    """A snapshot with three months of crime and one area."""
    desk.write("areas.csv", AREAS)
    for month, count in (("2014-01", 1), ("2014-02", 2), ("2014-03", 4)):
        desk.write(f"{month}.csv", street(count=count, month=month))
    desk.load()
    return Store(desk.directory).current()


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(date(2014, 1, 1), date(2014, 2, 1)), 3),
        (Span(date(2014, 2, 1), None), 6),
        (Span(None, date(2014, 2, 28)), 3),
        (Span(None, None), 7),
        (Span(date(2015, 1, 1), None), None),
    ],
)
def test_span_holds_its_ends_and_may_be_open(opened: Any, span: Span, expected: int | None) -> None:
    found = opened.totals("v_crime_month", ["crimes"], [], {"month": span})
    assert found["crimes"][0] == expected


def test_totals_are_split_and_sorted(opened: Any) -> None:
    found = opened.totals("v_crime_month", ["crimes"], ["month"])
    assert found["crimes"].to_list() == [1, 2, 4]
    assert found["rows"].to_list() == [1, 1, 1]


def test_values_are_distinct_and_sorted(opened: Any) -> None:
    assert opened.values("v_crime", "lsoa_code") == ["E01016800"]


@pytest.mark.parametrize(
    ("view", "column"),
    [("v_crimes", "month"), ("fct_crime", "month"), ("v_crime", "months"), ("v_crime", "1; drop")],
)
def test_names_outside_the_contract_never_reach_sql(opened: Any, view: str, column: str) -> None:
    with pytest.raises(UnknownName):
        opened.rows(view, [column])
    with pytest.raises(UnknownName):
        opened.rows("v_crime", ["month"], {column: ["x"]} if view == "v_crime" else {view: ["x"]})


def test_values_are_bound_never_written_into_sql(opened: Any) -> None:
    found = opened.rows("v_crime", ["month"], {"crime_type": ["Drugs' or '1' = '1"]})
    assert found.is_empty()


def test_more_than_ten_values_of_several_types_stay_in_their_places(opened: Any) -> None:
    """The tenth and later ones are not taken for the first."""
    others = [f"E0200000{number}" for number in range(10)]
    where = {"lsoa_code": [*others, "E01016800"], "month": Span(date(2014, 2, 1), None)}
    assert opened.totals("v_crime_month", ["crimes"], [], where)["crimes"][0] == 6
    where |= {"crimes": [4]}
    assert opened.totals("v_crime_month", ["crimes"], [], where)["crimes"][0] == 4
    assert opened.rows("v_crime", ["month"], {"lsoa_code": others}).is_empty()


def test_any_number_of_values_of_a_column_are_bound_as_one(desk: Any) -> None:
    desk.load_text("a.csv", street(street_row(), street_row(), street_row(lsoa="")))
    many = [f"E{number:08}" for number in range(5000)]
    wanted = ([*many, "E01016800"], many, [*many, None], [None], [])
    snapshot = Store(desk.directory).current()
    held = [len(snapshot.rows("v_crime", ["month"], {"lsoa_code": codes})) for codes in wanted]
    assert held == [2, 0, 1, 1, 0]


def test_snapshot_cannot_be_written_and_reaches_nothing_outside(opened: Any) -> None:
    for sql in ("create table x as select 1", "from '/etc/passwd'"):
        with pytest.raises(duckdb.Error):
            opened._connection.execute(sql)


def test_named_snapshot_is_opened_once(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    older, name = desk.snapshot, Store(desk.directory).current().name
    desk.load_text("b.csv", street(count=3))
    store = Store(desk.directory)
    assert store.named(older) is store.named(older) is store.named(name)


def months(desk: Any, first: int, last: int) -> list[str]:
    """Ids of one snapshot for each month that is loaded."""
    ids = []
    for month in range(first, last + 1):
        desk.load_text(f"{month}.csv", street(count=month, month=f"2014-{month:02d}"))
        ids.append(desk.snapshot)
    return ids


def test_named_snapshot_that_was_pruned_still_answers_while_it_is_open(desk: Any) -> None:
    [first] = months(desk, 1, 1)
    store = Store(desk.directory)
    held = store.named(first)
    months(desk, 2, 8)
    assert not (desk.directory / "snapshots" / f"{held.name}.duckdb").exists()
    assert store.named(first) is store.named(held.name) is held
    assert crimes(held) == 1
    with pytest.raises(NoSnapshot, match=f"'{first}' is not kept"):
        Store(desk.directory).named(first)


def test_only_the_few_named_last_stay_open(desk: Any) -> None:
    ids = months(desk, 1, 5)
    store = Store(desk.directory)
    first = store.named(ids[0])
    others = [store.named(name) for name in ids[1:4]]
    assert store.named(ids[0]) is first
    store.named(ids[4])
    assert store.named(ids[0]) is first
    assert store.named(ids[1]) is not others[0]
    assert store.named(ids[1]) == others[0]


def test_id_means_its_newest_edition_also_while_an_older_one_is_open(desk: Any) -> None:
    desk.load_text("a.csv", street(count=2))
    store, identity = Store(desk.directory), desk.snapshot
    older = store.named(identity)
    desk.load_text("b.csv", "colour,shape\nred,round\n")
    newer = store.named(identity)
    desk.load_text("c.csv", street(count=1, month="2014-02"))
    assert newer.name != older.name
    assert store.named(identity) is newer
    assert store.named(older.name) is older


def test_snapshot_that_is_being_built_is_never_named(desk: Any) -> None:
    [identity] = months(desk, 1, 1)
    (desk.directory / "snapshots" / ".building-x.duckdb").touch()
    with pytest.raises(NoSnapshot, match=f"Kept: {identity}\\."):
        Store(desk.directory).named(".building-x")


def test_named_snapshots_are_opened_once_among_threads(desk: Any) -> None:
    ids = months(desk, 1, 4)
    store = Store(desk.directory)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(store.named, ids * 20))
    assert {id(snapshot) for snapshot in found} == {id(store.named(name)) for name in ids}


def test_null_can_be_selected_alone_and_among_values(desk: Any) -> None:
    blank = street_row(lsoa="", crime_type="Burglary")
    desk.load_text("a.csv", street(street_row(), street_row(), blank))
    snapshot = Store(desk.directory).current()

    def counted(*wanted: Any) -> int:
        return snapshot.totals("v_crime", [], [], {"lsoa_code": list(wanted)})["rows"][0]

    assert (counted(None), counted("E01016800"), counted("E01016800", None)) == (1, 2, 3)
    chosen = {"lsoa_code": [None, "E01016800"], "crime_type": ["Burglary"]}
    assert snapshot.totals("v_crime", [], [], chosen)["rows"][0] == 1
    held = snapshot.ask(rows_question("v_crime", ["crime_type"], present=["lsoa_code"]))
    assert held["crime_type"].to_list() == ["Drugs", "Drugs"]


def test_rows_are_ordered_and_cut(opened: Any) -> None:
    asked = rows_question("v_crime", ["month", "row_no"], order=["month", "row_no"], limit=3)
    found = [(month.month, row) for month, row in opened.ask(asked).rows()]
    assert found == [(1, 1), (2, 1), (2, 2)]


def test_different_values_are_counted_without_nulls(opened: Any) -> None:
    asked = counts_question("v_crime", ["month", "crime_id"], ["force"])
    assert opened.ask(asked).rows(named=True) == [
        {"force": "TVP", "month": 3, "crime_id": 0, "rows": 7}
    ]


def test_members_stand_behind_their_group_as_numbers(opened: Any) -> None:
    """One number for each row with a member; equal members have equal numbers."""
    asked = members_question("v_crime", "lsoa_code", ["month"], present=["crime_type"])
    found = {row["month"].month: row["members"] for row in opened.ask(asked).iter_rows(named=True)}
    asked = rows_question("v_crime", ["month", "lsoa_code"], present=["lsoa_code"])
    rows = [(month.month, code) for month, code in opened.ask(asked).rows()]
    assert {month: len(each) for month, each in found.items()} == Counter(m for m, _ in rows)
    assert len({one for each in found.values() for one in each}) == len({code for _, code in rows})


def test_rows_alike_are_added_up(opened: Any) -> None:
    asked = rows_question(
        "v_crime_month", ["month", "crimes", "force"], added=["crimes"], order=["month"]
    )
    found = [(month.month, force, int(n)) for month, n, force in opened.ask(asked).rows()]
    whole = opened.totals("v_crime_month", ["crimes"], ["month", "force"])
    assert found == [(m.month, force, int(n)) for m, force, n, _ in whole.rows()]


def test_one_value_is_held_equal_and_several_are_listed() -> None:
    one = rows_question("v_crime", ["month"], {"force": ["TVP"]})
    assert (one.sql.splitlines()[-1], one.values) == ("where force = ?", ("TVP",))
    two = rows_question("v_crime", ["month"], {"force": ["TVP", "BCP"]})
    assert (two.sql.splitlines()[-1], two.values) == ("where force in ?", (("TVP", "BCP"),))
    none = rows_question("v_crime", ["month"], {"force": ["TVP", None]})
    assert none.sql.splitlines()[-1] == "where (force = ? or force is null)"


def test_joined_sums_keep_rows_that_the_other_view_lacks(opened: Any) -> None:
    """Of a view without the dimension the whole sum stands beside every row."""
    first = Part("v_crime_month", ("crimes",), {"month": [date(2014, 1, 1), date(2014, 3, 1)]})
    same = Part("v_crime", ("row_no",), {"month": [date(2014, 3, 1)]})
    whole = Part("v_area", ("population",), {})
    found = opened.ask(joined_question([first, same, whole], ["month"]))
    assert [tuple(row)[1:] for row in found.rows()] == [(1, 1, None, 1000), (4, 1, 10, 1000)]


def test_joined_sums_meet_at_null_as_at_a_value(desk: Any) -> None:
    desk.load_text("a.csv", street(street_row(), street_row(lsoa="")))
    snapshot = Store(desk.directory).current()
    parts = [Part("v_crime", (), {}), Part("v_crime", ("row_no",), {})]
    found = snapshot.ask(joined_question(parts, ["lsoa_code"]))
    assert found.rows() == [("E01016800", 1, 1), (None, 1, 2)]
