"""Sentences as a block of their own, with the results that they were made from behind them."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.evidence import evidence_sheets
from dashboard.components.figures import actions
from dashboard.page import Block
from shared.findings import Statement
from shared.metrics import Evaluator
from shared.metrics.registers import Programme


def said(
    evaluator: Evaluator, programme: Programme, key: str, title: str, *statements: Statement
) -> Block:
    """What a page says before it draws anything; each sentence once.

    Args:
        evaluator, programme: whose codes are put into words in the tables behind.
        key: of the block.
        title: what the sentences are about, for the button that opens what stands behind them.
        statements: in order; those without words are left out.
    """
    told = tuple(dict.fromkeys(one for one in statements if one.text))
    sheets = evidence_sheets(evaluator, programme, told)
    parts: list[Component] = [html.P(one.text, className="reading") for one in told]
    if sheets:
        parts.append(actions(title))
    return Block(key, html.Div(parts), sheets)
