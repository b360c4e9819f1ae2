"""Every chart kind is drawn on both surfaces from the same data, with the same words."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from shared.figures import (
    answers,
    area_map,
    intervals,
    matrix,
    months,
    panels,
    pilot_stock,
    stock,
    survey_stock,
    trajectory,
)
from shared.figures.chart import Frame, Mark, mark
from shared.figures.theme import INK, PAPER
from shared.metrics import Evaluator, Selection
from shared.metrics.registers import areas, items, programme

SVG = "{http://www.w3.org/2000/svg}"


def steps(evaluator, found):
    return intervals, stock.step_levels(evaluator, found).chart


def item(evaluator, found):
    [chosen] = [i for i in items(evaluator) if i.item_code == "Q39"]
    return trajectory, stock.item_trajectory(evaluator, found, chosen).chart


def crime(evaluator, found):
    return months, stock.crime_by_month(evaluator, found, Selection()).chart


def places(evaluator, found):
    return area_map, stock.crime_by_area(evaluator, found, Selection(), areas(evaluator)).chart


def scales(evaluator, found):
    return panels, survey_stock.scale_trajectories(evaluator, found).chart


def spread(evaluator, found):
    chosen = tuple(i for i in items(evaluator) if i.item_code in ("Q18", "Q39"))
    return answers, survey_stock.item_answers(evaluator, found, chosen).chart


def rubric(evaluator, found):
    return matrix, pilot_stock.rubric_by_pilot(evaluator, found).chart


def hours(evaluator, found):
    return intervals, pilot_stock.time_shares(evaluator, found).chart


KINDS = [steps, item, crime, places, scales, spread, rubric, hours]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def drawn(request, sample_evaluator: Evaluator):
    return request.param(sample_evaluator, programme(sample_evaluator, "MK2016"))


def test_print_is_vector_with_text_and_the_alternative_text(drawn):
    kind, chart = drawn
    svg = ElementTree.fromstring(kind.printed(chart))
    titles = [element.text for element in svg.iter(f"{SVG}title")]
    assert titles == [chart.frame.alt]
    assert [text for text in svg.iter(f"{SVG}text") if text.text]
    assert not list(svg.iter(f"{SVG}image"))


def test_print_is_the_same_bytes_twice(drawn):
    kind, chart = drawn
    assert kind.printed(chart) == kind.printed(chart)


def test_screen_shows_the_values_of_the_marks(drawn):
    kind, chart = drawn
    data = kind.screen(chart)["data"]
    marks = chart.places if kind is area_map else chart.marks
    texts = [t for trace in data for t in trace.get("customdata", trace.get("text", ()))]
    assert len(texts) == len(marks)
    for one in marks:
        assert any(one.text in text for text in texts)


def test_screen_asks_for_nothing_from_elsewhere(drawn):
    kind, chart = drawn
    assert not re.search(r"https?:|mapbox|topojson", str(kind.screen(chart)))


def test_suppressed_marks_are_named_and_hold_no_number(sample_evaluator):
    result = sample_evaluator.evaluate("implementation_level", by=("pilot_code",))
    marks = tuple(
        mark(result, group, series="", label=group.value_of("pilot_code"))
        for group in result.groups
    )
    frame = stock.step_levels(sample_evaluator, programme(sample_evaluator, "MK2016")).chart.frame
    chart = intervals.IntervalChart(frame=frame, marks=marks, span=(1.0, 5.0))
    assert {(m.value, m.low, m.high) for m in marks} == {(None, None, None)}
    screen = intervals.screen(chart)
    assert screen["data"][0]["x"] == []
    assert sum("suppressed" in note["text"] for note in screen["layout"]["annotations"]) == 5
    assert intervals.printed(chart).count(">suppressed<") == 5


def test_map_classes_cover_every_place_and_are_named(sample_evaluator):
    chart = places(sample_evaluator, programme(sample_evaluator, "MK2016"))[1]
    colours = {colour for colour, _ in area_map.legend(chart)}
    assert {chart.colour(place) for place in chart.places} == colours
    assert sum(place.ringed for place in chart.places) == 4


def test_direct_labels_do_not_stand_on_each_other(sample_evaluator):
    chart = item(sample_evaluator, programme(sample_evaluator, "MK2016"))[1]
    low, high = sorted(chart.label_heights().values())
    assert high - low >= trajectory.LABEL_GAP * (chart.span[1] - chart.span[0]) - 1e-9


def test_map_keeps_to_the_surroundings_of_the_pilots(sample_evaluator: Evaluator):
    """Slough lies some 60 km from Milton Keynes: its areas are counted, and said to be left out."""
    known = {area.area_code: area for area in areas(sample_evaluator)}
    found = programme(sample_evaluator, "MK2016")
    drawn = stock.crime_by_area(sample_evaluator, found, Selection(), tuple(known.values()))
    names = {place.name.rsplit(" ", 1)[0] for place in drawn.chart.places}
    assert names == {"Milton Keynes"}
    left_out = len(known) - len(drawn.chart.places)
    assert f"{left_out} areas more than 15 km from every pilot" in drawn.chart.frame.note
    assert sum(place.ringed for place in drawn.chart.places) == 4


def test_map_of_one_area_with_a_pilot_speaks_of_one(sample_evaluator: Evaluator):
    found = programme(sample_evaluator, "MK2016")
    alone = replace(found, pilots=found.pilots[:1])
    known = areas(sample_evaluator, alone.locations)
    alt = stock.crime_by_area(sample_evaluator, alone, Selection(), known).chart.frame.alt
    assert "1 area by outline, darker" in alt
    assert "1 area with a pilot is outlined" in alt


def test_map_without_a_programme_draws_every_area(sample_evaluator: Evaluator):
    known = areas(sample_evaluator)
    drawn = stock.crime_by_area(sample_evaluator, None, Selection(), known)
    assert len(drawn.chart.places) == len(known)
    assert "km from every pilot" not in drawn.chart.frame.note


def test_panels_are_named_on_both_surfaces(sample_evaluator: Evaluator):
    chart = scales(sample_evaluator, programme(sample_evaluator, "MK2016"))[1]
    names = [name for name, _ in chart.panels]
    assert names[0] == "Self-legitimacy"
    assert len(names) == 4
    svg, layout = panels.printed(chart), panels.screen(chart)["layout"]
    for name in names:
        assert f">{name}<" in svg
        assert any(name in note["text"] for note in layout["annotations"])


def test_panels_are_of_one_size_and_fill_the_chart(sample_evaluator: Evaluator):
    chart = scales(sample_evaluator, programme(sample_evaluator, "MK2016"))[1]
    layout = panels.screen(chart)["layout"]
    domains = [
        [layout[f"{name}{number}"]["domain"] for number in ("", "2", "3", "4")]
        for name in ("xaxis", "yaxis")
    ]
    for among in domains:
        sizes = [high - low for low, high in among]
        assert sizes == pytest.approx([sizes[0]] * 4)
        assert (min(low for low, _ in among), max(high for _, high in among)) == (0, 1)
        assert len(set(among)) == 2


def test_shares_are_written_as_percentages_on_both_surfaces(sample_evaluator: Evaluator):
    chart = hours(sample_evaluator, programme(sample_evaluator, "MK2016"))[1]
    assert ">10\N{NO-BREAK SPACE}%<" in intervals.printed(chart)
    ticks = intervals.screen(chart)["layout"]["xaxis"]
    assert ticks["tickformat"] == ".0%"
    assert ticks["labelalias"]["10%"] == "10\N{NO-BREAK SPACE}%"
    minus = "\N{MINUS SIGN}10"
    assert ticks["labelalias"][f"{minus}%"] == f"{minus}\N{NO-BREAK SPACE}%"


def test_axis_of_shares_holds_zero(sample_evaluator: Evaluator):
    chart = hours(sample_evaluator, programme(sample_evaluator, "MK2016"))[1]
    far = replace(chart, marks=tuple(replace(m, value=0.9, low=0.8, high=1.0) for m in chart.marks))
    assert ">0\N{NO-BREAK SPACE}%<" in intervals.printed(far)
    assert intervals.screen(far)["layout"]["xaxis"]["rangemode"] == "tozero"


FRAME = Frame(title="", alt="What is shown.", unit="", note="")


def shaded(value: float | None, shown: str, column: str = "P1") -> matrix.MatrixCell:
    one = Mark(series="1 Step", label=column, value=value, low=None, high=None, text=shown)
    return matrix.MatrixCell(mark=one, shown=shown)


def test_cells_tell_zero_from_suppressed_and_from_not_collected():
    cells = (
        shaded(0.0, "0", "P1"),
        shaded(None, "suppressed", "P2"),
        shaded(None, "not collected", "P3"),
    )
    chart = matrix.Matrix(frame=FRAME, cells=cells, breaks=(1.0,))
    assert [chart.shade(cell) for cell in cells] == [matrix.SHADES[0], None, None]
    svg = matrix.printed(chart)
    assert all(f">{word}<" in svg for word in ("0", "suppressed", "not collected"))
    assert "<pattern" in svg
    layout = matrix.screen(chart)["layout"]
    assert layout["meta"]["on_paper"]
    boxes = layout["shapes"]
    assert [box["line"]["width"] for box in boxes] == [0, 1, 1]


@pytest.mark.parametrize(("value", "place"), [(0.0, 0), (0.99, 0), (1.0, 1), (3.0, 2), (9.0, 2)])
def test_cells_are_shaded_by_class(value, place):
    cell = shaded(value, "")
    chart = matrix.Matrix(frame=FRAME, cells=(cell,), breaks=(1.0, 3.0))
    assert chart.shade(cell) == matrix.SHADES[place]


def bar(*shares: float | None) -> answers.Bar:
    marks = tuple(
        Mark(series="Item", label=str(n), value=share, low=None, high=None, text="")
        for n, share in enumerate(shares)
    )
    shown = tuple("suppressed" if share is None else "10 %" for share in shares)
    return answers.Bar(name="Item", marks=marks, shown=shown)


def test_answers_lie_around_the_middle_of_the_middle_answer():
    starts = bar(0.1, 0.2, 0.4, 0.2, 0.1).starts()
    assert starts == pytest.approx((-0.5, -0.4, -0.2, 0.2, 0.4))


def test_answers_fill_the_screen_evenly_around_a_line_at_the_middle():
    chart = answers.Answers(
        frame=FRAME, bars=(bar(0.0, 0.1, 0.2, 0.3, 0.4),), scores=("1", "2", "3", "4", "5")
    )
    layout = answers.screen(chart)["layout"]
    low, high = layout["xaxis"]["range"]
    assert -low == high
    assert 0.8 < high < 0.85
    assert [(shape["x0"], shape["x1"]) for shape in layout["shapes"]] == [(0, 0)]


def test_answers_are_written_on_the_bars_that_have_room_in_an_ink_that_reads():
    chart = answers.Answers(
        frame=FRAME, bars=(bar(0.0, 0.06, 0.24, 0.3, 0.4),), scores=("1", "2", "3", "4", "5")
    )
    traces = answers.screen(chart)["data"]
    assert [trace["text"] for trace in traces] == [[""], [""], ["10 %"], ["10 %"], ["10 %"]]
    inks = [trace["textfont"]["color"] for trace in traces]
    assert inks == [PAPER, INK, INK, INK, PAPER]


def test_withheld_answers_are_named_and_draw_no_bar():
    chart = answers.Answers(
        frame=FRAME, bars=(bar(None, 0.5, 0.5, 0.0, 0.0),), scores=("a", "b", "c", "d", "e")
    )
    screen = answers.screen(chart)
    assert all(trace["x"] == [] for trace in screen["data"])
    assert screen["layout"]["annotations"][0]["text"] == "<i>suppressed</i>"
    assert ">suppressed<" in answers.printed(chart)
    assert ">10 %<" not in answers.printed(chart)
