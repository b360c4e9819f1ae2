"""Implementation: how far it came, by whose account, and how far the accounts agree."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard.components.figures import figure_block, framed_block
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.grid import grid
from dashboard.components.headings import BRIEF, heading
from dashboard.components.messages import not_collected
from dashboard.components.numbers import headline, value_of
from dashboard.components.pilots import (
    called,
    pilot_labels,
    values_by_pilot,
)
from dashboard.components.said import said
from dashboard.components.tables import Cell, table
from dashboard.page import Block, Chosen, Page, address
from dashboard.sheet import register_sheet, result_sheet
from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS, ResultState
from shared.figures import course_stock, matrix, paired, pilot_stock, step_states
from shared.figures.chart import Frame
from shared.findings import readings
from shared.findings.accounts import levels
from shared.findings.accounts import pilots as account
from shared.metrics import Evaluator, MetricResult
from shared.metrics.registers import Pilot, Programme, features

HEADLINES = {
    "Level by the pilots' own people": ("implementation_level", "of 5"),
    "Level by rubric reviewers": ("review_score", "of 5"),
    "Officers less supervisors": ("rating_gap", "points"),
    "Own people less reviewers, same pilots and steps": ("review_gap", "points"),
}
BY_PILOT = {
    "Own people's level": "implementation_level",
    "Reviewers' score": "review_score",
    "Steps that both sides rated": "rating_pair_completeness",
    "Features, of 11": "fidelity_features",
    "Proformas on the version in force": "proforma_version_compliance",
    "Weeks overseen": "oversight_weeks",
}
STEPS = {"step": {step: f"{step} {name}" for step, name in LISP_STEPS.items()}}
MOST_ROWS, MOST_COLUMNS = 30, 10
"""Pilots that a grid of steps draws as rows, and as columns."""


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [Block("nothing", not_collected("Implementation", "pilot_register"))]
    return [
        BRIEF,
        _how_far(evaluator, programme),
        _headlines(evaluator, programme),
        heading("Step by step"),
        _steps(evaluator, programme),
        _rubric(evaluator, programme),
        heading("By whose account"),
        _sides(evaluator, programme),
        _ratings(evaluator, programme),
        _gaps(evaluator, programme),
        heading("Each pilot"),
        _pilots(evaluator, programme),
        heading("What was written down"),
        _proformas(evaluator, programme),
        heading("Fidelity"),
        _fidelity(evaluator, programme),
        heading("Pace and oversight"),
        _pace(evaluator, programme),
    ]


def _evaluate(
    evaluator: Evaluator, programme: Programme, key: str, by: tuple[str, ...] = ()
) -> MetricResult:
    return evaluator.evaluate(key, {"programme_code": programme.code}, by=by)


def _several(evaluator: Evaluator, programme: Programme, *keys: str) -> list[MetricResult]:
    return [_evaluate(evaluator, programme, key) for key in keys]


def _how_far(evaluator: Evaluator, programme: Programme) -> Block:
    level, gap = _several(evaluator, programme, "implementation_level", "review_gap")
    statements = (levels.implementation(level), levels.own_and_reviewed(gap))
    return said(evaluator, programme, "how-far", "How far", *statements)


def _headlines(evaluator: Evaluator, programme: Programme) -> Block:
    results = [
        (title, suffix, _evaluate(evaluator, programme, key))
        for title, (key, suffix) in HEADLINES.items()
    ]
    parts = [headline(r, r.only, title=title, suffix=suffix) for title, suffix, r in results]
    sheets = tuple(result_sheet(result, title=title) for title, _, result in results)
    return Block("headlines", html.Div(parts, className="headlines"), sheets)


def _steps(evaluator: Evaluator, programme: Programme) -> Block:
    pilots = _first(programme, MOST_ROWS)
    drawn = course_stock.steps_by_pilot(evaluator, programme, pilots)
    reached, furthest = _several(
        evaluator, programme, "implementation_steps_reached", "implementation_furthest_step"
    )
    if drawn.result.state is not ResultState.OK:
        return Block("steps", not_collected("The record of each pilot's steps", "lisp_step_events"))
    return figure_block(
        "steps",
        _told_first(drawn.chart.frame, pilots, programme),
        step_states.screen(drawn.chart),
        result_sheet(drawn.result, _labels(programme)),
        reading=levels.steps_recorded(reached, furthest).text,
    )


def _rubric(evaluator: Evaluator, programme: Programme) -> Block:
    pilots = _first(programme, MOST_COLUMNS)
    drawn = pilot_stock.rubric_by_pilot(evaluator, programme, pilots)
    if drawn.result.state is not ResultState.OK:
        return Block("rubric", not_collected("The reviewers' reading", "rubric_reviews"))
    agreement = _several(
        evaluator, programme, "reviewer_agreement_kappa", "reviewer_agreement_alpha"
    )
    return figure_block(
        "rubric",
        _told_first(drawn.chart.frame, pilots, programme),
        matrix.screen(drawn.chart),
        result_sheet(drawn.result, _labels(programme)),
        *(result_sheet(result) for result in agreement),
        reading=readings.rubric(drawn.result).text,
    )


def _sides(evaluator: Evaluator, programme: Programme) -> Block:
    gap = ("rating_gap", "rating_gap_lower_limit", "rating_gap_upper_limit")
    review = ("review_score", "reviewer_agreement_kappa", "reviewer_agreement_alpha")
    return said(
        evaluator,
        programme,
        "sides",
        "By whose account",
        levels.officers_and_supervisors(
            *_several(evaluator, programme, *gap, "rating_pair_completeness")
        ),
        levels.rubric(*_several(evaluator, programme, *review)),
        levels.supervisors_experience(_evaluate(evaluator, programme, "supervisor_experience")),
    )


def _ratings(evaluator: Evaluator, programme: Programme) -> Block:
    drawn = course_stock.ratings_by_step(evaluator, programme)
    if not any(result.state is ResultState.OK for result in drawn.results):
        return Block("ratings", not_collected("The level of each step", "self_evaluation"))
    return figure_block(
        "ratings",
        drawn.chart.frame,
        paired.screen(drawn.chart),
        *(result_sheet(result, STEPS) for result in drawn.results),
        result_sheet(_evaluate(evaluator, programme, "review_step_gap"), STEPS),
        reading=account.ratings_by_step(*drawn.results).text,
    )


def _gaps(evaluator: Evaluator, programme: Programme) -> Block:
    drawn = course_stock.rating_gaps(evaluator, programme)
    if not drawn.result.groups:
        return Block(
            "gaps", not_collected("The comparison of officers and supervisors", "self_evaluation")
        )
    return figure_block(
        "gaps",
        drawn.chart.frame,
        paired.screen(drawn.chart),
        result_sheet(drawn.result, STEPS),
        reading=account.gaps_by_step(drawn.result).text,
    )


def _pilots(evaluator: Evaluator, programme: Programme) -> Block:
    results = {
        title: _evaluate(evaluator, programme, key, by=("pilot_code",))
        for title, key in BY_PILOT.items()
    }
    measured = [values_by_pilot(result, programme) for result in results.values()]
    rows = [
        (called(pilot), *values) for pilot, *values in zip(programme.pilots, *measured, strict=True)
    ]
    sheet = register_sheet(
        "Implementation of each pilot",
        ("Pilot", *results),
        rows,
        source="v_pilot",
        numeric=tuple(results),
    )
    links = [
        address("/pilot", programme=programme.code, pilot=pilot.pilot_code)
        for pilot in programme.pilots
    ]
    frame = Frame(
        title=sheet.title,
        alt="",
        unit="",
        note="Levels and scores of 5. A suppressed figure rests on too few raters to protect "
        "them; it is neither zero nor missing. Weeks overseen: weeks of the pilot with an "
        "inspector's oversight on record. Source: self-evaluations, rubric reviews, "
        "logs of steps, proformas, oversight records.",
    )
    behind = (result_sheet(r, _labels(programme), title=title) for title, r in results.items())
    reading = account.own_by_pilot(results["Own people's level"]).text
    return framed_block(
        "pilots", frame, grid(sheet, links=links), sheet, *behind, reading=reading, is_wide=True
    )


def _proformas(evaluator: Evaluator, programme: Programme) -> Block:
    compliance, fields = _several(
        evaluator, programme, "proforma_version_compliance", "proforma_field_completeness"
    )
    if compliance.state is not ResultState.OK:
        return Block("proformas", not_collected("What pilots wrote down", "proformas"))
    rows = [
        ["Version in force", value_of(compliance, compliance.only)],
        *(
            [group.value_of("field").replace("_", " ").capitalize(), value_of(fields, group)]
            for group in fields.groups
        ),
    ]
    frame = Frame(
        title="What the proformas hold",
        alt="",
        unit="",
        note="Shares of all proformas handed over. A field that an earlier version does not ask "
        "for is lost wherever that version was used. Source: proformas.",
    )
    drawn = table("Proformas that hold it", ("Part", "Share"), rows, numeric=("Share",))
    named = {"field": {g.value_of("field"): rows[1 + n][0] for n, g in enumerate(fields.groups)}}
    by_pilot = _evaluate(evaluator, programme, "proforma_version_compliance", by=("pilot_code",))
    return framed_block(
        "proformas",
        frame,
        drawn,
        result_sheet(compliance),
        result_sheet(fields, named),
        result_sheet(by_pilot, _labels(programme)),
        reading=levels.proforma_versions(compliance, fields).text,
    )


def _fidelity(evaluator: Evaluator, programme: Programme) -> Block:
    shown = _evaluate(evaluator, programme, "fidelity_features")
    shares = _evaluate(evaluator, programme, "fidelity_feature_share", by=("title",))
    listed = features(evaluator, programme.code)
    if not listed:
        return Block("fidelity", not_collected("Fidelity", "lisp_step_events"))
    groups = {group.value_of("feature"): group for group in shares.groups}
    rows: list[list[Cell]] = [
        [f"{one.feature} {one.title}", one.indicator, value_of(shares, groups[one.feature])]
        for one in listed
        if one.feature in groups
    ]
    frame = Frame(
        title="Features of effective community policing",
        alt="",
        unit="",
        note="Share of pilots that show each feature by the signs named. Source: logs of steps, "
        "contacts and escalations, proformas, training records.",
    )
    drawn = table(
        "Features and the signs", ("Feature", "Signs", "Pilots"), rows, numeric=("Pilots",)
    )
    sheets = (result_sheet(shares), result_sheet(shown))
    reading = account.fidelity(shown, shares).text
    return framed_block("fidelity", frame, drawn, *sheets, reading=reading, is_wide=True)


def _pace(evaluator: Evaluator, programme: Programme) -> Block:
    pace, weeks = _several(evaluator, programme, "implementation_trajectory", "oversight_weeks")
    by_pilot = _evaluate(evaluator, programme, "oversight_weeks", by=("pilot_code",))
    return said(
        evaluator,
        programme,
        "pace",
        "Pace and oversight",
        levels.trajectory(pace),
        account.oversight(weeks, by_pilot),
    )


def _first(programme: Programme, most: int) -> tuple[Pilot, ...]:
    """The first pilots where there are more than fit; none where all of them do."""
    return programme.pilots[:most] if len(programme.pilots) > most else ()


def _told_first(frame: Frame, pilots: tuple[Pilot, ...], programme: Programme) -> Frame:
    """The frame; it says so where it does not draw every pilot."""
    if not pilots:
        return frame
    drawn, every = (formats.number(len(some)) for some in (pilots, programme.pilots))
    left = f"Drawn: the first {drawn} of {every} pilots; the table below lists all. "
    return replace(frame, note=left + frame.note)


def _labels(programme: Programme) -> dict[str, dict[object, str]]:
    return {**STEPS, **pilot_labels(programme)}


PAGE = Page(
    module=__name__,
    name="Implementation",
    path="/implementation",
    question="How far have the eight steps been taken, and by whose account?",
    content=content,
    filters=(PROGRAMME,),
)
