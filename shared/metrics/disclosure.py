"""Which groups of people a result may show, decided once per snapshot for every selection.

The finest cells into which a metric's dimensions part people are merged into blocks of at least the
minimum number of people. A group may be shown only where it is made of whole blocks. Whatever is
added to or subtracted from shown groups is then made of whole blocks as well, so no combination of
selections can single out fewer people than a block holds (docs/adr/0016).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count
from operator import itemgetter
from typing import Any

import polars as pl

from shared.contract.vocabulary import RANKS
from shared.metrics.definition import Metric, Rows
from shared.store import Filter, Snapshot, Span, members_question

By = tuple[tuple[str, Any], ...]
Key = tuple[Any, ...]
People = frozenset[Any]
_RANK, _BLOCK, _CELLS, _PEOPLE = "merged rank", "block", "cells of block", "people of block"


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that are shown together or not at all, and everybody in them."""

    cells: tuple[Key, ...]
    people: People


@dataclass(frozen=True, slots=True)
class Protection:
    """The blocks of one metric on one snapshot.

    Attributes:
        cells: one row per statement (dimensions that are never mixed) and cell (partitions): those
            dimensions, the merged rank, the block, and how many cells and people it has.
        ranked: the partition whose small values are merged with their neighbours, if any.
        minimum: fewest people that may be shown.
    """

    cells: pl.DataFrame
    ranked: str | None
    minimum: int

    @classmethod
    def of(cls, snapshot: Snapshot, metric: Metric, *, minimum: int) -> Protection:
        """The blocks of a metric's people."""
        names = (*metric.never_mixed, *metric.partitions)
        read = metric.reads.columns if isinstance(metric.reads, Rows) else ()
        question = members_question(metric.view, metric.people, names, present=read)
        people = pl.col("members").list.unique().alias(_PEOPLE)
        cells = snapshot.ask(question).select(*names, people)
        ranked = _with_ranks(cells, metric, minimum)
        found = _with_blocks(ranked, metric, minimum)
        return cls(found, metric.ranked, minimum)

    def hidden(self, where: Filter, split: Sequence[str]) -> Callable[[By], bool]:
        """Tells of each group of a selection whether it is not made of whole blocks of enough."""
        chosen = self._chosen(where)
        if self.ranked is not None and self.ranked in split:
            chosen = chosen.with_columns(pl.col(_RANK).alias(self.ranked))
        known = [name for name in split if name in self.cells.columns]
        cut = pl.len() < pl.col(_CELLS).first()
        small = pl.col(_PEOPLE).first() < self.minimum
        unsafe = chosen.group_by(*known, _BLOCK).agg(unsafe=cut | small).filter("unsafe")
        keys = {tuple(row[name] for name in known) for row in unsafe.iter_rows(named=True)}
        return lambda group: tuple(value for name, value in group if name in known) in keys

    def merged(self, frame: pl.DataFrame, where: Filter, split: Sequence[str]) -> pl.DataFrame:
        """The frame with the ranked dimension's values replaced by the merged ones."""
        if self.ranked is None or self.ranked not in split:
            return frame
        keys = [name for name in split if name in self.cells.columns]
        labels = self._chosen(where).select(*keys, _RANK).unique()
        joined = frame.join(labels, on=keys, how="left", nulls_equal=True)
        return joined.with_columns(pl.col(_RANK).alias(self.ranked)).drop(_RANK)

    def _chosen(self, where: Filter) -> pl.DataFrame:
        tests = [
            _holds(name, wanted) for name, wanted in where.items() if name in self.cells.columns
        ]
        return self.cells.filter(*tests)


def blocks(cells: Mapping[Key, People], *, minimum: int, depth: int = 0) -> list[Block]:
    """Blocks of at least that many people, merged first among cells alike in earlier dimensions.

    Args:
        cells: values of the partitions, in their order, to the people of that cell.

    Returns:
        Every cell once; a block is smaller only where it is the only one.
    """
    if depth == len(next(iter(cells))):
        return [Block((cell,), people) for cell, people in cells.items()]
    parts: dict[Any, dict[Key, People]] = defaultdict(dict)
    for cell, people in cells.items():
        parts[cell[depth]][cell] = people
    found = [b for part in parts.values() for b in blocks(part, minimum=minimum, depth=depth + 1)]
    return _merged(found, minimum)


