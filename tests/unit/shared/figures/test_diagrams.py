"""Diagrams say in words what they draw, from the same results."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from shared.contract.vocabulary import LISP_STEPS, ResultState
from shared.figures import flow, ladder, steps
from shared.figures.diagram import words
from shared.metrics import Group, MetricResult, Selection, Withheld
from shared.metrics.registry import metric

TITLE = "{http://www.w3.org/2000/svg}title"


def texts(svg: str) -> list[str]:
    """The words of a drawing; its alternative text first."""
    root = ElementTree.fromstring(svg)
    return [node.text or "" for node in root.iter() if node.text]


def test_path_names_every_step_in_both_forms():
    alt, *drawn = texts(steps.path())
    assert all(f"Step {number}" in drawn for number in LISP_STEPS)
    assert all(name.lower() in alt for name in LISP_STEPS.values())


def test_flow_draws_the_counts_of_its_results(sample_evaluator):
    chosen = {"programme_code": "MK2016"}
    keys = ("survey_eligible", "survey_invited", "survey_responded", "survey_linked")
    stages = tuple(sample_evaluator.evaluate(key, chosen) for key in keys)
    alt, *drawn = texts(flow.printed(flow.Flow(stages=stages, waves=("T3",), arms=("treated",))))
    counts = [str(int(s.at(wave="T3", arm="treated").estimate.value)) for s in stages]
    assert [text for text in drawn if text.isdigit()] == counts
    assert [number for number in re.findall(r"\d+", alt) if number != "3"] == counts


def test_ladder_draws_the_highest_rung_first_and_says_what_is_withheld(sample_evaluator):
    contacts = sample_evaluator.evaluate("arnstein_contacts", {"programme_code": "MK2016"})
    alt, *drawn = texts(ladder.printed(contacts))
    assert drawn[0] == "8 Citizen control"
    consulted = str(int(contacts.at(arnstein_rung=4).estimate.value))
    assert consulted in drawn
    assert f"4 consultation {consulted}" in alt
    hidden = Group(
        (("arnstein_rung", 4),), Withheld(ResultState.SUPPRESSED, "Fewer than 5 contacts.")
    )
    withheld = MetricResult(metric("arnstein_contacts"), Selection(), (), "s", (hidden,))
    assert "suppressed" in texts(ladder.printed(withheld))


def test_long_words_are_broken_into_lines_and_escaped():
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{words("a <b> " * 20, 0, 0, within=100)}</svg>'
    assert len(texts(svg)) > 3
