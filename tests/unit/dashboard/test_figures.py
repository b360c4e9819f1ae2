"""A figure's block tells what of it can change in place, and when it has to be made anew."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from dash import html
from page_blocks import nodes
from plotly.io.json import to_json_plotly

from dashboard.components.figures import figure_block, framed_block
from shared.figures.chart import Frame

FRAME = Frame(title="Answers", alt="Two bars.", unit="officers", note="Of all who answered.")
DRAWING = {"data": [{"type": "bar", "y": [1, 2]}], "layout": {"height": 300}}


def figure(frame=FRAME, drawing=DRAWING, **more):
    return figure_block("answers", frame, drawing, **more)


def changed(one, other):
    """Names of the parts that differ; "" for the outline."""
    assert one.digests.keys() == other.digests.keys()
    return {part for part, digest in one.digests.items() if other.digests[part] != digest}


def test_every_part_stands_in_the_body_with_its_properties():
    block = figure(reading="More said yes.")
    found = {props["id"]: props for props in nodes(block) if "id" in props}
    assert found.keys() == block.parts.keys()
    for part, props in block.parts.items():
        written = json.loads(to_json_plotly(props))
        assert {name: found[part][name] for name in props} == written


@pytest.mark.parametrize(
    ("meta", "looks"),
    [
        ({}, "chart"),
        ({"on_paper": True}, "chart on-paper"),
        ({"words_on_marks": True, "on_paper": True}, "chart words-on-marks on-paper"),
    ],
)
def test_charts_say_what_they_stand_on(meta, looks):
    drawing = DRAWING | {"layout": DRAWING["layout"] | {"meta": meta}}
    [chart] = [props for props in nodes(figure(drawing=drawing)) if props.get("role") == "img"]
    assert chart["className"] == looks


def test_other_values_change_the_graph_alone():
    other = figure(drawing=DRAWING | {"data": [{"type": "bar", "y": [2, 1]}]})
    assert changed(figure(), other) == {"part-answers-graph"}


def test_other_words_change_what_says_them():
    other = replace(FRAME, title="Replies", alt="Two other bars.")
    parts = {"title", "actions", "chart"}
    assert changed(figure(), figure(other)) == {f"part-answers-{part}" for part in parts}


@pytest.mark.parametrize(
    "more", [{"reading": "More said yes."}, {"legend": html.P("Classes")}, {"is_wide": True}]
)
def test_other_shape_is_made_anew(more):
    assert figure().digests[""] != figure(**more).digests[""]


def test_what_is_no_figure_is_one_whole():
    one, other = (framed_block("rows", FRAME, html.P(text)) for text in ("one", "other"))
    assert one.digests.keys() == {""}
    assert changed(one, other) == {""}
