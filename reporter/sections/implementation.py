"""Self-evaluation of the pilots: levels, steps by pilot, and how far those who judged agree."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, CellKind, Figure, Table, measured, name_rows, raw_p, value
from reporter.section import Subject
from shared.contract.vocabulary import LISP_STEPS, ResultState, StepEvent
from shared.figures import intervals, stock
from shared.findings import Statement, accounts, readings
from shared.findings.accounts import levels as account
from shared.findings.statement import Given
from shared.metrics import Group, MetricResult

EVENTS = (StepEvent.COMPLETE, StepEvent.EVIDENCED, StepEvent.STARTED)
"""What is recorded of a step, furthest first."""


@dataclass(frozen=True, slots=True)
class Implementation:
    """What raters say of their own work; exhibits are None where nobody was asked.

    Attributes:
        level: the mean level.
        figure, steps, pilots: levels by step and by pilot.
        recorded, events: what pilots recorded of their steps.
        sides: officers against supervisors, own ratings against the rubric, experience.
        gaps: the same, step by step.
        pace: how long full implementation would take at the pace shown.
    """

    level: Statement
    figure: Figure | None
    steps: Table | None
    pilots: Table | None
    recorded: Statement
    events: Table | None
    sides: tuple[Statement, ...]
    gaps: Table | None
    pace: Statement


def build(subject: Subject) -> Implementation:
    """Levels of implementation, overall, by step and by pilot, from every side."""
    drawn = stock.step_levels(subject.evaluator, subject.programme)
    is_rated = bool(drawn.result.groups)
    reached = _evaluate(subject, "implementation_steps_reached")
    pairs = ("rating_gap", "rating_gap_lower_limit", "rating_gap_upper_limit")
    gaps = [_evaluate(subject, key) for key in (*pairs, "rating_pair_completeness")]
    figure = Figure(
        key="figure-steps",
        caption=drawn.chart.frame.title,
        drawing=intervals.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=readings.steps(drawn.result),
        results=(drawn.result,),
    )
    return Implementation(
        level=accounts.implementation(_evaluate(subject, "implementation_level")),
        figure=figure if is_rated else None,
        steps=_steps(drawn.result, _evaluate(subject, "implementation_share_at_three"))
        if is_rated
        else None,
        pilots=_pilots(subject) if is_rated else None,
        recorded=account.steps_recorded(
            reached, _evaluate(subject, "implementation_furthest_step")
        ),
        events=_events(subject) if reached.groups else None,
        sides=(
            account.officers_and_supervisors(*gaps),
            account.own_and_reviewed(_evaluate(subject, "review_gap")),
            account.supervisors_experience(_evaluate(subject, "supervisor_experience")),
        ),
        gaps=_gaps(subject),
        pace=account.trajectory(_evaluate(subject, "implementation_trajectory")),
    )


def _evaluate(subject: Subject, key: str, by: tuple[str, ...] = ()) -> MetricResult:
    return subject.evaluator.evaluate(key, {"programme_code": subject.programme.code}, by=by)


def _steps(levels: MetricResult, halves: MetricResult) -> Table:
    spread = ("95 % interval", "Raters")
    return Table(
        key="table-steps",
        caption="Implementation level of each step",
        head=("Step", "Level", *spread, "At 3 or more", *spread),
        rows=name_rows(
            (f"{step} {name}" for step, name in LISP_STEPS.items()),
            (
                (*measured(levels, levels.at(step=step)), *measured(halves, halves.at(step=step)))
                for step in LISP_STEPS
            ),
        ),
        note="Level: mean over raters, 1 (not started) to 5. At 3 or more: share of raters who see "
        "the step at least half done. Source: self-evaluations.",
        results=(levels, halves),
    )


def _pilots(subject: Subject) -> Table:
    pilots = subject.programme.pilots
    levels = _evaluate(subject, "implementation_level", by=("pilot_code",))
    return Table(
        key="table-pilot-levels",
        caption="Implementation level by pilot",
        head=("Pilot", "Level", "95 % interval", "Raters"),
        rows=name_rows(
            (f"{pilot.pilot_code} {pilot.name}" for pilot in pilots),
            (measured(levels, levels.at(pilot_code=pilot.pilot_code)) for pilot in pilots),
        ),
        note="“Suppressed” marks a figure that would rest on too few raters to protect them; it "
        "is neither zero nor missing. Source: self-evaluations.",
        results=(levels,),
        given=(Given("95 %", "level of intervals", levels.metric.key),),
    )


def _events(subject: Subject) -> Table:
    reached = _evaluate(subject, "implementation_steps_reached", by=("pilot_code",))
    everywhere = _evaluate(subject, "implementation_steps_reached")
    codes = [pilot.pilot_code for pilot in subject.programme.pilots]
    rows = (
        (
            Cell(f"{step} {name}"),
            *(_furthest(reached, step=step, pilot_code=code) for code in codes),
            value(everywhere, everywhere.at(step=step, event=StepEvent.COMPLETE.value)),
        )
        for step, name in LISP_STEPS.items()
    )
    return Table(
        key="step-events",
        caption="What each pilot recorded of each step",
        head=("Step", *codes, "Complete"),
        rows=tuple(rows),
        note="The furthest that is on record: started, evidenced or complete. Complete: share of "
        "the pilots that were begun. Pilots record their own events. Source: logs of steps.",
        results=(reached, everywhere),
    )


def _furthest(reached: MetricResult, **where: object) -> Cell:
    groups = {event: reached.at(event=event.value, **where) for event in EVENTS}
    if not any(map(_is_shown, groups.values())):
        return Cell(ResultState.NOT_COLLECTED.value, CellKind.STATE)
    done = (event for event, group in groups.items() if _is_shown(group) and group.estimate.value)
    event = next(done, None)
    return Cell(event.value if event else "not started")


def _is_shown(group: Group) -> bool:
    return group.state is ResultState.OK


def _gaps(subject: Subject) -> Table | None:
    sides = _evaluate(subject, "rating_step_gap")
    reviewed = _evaluate(subject, "review_step_gap")
    if not any(map(_is_shown, (*sides.groups, *reviewed.groups))):
        return None
    rows = []
    for step, name in LISP_STEPS.items():
        one, other = sides.at(step=step), reviewed.at(step=step)
        cells = (*measured(sides, one)[:2], raw_p(one), *measured(reviewed, other)[:2])
        rows.append((Cell(f"{step} {name}"), *cells, raw_p(other)))
    return Table(
        key="rating-gaps",
        caption="Officers against supervisors, and own ratings against the rubric, step by step",
        head=(
            "Step",
            "Officers less supervisors",
            "95 % interval",
            "p",
            "Own less reviewed",
            "95 % interval",
            "p",
        ),
        rows=tuple(rows),
        note="Mean differences in points on a scale of 1 to 5, over pilots; p-values are not "
        "corrected for the number of steps. Source: self-evaluations and rubric reviews.",
        results=(sides, reviewed),
    )
