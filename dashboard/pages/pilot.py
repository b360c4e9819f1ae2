"""One pilot: its facts, steps, dose, people, stakeholders, and what is stuck."""

from __future__ import annotations

from collections.abc import Iterable

from dash import dcc, html

from dashboard.components.diagrams import diagram_block
from dashboard.components.evidence import evidence_sheets
from dashboard.components.figures import actions as actions_of
from dashboard.components.figures import figure_block, framed_block
from dashboard.components.filters import PILOT, PROGRAMME, chosen_pilot, chosen_programme
from dashboard.components.findings import finding_card
from dashboard.components.headings import BRIEF, heading
from dashboard.components.listings import listing
from dashboard.components.messages import not_collected
from dashboard.components.numbers import headline, uncertainty, value_of
from dashboard.components.pilots import called
from dashboard.components.tables import Cell, table
from dashboard.components.watch import watch_columns, watch_sheet
from dashboard.page import Block, Chosen, Page, address
from dashboard.sheet import Sheet, register_sheet, result_sheet
from shared.contract import formats
from shared.contract.vocabulary import ActionStatus, DoseComponent, EscalationLevel, ResultState
from shared.figures import course_stock, ladder, months, network, pilot_stock, timeline
from shared.figures.chart import Frame
from shared.findings import RULES, Evidence, Rule, findings, readings
from shared.findings.accounts import engagement, training
from shared.findings.accounts import pilots as account
from shared.findings.accounts import watched as watching
from shared.findings.phrases import nothing, plain
from shared.metrics import Evaluator, MetricResult
from shared.metrics.registers import (
    Action,
    Escalation,
    Pilot,
    Programme,
    actions,
    areas,
    escalations,
    step_states,
)
from shared.metrics.registry import metric
from shared.metrics.watch import Watch, WatchState, watch_list

HEADLINES = {
    "Reviewers' score, of 5": "review_score",
    "Contacts logged": "dose_contacts",
    "Open escalations": "escalations_open",
    "Overdue actions": "actions_overdue",
}
DOSE = {
    DoseComponent.CONTACTS: "dose_contacts",
    DoseComponent.HOURS: "dose_hours",
    DoseComponent.STAKEHOLDERS: "dose_stakeholders",
    DoseComponent.WEEKS: "dose_weeks",
}
JUDGED = {
    "Level by its own people's account, of 5": "implementation_level",
    "Steps that both officers and supervisors rated": "rating_pair_completeness",
    "Reviewers' score, of 5": "review_score",
    "Features of effective community policing, of 11": "fidelity_features",
    "Proformas on the version in force": "proforma_version_compliance",
    "Weeks with an inspector's oversight on record": "oversight_weeks",
}
STAKEHOLDERS = (
    "stakeholders_known",
    "stakeholders_new",
    "stakeholder_non_statutory_share",
    "stakeholder_authority_share",
)
LADDER = ("arnstein_rung", "arnstein_partnership_share", "arnstein_unrated_share")
ACTIONS = ("actions_by_status", "actions_overdue", "actions_on_time_share")
STATUSES = {"status": {status.value: plain(status) for status in ActionStatus}}
LEVELS = {level.value: plain(level) for level in EscalationLevel}


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    pilot = chosen_pilot(programme, chosen) if programme else None
    if programme is None or pilot is None:
        return [Block("nothing", not_collected("A pilot", "pilot_register"))]
    watches = watch_list(evaluator, programme.code)
    return [
        BRIEF,
        _facts(evaluator, programme, pilot),
        _headlines(evaluator, pilot),
        heading("What is stuck"),
        _watch(programme, pilot, watches),
        _escalations(evaluator, pilot),
        _actions(evaluator, pilot),
        heading("The eight steps"),
        _steps(evaluator, programme, pilot),
        _judged(evaluator, programme, pilot),
        heading("Dose and engagement"),
        _dose(evaluator, pilot),
        _ladder(evaluator, pilot),
        heading("People and partners"),
        _network(evaluator, programme, pilot),
        _growth(evaluator, programme, pilot),
        _training(evaluator, programme),
        heading("Findings"),
        _findings(evaluator, programme, pilot),
    ]


def _of(evaluator: Evaluator, pilot: Pilot, *keys: str) -> list[MetricResult]:
    """Metrics of one pilot, over all of its rows."""
    chosen = {"programme_code": pilot.programme_code, "pilot_code": pilot.pilot_code}
    return [evaluator.evaluate(key, chosen) for key in keys]


