"""Charts of courses, steps, networks and tests: both surfaces show the same marks and words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from shared.contract.vocabulary import LISP_STEPS, ResultState
from shared.figures import (
    course_stock,
    flow,
    item_stock,
    ladder,
    network,
    paired,
    step_states,
    steps,
    timeline,
)
from shared.figures.chart import Frame, Mark
from shared.figures.diagram import data_uri
from shared.figures.theme import PAPER
from shared.metrics import Evaluator, Thresholds
from shared.metrics.registers import Stakeholder, items, programme, stakeholders
from shared.stats import Adjusted, Test

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame(title="", alt="What is shown.", unit="", note="")
WAVES = {"from_wave": "T1", "to_wave": "T3"}


def few(evaluator):
    return tuple(item for item in items(evaluator) if item.scale == "employer")


def runs(evaluator, found):
    return timeline, course_stock.pilot_timeline(evaluator, found)


def course(evaluator, found):
    return timeline, course_stock.pilot_steps(evaluator, found, found.pilots[0])


def states(evaluator, found):
    return step_states, course_stock.steps_by_pilot(evaluator, found).chart


def met(evaluator, found):
    return network, course_stock.stakeholder_network(evaluator, found, found.pilots[1])


def ratings(evaluator, found):
    return paired, course_stock.ratings_by_step(evaluator, found).chart


def gaps(evaluator, found):
    return paired, course_stock.rating_gaps(evaluator, found).chart


def forest(evaluator, found):
    drawn = item_stock.item_forest(evaluator, found, arm="treated", items=few(evaluator), **WAVES)
    return paired, drawn.chart


def differences(evaluator, found):
    drawn = item_stock.wave_difference(evaluator, found, items=few(evaluator), **WAVES)
    return paired, drawn.chart


def chance(evaluator, found):
    return paired, item_stock.chance_benchmark(evaluator, found, arm="treated", **WAVES).chart


def reliability(evaluator, found):
    drawn = item_stock.scale_reliability(evaluator, found, arm="treated", wave="T1")
    return paired, drawn.chart


def power(evaluator, found):
    return paired, item_stock.detectable_effects(evaluator, found, **WAVES).chart


KINDS = [
    runs,
    course,
    states,
    met,
    ratings,
    gaps,
    forest,
    differences,
    chance,
    reliability,
    power,
]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def drawn(request, sample_evaluator: Evaluator):
    return request.param(sample_evaluator, programme(sample_evaluator, "MK2016"))


def hovered(figure):
    """The words that a pointer finds, mark by mark."""
    return [text for trace in figure["data"] if "hovertemplate" in trace for text in trace["text"]]


def test_print_is_vector_with_text_and_the_alternative_text(drawn):
    kind, chart = drawn
    svg = ElementTree.fromstring(kind.printed(chart))
    assert [element.text for element in svg.iter(f"{SVG}title")] == [chart.frame.alt]
    assert [text for text in svg.iter(f"{SVG}text") if text.text]
    assert not list(svg.iter(f"{SVG}image"))
    assert kind.printed(chart) == kind.printed(chart)


def test_screen_shows_the_words_of_every_mark_that_is_drawn(drawn):
    kind, chart = drawn
    shown = hovered(kind.screen(chart))
    if kind is timeline:
        marks = [row.mark for row in chart.rows if row.begins]
    elif kind is paired:
        marks = [mark for mark in chart.marks if mark.value is not None]
    else:
        marks = list(chart.marks)
    assert len(shown) == len(marks) > 0
    for mark in marks:
        assert any(mark.label in text and mark.text in text for text in shown)


def test_alternative_text_says_what_every_mark_says(drawn):
    kind, chart = drawn
    if kind is not network:
        assert all(f"{mark.text}" in chart.frame.alt for mark in chart.marks)


def test_screen_asks_for_nothing_and_uses_basic_traces_alone(drawn):
    kind, chart = drawn
    figure = kind.screen(chart)
    assert not re.search(r"https?:|mapbox|topojson|#ffffff'", str(figure["layout"].get("shapes")))
    assert not re.search(r"https?:", str(figure))
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}


def row(label: str, status: str, begins: date | None, **more) -> timeline.Row:
    mark = Mark(series=status, label=label, value=None, low=None, high=None, text=status)
    return timeline.Row(mark=mark, kind=timeline.Kind.RUN, begins=begins, **more)


def test_runs_tell_their_status_by_word_and_by_filling_and_run_on_with_an_arrow():
    ran = row("P1", "completed", date(2016, 1, 1), ends=date(2016, 1, 31))
    runs_on = row("P2", "stalled", date(2016, 1, 1), ends=date(2016, 3, 1), is_open=True)
    not_begun = row("P3", "proposed", None)
    chart = timeline.Timeline(frame=FRAME, rows=(ran, runs_on, not_begun))
    bars, _, arrows = timeline.screen(chart)["data"]
    assert bars["x"] == [31 * 86_400_000, 61 * 86_400_000]
    assert bars["marker"]["pattern"]["shape"] == ["", "x"]
    assert arrows["x"] == ["2016-03-01"]
    words = [note["text"] for note in timeline.screen(chart)["layout"]["annotations"]]
    assert words == ["P1: completed", "P2: stalled", "P3: proposed"]
    svg = timeline.printed(chart)
    assert "<pattern" in svg
    assert all(f">{word}<" in svg for word in words)


def test_lines_pass_behind_the_names_of_rows_on_both_surfaces():
    chart = timeline.Timeline(frame=FRAME, rows=(row("P1", "completed", date(2016, 1, 1)),))
    [note] = timeline.screen(chart)["layout"]["annotations"]
    assert note["bgcolor"] == PAPER
    ground = timeline.printed(chart).partition("P1: completed")[0].rpartition("<path")[2]
    assert f"fill: {PAPER}" in ground


def test_pilots_without_a_last_day_run_on_unless_they_are_closed(sample_evaluator):
    found = programme(sample_evaluator, "MK2016")
    closed = replace(found.pilots[0], ended_on=None)
    waiting = replace(found.pilots[1], started_on=None, ended_on=None, status="proposed")
    chart = course_stock.pilot_timeline(
        sample_evaluator, replace(found, pilots=(closed, waiting, *found.pilots[2:]))
    )
    open_ended = {r.mark.label: r.is_open for r in chart.rows if r.kind is timeline.Kind.RUN}
    assert open_ended == {
        "P1 Station": False,
        "P2 Alder": False,
        "P3 Birch": True,
        "P4 Cedar": True,
        "P5 Rowan": False,
    }
    assert "P1 Station: completed; from 15 February 2016, no last day on record" in chart.frame.alt
    assert "P2 Alder: proposed; no first day on record" in chart.frame.alt


def test_timeline_holds_waves_and_changes_of_policy(sample_evaluator):
    _, chart = runs(sample_evaluator, programme(sample_evaluator, "MK2016"))
    kinds = [row.kind for row in chart.rows]
    assert kinds.count(timeline.Kind.WAVE) == 3
    assert kinds.count(timeline.Kind.EVENT) == 5
    assert len(timeline.screen(chart)["layout"]["shapes"]) == 5


def test_steps_of_a_pilot_have_their_days_and_say_which_were_not_started(sample_evaluator):
    _, chart = course(sample_evaluator, programme(sample_evaluator, "MK2016"))
    first, *_, last = chart.rows
    assert [(point.name, point.day) for point in first.points] == [
        ("started", date(2016, 2, 15)),
        ("evidenced", date(2016, 2, 24)),
        ("complete", date(2016, 3, 4)),
    ]
    assert (first.ends, first.is_open) == (date(2016, 3, 4), False)
    assert (last.mark.text, last.begins) == ("not started", None)


def test_grid_holds_the_furthest_state_of_each_step(sample_evaluator):
    _, chart = states(sample_evaluator, programme(sample_evaluator, "MK2016"))
    letters = ["".join(c.letter for c in chart.cells if c.mark.series == r) for r in chart.rows]
    assert letters == ["CCCEEES–", "CCCCEESS", "EEEES–––", "CEEEESS–", "ESS–––––"]


def test_grid_tells_not_started_from_not_collected(sample_evaluator):
    found = programme(sample_evaluator, "MK2016")
    unknown = replace(found.pilots[0], pilot_code="P9", name="Unknown")
    chart = course_stock.steps_by_pilot(
        sample_evaluator, replace(found, pilots=(found.pilots[0], unknown))
    ).chart
    assert {cell.letter for cell in chart.cells if cell.mark.series == "P9 Unknown"} == {"?"}
    assert "? not collected" in chart.frame.note
    layout = step_states.screen(chart)["layout"]
    assert layout["meta"]["on_paper"]
    boxes = layout["shapes"]
    dashes = [box["line"]["dash"] for box in boxes if box["line"]["width"]]
    assert dashes == ["solid"] + ["dot"] * len(LISP_STEPS)
    assert "<pattern" in step_states.printed(chart)


def test_few_residents_are_counted_and_their_contacts_are_in_nothing_that_is_drawn(
    sample_evaluator,
):
    _, chart = met(sample_evaluator, programme(sample_evaluator, "MK2016"))
    [residents] = [node for node in chart.nodes if node.mark.series == "resident"]
    assert (residents.mark.label, residents.mark.value) == ("3 residents", None)
    assert residents.tie is network.WITHHELD
    assert residents.mark.text.startswith("suppressed")
    assert "resident 3, contacts not shown" in chart.frame.alt
    codes = {node.mark.label for node in chart.nodes}
    hidden = {"S04", "S05", "S10"} - codes
    assert len(codes) == 8
    assert all(f">{code}<" not in network.printed(chart) for code in hidden)


@pytest.mark.parametrize(("fewest", "records"), [(3, 10), (4, 8)])
def test_residents_are_told_apart_from_the_smallest_count_on(sample_evaluator, fewest, records):
    evaluator = replace(sample_evaluator, thresholds=Thresholds(attitude=10, count=fewest))
    found = stakeholders(evaluator, "MK2016", "P2")
    assert len(found) == records
    assert sum(one.number for one in found) == 10
    together = [one for one in found if one.stakeholder_code is None]
    expected = [Stakeholder(None, "resident", "non_statutory", None, 3)] if fewest == 4 else []
    assert together == expected


def node(contacts: float | None, *, standing: str | None = "statutory", held: bool = False):
    mark = Mark(series="charity", label="S1", value=contacts, low=None, high=None, text="")
    return network.Node(mark=mark, standing=standing, is_withheld=held)


@pytest.mark.parametrize(
    ("contacts", "tie"),
    [
        (0, network.NEVER),
        (1, network.MET[0]),
        (2, network.MET[0]),
        (3, network.MET[1]),
        (5, network.MET[1]),
        (6, network.MET[2]),
        (11, network.MET[3]),
        (None, network.UNKNOWN),
    ],
)
def test_lines_are_thicker_for_more_contacts(contacts, tie):
    assert node(contacts).tie is tie


def test_stakeholders_differ_by_standing_and_the_never_met_are_outlines():
    nodes = (node(1), node(0, standing="non_statutory"), node(None, standing=None, held=True))
    chart = network.Network(frame=FRAME, hub="P1", nodes=nodes)
    symbols = [
        t["marker"]["symbol"] for t in network.screen(chart)["data"] if t.get("name") in NAMES
    ]
    assert symbols == [["square"], ["circle-open"], ["diamond"]]
    assert [node.tie for node in nodes] == [network.MET[0], network.NEVER, network.WITHHELD]


NAMES = {"statutory", "non-statutory", "not said whether statutory"}


def test_nodes_stand_apart_and_types_farther():
    marks = [replace(node(1).mark, series=kind) for kind in ("a", "a", "b", "c")]
    nodes = tuple(network.Node(mark=mark, standing=None) for mark in marks)
    angles = network.Network(frame=FRAME, hub="P1", nodes=nodes).angles()
    steps = [later - earlier for earlier, later in pairwise(angles)]
    assert steps[1] == pytest.approx(steps[0] * (1 + network.GAP))
    assert steps[2] == pytest.approx(steps[1])


def test_network_of_a_pilot_without_a_register_says_so(sample_evaluator):
    found = programme(sample_evaluator, "MK2016")
    nobody = replace(found.pilots[0], pilot_code="P9")
    chart = course_stock.stakeholder_network(sample_evaluator, found, nobody)
    assert chart.nodes == ()
    assert "none on the register" in chart.frame.alt
    assert ">P9<" in network.printed(chart)


def two_looks(**more) -> paired.Paired:
    marks = (
        Mark(series="own", label="1 Step", value=2.0, low=1.5, high=2.5, text="2.0"),
        Mark(series="review", label="1 Step", value=None, low=None, high=None, text="x: why"),
    )
    looks = (course_stock.OWN, course_stock.REVIEW)
    return paired.Paired(frame=FRAME, marks=marks, looks=looks, **more)


def test_withheld_marks_of_a_row_are_named_with_whose_they_are():
    held = replace(two_looks().marks[1], text=f"{ResultState.SUPPRESSED.value}: Fewer than 10.")
    chart = replace(two_looks(), marks=(two_looks().marks[0], held))
    assert chart.heading("1 Step") == ("1 Step", " (Rubric reviewers: suppressed)")
    [note] = paired.screen(chart)["layout"]["annotations"]
    assert "suppressed" in note["text"]
    assert ">1 Step (Rubric reviewers: suppressed)<" in paired.printed(chart)
    assert [trace["x"] for trace in paired.screen(chart)["data"]] == [[2.0], []]


def test_long_names_take_further_lines_and_every_row_has_room_for_them():
    long = "39 I can explain why one spot on my beat calls for joint work and another does not."
    first = two_looks().marks[0]
    chart = replace(two_looks(), marks=(first,))
    named = replace(chart, marks=(first, replace(first, label=long)))
    texts = [note["text"] for note in paired.screen(named)["layout"]["annotations"]]
    assert texts[0] == "1 Step"
    assert texts[1].replace("<br>", " ") == long
    assert max(map(len, texts[1].split("<br>"))) <= paired.LINE_LETTERS
    assert named.row_pixels == chart.row_pixels + paired.LINE_PIXELS
    assert named.name_height(1) < named.height(named.marks[1])
    svg = paired.printed(named)
    assert all(f">{line}<" in svg for line in texts[1].split("<br>"))


def test_what_is_withheld_takes_a_line_of_its_own_where_the_name_leaves_no_room():
    name = "A name that is nearly as long as a line can be"
    marks = tuple(replace(one, label=name) for one in two_looks().marks)
    [note] = paired.screen(replace(two_looks(), marks=marks))["layout"]["annotations"]
    assert note["text"] == f"{name}<br><i>(Rubric reviewers: x)</i>"


def test_marks_of_a_row_lie_below_each_other_and_carry_their_intervals():
    chart = replace(two_looks(), marks=(two_looks().marks[0],) * 2)
    assert chart.height(chart.marks[0]) < chart.height(two_looks().marks[1])
    error = paired.screen(chart)["data"][0]["error_x"]
    assert (error["array"][0], error["arrayminus"][0]) == (0.5, 0.5)


def test_ends_of_a_span_leave_room_for_marks_that_lie_on_them():
    assert two_looks(span=(1.0, 5.0)).ends == pytest.approx((0.88, 5.12))
    assert two_looks().ends is None


def test_own_ratings_and_reviews_of_each_step_are_those_of_their_metrics(sample_evaluator):
    drawn = course_stock.ratings_by_step(sample_evaluator, programme(sample_evaluator, "MK2016"))
    own, review = drawn.results
    for step, name in LISP_STEPS.items():
        values = [m.value for m in drawn.chart.marks if m.label == f"{step} {name}"]
        assert values == [own.at(step=step).estimate.value, review.at(step=step).estimate.value]


@pytest.mark.parametrize(
    ("p", "adjusted", "verdict"),
    [
        (0.001, 0.049, item_stock.ADJUSTED),
        (0.001, 0.05, item_stock.RAW),
        (0.049, None, item_stock.RAW),
        (0.05, 0.05, item_stock.NEITHER),
        (0.05, 0.04, item_stock.NEITHER),
    ],
)
def test_items_are_told_apart_by_both_sides_of_five_percent(p, adjusted, verdict):
    corrected = None if adjusted is None else Adjusted(adjusted, "Holm", "items", 49)
    assert item_stock.verdict(Test(p, "sign test", corrected)) == verdict


def test_items_without_a_test_stand_with_those_that_show_nothing():
    assert item_stock.verdict(None) == item_stock.NEITHER


def test_forest_writes_raw_and_adjusted_p_and_fills_what_passes(sample_evaluator):
    drawn = item_stock.item_forest(
        sample_evaluator,
        programme(sample_evaluator, "MK2016"),
        arm="treated",
        items=items(sample_evaluator),
        **WAVES,
    )
    _, shift = drawn.results
    assert {mark.series for mark in drawn.chart.marks} == {look.key for look in drawn.chart.looks}
    for item, mark in zip(items(sample_evaluator), drawn.chart.marks, strict=True):
        test = shift.at(item_code=item.item_code).estimate.test
        passes = test.adjusted.p < 0.05
        assert (mark.series == item_stock.ADJUSTED) == passes
        assert re.search(r"; p [\w. ]+, adjusted [\w. ]+ after .* over 49 tests$", mark.text)
    hollow = [look.is_hollow for look in drawn.chart.looks]
    assert hollow == [False, True, False]


def test_suppressed_items_are_named_and_hold_no_number(sample_evaluator):
    strict = replace(sample_evaluator, thresholds=Thresholds(attitude=1000, count=1000))
    _, chart = forest(strict, programme(sample_evaluator, "MK2016"))
    assert {(m.value, m.low, m.high) for m in chart.marks} == {(None, None, None)}
    assert hovered(paired.screen(chart)) == []
    assert paired.printed(chart).count("(suppressed)<") == len(chart.marks) > 0


def test_chance_stands_between_what_was_found_and_what_is_left(sample_evaluator):
    drawn = item_stock.chance_benchmark(
        sample_evaluator, programme(sample_evaluator, "MK2016"), arm="treated", **WAVES
    )
    employer = [mark for mark in drawn.chart.marks if mark.label == "Employer"]
    values = [result.at(scale="employer").estimate.value for result in drawn.results]
    assert [mark.value for mark in employer] == values
    assert [mark.series for mark in employer] == ["found", "expected", "left"]
    assert (employer[0].low, employer[1].low is None) == (None, False)


def test_diagrams_stand_alone_as_the_address_of_an_image(sample_evaluator):
    chosen = {"programme_code": "MK2016"}
    keys = ("survey_eligible", "survey_invited", "survey_responded", "survey_linked")
    stages = tuple(sample_evaluator.evaluate(key, chosen) for key in keys)
    contacts = sample_evaluator.evaluate("arnstein_contacts", chosen)
    for svg in (
        steps.path(),
        ladder.printed(contacts),
        flow.printed(flow.Flow(stages=stages, waves=("T3",), arms=("treated",))),
    ):
        kind, content = data_uri(svg).split(",", 1)
        assert kind == "data:image/svg+xml;charset=utf-8"
        assert not re.search(r"[<>\"'# ]", content)
        assert unquote(content) == svg


@pytest.mark.parametrize("text", ["<svg></svg>", '<p xmlns="http://www.w3.org/2000/svg"/>'])
def test_what_is_no_standalone_svg_is_refused(text):
    with pytest.raises(ValueError, match="no standalone SVG"):
        data_uri(text)


def test_what_is_not_well_formed_is_refused():
    with pytest.raises(ElementTree.ParseError):
        data_uri("<svg>")
