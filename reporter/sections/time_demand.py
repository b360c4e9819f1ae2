"""Time, demand and cost: where hours went, what demand is made of, what was spent, who follows."""

from __future__ import annotations

from dataclasses import dataclass

from reporter.exhibits import Cell, Figure, Table, base, interval, measured, raw_p, value
from reporter.section import Subject
from shared.contract.vocabulary import Activity, Demand, ResultState
from shared.figures import intervals, pilot_stock
from shared.findings import Statement, readings
from shared.findings.accounts import time as account
from shared.metrics import Group, MetricResult, Selection

TRAINED = "treated"
LISTED = 8
"""Changes at changes of policy that are printed; the others are attached."""


@dataclass(frozen=True, slots=True)
class TimeDemand:
    """Hours, demand, cost and uptake; exhibits are None where nothing was collected."""

    problem_solving: Statement
    shares: Figure | None
    hours: Table | None
    change: Statement
    policy: Table | None
    demand: Statement
    kinds: Table | None
    bulk: Statement
    sites: Table | None
    cost: Statement
    uptake: Statement
    rollout: Table | None


def build(subject: Subject) -> TimeDemand:
    """Time, then demand, then cost and uptake."""
    shares = _evaluate(subject, "time_share", arm=TRAINED)
    solving = _evaluate(subject, "time_share", arm=TRAINED, activity=Activity.PROBLEM_SOLVING.value)
    against = _evaluate(subject, "time_share_against_benchmark", arm=TRAINED)
    changes = _evaluate(subject, "time_share_change", arm=TRAINED)
    demand = subject.evaluator.evaluate("demand_share", Selection())
    bulk = _evaluate(subject, "bulk_demand")
    stages = _evaluate(subject, "rollout_sites")
    return TimeDemand(
        problem_solving=account.problem_solving(solving, against),
        shares=_shares(subject) if _is_held(shares) else None,
        hours=_hours(subject, shares) if _is_held(shares) else None,
        change=account.change_at(*_widest(subject, changes)),
        policy=_policy(changes) if _is_held(changes) else None,
        demand=account.demand(
            demand,
            *(
                subject.evaluator.evaluate(key, Selection())
                for key in ("demand_unclassified_share", "demand_coder_agreement")
            ),
        ),
        kinds=_kinds(demand) if _is_held(demand) else None,
        bulk=account.bulk_sites(bulk),
        sites=_sites(subject, bulk) if _is_held(bulk) else None,
        cost=account.cost(_evaluate(subject, "cost_total"), _evaluate(subject, "cost_coverage")),
        uptake=account.uptake(_evaluate(subject, "rollout_elsewhere"), stages),
        rollout=_rollout(subject) if _is_held(stages) else None,
    )


def _evaluate(subject: Subject, key: str, by: tuple[str, ...] = (), **chosen: str) -> MetricResult:
    where = {"programme_code": subject.programme.code, **chosen}
    return subject.evaluator.evaluate(key, where, by=by)


def _is_held(result: MetricResult) -> bool:
    return result.state is ResultState.OK


def _shown(result: MetricResult) -> list[Group]:
    return [group for group in result.groups if group.state is ResultState.OK]


