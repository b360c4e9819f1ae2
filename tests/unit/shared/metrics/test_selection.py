"""What a text selects: a value, or a span where a column has an order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from shared.contract.errors import RequestFault
from shared.contract.relations import ColumnType
from shared.metrics import METRICS, Selection
from shared.metrics.reading import split_of
from shared.metrics.selection import typed
from shared.store import Span

REGISTER = (
    "programme,pilot,name,location,status,started_on\n"
    "MK..16,P1,Station,E01016800,active,\n"
    "MK17,P1,Park,E01016800,active,\n"
)


@pytest.mark.parametrize(
    ("texts", "kind", "expected"),
    [
        (("2016-01..2016-06",), ColumnType.DATE, Span(date(2016, 1, 1), date(2016, 6, 1))),
        (("..3",), ColumnType.INTEGER, Span(None, 3)),
        (("2..",), ColumnType.INTEGER, Span(2, None)),
        (("MK..16",), ColumnType.TEXT, ["MK..16"]),
        (("MK..16", "MK17"), ColumnType.TEXT, ["MK..16", "MK17"]),
        (("..",), ColumnType.FLAG, [".."]),
    ],
)
def test_only_days_and_whole_numbers_have_spans(
    texts: tuple[str, ...], kind: ColumnType, expected: Any
) -> None:
    assert typed("dimension", texts, kind) == expected


def test_span_among_alternatives_is_refused() -> None:
    with pytest.raises(RequestFault, match="cannot be joined"):
        typed("month", ("2016-01..2016-02", "2016-05"), ColumnType.DATE)


def test_code_with_two_dots_selects_itself_alone(desk: Any) -> None:
    """As a span, 'MK..16' would run from MK to 16 and hold nothing."""
    desk.load_text("register.csv", REGISTER)
    evaluator = desk.evaluator()
    assert evaluator.evaluate("pilots", {"programme_code": "MK..16"}).only.estimate.value == 1
    [file] = evaluator.rows_behind("pilots", {"programme_code": "MK..16"})
    assert file.rows == 1


def test_code_with_two_dots_fixes_its_dimension() -> None:
    metric = METRICS["implementation_level"]
    assert split_of(metric, Selection.of({"pilot_code": "P1"}), ()) == ("programme_code",)
    fixed = Selection.of({"pilot_code": "P1", "programme_code": "MK..16"})
    assert split_of(metric, fixed, ()) == ()
