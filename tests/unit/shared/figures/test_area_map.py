"""The map: outlines where known, dots elsewhere, empty areas without a value, bold pilots."""

from __future__ import annotations

import json

import pytest

from shared.figures import area_map, crime_places, stock
from shared.figures.area_map import EMPTY, MOST_LABELS, AreaMap, Place
from shared.figures.chart import Frame
from shared.metrics import Evaluator, Selection
from shared.metrics.registers import Area, areas, boundaries, programme

FRAME = Frame(title="", alt="What is shown.", unit="Records", note="")
SQUARE = ((0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1))


def place(value: float | None = 1.0, *, east: float = 0.0, north: float = 50.0, **more) -> Place:
    known = {"name": "Area", "text": f"{value} records", "ringed": False} | more
    return Place(longitude=east, latitude=north, value=value, **known)


def drawn(*places: Place) -> AreaMap:
    return AreaMap(frame=FRAME, places=places, ring="holds a pilot")


def polygons(chart: AreaMap):
    return [t for t in area_map.screen(chart)["data"] if t.get("fill") == "toself"]


def test_outlines_of_one_class_are_one_trace_closed_and_apart():
    moved = tuple((x + 1, y) for x, y in SQUARE)
    [trace] = polygons(drawn(place(outline=(SQUARE,)), place(outline=(moved,))))
    assert trace["x"] == [0.0, 0.1, 0.1, 0.0, 0.0, None, 1.0, 1.1, 1.1, 1.0, 1.0]
    assert trace["y"][5] is None


def test_each_class_has_its_own_colour_and_trace():
    chart = drawn(*(place(float(n), outline=(SQUARE,)) for n in range(10)))
    colours = [trace["fillcolor"] for trace in polygons(chart)]
    assert colours == [colour for colour, _ in area_map.legend(chart)]
    assert len(colours) == area_map.CLASSES <= 7


def test_area_without_a_value_is_empty_with_a_dotted_edge_and_named_in_the_legend():
    chart = drawn(place(None, outline=(SQUARE,)), place(3.0, outline=(SQUARE,)))
    empty, filled = polygons(chart)
    assert (empty["fillcolor"], empty["line"]["dash"]) == (EMPTY, "dot")
    assert "dash" not in filled["line"]
    assert area_map.legend(chart)[-1] == (EMPTY, "no value held")
    assert ">no value held<" in area_map.printed(chart)


def test_zero_is_a_value_and_no_empty_area():
    chart = drawn(place(0.0, outline=(SQUARE,)), place(3.0, outline=(SQUARE,)))
    assert EMPTY not in chart.by_colour()
    assert EMPTY not in dict(area_map.legend(chart))


def test_hover_finds_every_area_and_only_dots_are_seen():
    chart = drawn(place(outline=(SQUARE,), text="outlined"), place(text="a dot"))
    points = area_map.screen(chart)["data"][-1]
    assert points["text"] == ["Area<br>outlined", "Area<br>a dot"]
    assert points["marker"]["opacity"] == [0, 1]


def test_pilots_are_outlined_above_the_rest_and_named():
    chart = drawn(
        place(outline=(SQUARE,)), place(outline=(SQUARE,), ringed=True, label="Station", north=0.05)
    )
    screen = area_map.screen(chart)
    bold = screen["data"][-2]
    assert bold["line"]["width"] == 3
    assert len(bold["x"]) == 5
    assert [note["text"] for note in screen["layout"]["annotations"]] == ["Station"]
    assert screen["layout"]["meta"]["words_on_marks"]
    assert ">Station<" in area_map.printed(chart)


@pytest.mark.parametrize(("pilots", "named"), [(MOST_LABELS, MOST_LABELS), (MOST_LABELS + 1, 0)])
def test_more_pilots_than_there_is_room_for_are_not_named(pilots, named):
    places = [place(north=50 + n, ringed=True, label=f"P{n}") for n in range(pilots)]
    assert len(drawn(*places).labels()) == named


def test_names_of_pilots_side_by_side_do_not_stand_on_each_other():
    near = [place(north=50.001 * (1 + n / 1e6), ringed=True, label=f"P{n}") for n in range(3)]
    chart = drawn(*near, place(north=51.0))
    low, middle, high = (height for _, height in chart.labels())
    gap = area_map.LABEL_GAP * (51.0 - 50.001)
    assert (middle - low, high - middle) == pytest.approx((gap, gap))