def _words(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _shares(subject: Subject) -> Figure:
    drawn = pilot_stock.time_shares(subject.evaluator, subject.programme)
    return Figure(
        key="figure-time",
        caption=drawn.chart.frame.title,
        drawing=intervals.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=readings.largest_share(drawn.result),
        results=(drawn.result,),
    )


def _hours(subject: Subject, shares: MetricResult) -> Table:
    teams = _evaluate(subject, "time_share_of_teams")
    rows = (
        (
            Cell(_words(activity.value)),
            *measured(shares, shares.at(activity=activity.value)),
            *measured(teams, teams.at(activity=activity.value)),
        )
        for activity in Activity
    )
    return Table(
        key="time",
        caption="Share of time by activity, recorded by people and by teams",
        head=("Activity", "People", "95 % interval", "Base", "Teams", "95 % interval", "Base"),
        rows=tuple(rows),
        note="Shares of all recorded hours, leave among them. People: trained officers who "
        "recorded their own time. Teams: those whose time was recorded as a whole, by officers "
        "and others together. Source: time records.",
        results=(shares, teams),
    )


def _widest(subject: Subject, changes: MetricResult) -> tuple[MetricResult, str]:
    """The changes at the change of policy around which some share of time moved furthest."""
    found = _shown(changes)
    if not found:
        return changes, ""
    widest = max(found, key=lambda group: abs(group.estimate.value))
    event = str(widest.value_of("policy_event"))
    return _evaluate(subject, "time_share_change", arm=TRAINED, policy_event=event), event


def _policy(changes: MetricResult) -> Table:
    found = sorted(_shown(changes), key=lambda group: -abs(group.estimate.value))
    rows = [
        (
            Cell(group.value_of("policy_event")),
            Cell(_words(group.value_of("activity"))),
            value(changes, group),
            interval(changes, group),
            base(changes, group),
            raw_p(group),
        )
        for group in found
    ]
    return Table(
        key="policy",
        caption="How shares of time moved at changes of policy, widest first",
        head=("Change of policy", "Activity", "Change", "95 % interval", "People", "p"),
        rows=tuple(rows[:LISTED]),
        more=tuple(rows[LISTED:]),
        note="Percentage points of all recorded hours, after less before, of the same people. "
        "Whatever else changed at the same time is in it: this is no effect of the policy. "
        "p-values are not corrected. Source: time records; changes of policy.",
        results=(changes,),
    )


def _kinds(demand: MetricResult) -> Table:
    kinds = [kind for kind in Demand if kind is not Demand.UNCLASSIFIED]
    return Table(
        key="demand",
        caption="Demand by kind",
        head=("Kind of demand", "Share", "95 % interval", "Incidents"),
        rows=tuple(
            (Cell(_words(kind.value)), *measured(demand, demand.at(demand=kind.value)))
            for kind in kinds
        ),
        note="Incidents that were given a kind, over all that is held; they belong to no one "
        "programme. Source: incidents and their coding.",
        results=(demand,),
    )


def _sites(subject: Subject, bulk: MetricResult) -> Table:
    kinds = sorted({str(group.value_of("bulk_kind")) for group in bulk.groups})
    rows = []
    for pilot in subject.programme.pilots:
        groups = [bulk.at(bulk_kind=kind, pilot_code=pilot.pilot_code) for kind in kinds]
        cells = [cell for g in groups for cell in (value(bulk, g), interval(bulk, g))]
        rows.append((Cell(f"{pilot.pilot_code} {pilot.name}"), *cells))
    return Table(
        key="bulk",
        caption="Bulk demand at the pilots' sites",
        head=(
            "Site of pilot",
            *(part for kind in kinds for part in (_words(kind), "95 % interval")),
        ),
        rows=tuple(rows),
        note="Records in the force's own export, with the exact interval of the rate behind them. "
        "What nobody reports is not in it. Pilots of one place count the same records; they are "
        "incidents, not people. Source: incidents.",
        results=(bulk,),
    )


def _rollout(subject: Subject) -> Table:
    sites = _evaluate(subject, "rollout_sites", by=("place", "theme"))
    rows = (
        (
            Cell(group.value_of("theme") or "not said"),
            Cell(group.value_of("place") or "not said"),
            Cell(group.value_of("stage")),
            value(sites, group),
        )
        for group in sites.groups
    )
    return Table(
        key="rollout",
        caption="Sites that the programme lists, by theme and stage",
        head=("Theme", "Where", "Stage", "Sites"),
        rows=tuple(rows),
        note="The programme's own list; nobody else has confirmed a stage. Source: register of "
        "roll-out.",
        results=(sites,),
    )
