"""Evaluates metrics: reads what a definition names, estimates per group, withholds what must be.

Disclosure control stands here and nowhere else, so no figure, finding or export ever holds a number
that was suppressed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from cachetools import LRUCache, cached

from shared.contract.errors import UnknownName
from shared.contract.relations import relation
from shared.contract.settings import Settings
from shared.contract.vocabulary import ResultState
from shared.metrics.definition import Disclosure, Metric, Rows, Totals
from shared.metrics.disclosure import By, telling
from shared.metrics.lineage import SourceRows, rows_behind
from shared.metrics.registry import metric as registered
from shared.metrics.result import Group, MetricResult, Withheld
from shared.metrics.selection import Selection, typed
from shared.stats import Estimate, TooFew
from shared.store import Filter, Snapshot, Span

CACHED_RESULTS = 8192


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Fewest people behind a published number, by disclosure rule."""

    attitude: int
    count: int

    @classmethod
    def of(cls, settings: Settings) -> Thresholds:
        """The thresholds that the settings name."""
        return cls(settings.minimum_base_attitude, settings.minimum_base_count)

    def minimum(self, rule: Disclosure) -> int:
        """The minimum base of a rule; 0 where nobody needs protection."""
        match rule:
            case Disclosure.ATTITUDE:
                return self.attitude
            case Disclosure.COUNT:
                return self.count
            case Disclosure.OPEN:
                return 0


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Evaluates metrics on one snapshot under one set of thresholds."""

    snapshot: Snapshot
    thresholds: Thresholds

    def evaluate(
        self,
        key: str,
        chosen: Selection | Mapping[str, Any] | None = None,
        *,
        by: Iterable[str] = (),
    ) -> MetricResult:
        """The metric for a selection, split by dimensions; cached, as a snapshot never changes.

        Args:
            key: a registered metric.
            chosen: selection, or a mapping of dimension to value or values.
            by: dimensions to split by. Dimensions that the metric never mixes are added, unless
                the selection fixes them.

        Raises:
            UnknownName: no such metric or dimension.
            RequestFault: a value cannot be read.
        """
        selection = chosen if isinstance(chosen, Selection) else Selection.of(chosen)
        return _evaluate(self.snapshot, self.thresholds, registered(key), selection, tuple(by))

    def require_known(self, key: str, selection: Selection) -> None:
        """Hold a person's selection to the values that the snapshot holds.

        Evaluating a value that no row has is no fault (the result is "not collected"), but a
        person who typed it should hear of the nearest one.

        Raises:
            UnknownName: no such metric, dimension or value.
            RequestFault: a value cannot be read.
        """
        definition = registered(key)
        _check_dimensions(definition, selection.names())
        _check_values(self.snapshot, definition, selection)

    def values(self, key: str, dimension: str) -> list[Any]:
        """The values of a metric's dimension in this snapshot, sorted.

        Raises:
            UnknownName: no such metric or dimension.
        """
        definition = registered(key)
        _check_dimensions(definition, (dimension,))
        return _values(self.snapshot, definition.view, dimension)

    def rows_behind(
        self, key: str, chosen: Selection | Mapping[str, Any] | None = None
    ) -> tuple[SourceRows, ...]:
        """The files, and how many of their rows, that stand behind a metric for a selection.

        Raises:
            UnknownName: no such metric or dimension.
        """
        selection = chosen if isinstance(chosen, Selection) else Selection.of(chosen)
        metric = registered(key)
        _check_dimensions(metric, selection.names())
        minimum = self.thresholds.minimum(metric.disclosure)
        return rows_behind(self.snapshot, metric, selection, minimum=minimum)


@cached(LRUCache(CACHED_RESULTS), lock=threading.Lock())
def _evaluate(
    snapshot: Snapshot,
    thresholds: Thresholds,
    metric: Metric,
    selection: Selection,
    by: tuple[str, ...],
) -> MetricResult:
    _check_dimensions(metric, (*selection.names(), *by))
    added = [d for d in metric.never_mixed if d not in by and not selection.fixes(d)]
    split = (*by, *added)
    minimum = thresholds.minimum(metric.disclosure)
    measured = _measure(snapshot, metric, selection, split)
    telling = _telling(snapshot, metric, selection, split, measured, minimum) if minimum else set()
    groups = tuple(
        Group(group, _outcome(metric, found, minimum, is_telling=group in telling))
        for group, found in measured.items()
    )
    return MetricResult(metric, selection, split, snapshot.id, groups)


def _measure(
    snapshot: Snapshot, metric: Metric, selection: Selection, split: tuple[str, ...]
) -> dict[By, Estimate | TooFew | None]:
    """Each group's estimate before anything is withheld; None where it has no rows."""
    return {
        group: None if _is_empty(metric, read) else metric.estimator(read)
        for group, read in _read(snapshot, metric, selection, split)
    }