def test_area_with_an_odd_form_is_drawn_on_paper_as_vectors():
    hole = ((0.02, 0.02), (0.02, 0.04), (0.04, 0.04), (0.04, 0.02))
    svg = area_map.printed(drawn(place(outline=(SQUARE, hole))))
    assert "<image" not in svg


def crime(evaluator: Evaluator, **chosen) -> AreaMap:
    found = programme(evaluator, "MK2016")
    return stock.crime_by_area(evaluator, found, Selection.of(chosen), areas(evaluator)).chart


def test_sample_is_drawn_by_the_boundaries_that_it_holds(sample_evaluator: Evaluator):
    chart = crime(sample_evaluator)
    assert all(one.outline for one in chart.places)
    labels = {one.label for one in chart.places if one.ringed}
    assert labels == {"Station", "Alder, Birch", "Cedar", "Rowan"}
    assert "areas by outline" in chart.frame.alt


def test_areas_beyond_the_boundaries_held_are_dots(sample_evaluator: Evaluator):
    known = areas(sample_evaluator)
    chart = stock.crime_by_area(sample_evaluator, None, Selection(), known).chart
    held = {b.area_code for b in boundaries(sample_evaluator, [a.area_code for a in known])}
    assert 0 < len(held) < len(known)
    assert sum(bool(one.outline) for one in chart.places) == len(held)
    assert f"{len(known) - len(held)} areas by a dot at the centre" in chart.frame.alt
    assert "bold" not in chart.frame.alt


def test_areas_without_a_record_of_the_type_are_empty(sample_evaluator: Evaluator):
    every, chart = crime(sample_evaluator), crime(sample_evaluator, crime_type="Robbery")
    assert len(chart.places) == len(every.places)
    empty = [one for one in chart.places if one.value is None]
    assert empty
    assert all(one.text.startswith(stock.NO_RECORD) for one in empty)
    assert f"{len(empty)} areas without a record are left empty" in chart.frame.alt


def test_areas_of_which_no_record_is_held_are_not_drawn(sample_evaluator: Evaluator):
    foreign = Area("E01999999", "Elsewhere", "LSOA", None, -0.75, 52.04)
    found = programme(sample_evaluator, "MK2016")
    known = (*areas(sample_evaluator), foreign)
    chart = stock.crime_by_area(sample_evaluator, found, Selection(), known).chart
    assert "Elsewhere" not in {one.name for one in chart.places}


def test_area_without_a_centroid_stands_in_the_middle_of_its_boundary(sample_evaluator: Evaluator):
    code = programme(sample_evaluator, "MK2016").locations[0]
    [known] = areas(sample_evaluator, [code])
    lost = Area(code, known.area_name, known.area_type, None, None, None)
    chart = stock.crime_by_area(sample_evaluator, None, Selection(), (lost,)).chart
    [one] = chart.places
    assert (one.longitude, one.latitude) == pytest.approx(
        (known.longitude, known.latitude), abs=0.003
    )


@pytest.mark.parametrize(("north", "kept"), [(52.13, True), (52.14, False)])
def test_map_ends_fifteen_kilometres_from_a_pilot(north, kept):
    """A degree of latitude is 111.2 km: 15 km are 0.1349 of one."""
    pilot, other = (Area(c, c, "LSOA", None, -0.7, n) for c, n in (("a", 52.0), ("b", north)))
    assert (other in crime_places._near([pilot], [pilot, other])) is kept


def test_map_of_a_force_stays_small():
    """A thousand areas of forty corners, as the screen gets them."""
    corners = tuple((round(0.0031 * k, 4), round(0.0017 * (k % 7), 4)) for k in range(40))
    places = [
        place(
            float(n),
            east=round(-1 + n / 1000, 4),
            outline=(tuple((round(x - n / 1000, 4), y) for x, y in corners),),
        )
        for n in range(1000)
    ]
    screen = area_map.screen(drawn(*places))
    assert len(screen["data"]) <= area_map.CLASSES + 2
    assert len(json.dumps(screen, separators=(",", ":"))) < 1_000_000
