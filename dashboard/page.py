"""What a page is: its address, the question that it answers, its filters and its blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from dash import Dash
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.sheet import Sheet
from shared.metrics import Evaluator

SNAPSHOT = "snapshot"
"""Name in the URL of the snapshot that a view is pinned to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter and how it reads."""

    value: str
    label: str


Chosen = Mapping[str, str]
"""Filter name to the value chosen; every filter of the page has one, "" where it offers none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFilter:
    """One filter, held in the URL under its name.

    Attributes:
        name: the name in the URL: programme, pilot, area, arm, wave, rank, period …
        label: what a person reads beside it.
        choices: what can be chosen, given the filters before it; the first is the default.
    """

    name: str
    label: str
    choices: Callable[[Evaluator, Chosen], list[Choice]]


@dataclass(frozen=True)
class Block:
    """What changes by itself when new data arrive: a heading, a number, a figure, a table.

    Attributes:
        key: its name on the page, of small letters and hyphens; the same for every snapshot.
        body: what a visitor sees.
        sheets: the tables behind its numbers, which the drawer and the downloads show.
        parts: properties of components within the body, by their ids, that can change in place: a
            chart that stays in the page moves to other values, one that is made anew costs twice.
        outline: differs where the body differs by more than its parts; not read without parts.
    """

    key: str
    body: Component
    sheets: tuple[Sheet, ...] = ()
    parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    outline: object = None

    @cached_property
    def digests(self) -> dict[str, str]:
        """Of the body, or of its outline under "" and each of its parts."""
        parts = {part: digest(props) for part, props in self.parts.items()}
        return {"": digest(self.outline if self.parts else self.body), **parts}


def digest(shown: object) -> str:
    """Differs where what is sent to the browser differs."""
    return hashlib.blake2b(to_json_plotly(shown).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the dashboard.

    Attributes:
        module: name of the module that defines it.
        name: name in the navigation.
        path: address below the root.
        question: the question that the page answers, shown under its heading.
        content: evaluator and chosen filters to the blocks of the page, in reading order.
        filters: in the order shown.
        is_listed: it stands in the navigation; others are reached by links.
        register: adds callbacks of its own, for what does not come from the snapshot.
    """

    module: str
    name: str
    path: str
    question: str
    content: Callable[[Evaluator, Chosen], list[Block]]
    filters: tuple[PageFilter, ...] = field(default=())
    is_listed: bool = True
    register: Callable[[Dash, Page], None] | None = None

    @property
    def key(self) -> str:
        """Short name for component ids."""
        return self.path.strip("/") or "overview"


@dataclass(frozen=True, slots=True)
class Selected:
    """What a request asked for, held against what there is.

    Attributes:
        chosen: one valid value for each filter.
        choices: what each filter offers.
        unknown: "name 'value'" of whatever the request asked for and nobody offers.
    """

    chosen: dict[str, str]
    choices: dict[str, list[Choice]]
    unknown: tuple[str, ...] = ()

    def removable(self) -> list[tuple[str, str]]:
        """Name and label of every choice that is not the default of its filter."""
        return [
            (name, choice.label)
            for name, offered in self.choices.items()
            for choice in offered[1:]
            if choice.value == self.chosen[name]
        ]


def select(page: Page, evaluator: Evaluator, asked: Mapping[str, str | None]) -> Selected:
    """Hold a request to what the page's filters offer; unknown values give way to defaults."""
    chosen: dict[str, str] = {}
    choices: dict[str, list[Choice]] = {}
    names = {page_filter.name for page_filter in page.filters}
    unknown = [f"{name} '{value}'" for name, value in asked.items() if name not in names]
    for page_filter in page.filters:
        offered = page_filter.choices(evaluator, chosen)
        wanted = asked.get(page_filter.name)
        values = [choice.value for choice in offered]
        if wanted is not None and wanted not in values:
            unknown.append(f"{page_filter.label.lower()} '{wanted}'")
        default = values[0] if values else ""
        chosen[page_filter.name] = wanted if wanted in values and wanted else default
        choices[page_filter.name] = offered
    return Selected(chosen, choices, tuple(unknown))


def address(path: str, **chosen: str) -> str:
    """A link to a page with filters set; those that are "" are left out."""
    held = {name: value for name, value in chosen.items() if value}
    return f"{path}?{urlencode(held)}" if held else path
