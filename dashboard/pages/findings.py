"""Findings: what is concluded, how surely and from what; what follows; what was claimed before."""

from __future__ import annotations

from collections import Counter

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.claims import claims_sheet, contradiction_item, contradictions_sheet
from dashboard.components.evidence import evidence_sheets
from dashboard.components.figures import behind_button
from dashboard.components.filters import PROGRAMME, chosen_programme
from dashboard.components.findings import finding_article, recommendation_article
from dashboard.components.grid import grid
from dashboard.components.headings import heading
from dashboard.components.messages import message, not_collected
from dashboard.components.tables import Cell as TableCell
from dashboard.components.tables import table
from dashboard.page import Block, Choice, Chosen, Page, PageFilter, address
from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings import Advice, Advised, Cell, Finding, findings, recommendations
from shared.findings.accounts import overall
from shared.findings.claims import ClaimsLedger, Standing, account, claims_ledger
from shared.findings.finding import ANSWERED
from shared.findings.recommendation import FIRMEST_FIRST
from shared.metrics import Evaluator
from shared.metrics.registers import Programme

ALL = "all"
PARTS = {
    Cell.EFFECT: "What changed",
    Cell.MECHANISM: "How it would work",
    Cell.MODERATORS: "For whom and where",
    Cell.IMPLEMENTATION: "Whether it was delivered as designed",
    Cell.ECONOMICS: "What it cost, and whether it was worth it",
}
"""The parts of EMMIE in reading order, each in the words of its question."""


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    programme = chosen_programme(evaluator, chosen)
    if programme is None:
        return [Block("nothing", not_collected("The ledger of findings", "pilot_register"))]
    found = findings(evaluator, programme)
    advised = recommendations(found)
    return [
        Block("account", html.P(overall(found).text, className="reading")),
        _counts(programme, found),
        *_findings(evaluator, programme, chosen, found, advised),
        heading("Recommendations"),
        *_recommendations(advised),
        heading("Claims of the published review"),
        *_claims(claims_ledger(evaluator, programme.code, found), chosen["claims"]),
    ]


def _counts(programme: Programme, found: tuple[Finding, ...]) -> Block:
    """Findings by state and strength; each state leads to its findings."""
    counts = Counter((finding.state, finding.strength) for finding in found)
    states = [state for state in FindingState if any((state, s) in counts for s in FIRMEST_FIRST)]
    strengths = [s for s in FIRMEST_FIRST if any((state, s) in counts for state in states)]
    rows: list[list[TableCell]] = [
        [
            dcc.Link(
                state.value.capitalize(),
                href=address("/findings", programme=programme.code, state=state.value),
            ),
            *(formats.number(counts[state, strength]) for strength in strengths),
        ]
        for state in states
    ]
    numeric = [strength.value.capitalize() for strength in strengths]
    caption = "How many findings stand how, by the strength of their evidence"
    return Block("counts", table(caption, ("State", *numeric), rows, numeric=numeric))


def _findings(
    evaluator: Evaluator,
    programme: Programme,
    chosen: Chosen,
    found: tuple[Finding, ...],
    advised: tuple[Advised, ...],
) -> list[Block]:
    kept = [
        finding
        for finding in found
        if chosen["state"] in (ALL, finding.state.value)
        and chosen["part"] in (ALL, finding.rule.cell.value)
    ]
    if not kept:
        link = dcc.Link("Show all findings", href=address("/findings", programme=programme.code))
        return [Block("none", message("No finding is of this kind", link))]
    blocks: list[Block] = []
    for part, name in PARTS.items():
        own = sorted(
            (finding for finding in kept if finding.rule.cell is part),
            key=lambda finding: finding.state not in ANSWERED,
        )
        blocks += [heading(name)] if own else []
        blocks += [_finding(evaluator, programme, finding, advised) for finding in own]
    return blocks


def _finding(
    evaluator: Evaluator, programme: Programme, finding: Finding, advised: tuple[Advised, ...]
) -> Block:
    calls_for = tuple(
        one for one in advised if finding in one.met and one.advice is not Advice.NOT_TRIGGERED
    )
    return Block(
        f"finding-{_key(finding.key)}",
        finding_article(finding, calls_for),
        evidence_sheets(evaluator, programme, (finding.conclusion,)),
    )


def _recommendations(advised: tuple[Advised, ...]) -> list[Block]:
    order = list(Advice)
    counts = Counter(one.advice for one in advised)
    said = [f"{counts[advice]} {_advice(advice)}" for advice in order if counts[advice]]
    text = f"{formats.count(len(advised), 'recommendation')}: {formats.listing(said)}."
    return [
        Block("recommendations", html.P(text, className="reading")),
        *(
            Block(f"advice-{_key(one.recommendation.key)}", recommendation_article(one))
            for one in sorted(advised, key=lambda one: order.index(one.advice))
        ),
    ]


def _advice(advice: Advice) -> str:
    return {
        Advice.ADOPT: "to adopt",
        Advice.CONSIDER: "to consider",
        Advice.RESEARCH: "for research",
        Advice.NOT_TRIGGERED: "not called for",
    }[advice]


def _claims(ledger: ClaimsLedger, standing: str) -> list[Block]:
    if not ledger.claims:
        if ledger.not_judged:
            return [Block("claims", message("Not judged", ledger.not_judged))]
        return [Block("claims", not_collected("The ledger of claims", "published_claims"))]
    kept = tuple(one for one in ledger.claims if standing in (ALL, one.standing.value))
    sheet = claims_sheet(kept, among=ledger.claims)
    return [
        Block("claims-account", html.P(account.account(ledger).text, className="reading")),
        _contradictions(ledger),
        Block("claims", html.Div([html.H3(_listed(kept, ledger)), grid(sheet)]), (sheet,)),
    ]


def _listed(kept: tuple[object, ...], ledger: ClaimsLedger) -> str:
    every = formats.count(len(ledger.claims), "claim")
    return f"{every}" if len(kept) == len(ledger.claims) else f"{len(kept)} of {every}"


def _contradictions(ledger: ClaimsLedger) -> Block:
    title = "Where the published review contradicts itself"
    items: list[Component] = [contradiction_item(each) for each in ledger.contradictions]
    body = html.Div([html.H3(title), *items, behind_button(title)], className="contradictions")
    return Block("contradictions", body, (contradictions_sheet(ledger.contradictions),))


def _key(name: str) -> str:
    return name.replace("_", "-")


def _one_of(name: str, label: str, values: list[str]) -> PageFilter:
    """A filter of fixed values, all of them first."""
    choices = [Choice(ALL, "All"), *(Choice(value, value.capitalize()) for value in values)]
    return PageFilter(name=name, label=label, choices=lambda _evaluator, _chosen: choices)


PAGE = Page(
    module=__name__,
    name="Findings",
    path="/findings",
    question="What is concluded, how surely and from what, and what follows from it?",
    content=content,
    filters=(
        PROGRAMME,
        _one_of("state", "State", [state.value for state in FindingState]),
        _one_of("part", "Part", [part.value for part in PARTS]),
        _one_of("claims", "Claims that are", [standing.value for standing in Standing]),
    ),
)
