"""A matrix as a table: numbers on their shade, and withheld cells named without one."""

from __future__ import annotations

from page_blocks import nodes

from dashboard.components.shaded import shaded_table
from dashboard.page import Block
from shared.figures.chart import Frame, Mark
from shared.figures.matrix import DARK, Matrix, MatrixCell
from shared.figures.theme import INK, PAPER, style_variables

FRAME = Frame(title="Themes", alt="", unit="", note="")


def cell(row: str, column: str, value: float | None, shown: str) -> MatrixCell:
    mark = Mark(series=row, label=column, value=value, low=None, high=None, text=f"{shown}: why")
    return MatrixCell(mark=mark, shown=shown)


CHART = Matrix(
    frame=FRAME,
    cells=(
        cell("One", "Low", 0.05, "5 %"),
        cell("One", "High", 0.9, "90 %"),
        cell("Two", "Low", None, "suppressed"),
        cell("Two", "High", 0.3, "30 %"),
    ),
    breaks=(0.1, 0.2, 0.3, 0.4),
)


def test_rows_columns_and_cells_keep_their_places():
    heads = [n for n in nodes(Block("x", shaded_table(CHART, "What"))) if "scope" in n]
    assert [(n["scope"], n["children"]) for n in heads] == [
        ("col", "Low"),
        ("col", "High"),
        ("row", "One"),
        ("row", "Two"),
    ]
    cells = [n for n in nodes(Block("x", shaded_table(CHART, "What"))) if "title" in n]
    assert [n["title"] for n in cells] == ["5 %: why", "90 %: why", "suppressed: why", "30 %: why"]


def test_shades_stand_on_paper_where_darker_is_more():
    [ground] = [n for n in nodes(Block("x", shaded_table(CHART, "What"))) if "tabIndex" in n]
    assert "on-paper" in ground["className"].split()
    assert ".on-paper{--bw-ink" in style_variables()


def test_words_stand_out_from_their_shade_and_withheld_cells_have_none():
    cells = [n for n in nodes(Block("x", shaded_table(CHART, "What"))) if "title" in n]
    low, high, withheld, _ = cells
    assert low["style"]["color"] == INK
    assert high["style"] == {"background": CHART.shade(CHART.cells[1]), "color": PAPER}
    assert high["style"]["background"] in DARK
    assert "style" not in withheld
    [state] = [n for n in nodes(Block("x", shaded_table(CHART, "What"))) if "data-state" in n]
    assert (state["data-state"], state["className"]) == ("suppressed", "withheld")