def _telling(
    snapshot: Snapshot,
    metric: Metric,
    selection: Selection,
    split: tuple[str, ...],
    measured: Mapping[By, Estimate | TooFew | None],
    minimum: int,
) -> set[By]:
    wholes = (
        _measure(snapshot, metric, selection.without(name), split)
        for name in selection.names()
        if name in metric.partitions and name not in split
    )
    return telling(
        _bases(measured),
        map(_bases, wholes),
        partitions=[name for name in split if name in metric.partitions],
        minimum=minimum,
    )


def _bases(measured: Mapping[By, Estimate | TooFew | None]) -> dict[By, int]:
    return {group: found.base if found else 0 for group, found in measured.items()}


def _check_dimensions(metric: Metric, names: tuple[str, ...]) -> None:
    for name in names:
        if name not in metric.dimensions:
            raise UnknownName(f"dimension of {metric.key}", name, metric.dimensions)


def _check_values(snapshot: Snapshot, metric: Metric, selection: Selection) -> None:
    for name, values in _where(metric.view, selection).items():
        known = _values(snapshot, metric.view, name)
        if known and not isinstance(values, Span):
            for value in values:
                if value not in known:
                    raise UnknownName(f"value of {name}", str(value), map(str, known))


@cached(LRUCache(1024), lock=threading.Lock())
def _values(snapshot: Snapshot, view: str, column: str) -> list[Any]:
    return snapshot.values(view, column)


def _where(view: str, selection: Selection) -> Filter:
    has = {column.name: column.type for column in relation(view).columns}
    return {name: typed(name, texts, has[name]) for name, texts in selection.items if name in has}


_Part = tuple[By, pl.DataFrame]


def _read(
    snapshot: Snapshot, metric: Metric, selection: Selection, split: tuple[str, ...]
) -> list[_Part]:
    reads = metric.reads
    if isinstance(reads, Rows):
        wanted = tuple(dict.fromkeys((*split, *reads.columns)))
        frame = snapshot.rows(reads.view, wanted, _where(reads.view, selection))
    else:
        frame = _totals(snapshot, reads, selection, split)
    if not split:
        return [((), frame)]
    parts = frame.sort(split, nulls_last=True).partition_by(split, maintain_order=True)
    return [(tuple((name, part[name][0]) for name in split), part) for part in parts]


def _totals(
    snapshot: Snapshot, totals: tuple[Totals, ...], selection: Selection, split: tuple[str, ...]
) -> pl.DataFrame:
    first, *others = totals
    frame = snapshot.totals(first.view, first.sums, split, _where(first.view, selection))
    for other in others:
        has = {column.name for column in relation(other.view).columns}
        shared = [name for name in split if name in has]
        sums = snapshot.totals(other.view, other.sums, shared, _where(other.view, selection))
        sums = sums.drop("rows")
        if shared:
            frame = frame.join(sums, on=shared, how="left", nulls_equal=True)
        else:
            frame = frame.join(sums, how="cross")
    return frame


def _outcome(
    metric: Metric, estimate: Estimate | TooFew | None, minimum: int, *, is_telling: bool
) -> Estimate | Withheld:
    if estimate is None:
        return Withheld(ResultState.NOT_COLLECTED, "No such rows have been handed over.")
    if isinstance(estimate, TooFew) and estimate.base == 0 and metric.disclosure != Disclosure.OPEN:
        return Withheld(ResultState.NOT_COLLECTED, _sentence(estimate.reason))
    if estimate.base < minimum:
        return Withheld(ResultState.SUPPRESSED, f"Fewer than {minimum} {metric.base}.")
    if is_telling:
        reason = f"Shown, it would give away a group of fewer than {minimum} {metric.base}."
        return Withheld(ResultState.SUPPRESSED, reason)
    if isinstance(estimate, TooFew):
        return Withheld(ResultState.INSUFFICIENT, _sentence(estimate.reason))
    return estimate


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."


def _is_empty(metric: Metric, read: pl.DataFrame) -> bool:
    if isinstance(metric.reads, Rows):
        return read.is_empty()
    return read.is_empty() or read["rows"][0] == 0
