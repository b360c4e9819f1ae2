"""Data: how fresh, what is missing, what was refused and how to mend it, and what changed when."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components.figures import actions
from dashboard.components.grid import grid
from dashboard.components.headings import heading
from dashboard.components.messages import not_collected
from dashboard.live import warehouse
from dashboard.page import Block, Choice, Chosen, Page, PageFilter
from dashboard.sheet import Sheet, register_sheet
from shared.contract import formats
from shared.contract.errors import NoSnapshot
from shared.contract.kept import KeptSnapshot
from shared.contract.vocabulary import kind_title
from shared.metrics import Evaluator
from shared.metrics.arrivals import difference
from shared.metrics.loads import Rejects, gaps, rejects, warnings
from shared.metrics.registers import Freshness, LoadedFile, freshness, loaded_files

LISTED = 500
"""Most rejected rows and loads that are listed."""


def content(evaluator: Evaluator, chosen: Chosen) -> list[Block]:
    """The body of the page."""
    kinds, refused = freshness(evaluator), rejects(evaluator, limit=LISTED)
    if not kinds and not refused.total:
        return [Block("nothing", not_collected("What was loaded"))]
    return [
        Block("answer", html.P(_answer(kinds, refused), className="lead")),
        heading("How fresh it is"),
        _freshness(kinds),
        _gaps(evaluator),
        heading("What was refused, and how to mend it"),
        *_rejects(refused),
        *_warnings(evaluator),
        heading("What was loaded"),
        _loads(evaluator),
        heading("What changed since another snapshot"),
        _difference(evaluator, chosen),
    ]


def _answer(kinds: Sequence[Freshness], refused: Rejects) -> str:
    rows = sum(kind.rows_accepted for kind in kinds)
    dated = [kind.newest for kind in kinds if kind.newest]
    newest = f" The newest record is of {formats.day(max(dated))}." if dated else ""
    waits = formats.count(refused.open, "rejected row waits", "rejected rows wait")
    if not refused.open:
        waits = "No rejected row waits"
    return (
        f"{formats.count(rows, 'row', 'rows')} of {formats.count(len(kinds), 'kind')} of file "
        f"count today.{newest} {waits} to be mended."
    )


def _freshness(kinds: Sequence[Freshness]) -> Block:
    counts = ("files", "rows that count", "rejected", "replaced")
    rows = [
        (
            kind_title(kind.kind),
            formats.day(kind.newest) if kind.newest else "undated",
            formats.number(kind.files),
            formats.number(kind.rows_accepted),
            formats.number(kind.rows_rejected),
            formats.number(kind.rows_superseded),
        )
        for kind in sorted(kinds, key=lambda kind: kind_title(kind.kind).lower())
    ]
    sheet = register_sheet(
        "Kinds of file",
        ("kind", "newest", *counts),
        rows,
        source="v_data_freshness",
        numeric=counts,
    )
    return _listed("freshness", sheet)


def _gaps(evaluator: Evaluator) -> Block:
    found = gaps(evaluator)
    if not found:
        return Block("gaps", html.P("No gap was found in what has arrived."))
    rows = [(kind_title(gap.kind), gap.what) for gap in found]
    return _listed(
        "gaps", register_sheet("Gaps", ("kind", "missing"), rows, source="v_load_ledger")
    )


def _rejects(refused: Rejects) -> list[Block]:
    if not refused.total:
        return [Block("rejects", html.P("No row was ever refused."))]
    told = (
        "Mend the rows in the file that they came from and hand it over again: a mended row closes "
        f"its reject. {formats.count(refused.open, 'row waits', 'rows wait')} still."
    )
    groups = [
        (
            group.file_name,
            group.column_name or "the row as a whole",
            group.rule,
            formats.number(group.rows),
            formats.number(group.open),
        )
        for group in refused.groups
    ]
    rows = [
        (
            reject.file_name,
            formats.number(reject.row_no),
            reject.column_name or "the row as a whole",
            reject.value or "blank",
            reject.rule,
            reject.closed_by or "nothing yet",
        )
        for reject in refused.listed
    ]
    by_rule = register_sheet(
        "Rules that files broke",
        ("file to mend", "column", "rule", "rows", "still open"),
        groups,
        source="v_reject",
        numeric=("rows", "still open"),
    )
    listed = register_sheet(
        f"Rejected rows, {formats.number(len(rows))} of {formats.number(refused.total)}",
        ("file", "line", "column", "value found", "rule", "mended by"),
        rows,
        source="v_reject",
        numeric=("line",),
    )
    return [
        Block("reject-note", html.P(told)),
        _listed("reject-rules", by_rule),
        _listed("reject-rows", listed),
    ]


def _warnings(evaluator: Evaluator) -> list[Block]:
    found = warnings(evaluator)
    if not found:
        return []
    rows = [
        (w.file_name, w.column_name or "the row as a whole", w.rule, formats.number(w.rows))
        for w in found
    ]
    sheet = register_sheet(
        "Warnings: rows that were kept",
        ("file", "column", "rule not met", "rows that break it"),
        rows,
        source="v_warning",
        numeric=("rows that break it",),
    )
    return [_listed("warnings", sheet)]


def _loads(evaluator: Evaluator) -> Block:
    files = list(reversed(loaded_files(evaluator)))
    rows = [_load(file) for file in files[:LISTED]]
    counts = ("rows", "count today", "rejected", "replaced")
    sheet = register_sheet(
        f"Loads, the latest first: {formats.number(len(rows))} of {formats.number(len(files))}",
        ("loaded", "file", "kind", "state", *counts, "message"),
        rows,
        source="v_load_ledger",
        numeric=counts,
    )
    return _listed("loads", sheet)


def _load(file: LoadedFile) -> tuple[str, ...]:
    return (
        formats.moment(file.loaded_at),
        file.file_name,
        kind_title(file.kind) if file.kind else "not recognised",
        file.state,
        formats.number(file.rows_in),
        formats.number(file.rows_accepted),
        formats.number(file.rows_rejected),
        formats.number(file.rows_superseded),
        file.message or "",
    )


def _difference(evaluator: Evaluator, chosen: Chosen) -> Block:
    if not chosen["since"]:
        return Block("difference", html.P("No older snapshot is kept to compare this one with."))
    try:
        before = warehouse().named(chosen["since"])
    except NoSnapshot:  # pruned since the filter offered it
        return Block("difference", html.P("That snapshot is not kept any more. Choose another."))
    rows = [
        (
            kind_title(kind.kind),
            formats.number(kind.rows_before),
            formats.number(kind.rows_after),
            formats.listing(list(kind.added)) or "none",
            formats.listing(list(kind.removed)) or "none",
        )
        for kind in difference(before, evaluator)
    ]
    if not rows:
        return Block("difference", html.P("The same rows count in both snapshots."))
    counts = ("rows then", "rows now")
    sheet = register_sheet(
        "Kinds of file of which other rows count now",
        ("kind", *counts, "files added", "files gone"),
        rows,
        source="v_load_ledger",
        numeric=counts,
    )
    return _listed("difference", sheet)


def _listed(key: str, sheet: Sheet) -> Block:
    parts = [html.H3(sheet.title), grid(sheet), actions(sheet.title)]
    return Block(key, html.Div(parts), (sheet,))


def _others(evaluator: Evaluator, _chosen: Chosen) -> list[Choice]:
    """The other snapshots that are kept, the latest first."""
    own = evaluator.snapshot.name
    return [Choice(kept.name, _called(kept)) for kept in warehouse().kept() if kept.name != own]


def _called(kept: KeptSnapshot) -> str:
    pinned = ", pinned" if kept.pinned else ""
    return f"{formats.moment(kept.published_at)}, {kept.snapshot}{pinned}"


PAGE = Page(
    module=__name__,
    name="Data",
    path="/data",
    question="How fresh is the data, what is missing, and what must be mended?",
    content=content,
    filters=(PageFilter(name="since", label="Compare with", choices=_others),),
)
