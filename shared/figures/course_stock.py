"""The charts of a pilot's course: when it ran, its steps, its stakeholders, its ratings."""

from __future__ import annotations

from datetime import date

from shared.contract import formats
from shared.contract.vocabulary import LISP_STEPS, PilotStatus, ResultState, StepEvent
from shared.figures.chart import Frame, Mark, described, mark
from shared.figures.drawn import DrawnTogether
from shared.figures.network import Network, Node
from shared.figures.paired import Look, Paired, compared
from shared.figures.step_states import STATES, Cell, StepStates
from shared.figures.stock import SCORE_SPAN, Drawn, of_pilots
from shared.figures.theme import ACCENT, DIVERGING
from shared.figures.timeline import Kind, Point, Row, Timeline
from shared.metrics import Evaluator
from shared.metrics.registers import (
    Pilot,
    PlannedWave,
    PolicyEvent,
    Programme,
    Stakeholder,
    StepState,
    newest_day,
    planned_waves,
    policy_events,
    stakeholders,
    step_states,
)

CLOSED = frozenset({PilotStatus.COMPLETED, PilotStatus.ABANDONED})
REACHED = (StepEvent.STARTED, StepEvent.EVIDENCED, StepEvent.COMPLETE)
"""How far a step may come, in order."""
SYMBOLS = (
    (StepEvent.STARTED.value, "circle-open", "o"),
    (StepEvent.EVIDENCED.value, "diamond", "D"),
    (StepEvent.COMPLETE.value, "square", "s"),
)
OWN = Look(key="own", name="Own people", colour=ACCENT, symbol="circle", marker="o")
REVIEW = Look(
    key="review", name="Rubric reviewers", colour=DIVERGING[0], symbol="diamond", marker="D"
)
GAP = Look(key="gap", name="Gap", colour=ACCENT, symbol="circle", marker="o")


def pilot_timeline(evaluator: Evaluator, programme: Programme) -> Timeline:
    """Runs of a programme's pilots, with planned survey waves and changes of policy.

    Changes of policy before the first pilot's year or after the newest record are left out.
    """
    newest = newest_day(evaluator, programme.code)
    runs = [_run(pilot, newest) for pilot in programme.pilots]
    waves = [_wave(wave) for wave in planned_waves(evaluator, programme.code) if wave.opens_on]
    days = [row.begins for row in (*runs, *waves) if row.begins]
    events = [
        _event(event)
        for event in policy_events(evaluator)
        if days and newest and min(days).year - 1 <= event.effective_on.year <= newest.year
    ]
    rows = (*runs, *waves, *events)
    frame = Frame(
        title="Pilots, survey waves and changes of policy over time",
        alt=_told("Bars over time, one row each.", rows),
        unit="",
        note="A pilot's bar runs from its first day to its last; an arrow marks one that had no "
        "last day on record by the newest day of the records. The bar's filling tells the status. "
        "Survey waves stand at their planned days. Source: pilot register, evaluation plan, "
        "policy events.",
    )
    return Timeline(frame=frame, rows=rows)


