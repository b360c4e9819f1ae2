"""Evaluates metrics: reads what a definition names, estimates per group, withholds what must be.

Disclosure control stands here and nowhere else, so no figure, finding or export ever holds a number
that was suppressed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from shared.contract.errors import UnknownName
from shared.contract.settings import Settings
from shared.contract.vocabulary import ResultState
from shared.metrics.corrections import corrected
from shared.metrics.definition import Disclosure, Metric, Rows, Sums
from shared.metrics.disclosure import By, Protection
from shared.metrics.estimators.sums import Counting
from shared.metrics.estimators.survey_change import DRAWN
from shared.metrics.lineage import (
    ListedRows,
    NotListed,
    SourceRows,
    listed_rows,
    reason_for_no_list,
    rows_behind,
)
from shared.metrics.reading import filter_of, question_of, split_of
from shared.metrics.registry import metric as registered
from shared.metrics.result import VALUE, Counts, Group, MetricResult, Withheld
from shared.metrics.selection import Selection
from shared.metrics.sql import written_sql
from shared.stats import Estimate, TooFew
from shared.store import Question, Snapshot, Span, remembered_with_snapshot

GROUPS = 200_000
"""Of remembered results, some 400 bytes each once somebody has looked at them."""
FRAMES = 4
"""Few, as they may be large: metrics that read the same rows stand together in their families."""


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
        split = tuple(dict.fromkeys(by))
        return _evaluate(self.snapshot, self.thresholds, registered(key), selection, split)

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

    def forget(self) -> None:
        """Forget what was computed, so that what follows is measured as the first time."""
        self.snapshot.memory.clear()
        DRAWN.clear()

    def rows_behind(
        self, key: str, chosen: Selection | Mapping[str, Any] | None = None
    ) -> tuple[SourceRows, ...]:
        """The files, and how many of their rows, that stand behind a metric for a selection.

        Where any number of the selection is suppressed, the files are those of all people, and
        their rows are not counted.

        Raises:
            UnknownName: no such metric or dimension.
        """
        metric, selection = self._asked(key, chosen)
        if any(g.state == ResultState.SUPPRESSED for g in self.evaluate(key, selection).groups):
            everybody = selection.without(*metric.partitions)
            return rows_behind(self.snapshot, metric, everybody, minimum=math.inf)
        return rows_behind(self.snapshot, metric, selection, minimum=self.thresholds.attitude)

    def listed_rows(
        self, key: str, chosen: Selection | Mapping[str, Any] | None = None, *, limit: int = 200
    ) -> ListedRows | NotListed:
        """The rows behind a metric for a selection with their place in their files.

        Rows of people are never listed, whatever the metric's own rule.

        Args:
            key: a registered metric.
            chosen: selection, or a mapping of dimension to value or values.
            limit: most rows that are listed.

        Raises:
            UnknownName: no such metric or dimension.
            RequestFault: a value cannot be read.
        """
        metric, selection = self._asked(key, chosen)
        if (reason := reason_for_no_list(metric)) is not None:
            return NotListed(reason, self.rows_behind(key, selection))
        return listed_rows(self.snapshot, metric, selection, limit=limit)

    def written_sql(
        self,
        key: str,
        chosen: Selection | Mapping[str, Any] | None = None,
        *,
        by: Iterable[str] = (),
    ) -> str:
        """The SELECT that gives what a metric's estimator reads; see `shared.metrics.sql`.

        Raises:
            UnknownName: no such metric or dimension.
            RequestFault: a value cannot be read.
        """
        metric, selection = self._asked(key, chosen)
        _check_dimensions(metric, (split := tuple(dict.fromkeys(by))))
        return written_sql(metric, selection, split)

    def _asked(
        self, key: str, chosen: Selection | Mapping[str, Any] | None
    ) -> tuple[Metric, Selection]:
        metric = registered(key)
        selection = chosen if isinstance(chosen, Selection) else Selection.of(chosen)
        _check_dimensions(metric, selection.names())
        return metric, selection


@remembered_with_snapshot(GROUPS, weigh=lambda result: len(result.groups) + 1)
def _evaluate(
    snapshot: Snapshot,
    thresholds: Thresholds,
    metric: Metric,
    selection: Selection,
    by: tuple[str, ...],
) -> MetricResult:
    _check_dimensions(metric, (*selection.names(), *by))
    split = split_of(metric, selection, by)
    if metric.corrected in selection.names() and not {*metric.implied} & {*selection.names()}:
        whole = _evaluate(snapshot, thresholds, metric, selection.without(metric.corrected), by)
        if parts := _parts(whole, metric.corrected, selection, split):
            return MetricResult(metric, selection, split, snapshot.id, parts)
    minimum = thresholds.minimum(metric.disclosure)
    groups = _groups(snapshot, metric, selection, split, minimum)
    result = MetricResult(metric, selection, split, snapshot.id, groups)
    if metric.corrected is None:
        return result
    widened = selection.without(metric.corrected, *metric.implied)
    if widened == selection:
        return corrected(result, result, snapshot)
    whole = _evaluate(snapshot, thresholds, metric, widened, by)
    return corrected(result, whole, snapshot)


def _groups(
    snapshot: Snapshot,
    metric: Metric,
    selection: Selection,
    split: tuple[str, ...],
    minimum: int,
) -> Sequence[Group]:
    """Every group with its estimate, or with the reason why it has none.

    Counts of which nothing is ever withheld are estimated when somebody looks at them. Without a
    split the one group has to say, where no row is, that nothing was collected.
    """
    if split and not minimum and isinstance(metric.estimator, Counting):
        return _counts(snapshot, metric, selection, split, metric.estimator)
    protection = _protection(snapshot, metric, minimum)
    where = filter_of(metric.view, selection)
    hidden = protection.hidden(where, split) if protection else _nothing
    return tuple(
        Group(group, _outcome(metric, read, minimum, is_hidden=hidden(group)))
        for group, read in _read(snapshot, metric, selection, split, protection)
    )


def _parts(
    whole: MetricResult, member: str | None, selection: Selection, split: tuple[str, ...]
) -> tuple[Group, ...]:
    """The groups of chosen members of families, which evaluation never mixes, out of those of all.

    They are corrected already, as their families are made up of all members.
    """
    chosen = filter_of(whole.metric.view, selection)[str(member)]
    return tuple(
        Group(tuple(pair for pair in group.by if pair[0] in split), group.outcome)
        for group in whole.groups
        if not isinstance(chosen, Span) and group.value_of(str(member)) in chosen
    )


def _nothing(_group: By) -> bool:
    return False


@remembered_with_snapshot(1024)
def _protection(snapshot: Snapshot, metric: Metric, minimum: int) -> Protection | None:
    if not minimum or not metric.partitions:
        return None
    return Protection.of(snapshot, metric, minimum=minimum)


def _check_dimensions(metric: Metric, names: tuple[str, ...]) -> None:
    for name in names:
        if name not in metric.dimensions:
            raise UnknownName(f"dimension of {metric.key}", name, metric.dimensions)


def _check_values(snapshot: Snapshot, metric: Metric, selection: Selection) -> None:
    for name, values in filter_of(metric.view, selection).items():
        known = _values(snapshot, metric.view, name)
        if known and not isinstance(values, Span):
            for value in values:
                if value not in known:
                    raise UnknownName(f"value of {name}", str(value), map(str, known))


@remembered_with_snapshot(1024)
def _values(snapshot: Snapshot, view: str, column: str) -> list[Any]:
    return snapshot.values(view, column)


def _read(
    snapshot: Snapshot,
    metric: Metric,
    selection: Selection,
    split: tuple[str, ...],
    protection: Protection | None,
) -> list[tuple[By, pl.DataFrame | Sums]]:
    """What each group's estimator sees; without a split, one group even where no row is."""
    question = question_of(metric, selection, split)
    if not isinstance(metric.reads, Rows):
        return _sums(snapshot.ask(question), split)
    frame = _rows(snapshot, question)
    if protection:
        frame = protection.merged(frame, filter_of(metric.view, selection), split)
    if not split:
        return [((), frame)]
    parts = frame.partition_by(split, as_dict=True)
    ordered = sorted(parts, key=lambda values: [(value is None, value) for value in values])
    return [(tuple(zip(split, values, strict=True)), parts[values]) for values in ordered]


