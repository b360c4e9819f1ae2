"""A finding in the place that it speaks of: its whole conclusion, and what it rests on."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.attributes import wild
from dashboard.components.evidence import evidence_sheets
from dashboard.components.figures import behind_button
from dashboard.components.findings import tags
from dashboard.page import Block, address
from shared.findings import Finding
from shared.findings.registry import RULES, findings
from shared.metrics import Evaluator
from shared.metrics.registers import Programme


def findings_of(evaluator: Evaluator, programme: Programme, *keys: str) -> dict[str, Finding]:
    """The findings of these rules, as far as they apply, by key and in the order of the rules."""
    rules = tuple(rule for rule in RULES if rule.key in keys)
    return {finding.key: finding for finding in findings(evaluator, programme, rules)}


def cited_block(evaluator: Evaluator, programme: Programme, finding: Finding) -> Block:
    """A finding's whole conclusion, its state and strength, and the way to the ledger."""
    sheets = evidence_sheets(evaluator, programme, (finding.conclusion,))
    ledger = f"{address('/findings', programme=programme.code)}#{finding.key}"
    body = html.Article(
        [
            html.H3(finding.title),
            tags(finding),
            html.P(finding.conclusion.text),
            html.P(dcc.Link(f"{finding.title} in the ledger of findings", href=ledger)),
            *([behind_button(finding.title)] if sheets else []),
        ],
        className="finding",
        **wild(data_finding=finding.key, data_state=finding.state.value),
    )
    return Block(f"finding-{finding.key.replace('_', '-')}", body, sheets)
