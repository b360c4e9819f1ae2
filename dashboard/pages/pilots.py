"""Pilots: which there are, how each stands, and when each ran."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dash import dcc, html

from dashboard.components.figures import figure_block, framed_block
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.grid import grid
from dashboard.components.headings import BRIEF, heading
from dashboard.components.messages import not_collected
from dashboard.components.numbers import headline
from dashboard.components.pilots import (
    called,
    narrowed,
    of_pilots,
    pilot_labels,
    values_by_pilot,
)
from dashboard.page import Block, Choice, Chosen, Page, PageFilter, address
from dashboard.sheet import Sheet, register_sheet, result_sheet
from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS, PilotStatus
from shared.figures import course_stock, timeline
from shared.figures.chart import Frame
from shared.findings.accounts import pilots as account
from shared.findings.accounts import programme_extent
from shared.metrics import Evaluator, MetricResult
from shared.metrics.registers import Pilot, Programme, areas, step_states
from shared.metrics.watch import WatchState, watch_list

STANDINGS = {
    "To begin": (PilotStatus.PROPOSED, PilotStatus.SCREENING),
    "Running": (PilotStatus.ACTIVE,),
    "Stuck: stalled or paused": (PilotStatus.STALLED, PilotStatus.PAUSED),
    "Ended: completed or abandoned": (PilotStatus.COMPLETED, PilotStatus.ABANDONED),
}
"""What the statuses of the register come to for a leader."""
CLOSED = (PilotStatus.COMPLETED, PilotStatus.ABANDONED)
MEASURES = {
    "Open escalations": "escalations_open",
    "Contacts": "dose_contacts",
}
FURTHEST = "Furthest step"
RAISED = "Watch rules raised"
MOST_DRAWN = 30
"""Runs that the timeline draws."""
EVERY = "every"


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [Block("nothing", not_collected("The portfolio", "pilot_register"))]
    raised = _raised(evaluator, programme)
    shown = _of_status(programme, chosen["status"])
    return [
        BRIEF,
        Block("standing", html.P(programme_extent(evaluator, programme).text, className="reading")),
        _statuses(evaluator, programme),
        heading("Portfolio"),
        _portfolio(evaluator, shown, raised),
        heading("When they ran"),
        _timeline(evaluator, shown, raised),
        Block("way-on", _way_on(programme)),
    ]


def _statuses(evaluator: Evaluator, programme: Programme) -> Block:
    held = {pilot.status for pilot in programme.pilots}
    results = [
        (title, evaluator.evaluate("pilots", {"programme_code": programme.code, "status": wanted}))
        for title, wanted in STANDINGS.items()
        if held & set(wanted)
    ]
    parts = [headline(result, result.only, title=title) for title, result in results]
    sheets = tuple(result_sheet(result, title=title) for title, result in results)
    return Block("statuses", html.Div(parts, className="headlines"), sheets)


def _raised(evaluator: Evaluator, programme: Programme) -> Counter[str]:
    """Watch rules that are raised, by pilot."""
    return Counter(
        watch.pilot_code
        for watch in watch_list(evaluator, programme.code)
        if watch.pilot_code and watch.state is WatchState.RAISED
    )


def _portfolio(evaluator: Evaluator, shown: Programme, raised: Counter[str]) -> Block:
    results = {
        title: evaluator.evaluate(key, {"programme_code": shown.code}, by=("pilot_code",))
        for title, key in MEASURES.items()
    }
    sheet = _sheet(evaluator, shown, results, raised)
    links = [address("/pilot", programme=shown.code, pilot=p.pilot_code) for p in shown.pilots]
    frame = Frame(
        title=sheet.title,
        alt="",
        unit="",
        note="Furthest step: the furthest of the eight that was started. Each name leads to the "
        "pilot's own page. Source: pilot register, logs of steps, contacts and escalations.",
    )
    labels = pilot_labels(shown)
    behind = (result_sheet(of_pilots(result, shown), labels) for result in results.values())
    drawn = grid(sheet, links=links)
    return framed_block("portfolio", frame, drawn, sheet, *behind, is_wide=True)


def _sheet(
    evaluator: Evaluator,
    shown: Programme,
    results: dict[str, MetricResult],
    raised: Counter[str],
) -> Sheet:
    names = {area.area_code: area.area_name for area in areas(evaluator, shown.locations)}
    furthest = account.furthest_steps(step_states(evaluator, shown.code))
    measured = [values_by_pilot(result, shown) for result in results.values()]
    rows = [
        (
            called(pilot),
            pilot.status,
            formats.number(raised[pilot.pilot_code]),
            *values,
            _furthest(furthest.get(pilot.pilot_code)),
            pilot.problem or "not recorded",
            names.get(pilot.location_code, pilot.location_code),
            formats.day(pilot.started_on) if pilot.started_on else "not started",
            _ended(pilot),
        )
        for pilot, *values in zip(shown.pilots, *measured, strict=True)
    ]
    return register_sheet(
        f"Pilots of {shown.name}",
        ("Pilot", "Status", RAISED, *results, FURTHEST, "Problem", "Location", "Started", "Ended"),
        rows,
        source="v_pilot",
        numeric=(RAISED, *results),
    )


def _ended(pilot: Pilot) -> str:
    if pilot.ended_on:
        return formats.day(pilot.ended_on)
    return "not recorded" if pilot.status in CLOSED else "not ended"


def _furthest(step: int | None) -> str:
    return f"{step} {LISP_STEPS[step]}" if step else "none started"


def _timeline(evaluator: Evaluator, shown: Programme, raised: Counter[str]) -> Block:
    chart = course_stock.pilot_timeline(evaluator, _most_urgent(shown, raised))
    frame = chart.frame
    if len(shown.pilots) > MOST_DRAWN:
        most = formats.number(MOST_DRAWN)
        left = f"Drawn: the {most} pilots with most watch rules raised; the table lists all. "
        frame = replace(frame, note=left + frame.note)
    rows = [(mark.label, mark.text) for mark in chart.marks]
    sheet = register_sheet(frame.title, ("Row", "When"), rows, source="v_pilot")
    reading = account.runs(shown).text
    return figure_block(
        "timeline", frame, timeline.screen(chart), sheet, reading=reading, is_wide=True
    )


def _most_urgent(shown: Programme, raised: Counter[str]) -> Programme:
    if len(shown.pilots) <= MOST_DRAWN:
        return shown
    ordered = sorted(shown.pilots, key=lambda pilot: -raised[pilot.pilot_code])
    return narrowed(shown, {pilot.pilot_code for pilot in ordered[:MOST_DRAWN]})


def _of_status(programme: Programme, status: str) -> Programme:
    if status == EVERY:
        return programme
    return narrowed(programme, {p.pilot_code for p in programme.pilots if p.status == status})


def _way_on(programme: Programme) -> html.P:
    href = address("/implementation", programme=programme.code)
    return html.P(dcc.Link("How far each pilot took the eight steps", href=href))


def _statuses_held(evaluator: Evaluator, chosen: Chosen) -> list[Choice]:
    programme = chosen_programme(evaluator, chosen)
    held = {pilot.status for pilot in programme.pilots} if programme else set()
    return [
        Choice(EVERY, "Every status"),
        *(Choice(s.value, s.value.capitalize()) for s in PilotStatus if s in held),
    ]


PAGE = Page(
    module=__name__,
    name="Pilots",
    path="/pilots",
    question="Where do the pilots stand, and which of them need somebody?",
    content=content,
    filters=(PROGRAMME, PageFilter(name="status", label="Status", choices=_statuses_held)),
)
