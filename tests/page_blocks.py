"""A page of the dashboard as tests read it: its blocks, their components and their words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from plotly.io.json import to_json_plotly

from dashboard.page import Block, Page, select
from shared.metrics import Evaluator

_KEY = re.compile(r"[a-z]_[a-z]")


def blocks_of(page: Page, evaluator: Evaluator, **asked: str) -> dict[str, Block]:
    """The page for a selection, by key of block; each key stands once."""
    made = page.content(evaluator, select(page, evaluator, asked).chosen)
    assert len({block.key for block in made}) == len(made)
    return {block.key: block for block in made}


def nodes(block: Block) -> Iterator[dict[str, Any]]:
    """Properties of every component of a block, in reading order."""
    yield from _walk(json.loads(to_json_plotly(block.body)))


def words(block: Block) -> str:
    """What a visitor reads of a block, in reading order."""
    return " ".join(_texts(json.loads(to_json_plotly(block.body))))


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


def keys_shown(made: dict[str, Block]) -> list[str]:
    """Texts of a page, and of the tables behind it, that hold a key in place of words."""
    blocks = made.values()
    texts = [*map(words, blocks), *(cell for block in blocks for cell in cells(block))]
    return [text for text in texts if _KEY.search(text)]


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, dict):
        yield node["props"]
        yield from _walk(node["props"].get("children"))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each)
    elif isinstance(node, dict):
        yield from _texts(node["props"].get("children"))
