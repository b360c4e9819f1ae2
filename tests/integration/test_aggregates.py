"""What the master counts load by load follows the rows, whatever came, went or was cut short."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from integration.tables import AREAS, street, street_row

from warehouse import snapshot

COUNTED = "select month, force, lsoa_code, crime_type, crimes from v_crime_month order by all"
ROWS = "select month, force, lsoa_code, crime_type, count(*) from v_crime group by all order by all"


def two_months(extra: int = 0) -> str:
    """January and February of one force in one file."""
    january, february = street_row(), street_row(month="2014-02", lsoa="")
    return street(january, january, street_row(crime_type="Burglary"), *[february] * (2 + extra))


def test_counts_follow_what_is_added_and_what_is_replaced(desk: Any) -> None:
    desk.load_text("areas.csv", AREAS)
    for name, text in {
        "both.csv": two_months(),
        "march.csv": street(count=4, month="2014-03"),
        "february-anew.csv": street(count=3, month="2014-02"),
        "all-anew.csv": two_months(extra=1),
    }.items():
        desk.load_text(name, text)
        assert desk.sql(COUNTED) == desk.sql(ROWS), name
    assert [crimes for *_, crimes in desk.sql(COUNTED)] == [1, 2, 3, 4]
    loads = "select distinct load_id from crime_month_of_load order by 1"
    assert desk.sql(loads) == [(3,), (5,)]


@pytest.mark.parametrize(
    "cut_short",
    [
        "delete from crime_month_of_load",
        "delete from crime_month_of_load where lsoa_code is null",
        "drop table crime_month_of_load",
        "insert into crime_month_of_load select 99, month, force, lsoa_code, crime_type, records "
        "from crime_month_of_load",
    ],
)
def test_counts_that_were_left_behind_are_made_good(desk: Any, cut_short: str) -> None:
    desk.load_text("both.csv", two_months())
    with duckdb.connect(desk.directory / "master.duckdb") as master:
        master.execute(cut_short)
    desk.load_text("march.csv", street(count=4, month="2014-03"))
    assert desk.sql(COUNTED) == desk.sql(ROWS)


def test_load_that_nothing_happened_to_is_not_counted_again(desk: Any) -> None:
    desk.load_text("both.csv", two_months())
    with duckdb.connect(desk.directory / "master.duckdb") as master:
        master.execute("update crime_month_of_load set crime_type = 'as it was'")
    desk.load_text("march.csv", street(count=4, month="2014-03"))
    assert {kind for _, _, _, kind, _ in desk.sql(COUNTED)} == {"as it was", "Drugs"}


def test_what_small_loads_leave_is_merged_now_and_then(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks of the master after eight loads, and after the one that merges."""
    monkeypatch.setattr(snapshot, "LOADS_BETWEEN_MERGES", 9)
    blocks = []
    for number in range(9):
        desk.load_text("m.csv", street(count=1 + number, month=f"{2000 + number}-01"))
        with duckdb.connect(desk.directory / "master.duckdb") as master:
            blocks += master.execute("select used_blocks from pragma_database_size()").fetchone()
    assert blocks[0] < blocks[7]
    assert blocks[8] < blocks[7]
