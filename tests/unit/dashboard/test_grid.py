"""Grids: cells that lead somewhere, whatever their words hold."""

from __future__ import annotations

import pytest
from page_blocks import nodes

from dashboard.components.grid import grid
from dashboard.page import Block
from dashboard.sheet import register_sheet

SHEET = register_sheet(
    "Pilots", ("Pilot", "Status"), [("P1 [x](javascript:1) *a*", "active"), ("P2", "*new*")],
    source="v_pilot",
)  # fmt: skip


def drawn(*links: str):
    [found] = [n for n in nodes(Block("grid", grid(SHEET, links=links))) if "rowData" in n]
    return found


def test_linked_cells_lead_where_they_should_and_their_words_are_no_markup():
    made = drawn("/pilot?pilot=P1", "/pilot?pilot=P2")
    assert [row["c0"] for row in made["rowData"]] == [
        r"[P1 \[x\]\(javascript:1\) \*a\*](/pilot?pilot=P1)",
        "[P2](/pilot?pilot=P2)",
    ]
    assert [row["c1"] for row in made["rowData"]] == ["active", "*new*"]
    renderers = [column.get("cellRenderer") for column in made["columnDefs"]]
    assert renderers == ["markdown", None]


def test_grid_without_links_shows_words_as_they_stand():
    made = drawn()
    assert made["rowData"][0]["c0"] == "P1 [x](javascript:1) *a*"
    assert not [c for c in made["columnDefs"] if "cellRenderer" in c]


def test_columns_share_the_room_and_long_texts_may_take_a_second_line():
    cells = ["P1", "3", "Anti-social action by and for all", "x" * 400]
    sheet = register_sheet(
        "Pilots", ("Pilot", "Raised", "Problem", "Account"), [cells], source="v_pilot",
        numeric=("Raised",),
    )  # fmt: skip
    [made] = [n for n in nodes(Block("grid", grid(sheet))) if "columnDefs" in n]
    columns = made["columnDefs"]
    assert [column["flex"] for column in columns] == [1, 1, 1, 5]
    assert [column["minWidth"] for column in columns] == [90, 96, 162, 200]
    assert not [column for column in columns if "width" in column]


def test_every_row_needs_its_link():
    with pytest.raises(ValueError, match="shorter"):
        drawn("/pilot?pilot=P1")