def _sums(frame: pl.DataFrame, split: tuple[str, ...]) -> list[tuple[By, pl.DataFrame | Sums]]:
    """Each row of sums with its group."""
    rows = _in_order(frame, split).iter_rows(named=True)
    return [(tuple((name, row[name]) for name in split), row) for row in rows]


def _counts(
    snapshot: Snapshot,
    metric: Metric,
    selection: Selection,
    split: tuple[str, ...],
    counting: Counting,
) -> Counts:
    """The groups of a count: a split may have as many as a country has areas."""
    sums = _in_order(snapshot.ask(question_of(metric, selection, split)), split)
    count = pl.col(counting.column).fill_null(0).cast(pl.Int64).alias(VALUE)
    return Counts(sums.select(*split, count), counting.of)


def _in_order(sums: pl.DataFrame, split: tuple[str, ...]) -> pl.DataFrame:
    """Rows of sums, which the database gives as decimals, in order of their groups."""
    ordered = sums.sort(split, nulls_last=True) if split else sums
    return ordered.with_columns(pl.selectors.decimal().cast(pl.Int64))


@remembered_with_snapshot(FRAMES)
def _rows(snapshot: Snapshot, question: Question) -> pl.DataFrame:
    return snapshot.ask(question)


def _outcome(
    metric: Metric, read: pl.DataFrame | Sums, minimum: int, *, is_hidden: bool
) -> Estimate | Withheld:
    if _is_empty(read):
        return Withheld(ResultState.NOT_COLLECTED, "No such rows have been handed over.")
    estimate = metric.estimator(read)
    if isinstance(estimate, TooFew) and _is_of_nobody(metric, estimate):
        return Withheld(ResultState.NOT_COLLECTED, _sentence(estimate.reason))
    if estimate.base < minimum:
        return Withheld(ResultState.SUPPRESSED, f"Fewer than {minimum} {metric.base}.")
    if is_hidden:
        reason = f"Shown, it would give away a group of fewer than {minimum} {metric.base}."
        return Withheld(ResultState.SUPPRESSED, reason)
    if isinstance(estimate, TooFew):
        return Withheld(ResultState.INSUFFICIENT, _sentence(estimate.reason))
    return estimate


def _is_of_nobody(metric: Metric, found: TooFew) -> bool:
    """Nothing was recorded; of people, that is so wherever none stands behind it."""
    return not found.is_collected or (found.base == 0 and metric.disclosure != Disclosure.OPEN)


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."


def _is_empty(read: pl.DataFrame | Sums) -> bool:
    return read.is_empty() if isinstance(read, pl.DataFrame) else read["rows"] == 0
