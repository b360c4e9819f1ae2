"""A finding as a card: title, state, strength, sentence, and what kept it from more."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import wild
from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings import Advised, Finding


def finding_card(finding: Finding) -> Component:
    """One finding."""
    return html.Article(
        [
            html.H3(finding.title),
            html.P(
                [
                    html.Span(finding.state.value, className="tag"),
                    html.Span(f"evidence: {finding.strength.value}", className="tag quiet"),
                ]
            ),
            html.P(finding.conclusion.text),
            html.P(f"{_why(finding)}: {finding.cap}", className="note"),
        ],
        className="finding",
        **wild(data_finding=finding.key, data_state=finding.state.value),
    )


def _why(finding: Finding) -> str:
    if finding.state is FindingState.NOT_ASSESSED:
        return "Not assessed because"
    return "Why not stronger"


def recommendation_item(advised: Advised) -> Component:
    """What is recommended, who decides, and which findings speak for it."""
    what = advised.recommendation
    rests_on = formats.listing([finding.title.lower() for finding in advised.findings])
    return html.Li(
        [
            html.Span(advised.advice.value, className="tag"),
            html.Span(what.text),
            html.Div(f"Decides: {what.owner}. Rests on: {rests_on}.", className="note"),
        ],
        **wild(data_recommendation=what.key),
    )