def merged_ranks(people: Mapping[str | None, People], *, minimum: int) -> dict[str | None, str]:
    """Each rank's label: ranks of few people are merged upward, the highest one downward.

    Args:
        people: rank to the people of that rank; None where it is not known.

    Returns:
        "sergeant", or "sergeant or inspector" for both of a merged pair.
    """
    runs: list[list[str | None]] = []
    for rank in sorted(people, key=_height):
        if runs and _size(runs[-1], people) < minimum:
            runs[-1].append(rank)
        else:
            runs.append([rank])
    if len(runs) > 1 and _size(runs[-1], people) < minimum:
        highest = runs.pop()
        runs[-1].extend(highest)
    return {rank: " or ".join(r or "rank not known" for r in run) for run in runs for rank in run}


_EVERYBODY = pl.col(_PEOPLE).explode().unique()
"""The people of several cells together."""


def _with_ranks(cells: pl.DataFrame, metric: Metric, minimum: int) -> pl.DataFrame:
    if metric.ranked is None:
        return cells.with_columns(pl.lit(None, pl.String).alias(_RANK))
    statement = list(metric.never_mixed)
    sizes = cells.group_by(*statement, metric.ranked).agg(_EVERYBODY)
    found: list[tuple[Any, ...]] = []
    for key, part in _parted(sizes, statement):
        people = {rank: frozenset(who) for rank, who in part.select(metric.ranked, _PEOPLE).rows()}
        labels = merged_ranks(people, minimum=minimum)
        found += [(*key, rank, label) for rank, label in labels.items()]
    schema = {name: cells.schema[name] for name in (*statement, metric.ranked)}
    labels_of = pl.DataFrame(found, {**schema, _RANK: pl.String}, orient="row")
    return cells.join(labels_of, on=list(schema), how="left", nulls_equal=True)


def _with_blocks(cells: pl.DataFrame, metric: Metric, minimum: int) -> pl.DataFrame:
    statement = list(metric.never_mixed)
    parts = [_RANK if name == metric.ranked else name for name in metric.partitions]
    merged = cells.group_by(*statement, *parts).agg(_EVERYBODY)
    merged = merged.sort(*statement, *parts, nulls_last=True)
    found: list[tuple[Any, ...]] = []
    numbers = count()
    for key, part in _parted(merged, statement):
        people = {row[:-1]: frozenset(row[-1]) for row in part.select(*parts, _PEOPLE).rows()}
        for block, number in zip(blocks(people, minimum=minimum), numbers, strict=False):
            found += [(*key, *cell, number, len(block.people)) for cell in block.cells]
    schema = {name: cells.schema[name] for name in (*statement, *parts)}
    schema |= {_BLOCK: pl.Int64(), _PEOPLE: pl.Int64()}
    blocks_of = pl.DataFrame(found, schema, orient="row")
    joined = cells.drop(_PEOPLE).join(
        blocks_of, on=[*statement, *parts], how="left", nulls_equal=True
    )
    return joined.with_columns(pl.len().over(_BLOCK).cast(pl.Int64).alias(_CELLS))


def _merged(found: list[Block], minimum: int) -> list[Block]:
    """The same cells in blocks that are large enough, the smallest put together first."""
    order = [(len(block.people), place, block) for place, block in enumerate(found)]
    heapify(order)
    while len(order) > 1 and order[0][0] < minimum:
        _, place, first = heappop(order)
        _, _, second = heappop(order)
        both = Block(first.cells + second.cells, first.people | second.people)
        heappush(order, (len(both.people), place, both))
    return [block for _, _, block in sorted(order, key=itemgetter(1))]


def _parted(frame: pl.DataFrame, names: list[str]) -> list[tuple[Key, pl.DataFrame]]:
    if not names:
        return [((), frame)] if len(frame) else []
    return list(frame.group_by(names, maintain_order=True))


def _holds(name: str, wanted: Sequence[Any] | Span) -> pl.Expr:
    column = pl.col(name)
    if not isinstance(wanted, Span):
        return column.is_in(list(wanted))
    first = pl.lit(value=True) if wanted.first is None else column >= wanted.first
    return first if wanted.last is None else first & (column <= wanted.last)


def _size(run: Sequence[str | None], people: Mapping[str | None, People]) -> int:
    return len(frozenset().union(*(people[rank] for rank in run)))


def _height(rank: str | None) -> tuple[int, str]:
    return (RANKS.index(rank) if rank in RANKS else len(RANKS), rank or "")