def pilot_steps(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Timeline:
    """When one pilot started, evidenced and completed each of the eight steps."""
    own = [s for s in step_states(evaluator, programme.code) if s.pilot_code == pilot.pilot_code]
    until = pilot.ended_on or newest_day(evaluator, programme.code)
    has_events = any(state.is_reached for state in own)
    rows = tuple(
        _step(step, name, [s for s in own if s.step == step], until, is_known=bool(own))
        for step, name in LISP_STEPS.items()
    )
    frame = Frame(
        title=f"The eight steps at {_called(pilot)}",
        alt=_told("Bars over time with marked days, one row per step.", rows),
        unit="",
        note="Every pilot is to take all eight steps; the files hold no planned day for any. A bar "
        "begins when the step was started and ends when it was complete; an arrow marks one "
        "that was not, at the pilot's end or at the newest day of the records. "
        "Source: step events.",
    )
    return Timeline(frame=frame, rows=rows, symbols=SYMBOLS if has_events else ())


def steps_by_pilot(
    evaluator: Evaluator, programme: Programme, pilots: tuple[Pilot, ...] = ()
) -> Drawn[StepStates]:
    """How far each pilot, or each of those named alone, took each of the eight steps."""
    chosen = of_pilots(programme, pilots)
    result = evaluator.evaluate("implementation_steps_reached", chosen, by=("pilot_code",))
    since = {
        (state.pilot_code, state.step, state.event): state.reached_on
        for state in step_states(evaluator, programme.code)
    }
    found = {
        (g.value_of("pilot_code"), g.value_of("step"), g.value_of("event")): g.estimate.value > 0
        for g in result.groups
        if g.state is ResultState.OK
    }
    cells = tuple(
        _cell(pilot, step, name, found, since)
        for pilot in pilots or programme.pilots
        for step, name in LISP_STEPS.items()
    )
    chart = StepStates(frame=Frame(title="", alt="", unit="", note=""), cells=cells)
    steps = formats.listing([f"{step} {name.lower()}" for step, name in LISP_STEPS.items()])
    frame = Frame(
        title="How far each pilot took each step",
        alt=described("A grid of pilots by steps, with a letter in each cell.", chart.marks),
        unit="",
        note=f"{chart.key}. Steps: {steps}. A step that was reopened is complete no longer. "
        "Source: step events.",
    )
    return Drawn(StepStates(frame=frame, cells=cells), result)


def stakeholder_network(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Network:
    """A pilot's stakeholders by type, and how often each was met."""
    found = stakeholders(evaluator, programme.code, pilot.pilot_code)
    fewest = evaluator.thresholds.count
    nodes = tuple(_node(one, fewest) for one in found)
    frame = Frame(
        title=f"Stakeholders of {_called(pilot)}, and how often each was met",
        alt=_types_told(pilot, found),
        unit="Contacts",
        note="Thicker lines stand for more contacts in the log; an outline with a dotted line was "
        "never met. Squares have a statutory duty, circles have none. Residents are people: "
        f"fewer than {fewest} are counted, and their contacts not shown. "
        "Source: stakeholder register and log of contacts.",
    )
    return Network(frame=frame, hub=pilot.pilot_code, nodes=nodes)


def ratings_by_step(evaluator: Evaluator, programme: Programme) -> DrawnTogether[Paired]:
    """Level of each step by the pilots' own people and by rubric reviewers."""
    chosen = {"programme_code": programme.code}
    own = evaluator.evaluate("implementation_step_level", chosen)
    review = evaluator.evaluate("review_score", chosen, by=("step",))
    marks = tuple(
        mark(result, result.at(step=step), series=look.key, label=f"{step} {name}")
        for step, name in LISP_STEPS.items()
        for look, result in ((OWN, own), (REVIEW, review))
    )
    frame = Frame(
        title="Level of the eight steps, by the pilots' own people and by rubric reviewers",
        alt=compared("Two marks in each row, one row per step.", marks, (OWN, REVIEW)),
        unit="Mean score, 1 to 5",
        note="Circles are means over raters, bars 95 % t intervals; diamonds are means of all "
        "scores that reviewers gave, without interval. Source: self-evaluations, rubric reviews.",
    )
    chart = Paired(frame=frame, marks=marks, looks=(OWN, REVIEW), span=SCORE_SPAN, step=1.0)
    return DrawnTogether(chart, (own, review))


def rating_gaps(evaluator: Evaluator, programme: Programme) -> Drawn[Paired]:
    """Officers' ratings of each step less supervisors'."""
    result = evaluator.evaluate("rating_step_gap", {"programme_code": programme.code})
    marks = tuple(
        mark(result, result.at(step=step), series=GAP.key, label=f"{step} {name}")
        for step, name in LISP_STEPS.items()
    )
    frame = Frame(
        title="Officers' ratings of the eight steps less supervisors'",
        alt=compared("Dots with intervals, one row per step; a line marks no gap.", marks, (GAP,)),
        unit="Points by which officers rate higher",
        note="Dots are means over pilots that both sides rated, bars 95 % t intervals. "
        "Source: self-evaluations.",
    )
    return Drawn(Paired(frame=frame, marks=marks, looks=(GAP,), reference=0.0), result)


def _called(pilot: Pilot) -> str:
    return f"{pilot.pilot_code} {pilot.name}"


def _told(kind: str, rows: tuple[Row, ...]) -> str:
    parts = [f"{row.mark.label}: {row.mark.text}" for row in rows]
    return f"{kind} {'; '.join(parts) or 'No data.'}"


def _said(series: str, label: str, text: str) -> Mark:
    return Mark(series=series, label=label, value=None, low=None, high=None, text=text)


def _run(pilot: Pilot, newest: date | None) -> Row:
    label = _called(pilot)
    if pilot.started_on is None:
        text = f"{pilot.status}; no first day on record"
        return Row(mark=_said(pilot.status, label, text), kind=Kind.RUN, begins=None)
    since = formats.day(pilot.started_on)
    if pilot.ended_on:
        text = f"{pilot.status}; {since} to {formats.day(pilot.ended_on)}"
    elif pilot.status in CLOSED:
        text = f"{pilot.status}; from {since}, no last day on record"
    else:
        text = f"{pilot.status}; since {since}"
    is_open = pilot.ended_on is None and pilot.status not in CLOSED
    last = max(newest or pilot.started_on, pilot.started_on) if is_open else pilot.started_on
    return Row(
        mark=_said(pilot.status, label, text),
        kind=Kind.RUN,
        begins=pilot.started_on,
        ends=pilot.ended_on or last,
        is_open=is_open,
    )


def _wave(wave: PlannedWave) -> Row:
    days = [formats.day(day) for day in (wave.opens_on, wave.closes_on) if day]
    label = f"Survey wave {wave.wave}"
    text = f"planned for {' to '.join(dict.fromkeys(days))}"
    return Row(
        mark=_said("", label, text), kind=Kind.WAVE, begins=wave.opens_on, ends=wave.closes_on
    )


def _event(event: PolicyEvent) -> Row:
    day = formats.day(event.effective_on)
    text = f"in effect from {day}"
    return Row(mark=_said(day, event.name, text), kind=Kind.EVENT, begins=event.effective_on)


def _step(
    step: int, name: str, states: list[StepState], until: date | None, *, is_known: bool
) -> Row:
    label = f"{step} {name}"
    reached = {state.event: state.reached_on for state in states if state.reached_on}
    points = tuple(Point(reached[event], event.value) for event in REACHED if event in reached)
    if not points:
        word = "not started" if is_known else ResultState.NOT_COLLECTED.value
        return Row(mark=_said(word, label, word), kind=Kind.STEP, begins=None)
    word = points[-1].name
    text = ", ".join(f"{point.name} {formats.day(point.day)}" for point in points)
    is_open = word != StepEvent.COMPLETE
    latest = max(point.day for point in points)
    return Row(
        mark=_said(word, label, text),
        kind=Kind.STEP,
        begins=points[0].day,
        ends=max(until or latest, latest) if is_open else latest,
        is_open=is_open,
        points=points,
    )


def _cell(
    pilot: Pilot,
    step: int,
    name: str,
    found: dict[tuple[str, int, str], bool],
    since: dict[tuple[str, int, str], date | None],
) -> Cell:
    keys = [(pilot.pilot_code, step, event.value) for event in REACHED]
    label, series = f"{step} {name}", _called(pilot)
    if not any(key in found for key in keys):
        return Cell(mark=_said(series, label, ResultState.NOT_COLLECTED.value), step=step)
    reached = [place for place, key in enumerate(keys, start=1) if found.get(key)]
    place = max(reached, default=0)
    day = since.get(keys[place - 1]) if place else None
    text = STATES[place].word + (f" {formats.day(day)}" if day else "")
    held = Mark(series=series, label=label, value=float(place), low=None, high=None, text=text)
    return Cell(mark=held, step=step)


def _node(one: Stakeholder, fewest: int) -> Node:
    is_withheld = one.stakeholder_code is None
    label = one.stakeholder_code or formats.count(one.number, one.stakeholder_type)
    if is_withheld:
        text = f"{ResultState.SUPPRESSED.value}: Fewer than {fewest} residents."
    elif one.contacts is None:
        text = f"{ResultState.NOT_COLLECTED.value}: No log of contacts has been handed over."
    else:
        text = formats.count(one.contacts, "contact") if one.contacts else "never met"
    value = None if one.contacts is None else float(one.contacts)
    held = Mark(
        series=one.stakeholder_type, label=label, value=value, low=None, high=None, text=text
    )
    return Node(mark=held, standing=one.standing, is_withheld=is_withheld)


def _types_told(pilot: Pilot, found: tuple[Stakeholder, ...]) -> str:
    """Types with how many there are, how many were met and how often: no single one of them."""
    parts = []
    for kind in dict.fromkeys(one.stakeholder_type for one in found):
        own = [one for one in found if one.stakeholder_type == kind]
        number = formats.number(sum(one.number for one in own))
        known = [one.contacts for one in own if one.contacts is not None]
        met = f", {formats.count(sum(known), 'contact')}, {_never(known)}" if known else ""
        parts.append(f"{kind} {number}{met or ', contacts not shown'}")
    return (
        f"A network with {_called(pilot)} in the middle and its stakeholders around it, by type: "
        f"{'; '.join(parts) or 'none on the register'}."
    )


def _never(contacts: list[int]) -> str:
    never = contacts.count(0)
    return f"{formats.number(never)} never met" if never else "all met"
