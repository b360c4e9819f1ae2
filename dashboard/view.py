"""A page as a request sees it: which snapshot, which filters, which blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.components.messages import fault_message, nothing_published
from dashboard.live import warehouse
from dashboard.page import SNAPSHOT, Block, Page, Selected, select
from shared.contract.errors import BeatwiseError, NoSnapshot
from shared.metrics import Evaluator
from shared.metrics.remembered import remembered

CACHED_VIEWS = 64
"""Some megabytes each: enough for drawers and downloads of what is being looked at."""


@dataclass(frozen=True, slots=True)
class View:
    """A page for one snapshot and one selection.

    Attributes:
        selected: what the filters offer and say.
        blocks: what is shown, in reading order.
        snapshot: name of the snapshot; "" where none could be opened.
        pinned: the snapshot that was asked for by name; "" where the view follows the newest.
        snapshot_day: day of its publication; None where none could be opened.
    """

    selected: Selected
    blocks: tuple[Block, ...]
    snapshot: str
    pinned: str
    snapshot_day: date | None = None

    @property
    def digests(self) -> dict[str, dict[str, str]]:
        """Key of each block to its digests, in reading order."""
        return {block.key: block.digests for block in self.blocks}

    def block(self, key: str) -> Block | None:
        """The block of that key; None where this view has none."""
        return next((block for block in self.blocks if block.key == key), None)


def view(page: Page, asked: Mapping[str, str | None]) -> View:
    """The page that a query asks for; what cannot be given gives way, and is said."""
    wanted = {name: value for name, value in asked.items() if name != SNAPSHOT}
    try:
        evaluator, pinned, unknown = _evaluator(asked.get(SNAPSHOT) or "")
        selected = select(page, evaluator, wanted)
        selected = Selected(selected.chosen, selected.choices, (*unknown, *selected.unknown))
        blocks = _made(evaluator, page, tuple(selected.chosen.items()))
        snapshot = evaluator.snapshot
        return View(selected, blocks, snapshot.name, pinned, snapshot.published_at.date())
    except NoSnapshot:
        return View(_nothing(page), (Block("nothing", nothing_published()),), "", "")
    except BeatwiseError as fault:
        return View(_nothing(page), (Block("fault", fault_message(fault)),), "", "")


def _evaluator(asked: str) -> tuple[Evaluator, str, tuple[str, ...]]:
    """The evaluator of a snapshot, the name it is pinned to, and what is not kept any more."""
    if not asked:
        return warehouse().current(), "", ()
    try:
        found = warehouse().named(asked)
        return found, found.snapshot.name, ()
    except NoSnapshot:
        return warehouse().current(), "", (f"snapshot '{asked}'",)


@remembered(CACHED_VIEWS)
def _made(
    evaluator: Evaluator, page: Page, chosen: tuple[tuple[str, str], ...]
) -> tuple[Block, ...]:
    """A page's blocks: a pure function of snapshot and filters, so made once for all visitors."""
    return tuple(page.content(evaluator, dict(chosen)))


def _nothing(page: Page) -> Selected:
    """Nothing can be offered while nothing is published."""
    names = [page_filter.name for page_filter in page.filters]
    return Selected(dict.fromkeys(names, ""), {name: [] for name in names})
