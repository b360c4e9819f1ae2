"""The charts of pilots side by side: rubric scores, themes, shares of time, stakeholders."""

from __future__ import annotations

from datetime import date

from shared.contract.vocabulary import LISP_STEPS, ResultState
from shared.figures.chart import Frame, described, mark, written
from shared.figures.intervals import IntervalChart
from shared.figures.matrix import Matrix, MatrixCell
from shared.figures.months import MonthlySeries
from shared.figures.stock import Drawn, of_pilots
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Pilot, Programme

SCORE_BREAKS = (1.5, 2.5, 3.5, 4.5)
SHARE_BREAKS = (0.1, 0.2, 0.3, 0.4)
ARM = "treated"
MOST = 12
"""Themes that the matrix draws."""


def rubric_by_pilot(
    evaluator: Evaluator, programme: Programme, pilots: tuple[Pilot, ...] = ()
) -> Drawn[Matrix]:
    """Rubric review score of each step of each pilot, or of those named alone."""
    chosen = of_pilots(programme, pilots)
    result = evaluator.evaluate("review_score", chosen, by=("step", "pilot_code"))
    cells = tuple(
        _cell(
            result,
            result.at(step=step, pilot_code=pilot.pilot_code),
            row=f"{step} {name}",
            column=pilot.pilot_code,
        )
        for step, name in LISP_STEPS.items()
        for pilot in pilots or programme.pilots
    )
    frame = Frame(
        title="Rubric review score of each step, by pilot",
        alt=_alt("A matrix of steps by pilots, darker for higher scores.", cells),
        unit="Score, 1 to 5",
        note="Mean of all scores that reviewers gave, 1 to 5; darker is further, in five classes "
        "around the whole scores. Source: rubric reviews.",
    )
    return Drawn(Matrix(frame=frame, cells=cells, breaks=SCORE_BREAKS), result)


def themes_by_rank(everyone: MetricResult, bands: MetricResult, names: dict[str, str]) -> Matrix:
    """The commonest themes, by band of rank and over all.

    Args:
        everyone, bands: `theme_prevalence` by theme, over all and by band of rank.
        names: band of rank to what heads its column, in order.
    """
    shown = [group for group in everyone.groups if group.state is ResultState.OK]
    shown.sort(key=lambda group: (-group.estimate.value, group.value_of("theme")))
    cells: list[MatrixCell] = []
    for group in shown[:MOST]:
        theme = group.value_of("theme")
        cells.append(_cell(everyone, group, row=theme, column="Everyone"))
        cells += [
            _cell(bands, bands.at(theme=theme, role_band=band), row=theme, column=name)
            for band, name in names.items()
        ]
    frame = Frame(
        title="The commonest themes, by rank",
        alt=_alt("A matrix of themes by rank, darker for higher shares.", tuple(cells)),
        unit="Share of interviewees",
        note="Share of interviewees who spoke of a theme; darker is more, in classes of ten "
        "percentage points; four in ten and more share the darkest. Source: coded interviews.",
    )
    return Matrix(frame=frame, cells=tuple(cells), breaks=SHARE_BREAKS)


def time_shares(evaluator: Evaluator, programme: Programme) -> Drawn[IntervalChart]:
    """Share of the trained officers' time by activity, largest first."""
    result = evaluator.evaluate("time_share", {"programme_code": programme.code, "arm": ARM})
    shown = [group for group in result.groups if group.state is ResultState.OK]
    held = [group for group in result.groups if group.state is not ResultState.OK]
    shown.sort(key=lambda group: -group.estimate.value)
    marks = tuple(
        mark(result, group, series=ARM, label=_plain(group.value_of("activity")))
        for group in (*shown, *held)
    )
    frame = Frame(
        title="Share of time by activity, trained officers",
        alt=described("Dots with intervals, one row per activity.", marks),
        unit="Share of recorded time",
        note="Dots are shares of all recorded hours, bars 95 % intervals with people as clusters. "
        "Source: time records.",
    )
    return Drawn(IntervalChart(frame=frame, marks=marks, is_share=True), result)


def stakeholders_by_month(
    evaluator: Evaluator, programme: Programme, pilot: Pilot | None = None
) -> Drawn[MonthlySeries]:
    """Stakeholders met by the end of each month, over all pilots or by one of them."""
    chosen = of_pilots(programme, (pilot,) if pilot else ())
    result = evaluator.evaluate("stakeholders_reached", chosen)
    marks = tuple(
        mark(result, group, series="", label=group.value_of("month").isoformat())
        for group in result.groups
    )
    pilots = (pilot,) if pilot else programme.pilots
    ends = {one.ended_on for one in pilots if one.ended_on}
    falls = "A pilot counts in the months of its own run alone: a fall means that one has ended. "
    frame = Frame(
        title="Stakeholders met by the end of each month",
        alt=described("A line over months.", marks),
        unit="Stakeholders",
        note=f"{'' if pilot else falls}Source: registers of stakeholders and logs of contacts.",
    )
    ending = "the pilot ends" if pilot else "a pilot ends"
    events = tuple((day, ending) for day in sorted(ends)[:1] if _within(day, result))
    return Drawn(MonthlySeries(frame=frame, marks=marks, events=events), result)


def _within(day: date, result: MetricResult) -> bool:
    months = [group.value_of("month") for group in result.groups]
    return bool(months) and min(months) <= day <= max(months)


def _cell(result: MetricResult, group: Group, *, row: str, column: str) -> MatrixCell:
    return MatrixCell(
        mark=mark(result, group, series=row, label=column), shown=written(result, group)
    )


def _alt(kind: str, cells: tuple[MatrixCell, ...]) -> str:
    return described(kind, tuple(cell.mark for cell in cells))


def _plain(key: str) -> str:
    return key.replace("_", " ").capitalize()
