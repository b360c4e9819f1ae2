"""Findings and recommendations: as cards on a first screen, and in full in the ledger."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from dashboard.components.figures import behind_button
from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings import Advised, Finding, Recommendation
from shared.findings.recommendation import Needs

ANCHOR = "recommendation-"


def finding_card(finding: Finding, *, href: str) -> Component:
    """A finding in a sentence, with a link to its place in the ledger."""
    return html.Article(
        [
            html.H3(dcc.Link(finding.title, href=href)),
            tags(finding),
            html.P(f"{finding.lead}."),
        ],
        className="finding",
        **_marks(finding),
    )


def finding_article(finding: Finding, calls_for: tuple[Advised, ...]) -> Component:
    """A finding in full: asked, concluded, why no stronger, by whom decided, what it calls for.

    Args:
        finding: the finding.
        calls_for: the recommendations that it speaks for.
    """
    parts: list[Component | None] = [
        html.H3(finding.title),
        tags(finding),
        html.P([html.Strong("Held against the data: "), finding.proposition]),
        html.P(f"{finding.lead}.", className="reading"),
        _in_full(finding),
        html.P(f"{_limit(finding)}: {finding.cap}", className="note"),
        _decision(finding),
        _calls_for(calls_for),
        behind_button(f"Evidence for: {finding.title}") if finding.evidence else None,
    ]
    return html.Article(
        [part for part in parts if part is not None],
        className="finding",
        id=finding.key,
        **_marks(finding),
    )


def tags(finding: Finding) -> Component:
    """State of the proposition, strength and part as words."""
    return html.P(
        [
            html.Span(f"proposition {finding.state.value}", className="tag"),
            html.Span(f"evidence: {finding.strength.value}", className="tag quiet"),
            html.Span(finding.rule.cell.value, className="tag quiet"),
        ],
        className="tags",
    )


def recommendation_item(advised: Advised, *, href: str) -> Component:
    """What is recommended and who decides, with a link to what it rests on."""
    what = advised.recommendation
    return html.Li(
        [
            html.Span(advised.advice.value, className="tag"),
            dcc.Link(what.title, href=href),
            html.Div(what.text),
            html.Div(f"Decides: {what.owner}.", className="note"),
        ],
        **wild(data_recommendation=what.key),
    )


def recommendation_article(advised: Advised) -> Component:
    """A recommendation with each finding that it rests on, and whether that speaks for it."""
    what = advised.recommendation
    strength = [html.Span(f"evidence: {advised.strength.value}", className="tag quiet")]
    return html.Article(
        [
            html.H3(f"{what.label}{what.title}"),
            html.P(
                [
                    html.Span(advised.advice.value, className="tag"),
                    *(strength if advised.met else []),
                ],
                className="tags",
            ),
            html.P(what.text),
            html.P(f"Decides: {what.owner}. {what.judgement}".strip(), className="note"),
            html.Details(
                [
                    html.Summary(
                        [
                            f"Rests on {_how_many(what)}",
                            html.Span(f": {what.title}", className="visually-hidden"),
                        ]
                    ),
                    html.Ul([html.Li(_read(finding, advised)) for finding in advised.findings]),
                ]
            ),
        ],
        className="finding",
        id=anchor(what),
        **wild(data_recommendation=what.key),
    )


def anchor(what: Recommendation) -> str:
    """Where a recommendation stands in the ledger."""
    return f"{ANCHOR}{what.key}"


def _in_full(finding: Finding) -> Component:
    return html.Details(
        [
            html.Summary(["In full", html.Span(f": {finding.title}", className="visually-hidden")]),
            html.P([html.Strong("Conclusion: "), finding.conclusion.text]),
        ]
    )


def _limit(finding: Finding) -> str:
    if finding.state is FindingState.NOT_ASSESSED:
        return "Not assessed because"
    return "Why not stronger"


def _decision(finding: Finding) -> Component | None:
    decided = finding.override
    if decided is None:
        return None
    return html.P(
        f"By rule {finding.judged.value}; by decision of {decided.name} on "
        f"{formats.day(decided.decided_on)} {decided.state.value}, because: {decided.reason}",
        className="decision",
    )


def _calls_for(calls_for: tuple[Advised, ...]) -> Component | None:
    if not calls_for:
        return None
    links = [
        part
        for place, each in enumerate(calls_for)
        for part in (
            f"{'; ' if place else ''}{each.advice.value} ",
            html.A(each.recommendation.title, href=f"#{anchor(each.recommendation)}"),
        )
    ]
    return html.P(["Speaks for: ", *links, "."])


def _how_many(what: Recommendation) -> str:
    if len(what.triggers) == 1:
        return "one finding"
    number = len(what.triggers)
    return f"all of {number} findings" if what.needs is Needs.ALL else f"any of {number} findings"


def _read(finding: Finding, advised: Advised) -> list[str | Component]:
    speaks = "speaks for it" if finding in advised.met else "does not carry it"
    state = f" ({finding.state.value}, {finding.strength.value}): {speaks}"
    return [html.A(finding.title, href=f"#{finding.key}"), state]


def _marks(finding: Finding) -> dict[str, Any]:
    return wild(data_finding=finding.key, data_state=finding.state.value)
