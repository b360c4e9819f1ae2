"""Engagement: what was done with whom, who could decide, and what became of requests and tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reporter.exhibits import Cell, Figure, Table, value
from reporter.section import Subject
from shared.contract.vocabulary import DoseComponent, Pillar, ResultState
from shared.figures import months, pilot_stock
from shared.findings import Statement, readings
from shared.findings.accounts import engagement as account
from shared.metrics import MetricResult

BUSINESS = "business"
DOSE = {
    DoseComponent.CONTACTS: "dose_contacts",
    DoseComponent.HOURS: "dose_hours",
    DoseComponent.STAKEHOLDERS: "dose_stakeholders",
    DoseComponent.WEEKS: "dose_weeks",
}
ESCALATIONS = {
    "Raised": "escalations_raised",
    "Open": "escalations_open",
    "Past their limit": "escalations_past_limit",
    "Blocked": "escalations_blocked",
}


@dataclass(frozen=True, slots=True)
class Engagement:
    """What was recorded of the work with the community; exhibits are None where nothing was."""

    dose: Statement
    dose_table: Table | None
    pillars: Statement
    pillar_table: Table | None
    stakeholders: tuple[Statement, ...]
    growth: Figure | None
    standing: Table | None
    ladder: Statement
    escalations: tuple[Statement, ...]
    follow_up: Table | None


def build(subject: Subject) -> Engagement:
    """Dose, pillars, stakeholders, the ladder, and what went upwards."""
    dose, pillars = _evaluate(subject, "dose_share_of_plan"), _evaluate(subject, "pillar_share")
    known = _evaluate(subject, "stakeholders_known")
    raised = _evaluate(subject, "escalations_raised")
    return Engagement(
        dose=account.dose(dose),
        dose_table=_dose(subject) if _is_held(_evaluate(subject, "dose_contacts")) else None,
        pillars=account.pillars(pillars, _evaluate(subject, "pillar_untagged")),
        pillar_table=_pillars(subject, pillars) if _is_held(pillars) else None,
        stakeholders=_stakeholders(subject, known),
        growth=_growth(subject),
        standing=_standing(subject) if _is_held(known) else None,
        ladder=account.ladder(
            *(
                _evaluate(subject, key)
                for key in ("arnstein_rung", "arnstein_partnership_share", "arnstein_unrated_share")
            )
        ),
        escalations=_escalations(subject, raised),
        follow_up=_follow_up(subject) if _is_held(raised) else None,
    )


def _evaluate(subject: Subject, key: str, by: tuple[str, ...] = (), **chosen: str) -> MetricResult:
    where = {"programme_code": subject.programme.code, **chosen}
    return subject.evaluator.evaluate(key, where, by=by)


def _is_held(result: MetricResult) -> bool:
    return result.state is ResultState.OK


def _by_pilot(subject: Subject, keys: Iterable[str]) -> list[MetricResult]:
    return [_evaluate(subject, key, by=("pilot_code",)) for key in keys]


def _dose(subject: Subject) -> Table:
    amounts = _by_pilot(subject, DOSE.values())
    planned = _evaluate(subject, "dose_share_of_plan", by=("pilot_code",))
    rows = []
    for pilot in subject.programme.pilots:
        cells = []
        for component, amount in zip(DOSE, amounts, strict=True):
            code = pilot.pilot_code
            cells.append(value(amount, amount.at(pilot_code=code)))
            cells.append(value(planned, planned.at(pilot_code=code, component=component.value)))
        rows.append((Cell(f"{pilot.pilot_code} {pilot.name}"), *cells))
    head = [part for component in DOSE for part in (component.value.capitalize(), "of plan")]
    return Table(
        key="dose",
        caption="Dose of each pilot, and its share of the plan",
        head=("Pilot", *head),
        rows=tuple(rows),
        note="What pilots recorded: contacts that nobody logged are missing. Everything recorded "
        "is counted, so there is no interval. A plan for a whole pilot is not cut down for one "
        "that ended early. Source: logs of contacts; evaluation plan.",
        results=(*amounts, planned),
    )


def _pillars(subject: Subject, shares: MetricResult) -> Table:
    others = [
        _evaluate(subject, key) for key in ("pillar_contacts", "pillar_hours", "pillar_actions")
    ]
    rows = (
        (
            Cell(pillar.value.replace("_", " ").capitalize()),
            value(others[0], others[0].at(pillar=pillar.value)),
            value(shares, shares.at(pillar=pillar.value)),
            *(value(other, other.at(pillar=pillar.value)) for other in others[1:]),
        )
        for pillar in Pillar
    )
    return Table(
        key="pillars",
        caption="Activity by the four pillars",
        head=("Pillar", "Contacts", "Share of contacts", "Hours", "Actions"),
        rows=tuple(rows),
        note="A complete register, so there is no interval. Source: logs of contacts; lists of "
        "actions.",
        results=(shares, *others),
    )


def _stakeholders(subject: Subject, known: MetricResult) -> tuple[Statement, ...]:
    keys = ("stakeholders_new", "stakeholder_non_statutory_share", "stakeholder_authority_share")
    said = [account.stakeholders(known, *(_evaluate(subject, key) for key in keys))]
    if not _is_held(known):
        return tuple(said)
    types = subject.evaluator.values("stakeholder_authority_share", "stakeholder_type")
    if BUSINESS in types:
        businesses = _evaluate(subject, "stakeholder_authority_share", stakeholder_type=BUSINESS)
        said += filter(None, (account.authority_of_businesses(businesses),))
    return tuple(said)


def _growth(subject: Subject) -> Figure | None:
    drawn = pilot_stock.stakeholders_by_month(subject.evaluator, subject.programme)
    if not _is_held(drawn.result):
        return None
    return Figure(
        key="figure-growth",
        caption=drawn.chart.frame.title,
        drawing=months.printed(drawn.chart),
        note=drawn.chart.frame.note,
        reading=readings.growth(drawn.result),
        results=(drawn.result,),
    )


def _standing(subject: Subject) -> Table:
    keys = (
        "stakeholders_known",
        "stakeholder_authority_share",
        "stakeholder_contacted_share",
        "stakeholder_contacts_each",
    )
    results = [_evaluate(subject, key, by=("stakeholder_type",)) for key in keys]
    types = sorted({str(group.value_of("stakeholder_type")) for group in results[0].groups})
    rows = (
        (
            Cell(kind.replace("_", " ").capitalize()),
            *(value(result, result.at(stakeholder_type=kind)) for result in results),
        )
        for kind in types
    )
    return Table(
        key="stakeholders",
        caption="Stakeholders by type",
        head=("Type", "On the register", "May decide locally", "Met", "Contacts each"),
        rows=tuple(rows),
        note="The pilots' own registers; who else shares the problem is not known. May decide "
        "locally: of those whose level of decision is known. Contacts each: mean. Source: "
        "registers of stakeholders; logs of contacts.",
        results=tuple(results),
    )


def _escalations(subject: Subject, raised: MetricResult) -> tuple[Statement, ...]:
    keys = ("escalations_answered_share", "escalation_waiting_days", "escalations_blocked")
    return (
        account.escalations(raised, *(_evaluate(subject, key) for key in keys)),
        account.actions(
            _evaluate(subject, "actions_by_status"),
            _evaluate(subject, "actions_overdue"),
            _evaluate(subject, "actions_on_time_share"),
        ),
        account.opportunities(
            _evaluate(subject, "opportunities_by_status"),
            _evaluate(subject, "opportunities_taken_share"),
        ),
    )


def _follow_up(subject: Subject) -> Table:
    keys = (*ESCALATIONS.values(), "escalation_waiting_days", "actions_overdue")
    results = _by_pilot(subject, keys)
    rows = (
        (
            Cell(f"{pilot.pilot_code} {pilot.name}"),
            *(value(result, result.at(pilot_code=pilot.pilot_code)) for result in results),
        )
        for pilot in subject.programme.pilots
    )
    return Table(
        key="follow-up",
        caption="Escalations and overdue actions, by pilot",
        head=("Pilot", *ESCALATIONS, "Days waited", "Actions overdue"),
        rows=tuple(rows),
        note="Days waited: median of the escalations that have no answer yet. Past their limit: "
        "unanswered for longer than the plan allows. Source: logs of escalations; lists of "
        "actions.",
        results=tuple(results),
    )