def _facts(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Block:
    places = areas(evaluator, [pilot.location_code])
    place = places[0].area_name if places else pilot.location_code
    [contacts] = _of(evaluator, pilot, "dose_contacts")
    states = step_states(evaluator, programme.code)
    said = account.facts(pilot, place, states, contacts)
    back = dcc.Link(
        f"All pilots of {programme.name}", href=address("/pilots", programme=programme.code)
    )
    return Block(
        "facts",
        html.Div(
            [html.P(back), html.H2(called(pilot)), html.P(said.text, className="reading")],
        ),
    )


def _headlines(evaluator: Evaluator, pilot: Pilot) -> Block:
    results = _of(evaluator, pilot, *HEADLINES.values())
    parts = [headline(r, r.only, title=t) for t, r in zip(HEADLINES, results, strict=True)]
    return Block("headlines", html.Div(parts, className="headlines"), _sheets(results))


def _watch(programme: Programme, pilot: Pilot, watched: Iterable[Watch]) -> Block:
    own = tuple(watch for watch in watched if watch.pilot_code == pilot.pilot_code)
    if not own:
        return Block("watch", html.P("No watch rule looks at this pilot yet."))
    raised = watching.that_are(WatchState.RAISED, own)
    frame = Frame(title="Watch list", alt="", unit="", note="")
    drawn = watch_columns(programme, raised, at_most=len(raised))
    reading = (watching.stuck(own) + watching.not_judged(own)).text
    sheet = watch_sheet(programme, own)
    return framed_block("watch", frame, drawn, sheet, reading=reading, is_wide=True)


def _escalations(evaluator: Evaluator, pilot: Pilot) -> Block:
    found = escalations(evaluator, pilot.programme_code, pilot.pilot_code)
    columns = ("Escalation", "Raised to", "State", "Raised on", "Days", "Limit in days")
    sheet = register_sheet(
        f"Escalations of {called(pilot)}",
        columns,
        [_escalation(one) for one in found],
        source="v_escalation_age",
        numeric=("Days", "Limit in days"),
    )
    note = (
        "Days: from raising to the answer, or to the newest record while it waits. What the "
        "barrier is stands in the file alone, as its words may speak of people."
    )
    keys = ("escalations_open", "escalations_blocked", "escalations_past_limit")
    behind = _sheets(_of(evaluator, pilot, *keys))
    return _listed(
        "escalations",
        "Escalations",
        sheet,
        sheet,
        *behind,
        reading=account.waiting(found).text,
        note=note,
    )


def _escalation(one: Escalation) -> tuple[str, ...]:
    return (
        one.escalation_code,
        LEVELS.get(one.to_level, one.to_level),
        one.status,
        formats.day(one.raised_on),
        "not recorded" if one.days is None else formats.number(one.days),
        formats.number(one.limit_days),
    )


def _actions(evaluator: Evaluator, pilot: Pilot) -> Block:
    found = actions(evaluator, pilot.programme_code, pilot.pilot_code)
    results = _of(evaluator, pilot, *ACTIONS)
    columns = ("Action", "Who", "Pillar", "Status", "Due", "Done")
    sheet = register_sheet(
        f"Actions of {called(pilot)}",
        columns,
        [_action(one) for one in found],
        source="v_action_state",
    )
    reading = engagement.actions(*results).text
    behind = (result_sheet(result, STATUSES) for result in results)
    return _listed("actions", "Actions", sheet, sheet, *behind, reading=reading)


def _action(one: Action) -> tuple[str, ...]:
    status = plain(one.status)
    return (
        one.action_code,
        one.owner_role or "not recorded",
        plain(one.pillar or "not recorded"),
        f"{status}, overdue" if one.overdue else status,
        formats.day(one.due_on) if one.due_on else "not recorded",
        formats.day(one.done_on) if one.done_on else "not done",
    )


def _steps(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Block:
    chart = course_stock.pilot_steps(evaluator, programme, pilot)
    rows = [(mark.label, mark.text) for mark in chart.marks]
    sheet = register_sheet(chart.frame.title, ("Step", "When"), rows, source="v_step_state")
    said = account.steps_of_pilot(pilot, step_states(evaluator, programme.code))
    drawing = timeline.screen(chart)
    return figure_block("steps", chart.frame, drawing, sheet, reading=said.text)


def _judged(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Block:
    results = _of(evaluator, pilot, *JUDGED.values())
    rows: list[list[Cell]] = [
        [title, value_of(result, result.only), uncertainty(result, result.only)]
        for title, result in zip(JUDGED, results, strict=True)
    ]
    frame = Frame(
        title="How it is judged and overseen",
        alt="",
        unit="",
        note="Source: self-evaluations, rubric reviews, proformas, oversight records.",
    )
    drawn = table(f"Judgements of {called(pilot)}", ("Judgement", "Value", "Rests on"), rows)
    href = address("/implementation", programme=programme.code)
    link = html.P(dcc.Link("Beside the other pilots: implementation", href=href))
    return framed_block("judged", frame, html.Div([drawn, link]), *_sheets(results))


def _dose(evaluator: Evaluator, pilot: Pilot) -> Block:
    amounts = _of(evaluator, pilot, *DOSE.values())
    [share] = _of(evaluator, pilot, "dose_share_of_plan")
    rows: list[list[Cell]] = [
        [
            component.value.capitalize(),
            value_of(amount, amount.only),
            value_of(share, share.at(component=component.value)),
        ]
        for component, amount in zip(DOSE, amounts, strict=True)
    ]
    frame = Frame(
        title="Dose against the plan",
        alt="",
        unit="",
        note="What the pilot logged: contacts that nobody logged are missing. The plan is for a "
        "whole pilot and is not cut down for one that ended early. Source: log of contacts, "
        "evaluation plan.",
    )
    numeric = ("Logged", "Of plan")
    drawn = table(f"Dose of {called(pilot)}", ("Part", *numeric), rows, numeric=numeric)
    reading = engagement.dose(share).text
    return framed_block("dose", frame, drawn, *_sheets([*amounts, share]), reading=reading)


def _ladder(evaluator: Evaluator, pilot: Pilot) -> Block:
    [contacts] = _of(evaluator, pilot, "arnstein_contacts")
    results = _of(evaluator, pilot, *LADDER)
    if not contacts.groups:
        return Block("ladder", not_collected("Arnstein's ladder", "engagement_contacts"))
    return diagram_block(
        "ladder",
        "Contacts on Arnstein's ladder of participation",
        ladder.printed(contacts),
        *_sheets([contacts, *results]),
        reading=engagement.ladder(*results).text,
        note="Officers rate their own contacts. Source: log of contacts; Arnstein (1969).",
    )


def _network(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Block:
    chart = course_stock.stakeholder_network(evaluator, programme, pilot)
    results = _of(evaluator, pilot, *STAKEHOLDERS)
    if not chart.nodes:
        return Block("network", not_collected("The network of stakeholders", "stakeholders"))
    rows = [
        (node.mark.label, node.mark.series, node.shape[0], node.mark.text) for node in chart.nodes
    ]
    sheet = register_sheet(
        chart.frame.title,
        ("Stakeholder", "Type", "Standing", "Contacts"),
        rows,
        source="v_stakeholder_reach",
    )
    reading = engagement.stakeholders(*results).text
    drawing = network.screen(chart)
    return figure_block("network", chart.frame, drawing, sheet, *_sheets(results), reading=reading)


def _growth(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Block:
    drawn = pilot_stock.stakeholders_by_month(evaluator, programme, pilot)
    if drawn.result.state is not ResultState.OK:
        text = "The growth of the network"
        return Block("growth", not_collected(text, "stakeholders"))
    return figure_block(
        "growth",
        drawn.chart.frame,
        months.screen(drawn.chart),
        result_sheet(drawn.result),
        reading=readings.growth(drawn.result).text,
    )


def _training(evaluator: Evaluator, programme: Programme) -> Block:
    reach = evaluator.evaluate("training_reach", {"programme_code": programme.code})
    if not reach.groups:
        return Block("training", not_collected("Who came to the training", "training_attendance"))
    said = training(reach) or nothing("Who came to the training", reach, "")
    text = f"Training is recorded for the programme, not for a pilot. {said.text}"
    return Block("training", html.Div([html.P(text), actions_of("Training")]), _sheets([reach]))


def _findings(evaluator: Evaluator, programme: Programme, pilot: Pilot) -> Block:
    """Findings whose evidence names the pilot, and the way to all the others."""
    found = [
        finding
        for finding in findings(evaluator, programme, _rules_of_single_pilots())
        if any(_speaks_of(one, pilot) for one in finding.evidence)
    ]
    href = address("/findings", programme=programme.code)
    text = (
        "The others speak of the whole programme. "
        if found
        else "Findings speak of the whole programme, and none names this pilot. "
    )
    link = dcc.Link("All findings, and the evidence behind each", href=href)
    cards = html.Div(
        [finding_card(finding, href=f"{href}#{finding.key}") for finding in found],
        className="findings",
    )
    sheets = evidence_sheets(evaluator, programme, (each.conclusion for each in found))
    return Block("findings", html.Div([cards, html.P([text, link])]), sheets)


def _rules_of_single_pilots() -> tuple[Rule, ...]:
    """Rules that read a metric which never mixes pilots."""
    return tuple(
        rule for rule in RULES if any("pilot_code" in metric(k).never_mixed for k in rule.metrics)
    )


def _speaks_of(evidence: Evidence, pilot: Pilot) -> bool:
    return dict(evidence.group.by).get("pilot_code") == pilot.pilot_code


def _listed(
    key: str, title: str, sheet: Sheet, *behind: Sheet, reading: str, note: str = ""
) -> Block:
    """A register under its sentence; the sentence alone where the register is empty."""
    frame = Frame(title=title, alt="", unit="", note=note if sheet.rows else "")
    drawn = listing(sheet) if sheet.rows else html.Div()
    return framed_block(key, frame, drawn, *behind, reading=reading, is_wide=True)


def _sheets(results: Iterable[MetricResult]) -> tuple[Sheet, ...]:
    return tuple(result_sheet(result) for result in results)


PAGE = Page(
    module=__name__,
    name="Pilot",
    path="/pilot",
    question="How does this pilot stand, and what does it need?",
    content=content,
    filters=(PROGRAMME, PILOT),
    is_listed=False,
)
