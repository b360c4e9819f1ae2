"""What a metric reads for a selection: the one place where evaluation's questions are put."""

from __future__ import annotations

from shared.contract.relations import quickest, relation
from shared.metrics.definition import Disclosure, Metric, Rows, Totals
from shared.metrics.selection import Selection, typed
from shared.store import Filter, Part, Question, joined_question, rows_question


def filter_of(view: str, selection: Selection) -> Filter:
    """A selection as a filter of a view; dimensions that the view lacks are left out.

    Raises:
        RequestFault: a value cannot be read.
    """
    has = {column.name: column.type for column in relation(view).columns}
    return {name: typed(name, texts, has[name]) for name, texts in selection.items if name in has}


def split_of(metric: Metric, selection: Selection, by: tuple[str, ...]) -> tuple[str, ...]:
    """Dimensions by which evaluation splits: those asked for, and those that are never mixed.

    Where pilots are told apart, so are programmes: codes of pilots are unique only within one.

    Raises:
        RequestFault: a value cannot be read.
    """
    chosen = {*selection.names(), *by}
    needed = list(metric.never_mixed)
    if "pilot_code" in chosen and "programme_code" in metric.dimensions:
        needed.append("programme_code")
    where = filter_of(metric.view, selection)
    fixed = [name for name, wanted in where.items() if isinstance(wanted, list) and len(wanted) < 2]
    return tuple(dict.fromkeys((*by, *(name for name in needed if name not in fixed))))


def question_of(metric: Metric, selection: Selection, split: tuple[str, ...]) -> Question:
    """The rows or sums that a metric's estimator sees, with the dimensions they are split by.

    Where a metric protects people, rows with a null among the columns it reads do not arrive.

    Raises:
        RequestFault: a value cannot be read.
    """
    reads = metric.reads
    if isinstance(reads, Rows):
        columns = tuple(dict.fromkeys((*split, *reads.columns)))
        present = () if metric.disclosure is Disclosure.OPEN else reads.columns
        where = filter_of(reads.view, selection)
        return rows_question(reads.view, columns, where, present=present, added=reads.added)
    return joined_question([_part(read, selection, split) for read in reads], split)


def _part(read: Totals, selection: Selection, split: tuple[str, ...]) -> Part:
    """What is read of one view, put to the quickest view that can say it."""
    where = filter_of(read.view, selection)
    has = {column.name for column in relation(read.view).columns}
    return Part(
        quickest(read.view, {*read.sums, *where, *has.intersection(split)}), read.sums, where
    )
