"""Time and cost: where people's time goes, what demand is made of, what was spent."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard.components.cited import cited_block, findings_of
from dashboard.components.evidence import evidence_sheets
from dashboard.components.figures import figure_block
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.headings import BRIEF, heading
from dashboard.components.listings import listed_block
from dashboard.components.messages import message, not_collected
from dashboard.components.numbers import headline
from dashboard.page import Block, Choice, Chosen, Page, PageFilter
from dashboard.sheet import Labels, Sheet, register_sheet, result_sheet
from shared.contract import formats
from shared.contract.vocabulary import Activity, Arm, Demand, ResultState
from shared.figures import intervals, pilot_stock, time_stock
from shared.figures.stock import Drawn
from shared.figures.theme import series
from shared.findings import Evidence, readings
from shared.findings.accounts import time as account
from shared.findings.phrases import held, plain
from shared.metrics import Evaluator, Group, MetricResult
from shared.metrics.registers import Programme, policy_events

TRAINED = Arm.TREATED.value
ACTIVITIES = {activity.value: plain(activity.value).capitalize() for activity in Activity}
LABELS: Labels = {
    "activity": ACTIVITIES,
    "arm": {arm.value: series(arm.value).name for arm in Arm},
    "demand": {kind.value: plain(kind.value).capitalize() for kind in Demand},
    "period": {"before": "before", "after": "after"},
}
EVENT_NOTE = (
    "Shares of all recorded hours, leave among them, with people as clusters. Whatever else "
    "changed at that time is in them: they show no effect of the policy. Source: time records; "
    "changes of policy."
)


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [Block("nothing", not_collected("Time and cost", "pilot_register"))]
    within = {"programme_code": programme.code}
    shares = pilot_stock.time_shares(evaluator, programme)
    solving = replace(
        shares.result,
        groups=tuple(
            group
            for group in shares.result.groups
            if group.value_of("activity") == Activity.PROBLEM_SOLVING
        ),
    )
    against = evaluator.evaluate("time_share_against_benchmark", {**within, "arm": TRAINED})
    total = evaluator.evaluate("cost_total", within)
    coverage = evaluator.evaluate("cost_coverage", within)
    return [
        BRIEF,
        _answer(evaluator, programme, solving, against),
        _headlines(evaluator, programme, solving, total, coverage),
        heading("Where time goes"),
        *_time(evaluator, programme, shares, against),
        heading("Before and after a change of policy"),
        *_change(evaluator, programme, chosen["period"]),
        heading("What demand is made of"),
        *_demand(evaluator),
        heading("Bulk demand at the sites"),
        _bulk(evaluator, programme),
        heading("What was spent"),
        *_cost(evaluator, programme, total, coverage),
    ]


def _answer(
    evaluator: Evaluator, programme: Programme, solving: MetricResult, against: MetricResult
) -> Block:
    time = account.problem_solving(solving, against)
    [worth] = findings_of(evaluator, programme, "value_for_money").values()
    text = f"{time.text} {worth.conclusion.text}"
    sheets = evidence_sheets(evaluator, programme, (time, worth.conclusion))
    return Block("answer", html.P(text, className="reading"), sheets)


def _headlines(
    evaluator: Evaluator,
    programme: Programme,
    solving: MetricResult,
    total: MetricResult,
    coverage: MetricResult,
) -> Block:
    chosen = {"programme_code": programme.code, "arm": TRAINED}
    taken = evaluator.evaluate("abstraction_share", chosen)
    parts = [
        headline(
            solving,
            solving.at(activity=Activity.PROBLEM_SOLVING.value),
            title="Trained officers' time on problem solving",
        ),
        headline(taken, taken.only, title="Their time on duty lost to other duties"),
        headline(total, total.only, title="Cost on record"),
        headline(coverage, coverage.only, title="Pilots with a cost of their own on record"),
    ]
    sheets = tuple(result_sheet(result, LABELS) for result in (solving, taken, total, coverage))
    return Block("headlines", html.Div(parts, className="headlines"), sheets)


def _time(
    evaluator: Evaluator,
    programme: Programme,
    shares: Drawn[intervals.IntervalChart],
    against: MetricResult,
) -> list[Block]:
    if not held(shares.result):
        return [Block("time", not_collected("Where time goes", "time_records"))]
    teams = evaluator.evaluate("time_share_of_teams", {"programme_code": programme.code})
    return [
        figure_block(
            "time",
            shares.chart.frame,
            intervals.screen(shares.chart),
            result_sheet(shares.result, LABELS),
            reading=readings.largest_share(shares.result).text,
        ),
        *_teams(teams),
        *_against(against),
    ]


def _teams(teams: MetricResult) -> list[Block]:
    if not held(teams):
        text = "No team's time was recorded as a whole."
        return [Block("teams", message("Time of teams was not collected", text))]
    sheet = _measured(
        "Share of time that was recorded by team", teams, "activity", ("Activity", "Share", "Teams")
    )
    note = (
        "Hours of teams as a whole are recorded in another way than those of people, and are not "
        "added to them. Source: time records."
    )
    return [listed_block("teams", sheet, result_sheet(teams, LABELS), note=note)]


def _against(against: MetricResult) -> list[Block]:
    if not held(against):
        return [Block("benchmarks", not_collected("Time against published shares", "benchmarks"))]
    sheet = _measured(
        "Trained officers' share of time, less a published share",
        against,
        "benchmark",
        ("Published share", "Difference", "People"),
    )
    note = "The published share is taken as exact, and may count time in another way."
    return [listed_block("benchmarks", sheet, result_sheet(against, LABELS), note=note)]


def _measured(
    title: str, result: MetricResult, dimension: str, columns: tuple[str, str, str]
) -> Sheet:
    """A row a group: its name, value, interval and base as written."""
    names = LABELS.get(dimension, {})
    rows = [
        (names.get(name, str(name)), *_shown(Evidence(result, group)), _base(group))
        for group in result.groups
        for name in (group.value_of(dimension),)
    ]
    name, value, base = columns
    heads = (name, value, "95 % interval", base)
    return register_sheet(title, heads, rows, source=result.metric.view, numeric=heads[1:])


def _shown(evidence: Evidence) -> tuple[str, str]:
    return evidence.value, evidence.interval


def _base(group: Group) -> str:
    return formats.number(group.estimate.base) if group.state is ResultState.OK else ""


def _change(evaluator: Evaluator, programme: Programme, event: str) -> list[Block]:
    if not event:
        return [
            Block("change", not_collected("Time before and after", "policy_events", "time_records"))
        ]
    drawn = time_stock.time_changes(evaluator, programme, event)
    chosen = {"programme_code": programme.code, "arm": TRAINED, "policy_event": event}
    periods = evaluator.evaluate("time_share_by_period", chosen)
    if not held(drawn.result):
        text = f"No trained officer recorded time before and after “{event}”."
        return [Block("change", message("No change can be shown", text))]
    changes, shares = (result_sheet(result, LABELS) for result in (drawn.result, periods))
    return [
        figure_block(
            "change",
            drawn.chart.frame,
            intervals.screen(drawn.chart),
            changes,
            reading=account.change_at(drawn.result, event).text,
        ),
        listed_block("periods", _periods(drawn.result, periods), changes, shares, note=EVENT_NOTE),
    ]


def _periods(changes: MetricResult, periods: MetricResult) -> Sheet:
    rows = []
    for activity, name in ACTIVITIES.items():
        cells: list[str] = []
        for result, group in (
            (periods, periods.at(activity=activity, period="before")),
            (periods, periods.at(activity=activity, period="after")),
            (changes, changes.at(activity=activity)),
        ):
            cells += _shown(Evidence(result, group))
        rows.append((name, *cells))
    columns = (
        "Activity",
        "Before",
        "95 % interval before",
        "After",
        "95 % interval after",
        "Change",
        "95 % interval of the change",
    )
    title = "Share of time before and after, trained officers"
    return register_sheet(title, columns, rows, source=changes.metric.view, numeric=columns[1:])


def _demand(evaluator: Evaluator) -> list[Block]:
    drawn = time_stock.demand_shares(evaluator)
    if not held(drawn.result):
        return [Block("demand", not_collected("Demand by kind", "incidents"))]
    unclassified = evaluator.evaluate("demand_unclassified_share")
    agreement = evaluator.evaluate("demand_coder_agreement")
    numbers = [
        headline(unclassified, unclassified.only, title="Incidents that were given no kind"),
        headline(agreement, agreement.only, title="Agreement of reviewers on kinds (alpha)"),
    ]
    behind = (result_sheet(unclassified), result_sheet(agreement))
    return [
        figure_block(
            "demand",
            drawn.chart.frame,
            intervals.screen(drawn.chart),
            result_sheet(drawn.result, LABELS),
            *behind,
            reading=account.demand(drawn.result, unclassified, agreement).text,
        ),
        Block("demand-doubts", html.Div(numbers, className="headlines small"), behind),
    ]


def _bulk(evaluator: Evaluator, programme: Programme) -> Block:
    bulk = evaluator.evaluate("bulk_demand", {"programme_code": programme.code})
    if not held(bulk):
        return Block("bulk", not_collected("Bulk demand", "incidents"))
    names = {pilot.pilot_code: f"{pilot.pilot_code} {pilot.name}" for pilot in programme.pilots}
    kinds = {kind: plain(kind).capitalize() for kind in _values(bulk, "bulk_kind")}
    rows = [
        (
            names.get(group.value_of("pilot_code"), str(group.value_of("pilot_code"))),
            kinds[group.value_of("bulk_kind")],
            *_shown(Evidence(bulk, group)),
        )
        for group in bulk.groups
    ]
    columns = ("Site of pilot", "Kind", "Records", "95 % interval")
    sheet = register_sheet(
        "Bulk demand at the pilots' sites",
        columns,
        sorted(rows),
        source=bulk.metric.view,
        numeric=columns[2:],
    )
    note = (
        "Incidents, not people, in the force's own export. What nobody reports is not in it. "
        "Pilots of one place count the same records. Source: incidents."
    )
    labels: Labels = {"pilot_code": names, "bulk_kind": kinds}
    return listed_block(
        "bulk",
        sheet,
        result_sheet(bulk, labels),
        reading=account.bulk_sites(bulk).text,
        note=note,
    )


def _values(result: MetricResult, dimension: str) -> list[str]:
    return list(dict.fromkeys(str(group.value_of(dimension)) for group in result.groups))


def _cost(
    evaluator: Evaluator, programme: Programme, total: MetricResult, coverage: MetricResult
) -> list[Block]:
    found = findings_of(evaluator, programme, "cost_records", "value_for_money")
    conclusions = [cited_block(evaluator, programme, finding) for finding in found.values()]
    if not held(total):
        return [Block("cost", not_collected("Cost", "costs")), *conclusions]
    by_kind = evaluator.evaluate(
        "cost_total", {"programme_code": programme.code}, by=("cost_kind",)
    )
    kinds = {kind: plain(kind).capitalize() for kind in _values(by_kind, "cost_kind")}
    rows = [
        (kinds[str(group.value_of("cost_kind"))], Evidence(by_kind, group).value, _base(group))
        for group in by_kind.groups
    ]
    columns = ("Kind of cost", "Recorded", "Entries")
    sheet = register_sheet(
        "Cost on record, by kind", columns, rows, source=total.metric.view, numeric=columns[1:]
    )
    behind = (
        result_sheet(by_kind, {"cost_kind": kinds}),
        result_sheet(total),
        result_sheet(coverage),
    )
    note = (
        "What nobody recorded is missing, which is not nothing. Prices are as accounted. Source: "
        "costs."
    )
    reading = account.cost(total, coverage).text
    return [listed_block("cost", sheet, *behind, reading=reading, note=note), *conclusions]


def _events(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    """Changes of policy with time records around them, the last first."""
    recorded = set(evaluator.values("time_share_change", "policy_event"))
    return [
        Choice(label, f"{event.name}, {formats.day(event.effective_on)}")
        for event in reversed(policy_events(evaluator))
        for label in (event.name, f"{event.name} ({event.effective_on})")
        if label in recorded
    ]


PAGE = Page(
    module=__name__,
    name="Time and cost",
    path="/resources",
    question="Where does people's time go, what demand meets it, and what was spent?",
    content=content,
    filters=(PROGRAMME, PageFilter(name="period", label="Change of policy", choices=_events)),
)
