"""What a visitor reads of a page: its blocks, their components, words and links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from plotly.io.json import to_json_plotly

from dashboard.page import Block, Page, select
from shared.metrics import Evaluator

KEY = re.compile(r"[a-z]_[a-z]")
"""A name of the code, which nobody should have to read."""


def blocks_of(page: Page, evaluator: Evaluator, **asked: str) -> dict[str, Block]:
    """The page for a selection, by key of block, each key once."""
    made = page.content(evaluator, select(page, evaluator, asked).chosen)
    assert len({block.key for block in made}) == len(made)
    return {block.key: block for block in made}


def nodes(block: Block) -> Iterator[dict[str, Any]]:
    """Properties of every component of a block, in reading order."""

    def walk(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            yield node["props"]
            yield from walk(node["props"].get("children"))
        elif isinstance(node, list):
            for each in node:
                yield from walk(each)

    yield from walk(json.loads(to_json_plotly(block.body)))


def words(block: Block) -> str:
    """What stands in a block outside charts and grids."""
    found = []
    for node in nodes(block):
        children = node.get("children")
        parts = children if isinstance(children, list) else [children]
        found += [part for part in parts if isinstance(part, str)]
    return " ".join(found)


def links(block: Block) -> list[str]:
    """Where the links of a block lead."""
    return [node["href"] for node in nodes(block) if "href" in node]


def values(block: Block) -> dict[str, str]:
    """Metric to the value or state that a block shows of it, the first where it shows several."""
    found: dict[str, str] = {}
    for node in nodes(block):
        if "data-metric" in node:
            found.setdefault(node["data-metric"], node["children"])
    return found


def cells(block: Block) -> Iterator[str]:
    """Every text of the sheets behind a block."""
    for sheet in block.sheets:
        yield from (sheet.title, *sheet.columns)
        for row in sheet.rows:
            yield from row
