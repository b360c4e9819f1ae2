"""A monthly series on both surfaces: gaps, flagged months, lines, and where the axis starts."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from shared.figures import months, stock
from shared.figures.chart import Frame, Mark
from shared.figures.months import Level, MonthlySeries
from shared.metrics import Evaluator, Selection
from shared.metrics.registers import programme

FRAME = Frame(title="", alt="What is shown.", unit="Records a month", note="")
LEVELS = (
    Level(2.0, "lower limit", "2.0"),
    Level(5.0, "mean", "5.0"),
    Level(8.0, "upper limit", "8.0"),
)


def series(*values: float | str, **more) -> MonthlySeries:
    """Marks from January 2016; a text in place of a value withholds it."""
    marks = tuple(
        Mark(
            series="",
            label=date(2016, place, 1).isoformat(),
            value=None if isinstance(value, str) else value,
            low=None,
            high=None,
            text=value if isinstance(value, str) else f"{value:g} records",
        )
        for place, value in enumerate(values, start=1)
    )
    return MonthlySeries(frame=FRAME, marks=marks, **more)


def test_withheld_month_leaves_a_gap_that_is_marked_and_named_on_both_surfaces():
    chart = series(4.0, "suppressed: Fewer than 5 people.", 6.0, "suppressed: Fewer than 5 people.")
    line, gaps = months.screen(chart)["data"]
    assert line["y"] == [4.0, None, 6.0, None]
    assert line["connectgaps"] is False
    assert gaps["x"] == ["2016-02-01", "2016-04-01"]
    assert gaps["y"] == [0.0, 0.0]
    notes = [note["text"] for note in months.screen(chart)["layout"]["annotations"]]
    assert notes.count("<i>suppressed</i>") == 1
    assert months.printed(chart).count(">suppressed<") == 1


def test_withheld_month_has_a_cross_in_place_of_a_dot_on_paper():
    marks = [
        len(re.findall("<use ", months.printed(series(4.0, middle, 6.0))))
        for middle in (5.0, "suppressed: Why.")
    ]
    assert marks[0] == marks[1]


def test_series_that_is_withheld_whole_draws_no_number():
    chart = series("suppressed: Why.", "suppressed: Why.")
    line, gaps = months.screen(chart)["data"]
    assert line["y"] == [None, None]
    assert gaps["text"] == ["suppressed: Why."] * 2
    assert ">suppressed<" in months.printed(chart)


def test_zero_is_drawn_and_not_taken_for_a_gap():
    data = months.screen(series(0.0, 3.0))["data"]
    assert [trace["y"] for trace in data] == [[0.0, 3.0]]


def test_flagged_month_differs_in_shape_and_names_its_rule():
    chart = series(4.0, 9.0, 4.0, levels=LEVELS, flags=(("2016-02-01", "a point beyond a limit"),))
    line = months.screen(chart)["data"][0]
    assert line["marker"]["symbol"] == ["circle", "diamond-open", "circle"]
    assert line["text"] == [
        "4 records",
        "9 records<br>flagged: a point beyond a limit",
        "4 records",
    ]
    plain = series(4.0, 9.0, 4.0, levels=LEVELS)
    marks = [len(re.findall("<use ", months.printed(one))) for one in (plain, chart)]
    assert marks[1] == marks[0] + 1


def test_lines_are_dashed_and_named_on_both_surfaces():
    chart = series(4.0, 6.0, levels=LEVELS)
    layout = months.screen(chart)["layout"]
    heights = [s["y0"] for s in layout["shapes"] if s["line"].get("dash") == "dash"]
    assert heights == [2.0, 5.0, 8.0]
    names = [note["text"] for note in layout["annotations"]]
    assert {"lower limit<br>2.0", "mean<br>5.0", "upper limit<br>8.0"} <= set(names)
    svg = months.printed(chart)
    assert all(f">{words}<" in svg for words in ("mean", "5.0", "upper limit", "8.0"))


def test_names_of_lines_that_lie_close_do_not_stand_on_each_other():
    close = tuple(Level(5.0 + 0.1 * k, f"line {k}", "") for k in range(3))
    chart = series(0.0, 10.0, levels=close)
    heights = chart.label_heights()
    low, high = chart.span
    gaps = [b - a for a, b in pairwise(heights)]
    assert gaps == pytest.approx([months.LABEL_GAP * (high - low)] * 2)


@pytest.mark.parametrize(("from_zero", "low"), [(True, 0.0), (False, 90 - 0.12 * 20)])
def test_axis_starts_at_zero_unless_told_otherwise(from_zero, low):
    chart = series(90.0, 110.0, from_zero=from_zero)
    assert chart.span[0] == pytest.approx(low)
    assert months.screen(chart)["layout"]["yaxis"]["range"] == list(chart.span)


def crime(evaluator: Evaluator, **chosen):
    found = programme(evaluator, "MK2016")
    return stock.crime_by_month(evaluator, found, Selection.of(chosen)).chart


def test_months_before_the_first_pilot_set_the_limits_of_crime(sample_evaluator: Evaluator):
    chart = crime(sample_evaluator)
    before = [m.value for m in chart.marks if m.label < "2016-02-01" and m.value is not None]
    assert len(before) == 37
    mean = sum(before) / 37
    steps = [abs(b - a) for a, b in pairwise(before)]
    reach = 2.66 * sum(steps) / 36
    assert [line.value for line in chart.levels] == pytest.approx(
        [mean - reach, mean, mean + reach]
    )
    assert "January 2013 to January 2016, before the first pilot, set them" in chart.frame.note
    assert "does not start at zero" in chart.frame.note


def test_year_of_crime_that_ends_before_the_pilots_sets_its_own_limits(sample_evaluator: Evaluator):
    chart = crime(sample_evaluator, month="2015-01..2015-12")
    assert "January 2015 to December 2015 set them" in chart.frame.note
    assert chart.events == ()


def test_half_a_year_of_crime_has_no_limits_and_says_why(sample_evaluator: Evaluator):
    chart = crime(sample_evaluator, month="2015-01..2015-06")
    assert (chart.levels, chart.flags, chart.from_zero) == ((), (), True)
    assert "No limits: limits need at least twelve points" in chart.frame.note


def test_flagged_months_of_crime_are_those_of_the_note(sample_evaluator: Evaluator):
    chart = crime(sample_evaluator)
    upper = chart.levels[-1].value
    beyond = [m.label for m in chart.marks if m.value is not None and m.value > upper]
    flags = dict(chart.flags)
    assert beyond == ["2015-07-01"]
    assert "a point beyond a limit" in flags["2015-07-01"]
    assert re.search(r"a point beyond a limit \([^)]*July 2015", chart.frame.note)
    assert chart.frame.note.split("Diamonds: ")[1].split(". A season")[0] in chart.frame.alt


def test_month_without_a_record_is_told_from_one_not_handed_over(sample_evaluator: Evaluator):
    where = programme(sample_evaluator, "MK2016").locations[0]
    chart = crime(sample_evaluator, lsoa_code=where, crime_type="Robbery")
    assert {mark.text for mark in chart.withheld} == {stock.NO_RECORD}
    assert len(chart.marks) == 37
